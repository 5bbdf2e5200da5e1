"""When a question comes back: FSRS memory states behind one door, and the rating an answer earns.

FSRS (Free Spaced Repetition Scheduler, version 6) is computed by `fsrs-rs-python`, in single precision: one review
agrees with the pure-Python `fsrs` to 5e-6 of the stability, which moves no chance of recall by 1e-6. Both
packages are read only here; the compiled one is loaded with the first review, not with this module.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import IntEnum
from functools import cached_property

from tracker.kernel.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from fsrs_rs_python import FSRS, ItemState, MemoryState, NextStates

DEFAULT_PARAMETERS = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip
"""FSRS-6's own, found by its authors from many people's reviews; the optimiser replaces them by the worker's."""

RETENTION = 0.9
"""A question is due when its chance of recall has fallen to this, after as many days as FSRS calls its stability."""

LONGEST_DAYS = 36_500
"""No interval is longer: FSRS's own limit of a hundred years."""

FAST, SLOW = 0.5, 2.0
"""An answer within half of the worker's usual time is fast, over twice of it slow."""

AWAY_MS = 10 * 60 * 1000
"""A time over ten minutes says that the worker was called away, not that recall was hard."""


def last_review(exam_on: date) -> date:
    """The day before an exam, when every question is due at the latest."""
    return exam_on - timedelta(days=1)


class Rating(IntEnum):
    """How well a question was known, in FSRS's own numbers."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Memory(Record):
    """How well a question is held as of the last answer `on` a day.

    `stability` in days until the chance of recall falls to 90 %; `difficulty` 1 to 10.
    """

    stability: float
    difficulty: float
    on: date


class Scheduled(Record):
    """A memory after an answer, and the day the question is due again."""

    memory: Memory
    due: date


def rate(*, correct: bool, ms: int | None = None, usual_ms: float | None = None, known: bool = False) -> Rating:
    """The rating of an answer that was only right or wrong.

    Wrong is AGAIN. Right is GOOD, HARD if it took over `SLOW` times the worker's usual time for such a question, EASY
    if it took under `FAST` times and the question was `known` (answered right the last time too): the stronger a
    memory, the sooner it is retrieved, which adaptive practice puts to use (Sense, Behrens, Meijer and van Rijn,
    2016); but a quick right answer to a choice question met for the first time may as well be a guess. Without a
    time, or with one over ten minutes, time says nothing.
    """
    if not correct:
        return Rating.AGAIN
    if ms is None or not usual_ms or ms > AWAY_MS:
        return Rating.GOOD
    if ms > SLOW * usual_ms:
        return Rating.HARD
    return Rating.EASY if known and ms < FAST * usual_ms else Rating.GOOD


class Scheduler:
    """FSRS with one set of 21 parameters; raises `ValueError` for another number of them."""

    def __init__(self, parameters: Sequence[float] = DEFAULT_PARAMETERS) -> None:
        if len(parameters) != len(DEFAULT_PARAMETERS):
            raise ValueError(f"{len(parameters)} parameters")
        self.parameters = tuple(parameters)

    @cached_property
    def _engine(self) -> FSRS:
        from fsrs_rs_python import FSRS

        return FSRS(self.parameters)

    @cached_property
    def _state(self) -> type[MemoryState]:
        from fsrs_rs_python import MemoryState

        return MemoryState

    def review(self, memory: Memory | None, rating: Rating, *, today: date, latest: date | None = None) -> Scheduled:
        """What an answer makes of a memory (None for a question never asked) and when the question is due.

        A question is due tomorrow at the earliest (asking a wrong one again within the session is the session's
        affair) and not after `latest`, the day before an exam, where that is still to come. An answer dated before
        the last one counts as given on that day.
        """
        day = today if memory is None else max(today, memory.on)
        if memory is None:
            states = self._engine.next_states(None, RETENTION, 0)
        else:
            before = self._state(memory.stability, memory.difficulty)
            states = self._engine.next_states(before, RETENTION, (day - memory.on).days)
        return self._scheduled(_reached(states, rating).memory, day, latest)

    def replay(self, answers: Sequence[tuple[date, Rating]], *, latest: date | None = None) -> Scheduled | None:
        """The state after all answers to one question, in order; None without any. One call, for whole histories."""
        if not answers:
            return None
        from fsrs_rs_python import FSRSItem, FSRSReview

        reviews = []
        day = answers[0][0]
        for on, rating in answers:
            reviews.append(FSRSReview(rating, max(0, (on - day).days)))
            day = max(day, on)
        return self._scheduled(self._engine.memory_state(FSRSItem(reviews)), day, latest)

    def _scheduled(self, state: MemoryState, day: date, latest: date | None) -> Scheduled:
        memory = Memory(stability=state.stability, difficulty=state.difficulty, on=day)
        due = day + timedelta(days=min(max(round(memory.stability), 1), LONGEST_DAYS))
        if latest is not None and latest > day:
            due = min(due, latest)
        return Scheduled(memory=memory, due=due)


def _reached(states: NextStates, rating: Rating) -> ItemState:
    if rating == Rating.GOOD:
        return states.good
    if rating == Rating.AGAIN:
        return states.again
    return states.hard if rating == Rating.HARD else states.easy
