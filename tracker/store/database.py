"""Makes and opens a career file: checks that it is one, migrates it, sets the pragmas."""

from __future__ import annotations

import os
import sqlite3

from tracker.kernel.errors import StorageProblem
from tracker.store.driver import BUSY_MS, TROUBLES, driver, storage_problem, write_unseen
from tracker.store.migrations import APPLICATION_ID, SCHEMA_FILE, SCHEMA_VERSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.kernel.clock import Clock
    from tracker.kernel.password import Password


def create(path: str, furnish: Callable[[sqlite3.Connection], None] | None = None) -> None:
    """Make a new career file, with what `furnish` puts into it; it appears whole or not at all.

    Raises `StorageProblem` `exists` rather than touch a file that is there, `no_folder`, `no_permission`, `disk_full`.
    """
    from tracker.kernel.files import make_whole

    def make(beside: str) -> None:
        connection = sqlite3.connect(beside, isolation_level=None)
        try:
            write_unseen(connection)
            fill(connection)
            connection.execute("PRAGMA foreign_keys = ON")
            if furnish:
                furnish(connection)
        except TROUBLES as error:
            raise storage_problem(error, path) or error from None
        finally:
            connection.close()

    make_whole(path, make, replace=False)


def fill(connection: sqlite3.Connection) -> None:
    """Give an empty database the present schema, in one transaction."""
    with open(SCHEMA_FILE, encoding="utf-8") as schema:
        connection.executescript(f"BEGIN;\n{schema.read()}COMMIT;")


def connect(
    path: str, clock: Clock, *, read_only: bool = False, password: Password | None = None
) -> sqlite3.Connection:
    """A connection to a career file with this version's schema; a password it does not need is not looked at.

    An older file is backed up beside itself, then migrated. Raises `StorageProblem`: `missing`, `not_career_file`,
    `newer`, `older_read_only`, `corrupt`, `no_update`, `no_permission`, `busy`, `password_needed`, `wrong_password`,
    `no_cipher`.
    """

    def prepare(connection: sqlite3.Connection) -> None:
        version = _version(connection, path)
        if version < SCHEMA_VERSION:
            if read_only:
                raise StorageProblem("older_read_only", path=path, version=version, known=SCHEMA_VERSION)
            _migrate(connection, path, version, clock)
        _configure(connection, read_only=read_only)

    return _connected(path, prepare, read_only=read_only, password=password)


def connect_to_look(path: str, password: Password | None = None) -> sqlite3.Connection:
    """A connection that only reads, also to a file of an older schema. Raises `StorageProblem` as `connect` does."""

    def prepare(connection: sqlite3.Connection) -> None:
        _version(connection, path)
        _configure(connection, read_only=True)

    return _connected(path, prepare, read_only=True, password=password)


def _connected(
    path: str, prepare: Callable[[sqlite3.Connection], None], *, read_only: bool, password: Password | None
) -> sqlite3.Connection:
    if not os.path.isfile(path):
        raise StorageProblem("missing", path=path)
    try:
        connection = _open(path, read_only=read_only, password=password)
    except TROUBLES as error:
        raise storage_problem(error, path) or error from None
    try:
        prepare(connection)
    except TROUBLES as error:
        connection.close()
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_NOTADB:
            return _of_other_kind(path, prepare, read_only=read_only, password=password)
        raise storage_problem(error, path) or error from None
    except BaseException:
        connection.close()
        raise
    return connection


def _of_other_kind(
    path: str, prepare: Callable[[sqlite3.Connection], None], *, read_only: bool, password: Password | None
) -> sqlite3.Connection:
    """What the driver made nothing of: a locked file, the rest of one, or a plain one where a password was given."""
    from tracker.store.kind import is_locked, is_marked

    if is_locked(path):
        raise StorageProblem("wrong_password" if password else "password_needed", path=path)
    if password is None:
        raise StorageProblem("corrupt" if is_marked(path) else "not_career_file", path=path)
    return _connected(path, prepare, read_only=read_only, password=None)


def _open(path: str, *, read_only: bool, password: Password | None) -> sqlite3.Connection:
    quoted = os.path.abspath(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return driver(path, password)(
        f"file:{quoted}?mode={'ro' if read_only else 'rw'}",
        uri=True,
        isolation_level=None,
        timeout=BUSY_MS / 1000,
        check_same_thread=False,
    )


def _version(connection: sqlite3.Connection, path: str) -> int:
    """The schema of a career file, this version's or an older one."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        raise StorageProblem("not_career_file", path=path)
    if version > SCHEMA_VERSION:
        raise StorageProblem("newer", path=path, version=version, known=SCHEMA_VERSION)
    return int(version)


def _migrate(connection: sqlite3.Connection, path: str, version: int, clock: Clock) -> None:
    """Back up, then migrate with foreign keys off, then look that every reference still holds."""
    from tracker.store.backup import back_up
    from tracker.store.migrations import migrate

    back_up(connection, path, f"schema-{version}", clock.now())
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        migrate(connection)
    except sqlite3.Error as error:  # another program made of it what no version of ours did
        raise storage_problem(error, path) or StorageProblem("no_update", path=path, detail=str(error)) from None
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        raise StorageProblem("corrupt", path=path)


def _configure(connection: sqlite3.Connection, *, read_only: bool) -> None:
    """Foreign keys on; the rollback journal with EXTRA sync, so that the one file is complete between writes."""
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    if read_only:
        connection.execute("PRAGMA query_only = ON")
    else:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA synchronous = EXTRA")
        # the journal's triggers make SQLite ready to take back single statements: in memory, not in a file for each
        connection.execute("PRAGMA temp_store = MEMORY")
