"""Columns: how one requirement stands for many people, and how `all`, `any` and `at_least` combine them.

Days are ordinals, 0 for none.
"""

from __future__ import annotations

import numpy as np

from tracker.kernel.dates import FOREVER
from tracker.kernel.record import Record
from tracker.kernel.terms import Act

TYPE_CHECKING = False
if TYPE_CHECKING:
    from numpy.typing import NDArray

    Days = NDArray[np.int64]
    Flags = NDArray[np.bool_]

NEVER = FOREVER.toordinal()
_LATER = NEVER + 1
"""Stands for "no day" where the earliest is looked for."""

ACTS: tuple[Act | None, ...] = (None, *Act)
"""What the numbers of `Column.act` mean."""


class Column(Record):
    """How one requirement stands for everybody, in the order of its people: the fields of a `Verdict`, columnwise.

    `unknown` is true where some record could not be counted.
    """

    met_on: Days
    expected_on: Days
    progress: NDArray[np.float64]
    act: NDArray[np.int8]
    unknown: Flags

    @property
    def met(self) -> Flags:
        """Whether it is met."""
        return self.met_on > 0


def by_act(met_on: Days, act: Act, unknown: Flags) -> Column:
    """A column that only an act can change."""
    met = met_on > 0
    return Column(
        met_on=met_on,
        expected_on=met_on,
        progress=np.where(met, 1.0, 0.0),
        act=np.where(met, 0, ACTS.index(act)).astype(np.int8),
        unknown=unknown,
    )


def combine(parts: list[Column], count: int) -> Column:
    """Columns as `all`, `any` or `at_least` combine verdicts: see `requirements.rules`."""
    met_on = _nth([part.met_on for part in parts], count)
    expected_on = np.where(met_on > 0, met_on, _nth([part.expected_on for part in parts], count))
    progress = _greatest([part.progress for part in parts], count)
    best = np.full(len(met_on), -1.0)
    act = np.zeros(len(met_on), dtype=np.int8)
    for part in parts:
        better = (part.act > 0) & (part.met_on == 0) & (part.progress > best)
        best = np.where(better, part.progress, best)
        act = np.where(better, part.act, act)
    return Column(
        met_on=met_on,
        expected_on=expected_on,
        progress=progress,
        act=np.where(expected_on > 0, 0, act).astype(np.int8),
        unknown=np.logical_or.reduce([part.unknown for part in parts]),
    )


def _nth(days: list[Days], count: int) -> Days:
    """The count-th earliest day of each person, 0 where there are fewer."""
    if len(days) == 1:
        return days[0]
    known = [np.where(column > 0, column, _LATER) for column in days]
    if count in (1, len(days)):
        found = (np.minimum if count == 1 else np.maximum).reduce(known)
    else:
        found = np.partition(np.stack(known), count - 1, axis=0)[count - 1]
    return np.where(found == _LATER, 0, found)


def _greatest(shares: list[NDArray[np.float64]], count: int) -> NDArray[np.float64]:
    """The count-th greatest share of each person."""
    if len(shares) == 1:
        return shares[0]
    if count in (1, len(shares)):
        found: NDArray[np.float64] = (np.maximum if count == 1 else np.minimum).reduce(shares)
        return found
    nth: NDArray[np.float64] = np.sort(np.stack(shares), axis=0)[len(shares) - count]
    return nth
