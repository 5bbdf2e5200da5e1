"""Copies of the file beside it, five of each kind."""

from __future__ import annotations

import os
import sqlite3

from tracker.kernel.files import copy_bytes, make_whole, sync_folder, system_problem
from tracker.kernel.record import Record
from tracker.store.driver import connect_beside, storage_problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

_STAMP = "%Y%m%d-%H%M%S"
KEPT = 5
"""How many copies of each kind stay; the oldest goes when a sixth is made."""


class Copy(Record):
    """A copy beside a file: when it was made by the computer's clock, and why.

    `reason`: `manual`, `schema` (before the file was brought up to date), `restore` (before going back to a copy).
    """

    path: str
    made_at: datetime
    reason: str
    size: int


def back_up(connection: sqlite3.Connection, path: str, label: str, now: datetime) -> str:
    """Copy the file into `<name> backups/<name> <local time> <label>.db` beside it; returns where.

    The label's part before a dash is its kind. Raises `StorageProblem`.
    """
    place = _place(path, label, now)
    copy(connection, place)
    _thin_out(os.path.dirname(place), _stem(path), label)
    return place


def copy(connection: sqlite3.Connection, target: str) -> None:
    """Copy an open file to `target`, complete whatever else is going on. Raises `StorageProblem`."""

    def write(beside: str) -> None:
        try:
            made = connect_beside(connection, beside)
            try:
                connection.backup(made)
            finally:
                made.close()
        except sqlite3.Error as error:
            raise storage_problem(error, target) or error from None

    make_whole(target, write)


def set_aside(path: str, now: datetime) -> str:
    """Copy a file that nobody has open as it is, damaged or not, before another takes its place; returns where.

    Its rollback journal goes along: it must not be played into the file that follows.
    """
    place = _place(path, "restore", now)
    make_whole(place, lambda beside: copy_bytes(path, beside))
    if os.path.exists(f"{path}-journal"):
        os.replace(f"{path}-journal", f"{place}-journal")
    _thin_out(os.path.dirname(place), _stem(path), "restore")
    return place


def copies(path: str) -> tuple[str, ...]:
    """The copies beside a file, newest first."""
    folder, stem = _folder(path), _stem(path)
    if not os.path.isdir(folder):
        return ()
    names = [name for name in os.listdir(folder) if name.startswith(f"{stem} ") and name.endswith(".db")]
    return tuple(os.path.join(folder, name) for name in sorted(names, reverse=True))


def remove_copies(paths: Iterable[str]) -> None:
    """Take copies away for good. Raises `StorageProblem`."""
    for path in paths:
        try:
            _remove(path)
        except OSError as error:
            raise system_problem(error, path) from None


def listed(path: str) -> tuple[Copy, ...]:
    """The copies beside a file with what their names say of them, newest first."""
    return tuple(filter(None, (_read_name(path, copy) for copy in copies(path))))


def _read_name(path: str, copy: str) -> Copy | None:
    from datetime import datetime

    stamp, _, label = os.path.basename(copy).removeprefix(f"{_stem(path)} ").removesuffix(".db").partition(" ")
    try:
        made_at = datetime.strptime(stamp, _STAMP)  # noqa: DTZ007 - of the computer's clock, as it was written
    except ValueError:
        return None
    return Copy(path=copy, made_at=made_at, reason=label.partition("-")[0], size=os.path.getsize(copy))


def _stem(path: str) -> str:
    return os.path.splitext(os.path.basename(path))[0]


def _folder(path: str) -> str:
    return os.path.join(os.path.dirname(os.path.abspath(path)), f"{_stem(path)} backups")


def _place(path: str, label: str, now: datetime) -> str:
    from datetime import timedelta

    folder = _folder(path)
    try:
        os.makedirs(folder, exist_ok=True)
        sync_folder(os.path.dirname(folder))
    except OSError as error:
        raise system_problem(error, folder) from None
    moment = now.astimezone()
    while os.path.lexists(place := os.path.join(folder, f"{_stem(path)} {moment.strftime(_STAMP)} {label}.db")):
        moment += timedelta(seconds=1)  # never over another copy, which may be the very one to go back to
    return place


def _thin_out(folder: str, stem: str, label: str) -> None:
    kind = label.partition("-")[0]
    start = len(f"{stem} 20000101-000000 ")
    of_kind = sorted(
        name
        for name in os.listdir(folder)
        if name.startswith(f"{stem} ") and name.endswith(".db") and name[start:-3].partition("-")[0] == kind
    )
    for name in of_kind[:-KEPT]:
        _remove(os.path.join(folder, name))


def _remove(copy: str) -> None:
    for left in (copy, f"{copy}-journal"):
        if os.path.exists(left):
            os.unlink(left)
