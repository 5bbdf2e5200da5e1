"""Mentoring: who needs me this week? As a mentor everybody one teaches; as an apprentice one's own skills and log."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from tracker.kernel.changes import Area, Changes
from ui.pages.mentoring.acts import MentoringActs
from ui.pages.mentoring.apprentice import ApprenticePart
from ui.pages.mentoring.cohort import CohortPart
from ui.pages.mentoring.part import MentoringPart
from ui.pages.mentoring.review import ReviewPart
from ui.pages.mentoring.shown import Shown
from ui.pages.mentoring.today import TodayPart
from ui.pages.tabbed import TabbedPage
from ui.text import tr
from ui.text.mentoring import apprentice_line, mentor_line, people_line
from ui.widgets.empty_state import EmptyState

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import ClassVar

    from ui.context import Context


class MentoringPage(TabbedPage):
    """A mentor's tabs are today, everybody, one apprentice, the month; an apprentice has the last two for himself.

    People are read a few at a time: the parts are shown with the first of them, and again when all are there.
    """

    AREAS: ClassVar[frozenset[Area]] = frozenset(
        {Area.MENTORING, Area.PEOPLE, Area.CERTIFICATES, Area.RECORD, Area.STUDY, Area.PACKS, Area.SETTINGS}
    )
    PARTS: ClassVar[dict[str, type[MentoringPart]]] = {
        "today": TodayPart,
        "cohort": CohortPart,
        "apprentice": ApprenticePart,
        "review": ReviewPart,
    }
    OWN: ClassVar[tuple[str, ...]] = ("apprentice", "review")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        tabs = {
            "today": tr("This week"),
            "cohort": tr("Everybody"),
            "apprentice": tr("Apprentice"),
            "review": tr("Monthly review"),
        }
        super().__init__(context, tabs, tr("Mentors and apprentices"), name="mentoring", parent=parent)
        self.acts = MentoringActs(context, self.host)
        self.shown = Shown(context.work, self)
        self.shown.some.connect(self._more)
        self.shown.every.connect(self._arrived)
        self.shown.turned.connect(self._turn_to)
        self.shown.widened.connect(self.refresh)

    @cached_property
    def _nobody(self) -> EmptyState:
        """What is said where it is not known who learns."""
        nobody = EmptyState(
            "mentoring",
            tr("Who teaches you, and whom do you teach?"),
            tr("Enter your name first. Then log what you practise here, or take in the bundle of an apprentice."),
            tr("Enter who I am"),
            name="mentoring_nobody",
        )
        nobody.acted.connect(lambda: self.context.shell.begin("record"))
        return nobody

    def refresh(self) -> None:
        """Show the first people as soon as they are read, and everybody when all are."""
        if not self.shown.look():
            self.show_instead(self._nobody)
            return
        teaching = self.shown.teaching
        self.offer_parts(tuple(self.PARTS) if teaching else self.OWN)
        self.call_part("apprentice", tr("Apprentice") if teaching else tr("My skills"))
        self.shown.read()
        if not self.shown.complete:
            self.first.setText(people_line(len(self.shown.people())))
            self.show_parts()
            if not self.isVisible():
                self.shown.pause()

    def hear(self, changes: Changes) -> None:
        self.shown.hear(changes)
        super().hear(changes)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.go_on()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody waits for the others now: they are read when the page is shown again."""
        self.shown.pause()
        super().hideEvent(event)

    def _more(self) -> None:
        """Some more are there: only the matrix shows them already."""
        if self.ready and self.part_name == "cohort":
            cohort = self.part("cohort")
            assert isinstance(cohort, CohortPart)
            cohort.show_more()

    def _arrived(self) -> None:
        """Everybody is there: the whole answer."""
        members = self.shown.members
        self.first.setText(mentor_line(members) if self.shown.teaching else apprentice_line(members[0].skills))
        self.show_parts()

    def _turn_to(self, part: str) -> None:
        self.show_part(part)
        self.show_parts()

    @property
    def place(self) -> str:
        return self.shown.chosen if self.shown.teaching else ""

    def reveal(self, uid: str) -> None:
        """Show the apprentice with this uid, as when the palette found it."""
        if any(uid == person for person, _name in self.shown.people()):
            self.shown.choose(uid)

    # The tabs

    def make_part(self, name: str) -> QWidget:
        return self.PARTS[name](self.context, self.acts, self.shown, self._stack)

    def fill_part(self, name: str, part: QWidget) -> None:
        assert isinstance(part, MentoringPart)
        part.show_view()
        self.shown.go_on()
