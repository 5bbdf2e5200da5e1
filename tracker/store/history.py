"""The history of a file: the acts its journal keeps, taken back and done again, across restarts.

Taking an act back is a change of its own that points at the one it reverts, so the history only ever grows.
"""

from __future__ import annotations

from tracker.kernel.errors import Conflict, NotFound
from tracker.kernel.jsontext import from_json
from tracker.kernel.record import Record
from tracker.store.watching import named_by

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from typing import Any

    from tracker.store.session import Reader, Store, Writer

    Follow = Callable[[Writer], None]


class ChangeSet(Record):
    """One committed act: when, which command, on what, and which earlier one it reverts."""

    id: int
    at: str
    command: str
    subject: str | None
    reverts: int | None


def acts(reader: Reader, limit: int = 200) -> tuple[ChangeSet, ...]:
    """The latest acts, newest first."""
    return tuple(
        ChangeSet(id=number, at=at, command=command, subject=subject, reverts=reverts)
        for number, at, command, subject, reverts in reader.rows(
            "SELECT id, at, command, subject, reverts FROM change_set ORDER BY id DESC LIMIT ?", (limit,)
        )
    )


def latest_change(reader: Reader) -> int:
    """The number of the latest change kept; 0 before the first."""
    return int(reader.value("SELECT coalesce(max(id), 0) FROM change"))


def rows_before(writer: Writer, table: str) -> list[tuple[str, str]]:
    """The rows of a table that the write under way has changed: what each is named, and what it was, as JSON."""
    return writer.rows(
        'SELECT uid, before FROM change WHERE change_set = (SELECT change_set FROM open_change) AND "table" = ?',
        (table,),
    )


def values_before(reader: Reader, table: str, uid: str, column: str) -> list[tuple[date, Any]]:
    """What a column of a row was before each act about that row that changed it, and the days of these, in order."""
    from datetime import datetime

    rows = reader.rows(
        """SELECT at, json_extract(before, '$.' || ?3) FROM change_set JOIN change ON change_set = change_set.id
        WHERE subject = ?2 AND "table" = ?1 AND uid = ?2 AND before IS NOT NULL AND after IS NOT NULL
        AND json_extract(before, '$.' || ?3) IS NOT json_extract(after, '$.' || ?3) ORDER BY change.id""",
        (table, uid, column),
    )
    return [(datetime.fromisoformat(at).astimezone().date(), before) for at, before in rows]


def let_go(writer: Writer, command: str) -> None:
    """Forget the acts of that name, which can be taken back no more."""
    writer.run("DELETE FROM change_set WHERE command = ?", (command,))


def people_changed(reader: Reader, since: int) -> frozenset[str]:
    """Whose records the changes after that number are about. What is kept without a history is not among them."""
    rows = reader.rows(
        """SELECT DISTINCT CASE "table" WHEN 'person' THEN uid
        ELSE json_extract(coalesce(after, before), '$.person') END FROM change WHERE id > ? AND "table" <> 'mock'""",
        (since,),
    )
    return frozenset(person for (person,) in rows if person)


_ORIGIN = "change_set.reverts IS NULL"
_CHANGING = "EXISTS (SELECT 1 FROM change WHERE change.change_set = change_set.id AND before IS NOT after)"
"""Older versions also kept acts that left everything as it was."""

_STANDING_UNDO = (
    "EXISTS (SELECT 1 FROM change_set AS origin WHERE origin.id = undo.reverts AND origin.reverts IS NULL) "
    "AND NOT EXISTS (SELECT 1 FROM change_set AS redo WHERE redo.reverts = undo.id)"
)
"""An act is an origin, an undo (reverts an origin) or a redo (reverts an undo); an undo stands until a redo."""


def undoable(reader: Reader) -> ChangeSet | None:
    """The act that undo would take back: the latest that stands."""
    return _one(
        reader,
        f"{_ORIGIN} AND {_CHANGING} AND NOT EXISTS "
        f"(SELECT 1 FROM change_set AS undo WHERE undo.reverts = change_set.id AND {_STANDING_UNDO}) ORDER BY id DESC",
    )


def redoable(reader: Reader) -> ChangeSet | None:
    """The undo that redo would take back: the latest that stands, unless something new was done since."""
    found: int | None = reader.value(f"SELECT max(undo.id) FROM change_set AS undo WHERE {_STANDING_UNDO}")
    if found is None or reader.row(f"SELECT 1 FROM change_set WHERE {_ORIGIN} AND id > ?", (found,)):
        return None
    return _one(reader, "id = ?", (found,))


def undo(store: Store, follow: Follow | None = None) -> ChangeSet | None:
    """Take back the latest act; returns it, or None when there is nothing to undo. Raises `Conflict`."""
    return _step(store, undoable(store.read()), follow)


def redo(store: Store, follow: Follow | None = None) -> ChangeSet | None:
    """Do again what was last undone; returns the undo it took back, or None. Raises `Conflict`."""
    return _step(store, redoable(store.read()), follow)


def _step(store: Store, target: ChangeSet | None, follow: Follow | None) -> ChangeSet | None:
    if target:
        revert(store, target.id, follow)
    return target


def revert(store: Store, number: int, follow: Follow | None = None) -> None:
    """Take back any one act, if nothing later touched the same rows.

    `follow` is called in the same write, for what the journal does not keep but has to follow the rows it does.
    Raises `NotFound` for an unknown number and `Conflict`, naming the later act, where it cannot be done.
    """
    target = _one(store.read(), "id = ?", (number,))
    if target is None:
        raise NotFound("change", str(number))
    with store.write(target.command, subject=target.subject) as writer:
        writer.run("PRAGMA defer_foreign_keys = ON")
        changes = writer.rows(
            'SELECT "table", uid, before, after FROM change WHERE change_set = ? AND before IS NOT after '
            "ORDER BY id DESC",
            (number,),
        )
        for table, uid, before, after in changes:
            _restore(writer, number, table, uid, before, after)
        made = writer.value("SELECT count(*) FROM change WHERE change_set = (SELECT change_set FROM open_change)")
        if made != len(changes):
            raise Conflict("others_depend", change=number)
        writer.run("UPDATE change_set SET reverts = ? WHERE id = (SELECT change_set FROM open_change)", (number,))
        if follow:
            follow(writer)


def _restore(writer: Writer, number: int, table: str, uid: str, before: str | None, after: str | None) -> None:
    """Put one row back as it was before, provided it still is as the change left it."""
    wanted: dict[str, Any] = from_json(before) if before else {}
    left: dict[str, Any] = from_json(after) if after else {}
    columns = list(left or wanted)
    listed = ", ".join(f'"{name}"' for name in columns)
    named = named_by(table)
    this = " AND ".join(f'"{name}" = ?' for name in named)
    which = [(left or wanted)[name] for name in named]
    now = writer.row(f"SELECT {listed} FROM {table} WHERE {this}", which)
    if (dict(zip(columns, now, strict=True)) if now else {}) != left:
        later = writer.value(
            'SELECT max(change_set) FROM change WHERE "table" = ? AND uid = ? AND change_set > ?', (table, uid, number)
        )
        raise Conflict("changed_since", change=number, later=later, table=table, uid=uid)
    if not before:
        writer.run(f"DELETE FROM {table} WHERE {this}", which)
    elif not after:
        marks = ", ".join("?" * len(columns))
        writer.run(f"INSERT INTO {table} ({listed}) VALUES ({marks})", tuple(wanted.values()))
    else:
        sets = ", ".join(f'"{name}" = ?' for name in columns)
        writer.run(f"UPDATE {table} SET {sets} WHERE {this}", (*(wanted[name] for name in columns), *which))


def _one(reader: Reader, where: str, parameters: tuple[Any, ...] = ()) -> ChangeSet | None:
    found = reader.row(f"SELECT id, at, command, subject, reverts FROM change_set WHERE {where} LIMIT 1", parameters)
    if found is None:
        return None
    number, at, command, subject, reverts = found
    return ChangeSet(id=number, at=at, command=command, subject=subject, reverts=reverts)
