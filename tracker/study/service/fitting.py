"""Fitting FSRS to one worker: when it is worth it, and doing it while the window goes on."""

from __future__ import annotations

from datetime import date
from time import sleep

from tracker.kernel.errors import Cancelled
from tracker.kernel.record import Record
from tracker.study.repo import figures, number_of
from tracker.study.service import practice

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from tracker.store.session import Reader, Store

FEWEST = 400
"""Answers below which FSRS's own parameters, found from many people's reviews, are the better guess."""

AGAIN_AFTER = 1.5
"""Fitting again is worth it once there are this many times the answers of the last time."""

LOOK_SECONDS = 0.05


class Fitted(Record):
    """When the parameters were last fitted, from how many answers, and whether doing it (again) is worth it."""

    at: datetime | None
    answers: int
    worth_it: bool


def fitted(reader: Reader, person: str) -> Fitted:
    """How a worker's parameters stand."""
    answers, _right = figures.totals(reader, number_of(reader, person), date.max)
    at, then = practice.parameters_found(reader, person) or (None, 0)
    return Fitted(at=at, answers=then, worth_it=answers >= max(FEWEST, AGAIN_AFTER * then))


def fit(store: Store, person: str, *, now: datetime, watch: Callable[[], None] | None = None) -> int:
    """Find the worker's own parameters in a helper process and schedule by them; from how many answers they are.

    `watch` is called all the while and may raise `Cancelled`: everything stays as it was. Raises `OptimiserFailed`.
    """
    from tracker.study.optimise import Optimisation

    histories = practice.histories(store.read(), person)
    run = Optimisation(histories)
    try:
        while not run.done():
            if watch:
                watch()
            sleep(LOOK_SECONDS)
    except Cancelled:
        run.cancel()
        raise
    parameters, answers = run.result(), sum(map(len, histories))
    practice.keep_parameters(store, person, parameters, found=(now, answers))
    return answers
