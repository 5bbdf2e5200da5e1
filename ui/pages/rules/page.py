"""Rules: what exactly is asked, and who says so? Ways to a level, every other section, and the packs they come from."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tracker.catalog.service import installed
from tracker.kernel.changes import Area
from tracker.overview.names import names
from tracker.overview.next_level import next_level
from tracker.overview.rulebook import SECTIONS, section_of
from ui.pages.rules.browse import SectionBrowser
from ui.pages.rules.levels import LevelRules
from ui.pages.rules.packs import PackList
from ui.pages.rules.part import RulesPart
from ui.pages.tabbed import TabbedPage
from ui.text import language, ntr, tr
from ui.text.labels import edition_name, section_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import ClassVar

    from tracker.catalog.model import Pack
    from tracker.overview.next_level import NextLevel
    from ui.context import Context

PACKS = "packs"


class RulesPage(TabbedPage):
    """A tab for the ways to a level, one for each other section, and the last for the packs; made when turned to."""

    AREAS: ClassVar[frozenset[Area]] = frozenset({Area.PACKS, Area.PEOPLE, Area.CERTIFICATES})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        tabs = {name: section_name(name) for name in ("route", *SECTIONS)} | {PACKS: tr("Rule packs")}
        super().__init__(context, tabs, tr("Parts of the rules"), name="rules", parent=parent)
        self._person: str | None = None

    def refresh(self) -> None:
        """Read the packs anew; the tabs not in sight read when they are turned to."""
        reader, person = self.context.work.store.read(), self.context.work.find_person()
        self._called = names(reader, language())
        self._known = {pack.id: pack for pack in installed(reader)}
        self._answer = next_level(reader, person.uid, today=self.context.work.today()) if person else None
        self.first.setText(_first_line(self._answer, self._known))
        self._suggest(person.uid if person else None)
        self.show_parts()

    def reveal(self, uid: str) -> None:
        """Turn to the entry of that key."""
        self.refresh_if_behind()
        section = section_of(self.context.work.store.read(), uid)
        if section in self._names:
            part = self.part(section)
            assert isinstance(part, RulesPart)
            part.reveal(uid)
            self.show_part(section)

    def make_part(self, name: str) -> QWidget:
        if name == PACKS:
            return PackList(self.context, self._stack)
        if name == "route":
            levels = LevelRules(self.context, self._stack)
            self._suggest_to(levels)
            return levels
        return SectionBrowser(name, self.context, self._stack)

    def fill_part(self, name: str, part: QWidget) -> None:
        assert isinstance(part, RulesPart)
        part.show_rules(self._called, self._known)

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
