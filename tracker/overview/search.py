"""One search over everything in the file: people and all their records."""

from __future__ import annotations

from tracker.kernel.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from tracker.store.session import Reader

LIMIT = 8
"""How many finds of one kind are shown; more words find fewer."""

STEP = 10_000
"""How many rows are looked through at a time."""

_PLACES = (
    ("certificate", ("title", "number", "issuer", "note"), "title", "issued_on"),
    ("experience", ("employer", "title", "note"), "employer", "start"),
    ("education", ("school",), "school", "graduated_on"),
    ("training", ("title", "provider"), "title", "completed_on"),
    ("award", ("competition", "event"), "competition", "on"),
    ("attachment", ("name",), "name", "added_at"),
)


class Find(Record):
    """A record that has the words: its table and uid, whose it is, and what to call it."""

    table: str
    uid: str
    person: str
    person_name: str
    title: str | None
    on: str | None


def search(reader: Reader, text: str, person: str | None = None) -> Iterator[tuple[Find, ...]]:
    """Records with every word of `text` in one of their texts, people first; of one person where one is given.

    Comes in steps that each take some milliseconds, so that a window can go on between them. Empty steps are left out.
    """
    words = text.split()
    if not words:
        return
    if not person and (people := _people(reader, words)):
        yield people
    for table, columns, title, on in _PLACES:
        texts = " || ' ' || ".join(f"coalesce({table}.{column}, '')" for column in columns)
        where = " AND ".join([f"instr(lower({texts}), lower(?))"] * len(words))
        mine = f" AND {table}.person = ?" if person else ""
        query = (
            f'SELECT {table}.uid, {table}.person, person.name, {table}."{title}", {table}."{on}" FROM {table} '
            f"JOIN person ON person.uid = {table}.person WHERE {table}.id BETWEEN ? AND ? AND {where}{mine} LIMIT ?"
        )
        last, found = reader.value(f"SELECT max(id) FROM {table}") or 0, 0
        for first in range(1, last + 1, STEP):
            given = (first, first + STEP - 1, *words, *((person,) if person else ()), LIMIT - found)
            step = tuple(_find(table, row) for row in reader.rows(query, given))
            found += len(step)
            if step:
                yield step
            if found >= LIMIT:
                break


def _find(table: str, row: Sequence[Any]) -> Find:
    uid, owner, name, called, day = row
    return Find(table=table, uid=uid, person=owner, person_name=name, title=called, on=day)


def _people(reader: Reader, words: list[str]) -> tuple[Find, ...]:
    where = " AND ".join(["instr(lower(name || ' ' || coalesce(employer, '')), lower(?))"] * len(words))
    return tuple(
        Find(table="person", uid=uid, person=uid, person_name=name, title=employer, on=None)
        for uid, name, employer in reader.rows(
            f"SELECT uid, name, employer FROM person WHERE {where} LIMIT {LIMIT}", words
        )
    )
