"""Going back to a copy of the file."""

from __future__ import annotations

import os

from tracker.kernel.errors import Refused
from tracker.kernel.files import copy_bytes, make_whole
from tracker.store.backup import set_aside
from tracker.store.database import connect_to_look
from tracker.store.health import check
from tracker.store.lock import WindowLock
from tracker.store.session import Reader

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.kernel.clock import Clock
    from tracker.kernel.password import Password


def restore(path: str, backup: str, clock: Clock, password: Password | None = None) -> str | None:
    """Put a copy in the place of the file, after looking it over and keeping the present file as a copy of its own.

    The password is the copy's, which becomes the file's; the present file need not even be readable.

    Returns where the present file went, None where there was none. Raises `Refused` with what is wrong with the copy,
    `StorageProblem` where the file is in use or the disk does not let us.
    """
    _look_over(backup, password)
    with WindowLock.take(path, clock):
        kept = set_aside(path, clock.now()) if os.path.exists(path) else None
        make_whole(path, lambda beside: copy_bytes(backup, beside))
    return kept


def _look_over(backup: str, password: Password | None) -> None:
    connection = connect_to_look(backup, password)
    try:
        problems = check(Reader(connection, backup))
    finally:
        connection.close()
    if problems:
        raise Refused(problems, path=backup)
