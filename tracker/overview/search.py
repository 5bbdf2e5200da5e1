"""One search over everything in the file: people and all their records."""

from __future__ import annotations

from tracker.kernel.jsontext import to_json
from tracker.kernel.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from typing import Any

    from tracker.store.session import Reader

    _Place = tuple[str, str, tuple[str, ...], tuple[str, ...], str | None, str]

LIMIT = 8
"""How many finds of one kind are shown; more words find fewer."""

STEP = 10_000
"""How many rows are looked through at a time."""

_PLACES = (
    (
        "certificate",
        "uid",
        ("title", "number", "issuer", "note"),
        ("kind", "level", "occupation"),
        "title",
        "issued_on",
    ),
    ("experience", "uid", ("employer", "title", "note"), ("occupation",), "employer", "start"),
    ("education", "uid", ("school",), ("stage",), "school", "graduated_on"),
    ("training", "uid", ("title", "provider"), ("occupation", "level"), "title", "completed_on"),
    ("award", "uid", ("competition", "event"), ("tier", "prize"), "competition", "on"),
    ("exam", "uid", (), ("occupation", "level", "result"), None, "on"),
    ("income", "uid", (), (), None, "month"),
    ("goal", "uid", (), ("kind", "occupation", "level"), None, "by"),
    ("acceptance", "certificate", ("employer", "note"), (), "employer", "on"),
    ("attachment", "subject", ("name",), (), "name", "added_at"),
)
"""Where is looked: the table, which record is shown then, its texts, its codes, what it is called, its day."""


class Find(Record):
    """A record that has the words: its table, the uid to show, whose it is, what to call it, and its codes.

    A note on an employer and a scan are shown with what they belong to, so that is their uid.
    """

    table: str
    uid: str
    person: str
    person_name: str
    title: str | None
    on: str | None
    codes: tuple[str, ...] = ()


def nothing(_word: str) -> Collection[str]:
    """No code is meant by a word."""
    return ()


def search(
    reader: Reader, text: str, person: str | None = None, *, meant: Callable[[str], Collection[str]] = nothing
) -> Iterator[tuple[Find, ...]]:
    """Records with every word of `text` in one of their texts, people first; of one person where one is given.

    A word also stands for the codes `meant` by it: levels, kinds, occupations. Comes in steps that each take some
    milliseconds, so that a window can go on between them. Empty steps are left out.
    """
    words = text.split()
    if not words:
        return
    if not person and (people := _people(reader, words)):
        yield people
    codes_of = [sorted(meant(word)) for word in words]
    for place in _PLACES:
        yield from _of_place(reader, place, words, codes_of, person)


def _of_place(
    reader: Reader, place: _Place, words: list[str], codes_of: list[list[str]], person: str | None
) -> Iterator[tuple[Find, ...]]:
    table, uid, texts, codes, title, on = place
    held = " || ' ' || ".join(f"coalesce({table}.\"{column}\", '')" for column in (*texts, on))
    checks, given = [], []
    for word, among in zip(words, codes_of, strict=True):
        says, values = [f"instr(lower({held}), lower(?))"], [word]
        if among:
            says += [f"{table}.{column} IN (SELECT value FROM json_each(?))" for column in codes]
            values += [to_json(among)] * len(codes)
        checks.append(f"({' OR '.join(says)})")
        given += values
    listed = ", ".join(
        (f'{table}."{title}"' if title else "NULL", f'{table}."{on}"', *(f"{table}.{one}" for one in codes))
    )
    query = (
        f"SELECT {table}.{uid}, {table}.person, person.name, {listed} FROM {table} "
        f"JOIN person ON person.uid = {table}.person WHERE {table}.id BETWEEN ? AND ? AND {' AND '.join(checks)}"
        f"{f' AND {table}.person = ?' if person else ''} LIMIT ?"
    )
    last, found = reader.value(f"SELECT max(id) FROM {table}") or 0, 0
    for first in range(1, last + 1, STEP):
        ends = (*((person,) if person else ()), LIMIT - found)
        step = tuple(_find(table, row) for row in reader.rows(query, (first, first + STEP - 1, *given, *ends)))
        found += len(step)
        if step:
            yield step
        if found >= LIMIT:
            break


def _find(table: str, row: Sequence[Any]) -> Find:
    uid, owner, name, called, day, *codes = row
    return Find(
        table=table, uid=uid, person=owner, person_name=name, title=called, on=day, codes=tuple(filter(None, codes))
    )


def _people(reader: Reader, words: list[str]) -> tuple[Find, ...]:
    where = " AND ".join(["instr(lower(name || ' ' || coalesce(employer, '')), lower(?))"] * len(words))
    return tuple(
        Find(table="person", uid=uid, person=uid, person_name=name, title=employer, on=None)
        for uid, name, employer in reader.rows(
            f"SELECT uid, name, employer FROM person WHERE {where} LIMIT {LIMIT}", words
        )
    )
