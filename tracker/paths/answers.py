"""What may be supposed, and what the comparing of options answers; nothing of it is stored."""

from __future__ import annotations

from tracker.kernel.codes import Codes
from tracker.kernel.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from tracker.benefits.model import BenefitVerdict
    from tracker.kernel.terms import Level
    from tracker.paths.model import Criterion, Option, Selection
    from tracker.recognition.model import RecognitionCell
    from tracker.requirements.model import Verdict
    from tracker.roles.model import RoleVerdict


class Pass(Record):
    """Supposed: a level certified on a day, in the worker's own occupation where none is named."""

    level: Level
    on: date
    occupation: str | None = None


class Move(Record):
    """Supposed: the worker lives and works in a region from a day on."""

    region: str
    on: date


class WhatIf(Record):
    """What is supposed; nothing of it is stored."""

    passes: tuple[Pass, ...] = ()
    moves: tuple[Move, ...] = ()

    def as_of(self, today: date) -> date:
        """The day the answers are for: the last day supposed, today where that is over."""
        return max((today, *(one.on for one in self.passes), *(one.on for one in self.moves)))


class Pay(Record):
    """A month's pay in fen, from `low` to `high`, beside today's; each None where it cannot be told."""

    low_fen: int | None
    high_fen: int | None
    today_fen: int | None

    @property
    def middle_fen(self) -> int | None:
        """Half way between low and high, rounded half up."""
        return None if self.low_fen is None or self.high_fen is None else (self.low_fen + self.high_fen + 1) // 2


class YearPay(Record):
    """What a calendar year brings under an option, in fen."""

    year: int
    low_fen: int
    high_fen: int


class Chances(Record):
    """What past selections say: so many posts for so many candidates; a share of the past, no probability.

    `rank` is the worker's own place in it. `selection` is the one it was read from, None where the option itself says.
    """

    posts: int | None
    candidates: int | None
    rank: int | None
    selection: Selection | None = None

    @property
    def share_permille(self) -> int | None:
        """Posts per thousand candidates, at most 1000; None where either is unknown."""
        if self.posts is None or self.candidates is None:
            return None
        return min(1000, (2000 * self.posts + self.candidates) // (2 * self.candidates))


class BenefitChange(Record):
    """Benefits that come or go with an option, measured where it leads."""

    gained: tuple[BenefitVerdict, ...] = ()
    lost: tuple[BenefitVerdict, ...] = ()

    @property
    def net_fen(self) -> int | None:
        """What is gained less what is lost; None where an amount depends on a price that was not given."""
        amounts = [one.amount_fen for one in (*self.gained, *self.lost)]
        if None in amounts:
            return None
        return sum(one.amount_fen or 0 for one in self.gained) - sum(one.amount_fen or 0 for one in self.lost)


class Figure(Record):
    """One criterion of one option in its own unit, as a whole number from low to high.

    Units: days from today, fen a month, grade, metres, certificates recognised per mille, fen, posts per mille
    candidates, points of five.
    """

    criterion: Criterion
    low: int
    high: int

    @property
    def middle(self) -> Fraction:
        """Half way between low and high."""
        from fractions import Fraction

        return Fraction(self.low + self.high, 2)


class OptionAnswer(Record):
    """An option with everything that follows from it today.

    `post` is None where no post of a pack is named; `verdict` is None where nothing is asked or nothing is known of it;
    `earliest` is None where an act is needed first. `figures` has what can be compared; what is not in it is unknown.
    """

    option: Option
    post: RoleVerdict | None
    verdict: Verdict | None
    earliest: date | None
    pay: Pay
    grade_low: int | None
    grade_high: int | None
    recognition: tuple[RecognitionCell, ...]
    benefits: BenefitChange
    chances: Chances | None
    figures: tuple[Figure, ...]

    def figure(self, criterion: Criterion) -> Figure | None:
        """The figure of a criterion, None where it is unknown."""
        return next((one for one in self.figures if one.criterion is criterion), None)


class Rank(Record):
    """An option's place: points ahead of (or behind) the worst of those compared, with what each criterion adds."""

    option: Option
    points: Fraction
    low: Fraction
    high: Fraction
    parts: tuple[tuple[Criterion, Fraction], ...]


class FlipKind(Codes):
    """What would have to be otherwise: how much the worker cares, or a figure of one of the first two."""

    WEIGHT = "weight"
    FIGURE = "figure"


class Flip(Record):
    """The exact point from which the second option comes first.

    For a weight: `now` and `at` are weights. For a figure: `option` is whose figure in the criterion's unit, `now` is
    None where it is unknown. `upwards`: it flips above `at`, else below. `possible`: beyond `at` there still are
    weights of 0 to 10, or figures of the range the worker gave (or that can be, where it is unknown).
    """

    kind: FlipKind
    criterion: Criterion
    option: Option | None
    now: Fraction | None
    at: Fraction
    upwards: bool
    possible: bool


class Swing(Record):
    """How far the lead of the first over the second reaches while one thing varies: a bar of a tornado chart.

    For a weight: from 0 to 10; for figures: from the worst to the best the ranges allow.
    """

    kind: FlipKind
    criterion: Criterion
    low: Fraction
    high: Fraction


class Comparison(Record):
    """Options side by side, ranked by the worker's weights, with what would flip the first two.

    `left_out` are the criteria that count nothing because an option lacks the figure. `certain` is true where no
    figure inside its range would change the first place. `lead` is in points.
    """

    answers: tuple[OptionAnswer, ...]
    weights: tuple[tuple[Criterion, int], ...]
    ranking: tuple[Rank, ...]
    left_out: tuple[Criterion, ...]
    lead: Fraction | None
    certain: bool
    flips: tuple[Flip, ...]
    swings: tuple[Swing, ...]
