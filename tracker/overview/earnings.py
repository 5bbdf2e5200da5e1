"""Income month by month, with the job changes among the months."""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby

from tracker.overview.series import NAMELESS, AverageIncome, IncomeSeries, JobChange, MonthIncome

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from tracker.overview.names import Names
    from tracker.people.model import Experience, Income


def income_series(
    income: Iterable[Income], experience: Iterable[Experience], *, names: Names = NAMELESS, today: date
) -> IncomeSeries:
    """Income up to the month of `today`; the first job is no change, nor is one outside the months recorded.

    Several amounts of one month are added up.
    """
    until = today.isoformat()[:7]
    amounts: dict[str, int] = {}
    for one in sorted(income, key=lambda one: one.month):
        if one.month <= until:
            amounts[one.month] = amounts.get(one.month, 0) + one.amount_fen
    months = tuple(MonthIncome(month=month, amount_fen=amount) for month, amount in amounts.items())
    changes = _changes(experience, months)
    return IncomeSeries(
        months=months, job_changes=changes, averages=averages(months, changes), names=names, today=today
    )


def averages(months: Sequence[MonthIncome], changes: Sequence[JobChange]) -> tuple[AverageIncome, ...]:
    """The mean of the recorded months between changes, rounded half up to a whole fen."""
    turns = [change.on.isoformat()[:7] for change in changes]
    found = []
    for _place, group in groupby(months, key=lambda one: bisect_right(turns, one.month)):
        part = list(group)
        total, count = sum(one.amount_fen for one in part), len(part)
        mean = (2 * total + count) // (2 * count)
        found.append(AverageIncome(first=part[0].month, last=part[-1].month, months=count, mean_fen=mean))
    return tuple(found)


def _changes(experience: Iterable[Experience], months: Sequence[MonthIncome]) -> tuple[JobChange, ...]:
    """The jobs begun after the first one and within the months recorded."""
    later = sorted(experience, key=lambda job: job.start)[1:]
    return tuple(
        JobChange(on=job.start, employer=job.employer, role=job.role, title=job.title)
        for job in later
        if months and months[0].month < job.start.isoformat()[:7] <= months[-1].month
    )
