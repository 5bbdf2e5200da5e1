"""One search over everything in the file: people and all their records."""

from __future__ import annotations

from tracker.kernel.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.store.session import Reader

LIMIT = 8
"""How many finds of one kind are shown; more words find fewer."""

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


def search(reader: Reader, text: str, person: str | None = None) -> tuple[Find, ...]:
    """Records with every word of `text` in one of their texts, people first; of one person where one is given."""
    words = text.split()
    if not words:
        return ()
    finds = [] if person else _people(reader, words)
    for table, columns, title, on in _PLACES:
        texts = " || ' ' || ".join(f"coalesce({table}.{column}, '')" for column in columns)
        where = " AND ".join([f"instr(lower({texts}), lower(?))"] * len(words))
        mine = f" AND {table}.person = ?" if person else ""
        rows = reader.rows(
            f'SELECT {table}.uid, {table}.person, person.name, {table}."{title}", {table}."{on}" FROM {table} '
            f"JOIN person ON person.uid = {table}.person WHERE {where}{mine} LIMIT {LIMIT}",
            (*words, person) if person else words,
        )
        finds += [
            Find(table=table, uid=uid, person=owner, person_name=name, title=called, on=day)
            for uid, owner, name, called, day in rows
        ]
    return tuple(finds)


def _people(reader: Reader, words: list[str]) -> list[Find]:
    where = " AND ".join(["instr(lower(name || ' ' || coalesce(employer, '')), lower(?))"] * len(words))
    return [
        Find(table="person", uid=uid, person=uid, person_name=name, title=employer, on=None)
        for uid, name, employer in reader.rows(
            f"SELECT uid, name, employer FROM person WHERE {where} LIMIT {LIMIT}", words
        )
    ]
