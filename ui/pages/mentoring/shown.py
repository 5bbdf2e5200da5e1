"""Whom the tabs of Mentoring show: read a few at a time, one of them chosen."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from tracker.kernel.changes import Area, Changes
from tracker.overview.cohort import FIRST, Cohort
from tracker.overview.names import Names, names
from tracker.overview.people import Changed, people_in_file
from tracker.people.model import Person
from tracker.people.service import owner
from ui.models.spelling import sound_of
from ui.models.turns import Turns
from ui.text import language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.catalog.model import Checklist
    from tracker.overview.cohort import Member
    from tracker.workspace import Workspace

_OF_ALL = frozenset({Area.PACKS, Area.SETTINGS, Area.STUDY})


class Shown(QObject):
    """The apprentices of the file's owner, everybody in the file, or the owner himself where he is alone in it.

    `some` follows each few that were read, `every` the last of them. A tab turns to somebody by `choose` and to more
    people by `show_everybody`: `turned` carries the tab to be shown then, `widened` says that all is to be read anew.
    """

    some = Signal()
    every = Signal()
    turned = Signal(str)
    widened = Signal()

    def __init__(self, work: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
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
        self._turns = Turns(parent)
        self._turns.turned.connect(self._more)
        self._turns.ended.connect(self.every)

    # Reading

    def look(self) -> bool:
        """See who is in the file; False where that is nobody yet."""
        person, reader = self._work.find_person(), self._work.store.read()
        if person is None:
            self._turns.stop()
            return False
        self.names = names(reader, language())
        self.me = owner(reader)
        self.teaching = people_in_file(reader) > 1
        if not self.teaching or person.uid != self.me.uid:
            self.chosen = person.uid
        return True

    def read(self) -> None:
        """Read the first of them; the others follow. After a change, those it was about."""
        reader, today = self._work.store.read(), self._work.today()
        known = {member.person.uid: member for member in self.members if self.complete}
        mentor = self.me.uid if self.teaching else None
        self._cohort = Cohort(reader, mentor=mentor, today=today, everybody=self.everybody)
        changed = self._changed.people(reader)
        again = [uid for uid, _name in self._cohort.people if uid in changed or uid not in known]
        if changed and len(again) <= FIRST and not self._whole:
            known |= {member.person.uid: member for member in self._cohort.members(again)}
            self.members = [known[uid] for uid, _name in self._cohort.people]
            self.every.emit()
            return
        self.members, self._whole = [], False
        self._turns.begin(self._cohort.survey(), self._take)

    def hear(self, changes: Changes) -> None:
        """What has no history may be about anybody: rules, keys, answers to questions."""
        self._whole |= bool(changes.areas & _OF_ALL) or changes.command.startswith("key.")

    def pause(self) -> None:
        """Leave the others for later."""
        self._turns.pause()

    def go_on(self) -> None:
        """Read the others that were left, once what is in sight has been painted."""
        self._turns.go_on()

    def _take(self, members: Sequence[Member]) -> None:
        self.members += members
        for member in members:
            sound_of(member.person.name)  # found before a list of thousands is sorted by it

    def _more(self) -> None:
        if len(self.members) == len(self.people()):
            self._turns.stop()  # without another turn, in which nobody would be left
        elif self._turns.busy:
            self.some.emit()

    # What there is

    @property
    def complete(self) -> bool:
        """Whether everybody has been read."""
        return not self._turns.busy

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
        found = self._cohort.members([asked, *listed[:1]]) if self._cohort and asked else ()
        return found[0] if found else None

    # Turning to others

    def look_at(self, person: str) -> None:
        """Show this apprentice from the next time on that anything is drawn."""
        self.chosen = person

    def choose(self, person: str, part: str = "apprentice") -> None:
        """Turn to one apprentice in that tab."""
        self.chosen = person
        self.turned.emit(part)

    def show_everybody(self, everybody: bool) -> None:
        """Show all people of the file, or those whom the owner teaches."""
        self.everybody = everybody
        self.widened.emit()
