"""What the charts of ways ahead show: the way up a ladder, options by day, pay over years, what flips a choice."""

from __future__ import annotations

from tracker.kernel.record import Record
from tracker.overview.series import MonthIncome, Stretch
from tracker.paths.answers import Comparison, OptionAnswer, YearPay
from tracker.paths.rules import pay_by_year
from tracker.roles.model import RoleVerdict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from tracker.people.model import Experience, Income

YEARS = 10
"""How far ahead pay is looked at: beyond it nobody's figures hold."""


class PostOnWay(Record):
    """A post of a ladder as it stands, and the stretches in which it was held."""

    post: RoleVerdict
    held: tuple[Stretch, ...] = ()


class LadderSeries(Record):
    """A worker's way up a ladder so far, and what is next on it."""

    posts: tuple[PostOnWay, ...] = ()
    today: date


class OptionDaysSeries(Record):
    """Options by the first day each can begin."""

    answers: tuple[OptionAnswer, ...] = ()
    today: date


class OptionPay(Record):
    """An option with what each calendar year brings under it; no years where pay or the day is unknown."""

    answer: OptionAnswer
    years: tuple[YearPay, ...] = ()

    @property
    def total(self) -> tuple[int, int]:
        """All the years together, in fen, at least and at most."""
        return sum(one.low_fen for one in self.years), sum(one.high_fen for one in self.years)


class PaySeries(Record):
    """What each option pays in the years ahead beside the income recorded so far."""

    options: tuple[OptionPay, ...] = ()
    history: tuple[MonthIncome, ...] = ()
    today: date


class ChoiceSeries(Record):
    """How far each thing by itself moves the lead of the first option over the second."""

    found: Comparison | None = None
    today: date


def ladder_series(posts: Sequence[RoleVerdict], experience: Iterable[Experience], *, today: date) -> LadderSeries:
    """The posts of one ladder with the jobs in them that began by `today`, in the order the pack has them."""
    held: dict[str, list[Stretch]] = {}
    for job in sorted(experience, key=lambda job: job.start):
        if job.role and job.start <= today:
            held.setdefault(job.role, []).append(Stretch(start=job.start, end=min(job.end or today, today)))
    return LadderSeries(
        posts=tuple(PostOnWay(post=one, held=tuple(held.get(one.role.id, ()))) for one in posts), today=today
    )


def pay_series(answers: Sequence[OptionAnswer], income: Iterable[Income], *, today: date) -> PaySeries:
    """Every option's pay over the years ahead; months recorded after today's are left out of the history."""
    months: dict[str, int] = {}
    for one in sorted(income, key=lambda one: one.month):
        if one.month <= today.isoformat()[:7]:
            months[one.month] = months.get(one.month, 0) + one.amount_fen
    return PaySeries(
        options=tuple(OptionPay(answer=one, years=pay_by_year(one, today=today, years=YEARS)) for one in answers),
        history=tuple(MonthIncome(month=month, amount_fen=amount) for month, amount in months.items()),
        today=today,
    )
