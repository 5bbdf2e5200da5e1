"""`password set`, `password change` and `password remove`: whether the file is locked, and with which password."""

from __future__ import annotations

from tracker.commands.answer import Answer
from tracker.commands.secrets import new_password
from tracker.kernel.clock import SystemClock
from tracker.kernel.errors import Refused
from tracker.kernel.problems import Problem
from tracker.store.backup import copies, remove_copies
from tracker.store.database import connect_to_look
from tracker.store.kind import is_locked
from tracker.store.locked import set_password

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.commands.options import Options
    from tracker.kernel.password import Password


def set_first(options: Options) -> Answer:
    """Lock a file that has no password yet."""
    return _set(options, locked=False, lock=True)


def change(options: Options) -> Answer:
    """Lock the file with another password; the present one is looked at first."""
    return _set(options, locked=True, lock=True)


def remove(options: Options) -> Answer:
    """Let everybody read the file."""
    return _set(options, locked=True, lock=False)


def _set(options: Options, *, locked: bool, lock: bool) -> Answer:
    """Copies that anybody can read stay unless `--remove-copies` says otherwise: they are the worker's safety net."""
    place = options.place
    present = options.with_password(lambda password: _opened(place, password))
    if locked != is_locked(place):
        raise Refused([Problem(code="no_password" if locked else "has_password")], path=place)
    set_password(place, SystemClock(), present=present, wanted=new_password(options) if lock else None)
    readable = [copy for copy in copies(place) if not is_locked(copy)]
    others = [copy for copy in copies(place) if copy not in readable]
    removing = lock and bool(options.remove_copies)
    if removing:
        remove_copies(readable)
    return Answer(
        data={
            "file": place,
            "locked": lock,
            "removed_copies": readable if removing else [],
            "readable_copies": [] if removing else readable,
            "locked_copies": others,
        }
    )


def _opened(place: str, password: Password | None) -> Password | None:
    """The password, once it has opened the file."""
    connect_to_look(place, password).close()
    return password
