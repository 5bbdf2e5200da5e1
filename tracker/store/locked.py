"""Gives a file another password, or none: it is written anew beside itself, whole or not at all."""

from __future__ import annotations

import os
import sqlite3

from tracker.kernel.errors import StorageProblem
from tracker.store.driver import BUSY_MS, cipher, password_of, storage_problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.kernel.clock import Clock
    from tracker.kernel.password import Password

_SAID = {"database disk image is malformed": "corrupt", "database or disk is full": "disk_full"}
"""The code behind a message: what copies a whole database passes on the one without the other."""


def set_password(path: str, clock: Clock, *, present: Password | None, wanted: Password | None) -> None:
    """Lock a file with another password, or with none, while nobody else has it open.

    It is written anew beside itself, looked over, and put in its own place: a failure leaves it as it was. The copies
    beside it stay as they are. Raises `StorageProblem`: `in_use`, `busy`, `wrong_password`, `no_cipher`, `disk_full`, …
    """
    from tracker.kernel.files import make_whole
    from tracker.store.database import connect
    from tracker.store.lock import WindowLock

    driver = cipher(path)
    with WindowLock.take(path, clock):
        opened = connect(path, clock, password=present)
        present = password_of(opened)
        opened.close()
        source = driver.connect(present, path, isolation_level=None, timeout=BUSY_MS / 1000)
        try:
            make_whole(path, lambda beside: _write_anew(source, beside, wanted))
        except sqlite3.Error as error:
            raise storage_problem(error, path) or StorageProblem(_SAID.get(str(error), "io"), path=path) from None
        finally:
            source.close()


def _write_anew(source: sqlite3.Connection, beside: str, wanted: Password | None) -> None:
    """Write everything in a file to another one, under another password, and compare.

    No other program can write to the file from here to its end, when the other one has taken its place.
    """
    source.execute("PRAGMA main.locking_mode = EXCLUSIVE")
    source.execute("ATTACH DATABASE ? AS made KEY ?", (beside, wanted.reveal() if wanted else ""))
    source.execute("PRAGMA made.synchronous = OFF")
    source.execute("BEGIN EXCLUSIVE")
    source.execute("SELECT sqlcipher_export('made')")
    for stamp in ("application_id", "user_version"):
        (value,) = source.execute(f"PRAGMA main.{stamp}").fetchone()
        source.execute(f"PRAGMA made.{stamp} = {value}")
    source.execute("COMMIT")
    _compare(source, beside)
    source.execute("DETACH DATABASE made")
    if os.name == "nt":  # there, a file that is open cannot be replaced
        source.close()


def _compare(source: sqlite3.Connection, beside: str) -> None:
    """See that what was written can be read to its last page and lacks no row."""
    tables = source.execute("SELECT name FROM main.sqlite_master WHERE type = 'table' AND rootpage > 0").fetchall()
    sound = source.execute("PRAGMA made.integrity_check").fetchall() == [("ok",)]
    for (table,) in tables:
        counts = [source.execute(f'SELECT count(*) FROM {part}."{table}"').fetchone() for part in ("main", "made")]
        sound = sound and counts[0] == counts[1]
    if not sound:
        raise StorageProblem("io", path=beside)
