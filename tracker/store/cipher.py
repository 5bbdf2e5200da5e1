"""SQLCipher's driver in the shape of the standard one: for files with a password, imported for those alone.

Its exceptions are classes of their own, which neither the store nor sqlite-utils would know: each is raised here as the
standard one of the same name, with the same code.
"""

from __future__ import annotations

import sqlite3
from functools import wraps

from sqlcipher3 import dbapi2

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from tracker.kernel.password import Password

FORMAT = ("PRAGMA cipher_log_level = NONE", "PRAGMA cipher_default_compatibility = 4")
"""What is said first: a wrong password is not for stderr, and later versions of the library shall read the files."""


def _as_standard(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def call(*given: Any, **named: Any) -> Any:
        try:
            return method(*given, **named)
        except dbapi2.Error as error:
            standard = getattr(sqlite3, type(error).__name__)(*error.args)
            standard.sqlite_errorcode = getattr(error, "sqlite_errorcode", 0)
            raise standard from None

    return call


class Cursor(dbapi2.Cursor):  # type: ignore[misc] # without a word on its types
    """A cursor whose errors are the standard ones."""

    execute = _as_standard(dbapi2.Cursor.execute)
    executemany = _as_standard(dbapi2.Cursor.executemany)
    executescript = _as_standard(dbapi2.Cursor.executescript)
    fetchone = _as_standard(dbapi2.Cursor.fetchone)
    fetchmany = _as_standard(dbapi2.Cursor.fetchmany)
    fetchall = _as_standard(dbapi2.Cursor.fetchall)
    __next__ = _as_standard(dbapi2.Cursor.__next__)


class Connection(dbapi2.Connection):  # type: ignore[misc] # as above
    """A connection whose errors are the standard ones; it keeps its password for copies of the file."""

    password: Password | None = None

    def cursor(self, factory: type[Cursor] = Cursor) -> Any:
        """A cursor; the other methods of a connection get theirs here as well."""
        return super().cursor(factory)

    backup = _as_standard(dbapi2.Connection.backup)
    commit = _as_standard(dbapi2.Connection.commit)
    rollback = _as_standard(dbapi2.Connection.rollback)
    close = _as_standard(dbapi2.Connection.close)


def connect(password: Password | None, place: str, **how: Any) -> Any:
    """A connection to the file at a path or URI; whether the password fits shows when it is first read.

    Without a password, to a plain file. `how` is as in `sqlite3.connect`.
    """
    connection = _connected(place, factory=Connection, **how)
    for setting in FORMAT:
        connection.execute(setting)
    if password:
        connection.set_key(password.reveal().encode())
        connection.password = password
    return connection


_connected = _as_standard(dbapi2.connect)
