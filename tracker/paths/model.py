"""What a worker compares, sets store by, went through and decided; `answers` has what the comparing answers."""

from __future__ import annotations

from datetime import date

from tracker.kernel.codes import Codes
from tracker.kernel.record import Record
from tracker.kernel.terms import Act, StationClass

__all__ = ["Act", "StationClass", "date"]


class OptionKind(Codes):
    """What a worker can do: stay, take a post, or move to another region."""

    STAY = "stay"
    POST = "post"
    MOVE = "move"


class Criterion(Codes):
    """What options are weighed by; the worker gives each a weight from 0 to 10."""

    EARLIEST = "earliest"
    PAY = "pay"
    GRADE = "grade"
    DISTANCE = "distance"
    RECOGNITION = "recognition"
    BENEFITS = "benefits"
    CHANCES = "chances"
    FAMILY = "family"


class StepKind(Codes):
    """A step to a goal: an act a rule asks, time that must pass, a certificate to see to, the first day, one's own."""

    ACT = "act"
    WAIT = "wait"
    REDO = "redo"
    BEGIN = "begin"
    OWN = "own"


class SelectionResult(Codes):
    """How an application for a post went."""

    APPLIED = "applied"
    SELECTED = "selected"
    NOT_SELECTED = "not_selected"
    WITHDRAWN = "withdrawn"


class Option(Record):
    """One way ahead as the worker sees it.

    Pay is monthly: either amounts in fen, or a change against today's pay in per mille; a single figure is given as
    `low` alone. `family_rating` is the worker's own judgement, 1 (hard on the family) to 5 (good for it). `candidates`,
    `posts` and `rank` are those of a past selection for such a post. `goal` is the goal it became when chosen.
    """

    uid: str
    person: str
    kind: OptionKind
    title: str | None = None
    ladder: str | None = None
    role: str | None = None
    station_class: StationClass | None = None
    region: str | None = None
    employer: str | None = None
    start: date | None = None
    pay_low_fen: int | None = None
    pay_high_fen: int | None = None
    pay_low_permille: int | None = None
    pay_high_permille: int | None = None
    distance_km: float | None = None
    travel: str | None = None
    family: str | None = None
    family_rating: int | None = None
    candidates: int | None = None
    posts: int | None = None
    rank: int | None = None
    note: str | None = None
    chosen_on: date | None = None
    goal: str | None = None


class Preference(Record):
    """How much the worker cares about a criterion, 0 (not at all) to 10."""

    uid: str
    person: str
    criterion: Criterion
    weight: int


class GoalStep(Record):
    """A step to a goal; `subject` is what it is about: a kind of requirement or the uid of a certificate.

    `position` is its place, from 1, once the worker put the steps in an order; until then their days do.
    """

    uid: str
    person: str
    goal: str
    kind: StepKind
    act: Act | None = None
    subject: str | None = None
    title: str | None = None
    by: date | None = None
    done_on: date | None = None
    position: int | None = None


class Selection(Record):
    """An application for a post and what came of it."""

    uid: str
    person: str
    post: str
    ladder: str | None = None
    role: str | None = None
    employer: str | None = None
    station_class: StationClass | None = None
    region: str | None = None
    on: date
    candidates: int | None = None
    posts: int | None = None
    rank: int | None = None
    result: SelectionResult | None = None
    note: str | None = None
