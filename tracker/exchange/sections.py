"""The lists of the career file and the tables that keep them, in the order they are written."""

from __future__ import annotations

from tracker.certificates.repo import ACCEPTANCES, CERTIFICATES
from tracker.kernel.record import Record
from tracker.mentoring.repo import MENTORSHIPS, PRACTICES, REVIEWS
from tracker.people import repo as people
from tracker.store.table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

FORMAT = "career-file"
VERSION = 1


class Section(Record):
    """One list. Records without a uid in the format (income) are told apart by their month and place in it."""

    name: str
    table: Table[Any]
    has_uid: bool = True


SECTIONS = (
    Section(name="certificates", table=CERTIFICATES),
    Section(name="experience", table=people.EXPERIENCE),
    Section(name="education", table=people.EDUCATION),
    Section(name="training", table=people.TRAINING),
    Section(name="awards", table=people.AWARDS),
    Section(name="exams", table=people.EXAMS),
    Section(name="acceptances", table=ACCEPTANCES),
    Section(name="income", table=people.INCOME, has_uid=False),
    Section(name="goals", table=people.GOALS),
    Section(name="signoffs", table=people.SIGNOFFS),
    Section(name="mentorships", table=MENTORSHIPS),
    Section(name="practices", table=PRACTICES),
    Section(name="reviews", table=REVIEWS),
)
PERSON = Section(name="person", table=people.PEOPLE)
