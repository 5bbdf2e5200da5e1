"""The store: reads through a Reader, writes through one door that keeps the journal and announces once."""

from __future__ import annotations

import os
import sqlite3
from functools import cache
from itertools import chain, count, groupby, islice

from tracker.kernel.errors import StorageProblem
from tracker.store.database import connect, fill
from tracker.store.driver import TROUBLES, password_of, storage_problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from types import TracebackType
    from typing import Any, Self

    from tracker.kernel.changes import Area, Changes
    from tracker.kernel.clock import Clock
    from tracker.kernel.password import Password
    from tracker.store.watching import Watch


_ROWS = 25
"""Rows an insertion adds with one statement; more gain nothing."""


Given = tuple[tuple[int, "str | int"], ...]
"""Columns that have one value in all rows of an insertion, by their place, and that value."""


@cache
def _insertion(into: str, rows: int, width: int, given: tuple[int, ...] = ()) -> str:
    """The statement for `width` columns; those `given` have one value in all rows, and these come before all others."""
    numbers = count(len(given) + 1)
    once = {place: f"?{number}" for number, place in enumerate(given, 1)}
    every = (", ".join(once.get(place) or f"?{next(numbers)}" for place in range(width)) for _ in range(rows))
    return f"INSERT INTO {into} VALUES {', '.join(f'({row})' for row in every)}"


def _given(columns: Sequence[Any]) -> Given:
    return tuple((place, column) for place, column in enumerate(columns) if isinstance(column, str | int))


class Reader:
    """Runs queries; every SQLite trouble of the user's comes out as a `StorageProblem`."""

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self._connection = connection
        self._path = path

    @property
    def damaged(self) -> StorageProblem:
        """To be raised where what was read cannot be what was written."""
        return StorageProblem("corrupt", path=self._path)

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        try:
            return self._connection.execute(sql, parameters).fetchall()
        except TROUBLES as error:
            raise self._trouble(error) from None

    def row(self, sql: str, parameters: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """The first row, or None."""
        try:
            found: tuple[Any, ...] | None = self._connection.execute(sql, parameters).fetchone()
        except TROUBLES as error:
            raise self._trouble(error) from None
        return found

    def value(self, sql: str, parameters: Sequence[Any] = ()) -> Any:
        """The first column of the first row, or None."""
        found = self.row(sql, parameters)
        return found[0] if found else None

    def stream(self, sql: str, parameters: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """Rows one by one, for results too large to hold."""
        try:
            yield from self._connection.execute(sql, parameters)
        except TROUBLES as error:
            raise self._trouble(error) from None

    def state(self) -> tuple[int, int]:
        """Numbers that differ whenever the file may have changed, by this program or by another, since asked before."""
        return self.value("SELECT total_changes()"), self.value("PRAGMA data_version")

    def _trouble(self, error: sqlite3.Error | UnicodeDecodeError) -> Exception:
        """What to raise for an error of the driver; a file that lacks what is asked for is a damaged one."""
        found = storage_problem(error, self._path)
        if found is None and str(error).startswith("no such "):
            from tracker.store.migrations import PARTS
            from tracker.store.parts import missing_parts

            found = self.damaged if missing_parts(set(self._connection.execute(PARTS))) else None
        return found or error


class Writer(Reader):
    """Changes rows inside a transaction; only `Store.write()` makes one."""

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        super().__init__(connection, path)
        self.areas: set[Area] = set()
        self.kept = True
        self.watch: Watch | None = None
        """Keeps the journal; None where a write has a history of its own."""

    def run(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        """Execute one statement; returns how many rows it changed."""
        self._attend(sql)
        try:
            return self._connection.execute(sql, parameters).rowcount
        except TROUBLES as error:
            raise self._trouble(error) from None

    def run_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Execute one statement for every row."""
        self._attend(sql)
        try:
            self._connection.executemany(sql, rows)
        except TROUBLES as error:
            raise self._trouble(error) from None

    def insert(self, into: str, rows: Iterable[Sequence[Any]]) -> None:
        """Add rows `into` the columns of a table, as in `bank (id, name)`: many a statement, in half the time."""
        left = iter(rows)
        while some := list(islice(left, _ROWS)):
            self.run(_insertion(into, len(some), len(some[0])), list(chain.from_iterable(some)))

    def insert_columns(self, into: str, parts: Iterable[Sequence[Any]]) -> None:
        """The same for rows that come column by column.

        Each part has for every column a sequence, all as long, or a text or number that is the same in all its rows.
        """
        for given, some in groupby(parts, key=_given):
            self._insert_alike(into, given, some)

    def _insert_alike(self, into: str, given: Given, parts: Iterable[Sequence[Any]]) -> None:
        """Insert parts with the same columns `given`."""
        places, values = [place for place, _ in given], [value for _, value in given]
        cells: list[Any] = []
        several = 1

        def insert(rows: int, start: int = 0) -> None:
            sql = _insertion(into, rows, several + len(places), tuple(places))
            self.run(sql, values + cells[start : start + rows * several])

        for columns in parts:
            own = [column for place, column in enumerate(columns) if place not in places]
            several, start = len(own), len(cells)
            cells += [None] * (several * len(own[0]))
            for place, column in enumerate(own):
                cells[start + place :: several] = column
            full = len(cells) // (several * _ROWS)
            for turn in range(full):
                insert(_ROWS, turn * _ROWS * several)
            del cells[: full * _ROWS * several]
        if cells:
            insert(len(cells) // several)

    def _attend(self, sql: str) -> None:
        if self.watch:
            try:
                self.watch.attend(sql)
            except TROUBLES as error:
                raise self._trouble(error) from None

    def take_back(self) -> None:
        """Let nothing of this write be kept when it ends: a dry run of the real thing. Only for an outermost write."""
        self.kept = False

    def touch(self, area: Area) -> None:
        """Say that an area outside the journal (packs, settings) changed, so that screens hear of it."""
        self.areas.add(area)


class Store:
    """One open career file.

    `read()` gives a Reader at any time. `with store.write("certificate.add") as writer:` is the only way to change
    anything: all of it commits, or none; writes inside writes join the outer one; when the outermost has committed,
    `on_commit` is called once with the areas that changed.
    """

    def __init__(self, connection: sqlite3.Connection, path: str, clock: Clock, *, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self.on_commit: list[Callable[[Changes], None]] = []
        self.revision = 0
        self.revisions: dict[Area, int] = {}
        self.closed = False
        self._connection = connection
        self._clock = clock
        self._writing: WriteSession | None = None
        self._announcing = False
        self._reader = Reader(connection, path)
        self._data_version: int = self._reader.value("PRAGMA data_version")
        self._identity = _identity(path)

    @classmethod
    def open(cls, path: str, clock: Clock, *, read_only: bool = False, password: Password | None = None) -> Self:
        """Open an existing file. Raises `StorageProblem` (see `database.connect`)."""
        return cls(connect(path, clock, read_only=read_only, password=password), path, clock, read_only=read_only)

    @property
    def password(self) -> Password | None:
        """The password of the file, if it has one; for opening it once more."""
        return password_of(self._connection)

    @classmethod
    def in_memory(cls, clock: Clock) -> Self:
        """An empty store that vanishes with its process."""
        connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        fill(connection)
        connection.execute("PRAGMA foreign_keys = ON")
        return cls(connection, ":memory:", clock)

    def read(self) -> Reader:
        """Queries on the file as it is now."""
        return self._reader

    def write(self, command: str, *, subject: str | None = None, journaled: bool = True) -> WriteSession:
        """The one door for changes. `command` names the act in the journal, `subject` what it was done to.

        `journaled=False` is for work that has a history of its own and is never undone row by row.
        Raises `StorageProblem` `read_only` where the file was opened to look at.
        """
        if self.read_only:
            raise StorageProblem("read_only", path=self.path)
        if self._announcing:
            raise RuntimeError("a listener to changes must not write")
        if self._writing:
            return WriteSession(self, self._writing, command, subject, journaled)
        return WriteSession(self, None, command, subject, journaled)

    def changed_elsewhere(self) -> bool:
        """Whether another program wrote to the file since it was opened or this was last asked."""
        version: int = self._reader.value("PRAGMA data_version")
        changed = version != self._data_version
        self._data_version = version
        return changed

    def check_place(self) -> None:
        """See that the file still bears its name, for what is written to one that does not is lost with the window.

        Raises `StorageProblem` `moved`.
        """
        if self._identity and _identity(self.path) != self._identity:
            raise StorageProblem("moved", path=self.path)

    def back_up(self, label: str = "manual") -> str:
        """Copy the file into the folder of copies beside it; returns where. Raises `StorageProblem`."""
        from tracker.store.backup import back_up

        return back_up(self._connection, self.path, label, self._clock.now())

    def copy_to(self, path: str) -> None:
        """Copy the file to `path`, replacing what is there. Raises `StorageProblem`."""
        from tracker.store.backup import copy

        copy(self._connection, path)

    def close(self) -> None:
        """Let go of the file."""
        self.closed = True
        self._connection.close()

    def announce(self, areas: frozenset[Area], command: str) -> None:
        """Tell the listeners which areas changed; called by the door, and when another program wrote."""
        from tracker.kernel.changes import Changes

        self.revision += 1
        self.revisions.update(dict.fromkeys(areas, self.revision))
        self._announcing = True
        try:
            for listener in self.on_commit:
                listener(Changes(areas=areas, revision=self.revision, command=command))
        finally:
            self._announcing = False


def _identity(path: str) -> tuple[int, int] | None:
    """Which file a name stands for; None where there is none."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


class WriteSession:
    """One `with store.write(...)` block: a transaction, or a savepoint inside one."""

    def __init__(
        self, store: Store, outer: WriteSession | None, command: str, subject: str | None, journaled: bool
    ) -> None:
        self._store = store
        self._outer = outer
        self._command = command
        self._subject = subject
        self._journaled = journaled
        self._connection = store._connection
        self.writer: Writer = outer.writer if outer else Writer(store._connection, store.path)

    def __enter__(self) -> Writer:
        if self._outer:
            self._execute("SAVEPOINT inner_write")
            return self.writer
        self._execute("BEGIN IMMEDIATE")
        try:
            self._store.check_place()
            if self._journaled:
                from tracker.store import journal

                now = self._store._clock.now()
                self.writer.watch = journal.start(self._connection, now, self._command, self._subject)
        except TROUBLES as trouble:
            self._roll_back()
            raise storage_problem(trouble, self._store.path) or trouble from None
        except StorageProblem:
            self._roll_back()
            raise
        self._store._writing = self
        return self.writer

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._outer:
            if error:
                self._execute("ROLLBACK TO inner_write")
                if self.writer.watch:
                    self.writer.watch.forget()
            self._execute("RELEASE inner_write")
            return
        self._store._writing = None
        if error or not self.writer.kept:
            self._roll_back()
            return
        try:
            areas = self.writer.areas
            if self._journaled:
                from tracker.store import journal

                areas = areas | journal.finish(self._connection)
            self._connection.execute("COMMIT")
        except TROUBLES as trouble:
            self._roll_back()
            raise storage_problem(trouble, self._store.path) or trouble from None
        if areas:
            self._store.announce(frozenset(areas), self._command)

    def _execute(self, sql: str) -> None:
        try:
            self._connection.execute(sql)
        except TROUBLES as trouble:
            raise storage_problem(trouble, self._store.path) or trouble from None

    def _roll_back(self) -> None:
        """Undo the transaction unless SQLite already did (it does by itself when the disk is full)."""
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")
