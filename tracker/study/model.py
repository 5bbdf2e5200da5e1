"""What the rules of study work on: answers, drills, the shape of a paper, and the days there are to study."""

from __future__ import annotations

from datetime import date, datetime

from tracker.kernel.codes import Codes
from tracker.kernel.record import Record
from tracker.study.banks.model import Kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Answer", "Calendar", "Drill", "MultipleRule", "PaperShape", "Section", "date", "shares"]

UNKNOWN_GUESS = 0.25
"""The chance of guessing right where the question is not in the file: as with four options."""


class Answer(Record):
    """One answer to a question; `guess` is the chance of getting that question right without knowing it.

    `banked`: whether the question is in a bank, and not known by a name alone.
    """

    question: str
    topic: str
    at: datetime
    correct: bool
    ms: int | None = None
    rating: int | None = None
    guess: float = UNKNOWN_GUESS
    banked: bool = True


class Drill(Record):
    """One practical exercise done and judged: `share` is the part of full marks, by the mentor or by the worker."""

    task: str
    topic: str
    on: date
    share: float
    by_mentor: bool = False


class Section(Record):
    """Questions of one kind on a paper, each worth the same."""

    kind: Kind
    count: int
    marks: float


class MultipleRule(Codes):
    """What a multiple choice with some but not all right options, and no wrong one, is worth."""

    ALL_OR_NOTHING = "all_or_nothing"
    HALF = "half"
    SHARE = "share"
    """The part of the right options that was chosen."""


class PaperShape(Record):
    """How a paper is made up; the whole is worth 100 marks where the booklet is followed."""

    sections: tuple[Section, ...]
    minutes: int
    pass_mark: float = 60
    multiple: MultipleRule = MultipleRule.ALL_OR_NOTHING

    @property
    def total(self) -> float:
        """Marks of the whole paper."""
        return sum(section.count * section.marks for section in self.sections)

    @property
    def marks(self) -> tuple[float, ...]:
        """The marks of every question, in the order of the sections."""
        return tuple(section.marks for section in self.sections for _ in range(section.count))


class Calendar(Record):
    """The minutes there are for study: a pattern that repeats from `starts_on`, and the days that differ from it.

    The pattern may be a week or a cycle of shifts.
    """

    pattern: tuple[int, ...]
    starts_on: date
    exceptions: tuple[tuple[date, int], ...] = ()

    def minutes_on(self, day: date) -> int:
        """The minutes free on a day; 0 on a day off, and always where the pattern is empty."""
        for exception, minutes in self.exceptions:
            if exception == day:
                return minutes
        return self.pattern[(day - self.starts_on).days % len(self.pattern)] if self.pattern else 0

    def part(self, share: float) -> Calendar:
        """The calendar with this part of every day's minutes, in whole minutes."""
        return self.replace(
            pattern=tuple(int(minutes * share) for minutes in self.pattern),
            exceptions=tuple((day, int(minutes * share)) for day, minutes in self.exceptions),
        )


MONDAY = date(2024, 1, 1)
"""Any Monday: where patterns of a week begin."""


def weekly(*minutes: int, exceptions: tuple[tuple[date, int], ...] = ()) -> Calendar:
    """The calendar of a week, Monday to Sunday; raises `ValueError` for other than seven numbers."""
    if len(minutes) != 7:
        raise ValueError(f"{len(minutes)} days in a week")
    return Calendar(pattern=minutes, starts_on=MONDAY, exceptions=exceptions)


def guess_chance(kind: Kind, options: int) -> float:
    """The chance of full marks for choosing blindly.

    A multiple choice is taken to have at least two right options, as Chinese papers do; what is written cannot be
    guessed.
    """
    if kind is Kind.TRUE_FALSE:
        return 0.5
    if kind is Kind.SINGLE and options > 1:
        return 1 / options
    if kind is Kind.MULTIPLE and options > 1:
        return 1 / ((1 << options) - options - 1)
    return 0.0


def shares(weights: Mapping[str, float | None]) -> dict[str, float]:
    """Weights as parts of one; all equal where any is unknown or none is above zero."""
    known = [weight for weight in weights.values() if weight is not None]
    total = sum(known)
    if len(known) < len(weights) or total <= 0:
        return dict.fromkeys(weights, 1 / len(weights)) if weights else {}
    return {topic: weight / total for topic, weight in weights.items() if weight is not None}
