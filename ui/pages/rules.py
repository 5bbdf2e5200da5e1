"""Rules: what exactly is asked, and who says so? Ways to a level, every other section, and the packs they come from."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from tracker.catalog.service import installed
from tracker.kernel.changes import Area
from tracker.overview.names import names
from tracker.overview.next_level import next_level
from tracker.overview.rulebook import SECTIONS, section_of
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
    from typing import ClassVar

    from tracker.catalog.model import Pack
    from tracker.overview.next_level import NextLevel
    from ui.context import Context

PACKS = "packs"
Part = LevelRules | SectionBrowser | PackList
"""What each tab shows. All have `show_rules(names, packs)`, `focus_filter()` and `reveal(key)`."""


class RulesPage(Page):
    """A tab for the ways to a level, one for each other section, and the last for the packs; made when turned to."""

    AREAS: ClassVar[frozenset[Area]] = frozenset({Area.PACKS, Area.PEOPLE, Area.CERTIFICATES})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._names = ("route", *SECTIONS, PACKS)
        self._made: dict[str, Part] = {}
        self._read: set[str] = set()
        self._person: str | None = None
        self._first = FirstLine()
        self._tabs = QTabBar()
        self._tabs.setObjectName("rules_tabs")
        self._tabs.setAccessibleName(tr("Parts of the rules"))
        self._tabs.setUsesScrollButtons(True)
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        for name in self._names:
            self._tabs.addTab(tr("Rule packs") if name == PACKS else section_name(name))
        self._tabs.currentChanged.connect(self._turn)
        self._stack = QStackedWidget()
        column = Column(self, margin=24, gap=12)
        column.addWidget(self._first)
        column.addWidget(self._tabs)
        column.addWidget(self._stack, 1)

    def refresh(self) -> None:
        """Read the packs anew; the tabs not in sight read when they are turned to."""
        reader, person = self.context.work.store.read(), self.context.work.find_person()
        self._called = names(reader, language())
        self._known = {pack.id: pack for pack in installed(reader)}
        self._answer = next_level(reader, person.uid, today=self.context.work.today()) if person else None
        self._first.setText(_first_line(self._answer, self._known))
        self._suggest(person.uid if person else None)
        self._read.clear()
        self._turn(self._tabs.currentIndex())

    def focus_filter(self) -> None:
        """Ctrl+F: the filter of the tab in sight."""
        self._made[self._names[self._tabs.currentIndex()]].focus_filter()

    def reveal(self, uid: str) -> None:
        """Turn to the entry of that key."""
        self.refresh_if_behind()
        section = section_of(self.context.work.store.read(), uid)
        if section in self._names:
            self.part(section).reveal(uid)
            self.show_part(section)

    def show_part(self, name: str) -> None:
        """Turn to a section, `route` or `packs`."""
        self._tabs.setCurrentIndex(self._names.index(name))

    def part(self, name: str) -> Part:
        """A section's part, made and up to date."""
        if name not in self._made:
            self._made[name] = self._make(name)
        if name not in self._read:
            self._read.add(name)
            self._made[name].show_rules(self._called, self._known)
        return self._made[name]

    def _make(self, name: str) -> Part:
        made: Part
        if name == PACKS:
            made = PackList(self.context)
        elif name == "route":
            made = LevelRules(self.context)
            self._suggest_to(made)
        else:
            made = SectionBrowser(name, self.context)
        self._stack.addWidget(made)
        return made

    def _suggest(self, person: str | None) -> None:
        """Another worker is shown: begin with that one's next level."""
        if person != self._person:
            self._person = person
            levels = self._made.get("route")
            if isinstance(levels, LevelRules):
                self._suggest_to(levels)

    def _suggest_to(self, levels: LevelRules) -> None:
        if self._answer:
            levels.suggest(self._answer.occupation, self._answer.target_level)

    def _turn(self, at: int) -> None:
        self._stack.setCurrentWidget(self.part(self._names[at]))


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
