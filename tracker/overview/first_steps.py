"""The first three things in a new file: who it is, what he holds, where he works; before, the answer is provisional."""

from __future__ import annotations

from tracker.certificates.repo import CERTIFICATES
from tracker.kernel.record import Record
from tracker.people.repo import EXPERIENCE
from tracker.store import settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.people.model import Person
    from tracker.store.session import Reader


class FirstSteps(Record):
    """What is there of them; `none_held` where the worker said that there is no certificate yet."""

    person: Person | None
    occupation: str | None = None
    certificates: int = 0
    jobs: int = 0
    none_held: bool = False

    @property
    def known(self) -> bool:
        """Whether it is said who it is, and something says in which occupation."""
        return self.person is not None and self.occupation is not None

    @property
    def answerable(self) -> bool:
        """Whether there is anything to measure: nobody is told of a level because nothing has been entered."""
        return self.known and (self.certificates > 0 or self.jobs > 0 or self.none_held)

    @property
    def done(self) -> bool:
        """Whether nothing of them is missing."""
        return self.known and (self.certificates > 0 or self.none_held) and self.jobs > 0


def first_steps(reader: Reader, person: Person | None, occupation: str | None) -> FirstSteps:
    """How far a new file has come with this person, in the occupation that everything is measured for."""
    if person is None:
        return FirstSteps(person=None)
    return FirstSteps(
        person=person,
        occupation=occupation,
        certificates=len(CERTIFICATES.of_person(reader, person.uid)),
        jobs=len(EXPERIENCE.of_person(reader, person.uid)),
        none_held=settings.get(reader, settings.NONE_HELD) == person.uid,
    )
