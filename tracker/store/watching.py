"""The temporary triggers that write the journal, made for each table when it is first written to in that way.

Made for all of them at once, as long as some write might need it, they would cost more than most acts do.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection
    from sqlite3 import Connection


_EVENTS = ("INSERT", "UPDATE", "DELETE")
"""What becomes of rows; each is watched by a trigger of its own."""

_NAMED_BY = {
    "bank": ("id",),
    "mock": ("id",),
    "pack": ("id",),
    "pack_entry": ("pack", "section", "key"),
    "question": ("id",),
    "setting": ("key",),
}
"""The columns that tell the rows of a table apart where these have no `uid`."""

_ONLY_EDITED = ("bank", "question")
"""Tables of which only changes to rows are kept: the rows themselves come by imports and go packed."""


def named_by(table: str) -> tuple[str, ...]:
    """The columns that tell the rows of a journaled table apart."""
    return _NAMED_BY.get(table, ("uid",))


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
        watched = {name for (name,) in self._connection.execute("SELECT name FROM temp.sqlite_master")}
        for table in self._changed_by(statement):
            for event in ("INSERT",) if _only_adds(statement) else _EVENTS:
                if _name(table, event) not in watched and (event == "UPDATE" or table not in _ONLY_EDITED):
                    self._connection.execute(_trigger(self._connection, table, event))

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


def _only_adds(statement: str) -> bool:
    """Whether a statement adds rows and leaves those alone that are there."""
    return statement.upper().startswith("INSERT INTO") and "ON CONFLICT" not in statement.upper()


def _name(table: str, event: str) -> str:
    return f"journal_{table}_{event.lower()}"


def _trigger(connection: Connection, table: str, event: str) -> str:
    """The statement that makes the trigger for what becomes of a table's rows."""
    columns = [(name, kind) for (_, name, kind, *_) in connection.execute(f"PRAGMA table_info({table})")]

    def image(side: str) -> str:
        return (
            "json_object(" + ", ".join(f"'{name}', " + _exact(kind, f'{side}."{name}"') for name, kind in columns) + ")"
        )

    def values(side: str) -> str:
        return "(" + ", ".join(f'{side}."{name}"' for name, _kind in columns) + ")"

    side = "OLD" if event == "DELETE" else "NEW"
    name = " || '/' || ".join(f'{side}."{column}"' for column in named_by(table))
    differs = f" AND {values('OLD')} IS NOT {values('NEW')}"  # else undo would seem to do nothing
    return (
        f"CREATE TEMP TRIGGER {_name(table, event)} AFTER {event} ON main.{table} "
        f"WHEN (SELECT count(*) FROM open_change){differs if event == 'UPDATE' else ''} BEGIN "
        'INSERT INTO change (change_set, "table", uid, before, after) '
        f"VALUES ((SELECT change_set FROM open_change), '{table}', {name}, "
        f"{'NULL' if event == 'INSERT' else image('OLD')}, {'NULL' if event == 'DELETE' else image('NEW')}); END"
    )


def _exact(kind: str, value: str) -> str:
    """SQL for a value in a JSON image: SQLite's JSON has 15 digits of a number with a fraction, undo needs all 17."""
    return f"iif({value} IS NULL, NULL, json(printf('%!.17g', {value})))" if kind == "REAL" else value
