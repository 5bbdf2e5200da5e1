"""What goes along of a worker's study: a report for each month, made from what his own file has; nothing is kept of it.

The clock is not asked: the exam's chance is as of the last day of study, so that a report changes with study alone.
"""

from __future__ import annotations

from tracker.mentoring.model import MockResult, StudyReport
from tracker.mentoring.rules import mock_lines, month_of
from tracker.signed.saying import derived_uid
from tracker.study.repo import TARGETS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from typing import Any

    from tracker.store.session import Reader

MOST_MONTHS = 36
"""How far back a mentor is told of study."""


def study_reports(reader: Reader, person: str) -> Iterator[StudyReport]:
    """A report for each of the latest months in which a worker studied, the earliest first. Raises `NotFound`."""
    from tracker.study.service.mocks import history
    from tracker.study.service.progress import days, minutes_by_day

    minutes = minutes_by_day(reader, person)
    answered = {day.on: day for day in days(reader, person)}
    sat = [
        MockResult(on=one.handed_in_at.date(), component=one.component, score=one.score)
        for one in history(reader, person)
    ]
    studied = sorted({*minutes, *answered, *(one.on for one in sat)})
    months = sorted({month_of(day) for day in studied})[-MOST_MONTHS:]
    for month in months:
        within = [day for day in studied if month_of(day) == month]
        last = month == months[-1]
        yield StudyReport(
            uid=derived_uid("study", person, month),
            person=person,
            month=month,
            minutes=sum(minutes.get(day, 0) for day in within),
            answers=sum(answered[day].answers for day in within if day in answered),
            correct=sum(answered[day].correct for day in within if day in answered),
            mocks=mock_lines(one for one in sat if month_of(one.on) == month),
            as_of=within[-1],
            **(_outlook(reader, person, within[-1]) if last else {}),
        )


def _outlook(reader: Reader, person: str, day: date) -> dict[str, Any]:
    """The exam studied for on a day, and the chance of passing it as it was then."""
    from tracker.study.service.progress import chance_of

    ahead = [one for one in TARGETS.of_person(reader, person) if one.on >= day]
    target = min(ahead, key=lambda one: one.on, default=None)
    if target is None:
        return {}
    chance = chance_of(reader, person, target, today=day)
    permille = None if chance is None else round(1000 * chance)
    return {"exam_on": target.on, "level": target.level, "chance_permille": permille}
