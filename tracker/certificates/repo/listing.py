"""Lists of certificates of any length, sorted and narrowed in SQL, slice by slice."""

from __future__ import annotations

from tracker.certificates.model import CertificateOrder
from tracker.certificates.repo import CERTIFICATES
from tracker.certificates.rules import Parting, State, parting, rules_by_kind
from tracker.kernel.jsontext import to_json
from tracker.kernel.record import Record
from tracker.kernel.terms import CertificateKind, Level, TitleRank

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from typing import Any

    from tracker.certificates.model import Certificate, CertificateFilter, FilterWord, Review
    from tracker.store.session import Reader

SLICE = 2048
"""How many rows of a long list one query sorts or works out: a few milliseconds, so that a window never waits."""

SCAN = 8192
"""The same for a query that only looks whether rows fit."""


def find_id(reader: Reader, uid: str) -> int | None:
    """The row of the certificate with this uid."""
    found: int | None = reader.value("SELECT id FROM certificate WHERE uid = ?", (uid,))
    return found


def by_ids(reader: Reader, ids: Sequence[int]) -> dict[int, tuple[Certificate, str]]:
    """Certificates by row, each with the name of its worker."""
    rows = reader.rows(
        f"SELECT certificate.id, person.name, {CERTIFICATES.columns} FROM certificate "
        f"JOIN person ON person.uid = certificate.person WHERE certificate.id IN {_AMONG}",
        (to_json(ids),),
    )
    return {number: (CERTIFICATES.read_row(row), name) for number, name, *row in rows}


# Order: ids by an indexed column, slice by slice


class _Part(Record):
    """A stretch of an order: which rows, and the columns they are sorted by, the last of them unique."""

    where: str = "TRUE"
    keys: tuple[str, ...] = ("certificate.id",)
    by_worker: bool = False
    empty: bool = False

    def source(self, *, few: bool) -> str:
        """From where it is read: along an index; a few rows by their numbers, whatever index there is."""
        tables = ("person", "certificate")
        if few:
            tables = ("certificate NOT INDEXED", "person")
        return (
            f"{' CROSS JOIN '.join(tables)} ON certificate.person = person.uid" if self.by_worker else tables[not few]
        )


_AMONG = "(SELECT value FROM json_each(?))"
_REVIEWED = "coalesce(certificate.last_review_on, certificate.issued_on)"


def _column(name: str) -> tuple[_Part, ...]:
    filled = _Part(where=f"certificate.{name} IS NOT NULL", keys=(f"certificate.{name}", "certificate.id"))
    return filled, _Part(where=f"certificate.{name} IS NULL", empty=True)


def _codes(name: str, codes: Iterable[str], *keys: str) -> tuple[_Part, ...]:
    """One part for each code, in the order the codes have among themselves."""
    parts = (_Part(where=f"certificate.{name} = '{code}'", keys=(*keys, "certificate.id")) for code in codes)
    return *parts, _Part(where=f"certificate.{name} IS NULL", empty=True)


_PARTS: dict[CertificateOrder, tuple[_Part, ...]] = {
    CertificateOrder.WORKER: (_Part(keys=("person.name", "person.id", "certificate.id"), by_worker=True),),
    CertificateOrder.TITLE: _column("title"),
    CertificateOrder.LEVEL: _codes("level", (*Level, *TitleRank)),
    CertificateOrder.KIND: _codes("kind", CertificateKind, _REVIEWED),
    CertificateOrder.NUMBER: _column("number"),
    CertificateOrder.ISSUER: _column("issuer"),
    CertificateOrder.ISSUED: (_Part(keys=("certificate.issued_on", "certificate.id")),),
}
"""The parts of each order that an index gives; what is empty comes last."""


def ids_in_order(
    reader: Reader,
    order: CertificateOrder,
    *,
    person: str | None = None,
    among: Sequence[int] | None = None,
    descending: bool = False,
) -> Iterator[list[int]]:
    """The rows of all certificates, one person's, or few named ones, sorted by an indexed column; empty ones last.

    Each step is one short query that begins where the last one ended: nothing waits, and no lock is held in between.
    """
    parts = sorted(_PARTS[order][:: -1 if descending else 1], key=lambda part: part.empty)
    narrowed: tuple[str, tuple[Any, ...]] = ("", ())
    if among is not None:
        narrowed = (f" AND certificate.id IN {_AMONG}", (to_json(among),))
    elif person:
        narrowed = (" AND certificate.person = ?", (person,))
    for part in parts:
        source = part.source(few=among is not None)
        yield from _walk(reader, part, source, narrowed, descending=descending and not part.empty)


def _walk(
    reader: Reader, part: _Part, source: str, narrowed: tuple[str, tuple[Any, ...]], *, descending: bool
) -> Iterator[list[int]]:
    (condition, parameters), keys = narrowed, ", ".join(part.keys)
    way, beyond = ("DESC", "<") if descending else ("ASC", ">")
    go_on = f" AND {part.keys[0]} {beyond}= ? AND ({keys}) {beyond} ({', '.join('?' * len(part.keys))})"
    by = ", ".join(f"{key} {way}" for key in part.keys)
    last: tuple[Any, ...] = ()
    while True:
        rows = reader.rows(
            f"SELECT certificate.id, {keys} FROM {source} WHERE {part.where}{condition}{go_on if last else ''} "
            f"ORDER BY {by} LIMIT {SLICE}",
            (*parameters, *last[:1], *last),
        )
        if rows:
            yield [row[0] for row in rows]
        if len(rows) < SLICE:
            return
        last = rows[-1][1:]


# State and next date: compared with the days that part the states today, never stored


def standings(
    reader: Reader, rules: Iterable[Review], *, person: str | None = None, today: date
) -> Iterator[list[tuple[int, str, int | None]]]:
    """Row, state and next day of each certificate, slice by slice; the day as a number such as 20261123.

    The next day is that of the deadline, or of the revocation or the issue where that is what counts.
    """
    by_kind = rules_by_kind(rules, today=today)
    day = f"CAST(replace({_next_date(by_kind, today)}, '-', '') AS INTEGER)"
    for where, parameters in _stretches(reader, person, SLICE):
        yield reader.rows(f"SELECT id, {_state(by_kind, today)}, {day} FROM certificate WHERE {where}", parameters)


def _stretches(reader: Reader, person: str | None, size: int) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """The table in slices of rows; one person's certificates are a slice of their own."""
    if person:
        yield "certificate.person = ?", (person,)
        return
    for first in range(0, reader.value("SELECT coalesce(max(id), 0) FROM certificate") + 1, size):
        yield "certificate.id BETWEEN ? AND ?", (first, first + size - 1)


def _state(by_kind: dict[CertificateKind, Review], today: date) -> str:
    """SQL for `rules.state_of`."""
    return (
        f"CASE WHEN certificate.revoked_on <= '{today}' THEN '{State.REVOKED}' "
        f"WHEN certificate.issued_on > '{today}' THEN '{State.NOT_YET}' ELSE "
        + _by_kind(
            {kind: _parted(parting(rule, today=today)) for kind, rule in by_kind.items()},
            _parted(parting(None, today=today)),
        )
        + " END"
    )


def _parted(days: Parting) -> str:
    return (
        f"CASE WHEN {_ends('<', days.ends_before, days.ended_if_issued_by)} THEN '{State.EXPIRED}' "
        f"WHEN {_REVIEWED} <= {_day(days.late_if_reviewed_by)} THEN '{State.OVERDUE}' "
        f"WHEN {_ends('<=', days.near_end, days.near_if_issued_by)} "
        f"OR {_REVIEWED} <= {_day(days.near_if_reviewed_by)} THEN '{State.DUE}' ELSE '{State.VALID}' END"
    )


def _ends(than: str, end: date, issued_by: date | None) -> str:
    return (
        f"certificate.valid_until {than} {_day(end)} "
        f"OR certificate.valid_until IS NULL AND certificate.issued_on <= {_day(issued_by)}"
    )


def _day(day: date | None) -> str:
    """A day as SQL text; none is the empty text, which is before every day."""
    return f"'{day or ''}'"


def _next_date(by_kind: dict[CertificateKind, Review], today: date) -> str:
    """SQL for the day shown as the next: revoked on, issued on, or the deadline of `rules.deadline`."""
    due = {}
    for kind, rule in by_kind.items():
        ends = _later("certificate.issued_on", rule.valid_months) if rule.valid_months else "NULL"
        ends = f"coalesce(certificate.valid_until, {ends})"
        due[kind] = ends
        if rule.every_months:
            reviewed = _later(_REVIEWED, rule.every_months)
            due[kind] = f"min({reviewed}, coalesce({ends}, '9999-12-31'))"
    return (
        f"CASE WHEN certificate.revoked_on <= '{today}' THEN certificate.revoked_on "
        f"WHEN certificate.issued_on > '{today}' THEN certificate.issued_on ELSE "
        f"{_by_kind(due, 'certificate.valid_until')} END"
    )


def _later(day: str, months: int) -> str:
    """SQL for `dates.add_months`: a day that does not exist is the first of the next month."""
    moved = f"date({day}, '+{months} months')"
    exists = f"substr({day}, 9) <= '28' OR substr({moved}, 9) = substr({day}, 9)"
    first = f"date({day}, '+{months} months', 'start of month')"
    return f"coalesce(iif({exists}, {moved}, {first}), '9999-12-31')"


def _by_kind(cases: dict[CertificateKind, str], otherwise: str) -> str:
    if not cases:
        return otherwise
    whens = " ".join(f"WHEN '{kind}' THEN {case}" for kind, case in cases.items())
    return f"CASE certificate.kind {whens} ELSE {otherwise} END"


# Filter: one pass through the table, slice by slice


def ids_that_fit(
    reader: Reader, wanted: CertificateFilter, rules: Iterable[Review], *, person: str | None = None, today: date
) -> Iterator[list[int]]:
    """The rows that fit a filter, in no order; a step may find none."""
    conditions, parameters = ["TRUE"], []
    if wanted.kinds:
        conditions.append(_one_of("kind", wanted.kinds))
    if wanted.states:
        state = _state(rules_by_kind(rules, today=today), today)
        conditions.append(f"{state} IN ({_texts(wanted.states)})")
    for word in wanted.words:
        conditions.append(f"({_has(word)})")
        parameters += [_like(word.text)] * 4
    for where, bounds in _stretches(reader, person, SCAN):
        rows = reader.rows(
            f"SELECT id FROM certificate WHERE {where} AND {' AND '.join(conditions)}", (*bounds, *parameters)
        )
        yield [number for (number,) in rows]


def _has(word: FilterWord) -> str:
    """SQL for one word, with four places for its text."""
    named = (("kind", word.kinds), ("level", word.levels), ("occupation", word.occupations))
    ways = [
        *(f"{column} LIKE ? ESCAPE '!'" for column in ("title", "number", "issuer")),
        "person IN (SELECT uid FROM person WHERE name LIKE ? ESCAPE '!')",
        *(_one_of(column, codes) for column, codes in named if codes),
    ]
    return " OR ".join(ways)


def _like(text: str) -> str:
    """Anything with `text` in it, whatever signs it has."""
    for sign in "!%_":
        text = text.replace(sign, f"!{sign}")
    return f"%{text}%"


def _one_of(column: str, codes: Iterable[str]) -> str:
    return f"certificate.{column} IN ({_texts(codes)})"


def _texts(codes: Iterable[str]) -> str:
    return ", ".join("'" + code.replace("'", "''") + "'" for code in codes)
