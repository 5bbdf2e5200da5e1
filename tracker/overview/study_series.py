"""What the charts of study show: work done and to do, where an hour pays, days and hours, forgetting, mock exams."""

from __future__ import annotations

from math import sqrt

from tracker.kernel.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tracker.kernel.terms import Component
    from tracker.study.kept import Hour
    from tracker.study.plan import TopicPay
    from tracker.study.readiness import Outlook
    from tracker.study.service.targets import PaperPart


WEEKS = 52
"""So far back the calendar of study goes."""

LOOKED_BACK_DAYS = 182
"""Work done earlier is only the height at which the line of work begins."""

FEWEST_ANSWERS = 20
"""Hours with fewer answers are not compared."""

CLEARLY = 3
"""So many standard errors above the others is clearly better: of 24 hours one would often be two above by chance."""


class Pace(Record):
    """Minutes of study a week, as the last weeks were: the middle one, and the range that holds 80 % of them."""

    low: float
    middle: float
    high: float


class BurnUpSeries(Record):
    """Minutes studied day by day and all together, and where they lead by the day of the exam.

    `needed` minutes are still asked by the plan for the chance aimed at; None where there is no plan, or none that can
    be trusted or leads there. Without `pace` there are too few weeks to go by.
    """

    done: tuple[tuple[date, int], ...] = ()
    """Each day with study, and all minutes up to it."""
    exam_on: date | None = None
    needed: int | None = None
    goal: float = 0.0
    reachable: bool = True
    pace: Pace | None = None
    today: date

    @property
    def total(self) -> int:
        """All the minutes so far."""
        return self.done[-1][1] if self.done else 0

    def by_the_exam(self, minutes_a_week: float) -> float:
        """All the minutes on the eve of the exam at this pace."""
        days = (self.exam_on - self.today).days if self.exam_on else 0
        return self.total + minutes_a_week * max(0, days) / 7


class PayoffSeries(Record):
    """The topics of a paper by weight, with what is expected of each, and what the next hour on it would add."""

    part: PaperPart | None = None
    topics: tuple[TopicPay, ...] = ()
    today: date


class HeatSeries(Record):
    """Minutes of study on each day with any, over the last year."""

    days: tuple[tuple[date, int], ...] = ()
    first: date
    today: date


class HourSeries(Record):
    """Answers by the hour of the day, and how many of them were right."""

    hours: tuple[Hour, ...] = ()
    """Those with answers, in order."""
    today: date

    @property
    def compared(self) -> tuple[Hour, ...]:
        """The hours with enough answers."""
        return tuple(one for one in self.hours if one.answers >= FEWEST_ANSWERS)

    @property
    def busiest(self) -> Hour:
        """The hour with most answers. Raises `ValueError` without any."""
        return max(self.hours, key=lambda one: one.answers)

    @property
    def share(self) -> float:
        """How much of all answers was right."""
        return sum(one.correct for one in self.hours) / sum(one.answers for one in self.hours)

    @property
    def best(self) -> Hour | None:
        """The hour with the greatest share right of those clearly better than all others together, if any is."""
        if len(self.compared) < 2:
            return None
        return max(filter(self._is_clearly_better, self.compared), key=lambda one: one.share, default=None)

    def _is_clearly_better(self, one: Hour) -> bool:
        """By the test of two proportions, with the share of all as what both would have by chance."""
        others = [other for other in self.hours if other is not one]
        answers, correct = sum(other.answers for other in others), sum(other.correct for other in others)
        error = sqrt(self.share * (1 - self.share) * (1 / one.answers + 1 / answers))
        return one.share - correct / answers > CLEARLY * error


class ForgettingSeries(Record):
    """What is left of today's readiness after so many days without study."""

    part: PaperPart | None = None
    points: tuple[tuple[date, Outlook], ...] = ()
    exam_on: date | None = None
    today: date


class PaperScore(Record):
    """One mock exam: its score of 100, and the part of the marks of each topic."""

    on: date
    score: float
    topics: tuple[tuple[str, float], ...]


class MockSeries(Record):
    """Mock exams of one component one after the other, against the mark to reach."""

    component: Component | None = None
    part: PaperPart | None = None
    papers: tuple[PaperScore, ...] = ()
    today: date
