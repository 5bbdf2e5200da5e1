"""Gathers everybody's records as columns, with one query for each table."""

from __future__ import annotations

from datetime import date

import numpy as np

from tracker.people.genuine import signoffs_that_count
from tracker.people.repo import AWARDS, EDUCATION, EXAMS, TRAINING
from tracker.requirements.columns import NEVER
from tracker.requirements.crowd import Certificates, Crowd, Jobs, Records
from tracker.requirements.crowd_leaves import KINDS, NOBODY, level_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

    from tracker.requirements.columns import Days
    from tracker.requirements.model import Bearings, Facts
    from tracker.store.session import Reader

_OTHERS: dict[str, Callable[[Reader], tuple[Any, ...]]] = {
    "education": EDUCATION.select,
    "training": TRAINING.select,
    "awards": AWARDS.select,
    "exams": EXAMS.select,
    "signoffs": signoffs_that_count,
}


class _Codes(dict[str, int]):
    """Texts to numbers, from 1 on as they come; 0 for none."""

    def number(self, text: str | None) -> int:
        """The number of a text, a new one if it is new."""
        return 0 if text is None else self.setdefault(text, len(self) + 1)


class _Days(dict[str | None, int]):
    """ISO days to ordinals, each read once."""

    def __missing__(self, text: str | None) -> int:
        found = self[text] = date.fromisoformat(text).toordinal() if text else 0
        return found


def crowd_of(reader: Reader, bearings: Bearings, *, today: date) -> Crowd:
    """Everybody in the file; `bearings` is what the packs know, whoever is asked about."""
    codes, days = _Codes(), _Days({None: 0})
    people = reader.rows("SELECT uid, birth_date, region, occupation FROM person ORDER BY id")
    at = {row[0]: number for number, row in enumerate(people)}
    held = reader.rows(
        "SELECT person, kind, level, occupation, issuer_kind, issued_on, valid_until, revoked_on "
        "FROM certificate ORDER BY id"
    )
    worked = reader.rows('SELECT person, occupation, role, region, start, "end" FROM experience ORDER BY id')
    for code in bearings.related:
        codes.number(code)
    asked = _asked(people, held, at, codes)
    records = Records(
        people=tuple(at),
        asked=asked,
        born=_column(days[row[1]] for row in people),
        region=_column(codes.number(row[2]) for row in people),
        certificates=_certificates(held, at, codes, days),
        jobs=_jobs(worked, at, codes, days),
        others={field: _grouped(reader, field, at) for field in _OTHERS},
        codes=codes,
    )
    return Crowd(records, bearings, today=today)


def _column(values: Iterable[int]) -> Days:
    return np.fromiter(values, dtype=np.int64)


def _asked(people: Sequence[Any], held: Sequence[Any], at: dict[str, int], codes: _Codes) -> Days:
    """Each one's occupation as `Facts.occupation` has it: the person's own, else of the latest level certificate."""
    named: list[str | None] = [row[3] or None for row in people]
    latest: dict[int, str] = {}
    for person, kind, _level, occupation, _issuer, issued, *_rest in held:
        number = at[person]
        if people[number][3] or not occupation or kind not in ("skill_level", "qualification"):
            continue
        if issued > latest.get(number, ""):
            latest[number], named[number] = issued, occupation
    return _column(codes.number(occupation) for occupation in named)


def _certificates(held: Sequence[Any], at: dict[str, int], codes: _Codes, days: _Days) -> Certificates:
    person = _column(at[row[0]] for row in held)
    issued = _column(days[row[5]] for row in held)
    until = _column(days[row[6]] or NEVER for row in held)
    revoked = _column(days[row[7]] for row in held)
    last = np.where(revoked > 0, np.minimum(until, revoked - 1), until)
    order = np.lexsort((last, issued, person))
    return Certificates(
        person=person[order],
        kind=_column(KINDS[row[1]] for row in held)[order],
        level=_column(level_number(row[2]) for row in held)[order],
        occupation=_column(codes.number(row[3]) for row in held)[order],
        issuer_kind=_column(codes.number(row[4]) for row in held)[order],
        issued=issued[order],
        last=last[order],
        revoked=revoked[order],
    )


def _jobs(worked: Sequence[Any], at: dict[str, int], codes: _Codes, days: _Days) -> Jobs:
    person = _column(at[row[0]] for row in worked)
    start = _column(days[row[4]] for row in worked)
    last = _column(days[row[5]] or NEVER for row in worked)
    order = np.lexsort((last, start, person))
    return Jobs(
        person=person[order],
        occupation=_column(codes.number(row[1]) for row in worked)[order],
        role=_column(codes.number(row[2]) for row in worked)[order],
        region=_column(codes.number(row[3]) for row in worked)[order],
        start=start[order],
        last=last[order],
    )


def _grouped(reader: Reader, field: str, at: dict[str, int]) -> dict[int, Facts]:
    """By person, facts with this person's records of one table and nothing else."""
    found: dict[int, list[Any]] = {}
    for record in _OTHERS[field](reader):
        found.setdefault(at[record.person], []).append(record)
    return {number: NOBODY.replace(**{field: tuple(records)}) for number, records in found.items()}
