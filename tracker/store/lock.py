"""A window's hold on a file: a second window is told who has it. The system lets go of it even after a crash."""

from __future__ import annotations

import os

from tracker.kernel.errors import StorageProblem
from tracker.kernel.jsontext import from_json, to_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Self

    from tracker.kernel.clock import Clock

_FAR = 1 << 20
"""The byte that is locked on Windows, where a locked part cannot be read by others: far behind what is written."""


class WindowLock:
    """Held from `take` to `release`. Commands do without: SQLite keeps their short writes apart."""

    def __init__(self, path: str, handle: int) -> None:
        self._path = path
        self._handle = handle

    @classmethod
    def take(cls, path: str, clock: Clock) -> Self:
        """Hold `<path>.lock`.

        Raises `StorageProblem` `in_use` with the holder's `pid`, `host` and `since`, and `read_only` where the folder
        lets nothing be written: SQLite could not write there either, and the file can still be opened to look at.
        """
        place = f"{path}.lock"
        while True:
            handle = _open(place, path)
            if not _lock(handle):
                holder = _holder(handle)
                os.close(handle)
                raise StorageProblem("in_use", path=path, **holder)
            if _still_there(handle, place):
                break
            os.close(handle)
        _sign(handle, clock)
        return cls(place, handle)

    def release(self) -> None:
        """Let go, and take the lock file away."""
        if os.name == "nt":
            os.close(self._handle)
            _remove(self._path)
        else:  # first the name, then the lock: whoever waits for this one then finds that it must make a new one
            _remove(self._path)
            os.close(self._handle)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.release()


def _open(place: str, path: str) -> int:
    try:
        return os.open(place, os.O_RDWR | os.O_CREAT, 0o644)
    except FileNotFoundError:
        raise StorageProblem("no_folder", path=path) from None
    except OSError as error:
        raise StorageProblem("read_only", path=path, detail=error.strerror) from None


def _lock(handle: int) -> bool:
    """Whether the lock was free. A disk that knows no locks (some network drives) counts as free."""
    import errno
    import sys

    taken = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(handle, _FAR, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in taken
    return True


def _still_there(handle: int, place: str) -> bool:
    """Whether the locked file still bears its name: its last holder may have taken it away in between."""
    try:
        return os.path.samestat(os.fstat(handle), os.stat(place))
    except FileNotFoundError:
        return False


def _sign(handle: int, clock: Clock) -> None:
    holder = {"pid": os.getpid(), "host": _host(), "since": clock.now().isoformat(timespec="seconds")}
    os.ftruncate(handle, 0)
    os.lseek(handle, 0, os.SEEK_SET)
    try:
        os.write(handle, to_json(holder).encode())
    except OSError:  # a full disk: the hold counts all the same, only whose it is cannot be said
        return


def _host() -> str:
    """What the computer is called; `socket.gethostname` says the same for ten times the start-up."""
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")


def _holder(handle: int) -> dict[str, Any]:
    """What the holder wrote; empty values where it has not got to that yet."""
    os.lseek(handle, 0, os.SEEK_SET)
    try:
        known = from_json(os.read(handle, 4096).decode())
    except ValueError:
        known = {}
    return {key: known.get(key) for key in ("pid", "host", "since")}


def _remove(place: str) -> None:
    try:
        os.unlink(place)
    except OSError:  # on Windows another window may have it open already; then that one takes it away
        return
