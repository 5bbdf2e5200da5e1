"""Paths: which way is mine? The ladder with the worker's place, options side by side, and applications for posts."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from tracker.catalog.service import installed
from tracker.kernel.changes import Area
from tracker.overview.names import names
from tracker.roles.service import roles_of
from ui.pages.asking import Asking
from ui.pages.base import Page
from ui.pages.paths_ladder import LadderPart, own_ladder
from ui.pages.paths_options import OptionsPart
from ui.pages.paths_selections import SelectionsPart
from ui.pages.paths_what_if import WhatIfPart
from ui.text import language, tr
from ui.text.paths import channels_line
from ui.widgets.empty_state import EmptyState
from ui.widgets.sheet import SheetHost
from ui.widgets.space import Column
from ui.widgets.words import FirstLine

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import ClassVar

    from tracker.people.model import Person
    from ui.context import Context

    Part = LadderPart | OptionsPart | WhatIfPart | SelectionsPart
    """What each tab shows. All have `show_person(person, asking)` and `focus_filter()`."""

_PARTS: dict[str, type[Part]] = {
    "ladder": LadderPart,
    "options": OptionsPart,
    "what_if": WhatIfPart,
    "selections": SelectionsPart,
}


class PathsPage(Page):
    """A tab for the ladder, for options, for what if, for applications; each is read when it is turned to."""

    AREAS: ClassVar[frozenset[Area]] = frozenset(
        {Area.PATHS, Area.GOALS, Area.CERTIFICATES, Area.RECORD, Area.PEOPLE, Area.PACKS, Area.MENTORING}
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._made: dict[str, Part] = {}
        self._read: set[str] = set()
        self._person: Person | None = None
        self._first = FirstLine()
        self._tabs = QTabBar()
        self._tabs.setObjectName("paths_tabs")
        self._tabs.setAccessibleName(tr("Ways ahead"))
        self._tabs.setUsesScrollButtons(True)
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        for title in (tr("Ladder of posts"), tr("Options"), tr("What if"), tr("Applications")):
            self._tabs.addTab(title)
        self._tabs.currentChanged.connect(self._turn)
        self._stack = QStackedWidget()
        self._empty = EmptyState(
            "person",
            tr("Whose way is it?"),
            tr("Enter your name and what you have worked as first. Then this page shows which posts are open to you."),
            tr("Enter who I am"),
            name="paths_nobody",
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
        reader, today = work.store.read(), work.today()
        self._asking = Asking(self.context, names(reader, language()), {pack.id: pack for pack in installed(reader)})
        posts = roles_of(reader, self._person.uid, today=today)
        own = own_ladder(posts)
        self._first.setText(channels_line([one for one in posts if one.role.ladder == own], today=today))
        self._read.clear()
        self._turn(self._tabs.currentIndex())

    def show_part(self, name: str) -> None:
        """Turn to a tab."""
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
        """Ctrl+F: what narrows the tab in sight."""
        if self._person is not None:
            self.part(list(_PARTS)[self._tabs.currentIndex()]).focus_filter()

    def add_record(self) -> None:
        """Ctrl+N: a new application where those are in sight, else a new option."""
        if self._person is None or self.context.work.store.read_only:
            return
        if list(_PARTS)[self._tabs.currentIndex()] in ("ladder", "what_if"):
            self.show_part("options")
        shown = self.part(list(_PARTS)[self._tabs.currentIndex()])
        if isinstance(shown, (OptionsPart, SelectionsPart)):
            shown.ask(None)

    def _turn(self, at: int) -> None:
        if self._person is not None:
            self._stack.setCurrentWidget(self.part(list(_PARTS)[at]))
