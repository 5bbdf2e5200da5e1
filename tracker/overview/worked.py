"""How long somebody has worked in an occupation, in all and since the present level: the head of My record."""

from __future__ import annotations

from tracker.kernel.dates import DAY, days_between, merge, parts_between
from tracker.kernel.record import Record
from tracker.kernel.terms import LEVEL_KINDS
from tracker.requirements.leaves import certified_since
from tracker.requirements.levels import current_level
from tracker.requirements.repo import facts_of
from tracker.requirements.rules import work_span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tracker.kernel.terms import Level
    from tracker.people.model import Experience
    from tracker.store.session import Reader

Parts = tuple[int, int, int]
"""Years, months and days."""


class Worked(Record):
    """Time worked in an occupation, and in the related ones besides; overlaps counted once, gaps not."""

    occupation: str | None
    total: Parts = (0, 0, 0)
    level: Level | None = None
    since_level: Parts | None = None
    uncounted: int = 0


def worked(reader: Reader, person: str, *, today: date) -> Worked:
    """What a worker's jobs add up to today; `uncounted` jobs name no occupation."""
    facts = facts_of(reader, person)
    asked = facts.occupation
    uncounted = sum(job.occupation is None for job in facts.experience)
    if asked is None:
        return Worked(occupation=None, uncounted=uncounted)
    own = [job for job in facts.experience if job.occupation == asked]
    level = current_level(facts.certificates, asked, today=today)
    since = None
    if level:
        since = certified_since(facts.certificates, level, LEVEL_KINDS, frozenset((asked,)), today=today)
    return Worked(
        occupation=asked,
        total=_time_worked(own, today=today),
        level=level,
        since_level=_time_worked(own, since=since, today=today) if since else None,
        uncounted=uncounted,
    )


def _time_worked(jobs: Iterable[Experience], *, today: date, since: date | None = None) -> Parts:
    """Days worked by today, counted back from it as years, months and days; both ends of a job are worked."""
    spans = [(max(first, since or first), min(last, today)) for first, last in map(work_span, jobs)]
    days = sum(days_between(first, last) for first, last in merge(span for span in spans if span[0] <= span[1]))
    after = today + DAY
    return parts_between(after - days * DAY, after)
