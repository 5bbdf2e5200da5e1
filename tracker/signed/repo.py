"""The tables of statements and keys. Keys are not part of what can be undone: to forget a key is to revoke it."""

from __future__ import annotations

from datetime import date

from tracker.kernel.changes import Area
from tracker.kernel.jsontext import to_json
from tracker.signed.model import INTERNAL, SEAL, Key, Statement
from tracker.store.table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from typing import Any

    from tracker.store.session import Reader, Writer

STATEMENTS = Table("statement", Statement)

_KEY_COLUMNS = ", ".join(f'"{field}"' for field in Key._fields)


def keys(reader: Reader) -> dict[str, Key]:
    """Every key this file knows, its own and those of others, by the key itself."""
    rows = reader.rows(f"SELECT {_KEY_COLUMNS} FROM signing_key ORDER BY rowid")
    return {row[0]: _key(row) for row in rows}


def own_key(reader: Reader) -> Key | None:
    """The key this file signs with; None before the first signature, and after the last one was revoked."""
    own = [one for one in keys(reader).values() if one.private and not one.revoked_on]
    return own[-1] if own else None


def _key(row: tuple[Any, ...]) -> Key:
    values = dict(zip(Key._fields, row, strict=True))
    for day in ("since", "revoked_on"):
        values[day] = date.fromisoformat(values[day]) if values[day] else None
    return Key(**values)


def put_key(writer: Writer, key: Key) -> None:
    """Keep a key; one that is known gets the new name and person, and counts again if it was revoked."""
    writer.run("DELETE FROM signing_key WHERE key = ?", (key.key,))
    kept = key.replace(revoked_on=None).as_dict().values()
    writer.run(
        f"INSERT INTO signing_key ({_KEY_COLUMNS}) VALUES ({', '.join('?' * len(kept))})",
        [value.isoformat() if isinstance(value, date) else value for value in kept],
    )
    writer.touch(Area.MENTORING)


def put_private(writer: Writer, key: Key) -> None:
    """Keep the private half of a key in another form."""
    writer.run("UPDATE signing_key SET private = ? WHERE key = ?", (key.private, key.key))
    writer.touch(Area.MENTORING)


def revoke_key(writer: Writer, key: str, on: date, word: str | None = None) -> None:
    """From now on nothing new signed with this key counts; `word` is its own that it is no more, where there is one."""
    writer.run(
        "UPDATE signing_key SET revoked_on = coalesce(revoked_on, ?), ended = coalesce(?, ended) WHERE key = ?",
        (on.isoformat(), word, key),
    )
    writer.touch(Area.MENTORING)


def statements(reader: Reader, person: str) -> tuple[Statement, ...]:
    """Everything that was said about one worker's records, in the order it came in."""
    return STATEMENTS.of_person(reader, person)


def forget_person(writer: Writer, person: str) -> None:
    """Take out everything that was said about one worker's records."""
    writer.run("DELETE FROM statement WHERE person = ?", (person,))


def people_who_spoke(reader: Reader) -> set[str]:
    """The workers of whom the file has what they say of themselves."""
    rows = reader.rows("SELECT person.uid FROM person JOIN statement ON statement.uid = person.uid")
    return {person for (person,) in rows}


def put_statements(writer: Writer, given: Iterable[Statement]) -> None:
    """Keep statements, each in place of what was said of the record before."""
    told = list(given)
    known = {one.uid for one in STATEMENTS.of_uids(writer, [one.uid for one in told])}
    for one in told:
        if one.uid in known:
            STATEMENTS.update(writer, one)
    STATEMENTS.insert_many(writer, [one for one in told if one.uid not in known])


def keep_if_new(writer: Writer, given: Iterable[Statement]) -> None:
    """Keep statements on records of which nothing was said yet."""
    told = list(given)
    known = {one.uid for one in STATEMENTS.of_uids(writer, [one.uid for one in told])}
    STATEMENTS.insert_many(writer, [one for one in told if one.uid not in known])


def word_for_word(reader: Reader, table: Table[Any], people: Collection[str]) -> set[str]:
    """Of several workers' sealed rows in a table, those that are what their statements said when they were kept.

    One with something private in it is not among them: that is no part of the statement.
    """
    same = " AND ".join(
        f"json_extract(statement.body, '$.{field}') IS {table.name}.\"{field}\""
        for field in table.record._fields
        if field not in INTERNAL
    )
    rows = reader.rows(
        f"SELECT {table.name}.uid FROM {table.name} JOIN statement ON statement.uid = {table.name}.uid "
        f"WHERE {table.name}.person IN (SELECT value FROM json_each(?)) AND statement.body IS NOT NULL "
        f"AND {table.name}.signature = ? || statement.author || ':' || statement.version || ':' || statement.signature "
        f"AND statement.author IN (SELECT key FROM signing_key) AND {same}",
        (to_json(list(people)), SEAL),
    )
    return {uid for (uid,) in rows}
