"""The tables of what mentors and apprentices write down."""

from __future__ import annotations

from tracker.mentoring.model import Mentorship, MonthlyReview, Practice, StudyReport
from tracker.store.table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tracker.store.session import Reader

MENTORSHIPS = Table("mentorship", Mentorship)
PRACTICES = Table("practice", Practice)
REVIEWS = Table("monthly_review", MonthlyReview)
STUDY_REPORTS = Table("study_report", StudyReport)


def people_taught(reader: Reader, mentor: str, day: date) -> set[str]:
    """The workers whom a mentor teaches on a day."""
    rows = reader.rows(
        'SELECT person FROM mentorship WHERE mentor_uid = ?1 AND "start" <= ?2 AND ("end" IS NULL OR "end" >= ?2)',
        (mentor, day.isoformat()),
    )
    return {person for (person,) in rows}


def review_of(reader: Reader, person: str, month: str, mentor: str | None) -> MonthlyReview | None:
    """What a mentor (without one, the worker) says of a worker's month."""
    found = REVIEWS.select(reader, "WHERE person = ? AND month = ? AND mentor_uid IS ?", (person, month, mentor))
    return found[0] if found else None
