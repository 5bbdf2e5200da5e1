"""Many people measured at once: the same verdicts as one by one, column by column.

Each leaf is measured once for everybody and shared by all requirements that ask it; a requirement is then a few
comparisons of columns. Days are ordinals, 0 for none. Only what rolls up many people imports this: numpy is slow to
load.
"""

from __future__ import annotations

import numpy as np

from tracker.kernel.dates import FOREVER
from tracker.kernel.record import Record
from tracker.kernel.terms import Act
from tracker.requirements.leaves import Leaf
from tracker.requirements.tree import AllOf, AtLeast

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from typing import Any, TypeVar

    from numpy.typing import NDArray

    from tracker.requirements.model import Bearings, Facts
    from tracker.requirements.tree import Requirement

    Days = NDArray[np.int64]
    Flags = NDArray[np.bool_]
    T = TypeVar("T")

NEVER = FOREVER.toordinal()
_LATER = NEVER + 1
"""Stands for "no day" where the earliest is looked for."""

ACTS: tuple[Act | None, ...] = (None, *Act)
"""What the numbers of `Column.act` mean."""


class Column(Record):
    """How one requirement stands for everybody, in the order of `Crowd.people`: the fields of a `Verdict`, columnwise.

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


class Certificates(Record):
    """Everybody's certificates in the order of people, then of issue; codes as numbers, 0 for an empty field."""

    person: Days
    kind: Days
    level: Days
    occupation: Days
    issuer_kind: Days
    issued: Days
    last: Days
    revoked: Days


class Jobs(Record):
    """Everybody's jobs in the order of people, then of their start."""

    person: Days
    occupation: Days
    role: Days
    region: Days
    start: Days
    last: Days


class Records(Record):
    """Everybody's records as columns; a text is its number in `codes`, 0 where the field is empty.

    `asked` is each one's own occupation. `others` has, by field of `Facts`, those who have records in it.
    """

    people: tuple[str, ...]
    asked: Days
    born: Days
    region: Days
    certificates: Certificates
    jobs: Jobs
    others: Mapping[str, Mapping[int, Facts]]
    codes: Mapping[str, int]


class Crowd:
    """Everybody's records with what is known of the packs, measured for one day; every leaf once."""

    def __init__(self, records: Records, bearings: Bearings, *, today: date) -> None:
        self.people, self.asked, self.born, self.region = records.people, records.asked, records.born, records.region
        self.certificates, self.jobs, self.others = records.certificates, records.jobs, records.others
        self.codes, self.bearings, self.day, self.today = records.codes, bearings, today, today.toordinal()
        self.names = {number: code for code, number in self.codes.items()}
        self._measured: dict[tuple[Leaf, str | None], Column] = {}
        self._related: Flags | None = None
        self._bearings: dict[int, Bearings] = {}
        self._kept: dict[tuple[Any, ...], Any] = {}

    def measure(self, requirement: Requirement, ladder: str | None = None) -> Column:
        """How a requirement stands for everybody; `ladder` is the one a post stands on."""
        if isinstance(requirement, Leaf):
            key = (requirement, ladder)
            if key not in self._measured:
                from tracker.requirements.crowd_leaves import measure_leaf

                self._measured[key] = measure_leaf(self, requirement, ladder)
            return self._measured[key]
        parts = [self.measure(part, ladder) for part in requirement.parts]
        if isinstance(requirement, AllOf):
            return combine(parts, len(parts))
        return combine(parts, requirement.count if isinstance(requirement, AtLeast) else 1)

    def scope(self, named: str, occupation: Days, person: Days) -> Flags | None:
        """Which records are in the scope of their person's question; None where all are."""
        if named == "any":
            return None
        if named == "same":
            mine: Flags = (occupation == self.asked[person]) & (occupation > 0)
            return mine
        if named == "same_or_related":
            near: Flags = self._relations()[self.asked[person], occupation]
            return near
        found: Flags = occupation == self.codes.get(named, -1)
        return found

    def _relations(self) -> Flags:
        """Occupation asked about by occupation of the record."""
        if self._related is None:
            size = len(self.codes) + 1
            self._related = np.zeros((size, size), dtype=bool)
            for asked in set(self.asked.tolist()) - {0}:
                near = self.bearings.related.get(self.names[asked], frozenset()) | {self.names[asked]}
                self._related[asked, [self.codes[code] for code in near if code in self.codes]] = True
        return self._related

    def bearings_of(self, at: int) -> Bearings:
        """What the packs know, for a question about somebody's own occupation."""
        asked = int(self.asked[at])
        if asked not in self._bearings:
            self._bearings[asked] = self.bearings.replace(occupation=self.names.get(asked))
        return self._bearings[asked]

    def keep(self, key: tuple[Any, ...], make: Callable[[], T]) -> T:
        """What was made for a key, made once: what leaves of a kind have in common."""
        if key not in self._kept:
            self._kept[key] = make()
        found: T = self._kept[key]
        return found

    def blank(self) -> Days:
        """A column of no days."""
        return np.zeros(len(self.people), dtype=np.int64)

    def anyone(self, person: Days, holds: Flags) -> Flags:
        """For everybody whether one of their records has a mark."""
        found = np.zeros(len(self.people), dtype=bool)
        found[person[holds]] = True
        return found


def by_act(met_on: Days, act: Act, unknown: Flags, progress: NDArray[np.float64] | None = None) -> Column:
    """A column that only an act can change."""
    met = met_on > 0
    return Column(
        met_on=met_on,
        expected_on=met_on,
        progress=np.where(met, 1.0, 0.0 if progress is None else progress),
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


def each(column: Column, at: int, convert: Callable[[int], date]) -> dict[str, Any]:
    """One person's line of a column as the fields of a verdict."""
    met, expected = int(column.met_on[at]), int(column.expected_on[at])
    return {
        "met": met > 0,
        "met_on": convert(met) if met else None,
        "expected_on": convert(expected) if expected else None,
        "progress": float(column.progress[at]),
        "act": ACTS[column.act[at]],
        "unknown": bool(column.unknown[at]),
    }
