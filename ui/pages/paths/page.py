"""Paths: which way is mine? The ladder with the worker's place, options side by side, and applications for posts."""

from __future__ import annotations

from tracker.kernel.changes import Area
from tracker.roles.service import roles_of
from ui.pages.paths.goals import GoalsPart
from ui.pages.paths.ladder import LadderPart, own_ladder
from ui.pages.paths.options import OptionsPart
from ui.pages.paths.selections import SelectionsPart
from ui.pages.paths.what_if import WhatIfPart
from ui.pages.person_page import PersonPage
from ui.text import tr
from ui.text.paths import channels_line
from ui.widgets.empty_state import EmptyState

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import ClassVar

    from PySide6.QtWidgets import QWidget

    from tracker.people.model import Person
    from tracker.roles.drafts import LadderDraft
    from ui.context import Context
    from ui.pages.person_page import PersonPart


class PathsPage(PersonPage):
    """A tab for the ladder, options, what if, goals, applications; each is read when it is turned to."""

    AREAS: ClassVar[frozenset[Area]] = frozenset(
        {Area.PATHS, Area.GOALS, Area.CERTIFICATES, Area.RECORD, Area.PEOPLE, Area.PACKS, Area.MENTORING}
    )
    PARTS: ClassVar[dict[str, type[PersonPart]]] = {
        "ladder": LadderPart,
        "options": OptionsPart,
        "what_if": WhatIfPart,
        "goals": GoalsPart,
        "selections": SelectionsPart,
    }

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        tabs = {
            "ladder": tr("Ladder of posts"),
            "options": tr("Options"),
            "what_if": tr("What if"),
            "goals": tr("Goals and steps"),
            "selections": tr("Applications"),
        }
        super().__init__(context, tabs, tr("Ways ahead"), name="paths", parent=parent)

    def nobody(self) -> EmptyState:
        return EmptyState(
            "person",
            tr("Which way is yours?"),
            tr("Enter your name and what you have worked as first. Then this page shows which posts are open to you."),
            tr("Enter who I am"),
            name="paths_nobody",
        )

    def answer(self, person: Person) -> str:
        """What each channel of the worker's own ladder holds open."""
        today = self.context.work.today()
        posts = self._asking.once(roles_of, person.uid)
        own = own_ladder(posts)
        return channels_line([one for one in posts if one.role.ladder == own], today=today)

    def reveal(self, uid: str) -> None:
        """Show a goal with its steps."""
        self.refresh_if_behind()
        if self.ready:
            self.show_part("goals")
            goals = self.part("goals")
            assert isinstance(goals, GoalsPart)
            goals.reveal(uid)

    def unfinished(self) -> tuple[LadderDraft, LadderDraft] | None:
        """A ladder being written, and what is kept of it."""
        if not self.away:
            return None
        from ui.pages.paths.ladder_editor import LadderEditor

        view = self.whole.currentWidget()
        return (view.draft, view.begun) if isinstance(view, LadderEditor) and view.draft != view.begun else None

    def go_on_with(self, unfinished: tuple[LadderDraft, LadderDraft]) -> None:
        """Write on at a ladder."""
        self.refresh_if_behind()
        ladder = self.part("ladder")
        if self.ready and isinstance(ladder, LadderPart):
            ladder.write(*unfinished)

    def add_record(self) -> None:
        """Ctrl+N: a new ladder, option or application, whichever is in sight; from what if a new option."""
        if self.ready and not self.away and self.part_name == "what_if" and not self.context.work.store.read_only:
            self.show_part("options")
        super().add_record()
