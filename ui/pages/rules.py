"""Rules: what exactly is asked, and who says so? Ways to a level, every other section, and the packs they come from."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from tracker.catalog.service import installed
from tracker.kernel.changes import Area
from tracker.overview.names import names
from tracker.overview.next_level import next_level
from tracker.overview.rulebook import SECTIONS
from ui.pages.base import Page
from ui.pages.rules_browse import SectionBrowser
from ui.pages.rules_levels import LevelRules
from ui.pages.rules_packs import PackList
from ui.text import language, ntr, tr
from ui.text.labels import edition_name, section_name
from ui.widgets.space import Column
from ui.widgets.words import FirstLine

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import ClassVar, Protocol

    from tracker.catalog.model import Pack
    from tracker.overview.names import Names
    from tracker.overview.next_level import NextLevel
    from ui.context import Context

    class Part(Protocol):
        """What the page asks of each of its tabs."""

        def show_rules(self, names: Names, packs: dict[str, Pack]) -> None: ...
        def focus_filter(self) -> None: ...
        def reveal(self, key: str) -> bool: ...


class RulesPage(Page):
    """A tab for the ways to a level, one for each other section, and the last for the packs."""

    AREAS: ClassVar[frozenset[Area]] = frozenset({Area.PACKS, Area.PEOPLE, Area.CERTIFICATES})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._first = FirstLine()
        self._tabs = QTabBar()
        self._tabs.setObjectName("rules_tabs")
        self._tabs.setAccessibleName(tr("Parts of the rules"))
        self._tabs.setUsesScrollButtons(True)
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        self._stack = QStackedWidget()
        self.levels = LevelRules(context)
        self.packs = PackList(context)
        self.browsers = {section: SectionBrowser(section, context) for section in SECTIONS}
        self._parts: list[tuple[str, QWidget]] = [
            (section_name("route"), self.levels),
            *((section_name(section), self.browsers[section]) for section in SECTIONS),
            (tr("Rule packs"), self.packs),
        ]
        for title, part in self._parts:
            self._tabs.addTab(title)
            self._stack.addWidget(part)
        self._tabs.currentChanged.connect(self._turn)
        column = Column(self, margin=24, gap=12)
        column.addWidget(self._first)
        column.addWidget(self._tabs)
        column.addWidget(self._stack, 1)

    def refresh(self) -> None:
        """Read the packs anew; the tabs not in sight read when they are turned to."""
        reader, person = self.context.work.store.read(), self.context.work.find_person()
        self._called = names(reader, language())
        self._known = {pack.id: pack for pack in installed(reader)}
        answer = next_level(reader, person.uid, today=self.context.work.today()) if person else None
        self._first.setText(_first_line(answer, self._known))
        if answer:
            self.levels.suggest(answer.occupation, answer.target_level)
        self._fresh: set[int] = set()
        self._turn(self._tabs.currentIndex())

    def focus_filter(self) -> None:
        """Ctrl+F: the filter of the tab in sight."""
        self._part(self._tabs.currentIndex()).focus_filter()

    def reveal(self, uid: str) -> None:
        """Turn to the entry of that key."""
        self.refresh_if_behind()
        for at in range(len(self._parts)):
            self._read(at)
            if self._part(at).reveal(uid):
                self._tabs.setCurrentIndex(at)
                return

    def show_part(self, at: int) -> None:
        """Turn to a tab."""
        self._tabs.setCurrentIndex(at)

    def _turn(self, at: int) -> None:
        self._read(at)
        self._stack.setCurrentIndex(at)

    def _read(self, at: int) -> None:
        if at not in self._fresh:
            self._fresh.add(at)
            self._part(at).show_rules(self._called, self._known)

    def _part(self, at: int) -> Part:
        part: Part = self._parts[at][1]  # type: ignore[assignment]
        return part


def _first_line(answer: NextLevel | None, packs: dict[str, Pack]) -> str:
    """Which edition the worker's occupation follows, and of what day the rules are."""
    if answer and answer.applying and answer.applying.routes:
        pack = packs[answer.applying.routes[0].route.pack]
        return tr("By the {edition}, rules checked on {day}").format(
            edition=edition_name(answer.applying.edition), day=pack.as_of
        )
    in_force = [pack for pack in packs.values() if pack.in_force]
    if not in_force:
        return tr("No rules are installed")
    oldest = min(pack.as_of for pack in in_force)
    return ntr(
        "{n} rule pack in force, checked on {day}", "{n} rule packs in force, checked on {day} or later", len(in_force)
    ).format(n=len(in_force), day=oldest)
