"""Bundles locked with a passphrase, in the age format that standard tools open; by the library pyrage."""

from __future__ import annotations

from tracker.kernel.errors import Refused
from tracker.kernel.problems import Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import IO

MARK = b"age-encryption.org/v1"
MAX_LOCKED = 64 * 1024 * 1024
"""A locked bundle is opened in memory, locked and unlocked side by side."""


def write(path: str, make: Callable[[IO[bytes]], None], passphrase: str | None) -> None:
    """Write what `make` writes to `path`, locked where there is a passphrase. Raises `Refused` (`too_large`)."""
    if not passphrase:
        with open(path, "wb") as file:
            make(file)
        return
    from io import BytesIO

    from pyrage import passphrase as age

    plain = BytesIO()
    make(plain)
    _bound(plain.tell())
    with open(path, "wb") as file:
        file.write(age.encrypt(plain.getvalue(), passphrase))


def open_file(path: str, passphrase: str | None) -> IO[bytes]:
    """A bundle to read, unlocked where it is locked. Raises `Refused` (`locked`, `wrong_passphrase`), `OSError`."""
    file = open(path, "rb")  # noqa: SIM115 - the caller closes it
    locked = file.read(len(MARK)) == MARK
    file.seek(0)
    if not locked:
        return file
    with file:
        return _unlocked(file, passphrase)


def _unlocked(file: IO[bytes], passphrase: str | None) -> IO[bytes]:
    from io import BytesIO

    from pyrage import DecryptError
    from pyrage import passphrase as age

    if not passphrase:
        raise Refused([Problem(code="locked")])
    content = file.read(MAX_LOCKED + 1)
    _bound(len(content))
    try:
        return BytesIO(age.decrypt(content, passphrase))
    except DecryptError:
        raise Refused([Problem(code="wrong_passphrase")]) from None


def _bound(size: int) -> None:
    if size > MAX_LOCKED:
        raise Refused([Problem(code="too_large", value=size, expected=MAX_LOCKED)])
