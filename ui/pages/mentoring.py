"""Mentoring: who needs me this week? As a mentor everybody one teaches; as an apprentice one's own skills and log."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from tracker.exchange.keys import owner
from tracker.kernel.changes import Area, Changes
from tracker.overview.cohort import FIRST, Cohort
from tracker.overview.names import Names, names
from tracker.overview.people import Changed, people_in_file
from tracker.people.model import Person
from ui.models.turns import Turns
from ui.pages.mentoring_acts import MentoringActs
from ui.pages.mentoring_apprentice import ApprenticePart
from ui.pages.mentoring_cohort import CohortPart
from ui.pages.mentoring_part import MentoringPart
from ui.pages.mentoring_review import ReviewPart
from ui.pages.mentoring_today import TodayPart
from ui.pages.tabbed import TabbedPage
from ui.text import language, tr
from ui.text.mentoring import apprentice_line, mentor_line, people_line
from ui.widgets.empty_state import EmptyState

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import ClassVar

    from tracker.catalog.model import Checklist
    from tracker.overview.cohort import Member
    from ui.context import Context


_OF_ALL = frozenset({Area.PACKS, Area.SETTINGS, Area.STUDY})


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
        self.names = Names()
        self.me = Person(uid="", name="")
        """Whose file it is; nobody until it was read."""
        self.teaching = False
        """Whether the file's owner looks at others here: it holds more people than him."""
        self.everybody = False
        """Whether those are shown as well whom nobody teaches."""
        self.members: list[Member] = []
        self.chosen = ""
        self._cohort: Cohort | None = None
        self._changed, self._whole = Changed(), False
        self._turns = Turns(self)
        self._turns.turned.connect(self._more)
        self._turns.ended.connect(self._arrived)
        self._nobody = EmptyState(
            "mentoring",
            tr("Who is learning?"),
            tr("Enter your name first. Then log what you practise here, or take in the bundle of an apprentice."),
            tr("Enter who I am"),
            name="mentoring_nobody",
        )
        self._nobody.acted.connect(lambda: context.shell.begin("record"))

    @property
    def complete(self) -> bool:
        """Whether everybody has been read."""
        return not self._turns.busy

    def refresh(self) -> None:
        """Read who is in the file, and the first of them; the others follow. After a change, those it was about."""
        work = self.context.work
        person = work.find_person()
        if person is None:
            self._turns.stop()
            self.show_instead(self._nobody)
            return
        reader = work.store.read()
        self.names = names(reader, language())
        self.me = owner(reader)
        self.teaching = people_in_file(reader) > 1
        if not self.teaching or person.uid != self.me.uid:
            self.chosen = person.uid
        self.offer_parts(tuple(self.PARTS) if self.teaching else self.OWN)
        self.call_part("apprentice", tr("Apprentice") if self.teaching else tr("My skills"))
        known = {member.person.uid: member for member in self.members if self.complete}
        self._cohort = Cohort(
            reader, mentor=self.me.uid if self.teaching else None, today=work.today(), everybody=self.everybody
        )
        changed = self._changed.people(reader)
        again = [uid for uid, _name in self._cohort.people if uid in changed or uid not in known]
        if changed and len(again) <= FIRST and not self._whole:
            known |= {member.person.uid: member for member in self._cohort.members(again)}
            self.members = [known[uid] for uid, _name in self._cohort.people]
            self._arrived()
            return
        self.members, self._whole = [], False
        self._turns.begin(self._cohort.survey(), self.members.extend)
        if self._turns.busy:
            self.first.setText(people_line(len(self._cohort.people)))
            self.show_parts()

    def hear(self, changes: Changes) -> None:
        """What has no history may be about anybody: rules, keys, answers to questions."""
        self._whole |= bool(changes.areas & _OF_ALL) or changes.command.startswith("key.")
        super().hear(changes)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody waits for the others now: they are read when the page is shown again."""
        if self._turns.busy:
            self._turns.stop()
            self._behind = True
        super().hideEvent(event)

    def _more(self) -> None:
        """Some more are there: only the matrix shows them already."""
        if self._turns.busy and self.ready and self.part_name == "cohort":
            self.part("cohort").show_more()  # type: ignore[attr-defined]

    def _arrived(self) -> None:
        """Everybody is there: the whole answer."""
        if self.teaching:
            self.first.setText(mentor_line(self.members))
        else:
            self.first.setText(apprentice_line(self.members[0].skills))
        self.show_parts()

    # What the parts share

    def people(self) -> Sequence[tuple[str, str]]:
        """Uids and names of everybody shown, also of those still to be read."""
        return self._cohort.people if self._cohort else ()

    def checklists(self) -> Sequence[Checklist]:
        """The checklists in force."""
        return self._cohort.checklists if self._cohort else ()

    def member(self) -> Member | None:
        """The apprentice chosen, else the first; None where there is nobody."""
        known = {member.person.uid: member for member in self.members}
        if self.chosen in known:
            return known[self.chosen]
        listed = [uid for uid, _name in self.people()]
        asked = self.chosen if self.chosen in listed or self.chosen else next(iter(listed), "")
        found = self._cohort.members([asked]) if self._cohort and asked else ()
        return found[0] if found else None

    def choose(self, person: str, part: str = "apprentice") -> None:
        """Turn to one apprentice."""
        self.chosen = person
        self.show_part(part)
        self.show_parts()

    def show_everybody(self, everybody: bool) -> None:
        """Show all people of the file, or those whom the owner teaches."""
        self.everybody = everybody
        self.refresh()

    def reveal(self, uid: str) -> None:
        """Show the apprentice with this uid, as when the palette found it."""
        if any(uid == person for person, _name in self.people()):
            self.choose(uid)

    # The tabs

    def make_part(self, name: str) -> QWidget:
        return self.PARTS[name](self)

    def fill_part(self, name: str, part: QWidget) -> None:
        assert isinstance(part, MentoringPart)
        part.show_view()
