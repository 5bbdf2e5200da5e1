"""Worth: what is my level worth, here and there? Benefits and claims, recognition across regions, opportunities."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from tracker.benefits.rules import applies_in
from tracker.benefits.service import benefits_of
from tracker.catalog.service import installed
from tracker.certificates.service import of_person
from tracker.kernel.changes import Area
from tracker.overview.names import names
from tracker.paths.service import worth_ahead
from tracker.requirements.levels import current_level
from ui.pages.asking import Asking
from ui.pages.base import Page
from ui.pages.worth_benefits import BenefitsPart
from ui.pages.worth_opportunities import OpportunitiesPart
from ui.pages.worth_recognition import RecognitionPart
from ui.text import language, tr
from ui.text.worth import first_line
from ui.widgets.empty_state import EmptyState
from ui.widgets.sheet import SheetHost
from ui.widgets.space import Column
from ui.widgets.words import FirstLine

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import ClassVar

    from tracker.people.model import Person
    from ui.context import Context

    Part = BenefitsPart | RecognitionPart | OpportunitiesPart
    """What each tab shows. All have `show_person(person, asking)` and `focus_filter()`."""

_PARTS: dict[str, type[Part]] = {
    "benefits": BenefitsPart,
    "recognition": RecognitionPart,
    "opportunities": OpportunitiesPart,
}


class WorthPage(Page):
    """A tab for benefits, one for recognition, one for opportunities; each is read when it is turned to."""

    AREAS: ClassVar[frozenset[Area]] = frozenset(
        {Area.WORTH, Area.PATHS, Area.CERTIFICATES, Area.RECORD, Area.PEOPLE, Area.PACKS}
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._made: dict[str, Part] = {}
        self._read: set[str] = set()
        self._person: Person | None = None
        self._first = FirstLine()
        self._tabs = QTabBar()
        self._tabs.setObjectName("worth_tabs")
        self._tabs.setAccessibleName(tr("What the level is worth"))
        self._tabs.setUsesScrollButtons(True)
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        for title in (tr("Benefits"), tr("Recognition"), tr("Opportunities")):
            self._tabs.addTab(title)
        self._tabs.currentChanged.connect(self._turn)
        self._stack = QStackedWidget()
        self._empty = EmptyState(
            "person",
            tr("Whose level is it?"),
            tr("Enter your name, occupation and region first. Then this page shows what your level is worth where."),
            tr("Enter who I am"),
            name="worth_nobody",
        )
        self._empty.acted.connect(lambda: context.shell.go("record"))
        content = QWidget()
        column = Column(content, margin=24, gap=12)
        column.addWidget(self._first)
        column.addWidget(self._tabs)
        column.addWidget(self._stack, 1)
        column.addWidget(self._empty, 1)
        self.host = SheetHost(content)
        Column(self, gap=0).addWidget(self.host)

    def refresh(self) -> None:
        """Measure anew; the tabs not in sight do so when they are turned to."""
        work = self.context.work
        self._person = work.find_person()
        for part in (self._first, self._tabs, self._stack):
            part.setVisible(self._person is not None)
        self._empty.setVisible(self._person is None)
        if self._person is None:
            return
        reader = work.store.read()
        self._asking = Asking(self.context, names(reader, language()), {pack.id: pack for pack in installed(reader)})
        self._first.setText(self._answer(self._person))
        self._read.clear()
        self._turn(self._tabs.currentIndex())

    def _answer(self, person: Person) -> str:
        """The first line, for the worker's own region and every region a benefit names."""
        reader, today = self.context.work.store.read(), self.context.work.today()
        found = benefits_of(reader, person.uid, today=today)
        here = [one for one in found if applies_in(one.benefit, person.region or "*")]
        named = (region for one in found for region in one.benefit.regions if region != "*")
        regions = tuple(dict.fromkeys(filter(None, (person.region, *named))))
        ahead = worth_ahead(reader, person.uid, regions, today=today)
        held = of_person(reader, person.uid)
        level = current_level(held, person.occupation, today=today) if person.occupation else None
        return first_line(here, ahead, level)

    def show_part(self, name: str) -> None:
        """Turn to `benefits`, `recognition` or `opportunities`."""
        self._tabs.setCurrentIndex(list(_PARTS).index(name))

    def part(self, name: str) -> Part:
        """A tab's part, made and up to date."""
        if name not in self._made:
            self._made[name] = _PARTS[name](self.context, self.host)
            self._stack.addWidget(self._made[name])
        if name not in self._read and self._person is not None:
            self._read.add(name)
            self._made[name].show_person(self._person, self._asking)
        return self._made[name]

    def focus_filter(self) -> None:
        """Ctrl+F: the region asked about."""
        if self._person is not None:
            self.part(list(_PARTS)[self._tabs.currentIndex()]).focus_filter()

    def _turn(self, at: int) -> None:
        self._stack.setCurrentWidget(self.part(list(_PARTS)[at]))
