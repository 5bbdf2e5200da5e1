"""Everybody's records as columns, and what measuring them has in common. Days are ordinals, 0 for none."""

from __future__ import annotations

import numpy as np

from tracker.kernel.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from typing import Any, TypeVar

    from tracker.requirements.columns import Days, Flags
    from tracker.requirements.model import Bearings, Facts

    T = TypeVar("T")


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
    """Everybody's records with what is known of the packs, to be measured for one day."""

    def __init__(self, records: Records, bearings: Bearings, *, today: date) -> None:
        self.people, self.asked, self.born, self.region = records.people, records.asked, records.born, records.region
        self.certificates, self.jobs, self.others = records.certificates, records.jobs, records.others
        self.codes, self.bearings, self.day, self.today = records.codes, bearings, today, today.toordinal()
        self.names = {number: code for code, number in self.codes.items()}
        self._related: Flags | None = None
        self._bearings: dict[int, Bearings] = {}
        self._kept: dict[tuple[Any, ...], Any] = {}

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
