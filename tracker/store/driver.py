"""The drivers under the store: which one opens a file, and the person's troubles behind their errors."""

from __future__ import annotations

import sqlite3

from tracker.kernel.errors import StorageProblem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from tracker.kernel.password import Password

BUSY_MS = 3000
"""How long a write waits for another program that is writing."""

TROUBLES = (sqlite3.Error, UnicodeDecodeError)
"""What the driver raises; of a damaged file the very words of a complaint may be no text."""

_CODES = {
    sqlite3.SQLITE_BUSY: "busy",
    sqlite3.SQLITE_LOCKED: "busy",
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_CORRUPT: "corrupt",
    sqlite3.SQLITE_NOTADB: "not_career_file",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_CANTOPEN: "no_permission",
    sqlite3.SQLITE_PERM: "no_permission",
    sqlite3.SQLITE_IOERR: "io",
    sqlite3.SQLITE_TOOBIG: "too_large",
    sqlite3.SQLITE_NOMEM: "no_memory",
}


def storage_problem(error: sqlite3.Error | UnicodeDecodeError, path: str) -> StorageProblem | None:
    """The user's trouble behind an error of the driver, or None where the error is our own bug."""
    code = _CODES.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    if isinstance(error, UnicodeDecodeError) or str(error).startswith("Could not decode"):
        code = "corrupt"
    return StorageProblem(code, path=path) if code else None


def driver(path: str, password: Password | None) -> Callable[..., sqlite3.Connection]:
    """What opens a file: Python's own driver, unless it has a password. Raises `StorageProblem` `no_cipher`."""
    if password is None:
        return sqlite3.connect
    from functools import partial

    return partial(cipher(path).connect, password)


def cipher(path: str) -> ModuleType:
    """The driver for files with a password. Raises `StorageProblem` `no_cipher` where it is not installed."""
    try:
        from tracker.store import cipher as found
    except ImportError:
        raise StorageProblem("no_cipher", path=path) from None
    return found


def connect_beside(connection: sqlite3.Connection, path: str) -> sqlite3.Connection:
    """A connection to another file, under the same password if there is one: for a copy that nobody sees yet."""
    made = driver(path, password_of(connection))(path)
    write_unseen(made)
    return made


def write_unseen(connection: sqlite3.Connection) -> None:
    """Write at once, without journal and syncs: a file nobody sees yet is thrown away unless it gets finished.

    Whoever shows it, sees first that it is on the disk (`kernel.files.make_whole`).
    """
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")


def password_of(connection: sqlite3.Connection) -> Password | None:
    """The password of an open file."""
    return getattr(connection, "password", None)
