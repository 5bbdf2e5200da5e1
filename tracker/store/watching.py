"""The temporary triggers that write the journal, made for each table when it is first written to.

Made for all of them at once, as long as some write might need it, they would cost more than most acts do.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from sqlite3 import Connection


class Watch:
    """The watch over the journaled tables during one transaction; rolling back takes its triggers away again."""

    def __init__(self, connection: Connection, journaled: Collection[str]) -> None:
        self._connection = connection
        self._journaled = journaled
        self._attended: set[str] = set()

    def attend(self, statement: str) -> None:
        """Before a statement runs: see that what it changes, and what its deletions take along, is watched."""
        if statement in self._attended:
            return
        self._attended.add(statement)
        for table in self._changed_by(statement):
            if not self._connection.execute(
                "SELECT 1 FROM temp.sqlite_master WHERE type = 'trigger' AND tbl_name = ?", (table,)
            ).fetchone():
                _watch(self._connection, table)

    def forget(self) -> None:
        """Look anew at every statement: a part of the transaction was rolled back, and triggers with it."""
        self._attended.clear()

    def _changed_by(self, statement: str) -> Collection[str]:
        """The journaled tables a statement may change; all of them where that cannot be told."""
        words = statement.split(None, 5)
        verb = words[0].upper()
        if verb in ("PRAGMA", "SELECT"):
            return ()
        before = {"INSERT": "INTO", "DELETE": "FROM", "UPDATE": "UPDATE"}.get(verb)
        if before not in words:
            return self._journaled
        table = words[words.index(before) + 1].partition("(")[0].strip('"')
        deletes = verb == "DELETE" or "REPLACE" in words
        return [one for one in (table, *(self._taken_along(table) if deletes else ())) if one in self._journaled]

    def _taken_along(self, table: str) -> set[str]:
        """The tables whose rows go, or lose their reference, when rows of this one go; and theirs in turn."""
        found: set[str] = set()
        todo = [table]
        while todo:
            parent = todo.pop()
            for child in self._journaled:
                refers_to = {key[2] for key in self._connection.execute(f"PRAGMA foreign_key_list({child})")}
                if child not in found and parent in refers_to:
                    found.add(child)
                    todo.append(child)
        return found


def _watch(connection: Connection, table: str) -> None:
    for trigger in _triggers(connection, table):
        connection.execute(trigger)


def _triggers(connection: Connection, table: str) -> Iterator[str]:
    columns = [(name, kind) for (_, name, kind, *_) in connection.execute(f"PRAGMA table_info({table})")]

    def image(side: str) -> str:
        return (
            "json_object(" + ", ".join(f"'{name}', " + _exact(kind, f'{side}."{name}"') for name, kind in columns) + ")"
        )

    def values(side: str) -> str:
        return "(" + ", ".join(f'{side}."{name}"' for name, _kind in columns) + ")"

    differs = f" AND {values('OLD')} IS NOT {values('NEW')}"  # else undo would seem to do nothing
    for event, only, before, after, row in (
        ("INSERT", "", "NULL", image("NEW"), "NEW"),
        ("UPDATE", differs, image("OLD"), image("NEW"), "NEW"),
        ("DELETE", "", image("OLD"), "NULL", "OLD"),
    ):
        yield (
            f"CREATE TEMP TRIGGER journal_{table}_{event.lower()} AFTER {event} ON main.{table} "
            f"WHEN (SELECT count(*) FROM open_change){only} BEGIN "
            'INSERT INTO change (change_set, "table", uid, before, after) '
            f"VALUES ((SELECT change_set FROM open_change), '{table}', {row}.uid, {before}, {after}); END"
        )


def _exact(kind: str, value: str) -> str:
    """SQL for a value in a JSON image: SQLite's JSON has 15 digits of a number with a fraction, undo needs all 17."""
    return f"iif({value} IS NULL, NULL, json(printf('%!.17g', {value})))" if kind == "REAL" else value
