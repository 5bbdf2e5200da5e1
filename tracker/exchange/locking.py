"""Bundles locked for the road in the age format, which standard tools open; by the library pyrage."""

from __future__ import annotations

from tracker.kernel.codes import Codes
from tracker.kernel.errors import Refused
from tracker.kernel.problems import Problem
from tracker.kernel.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import IO

MARK = b"age-encryption.org/v1"
MEGABYTE = 1024 * 1024
MAX_LOCKED = 300 * MEGABYTE
MAX_IN_MEMORY = 100 * MEGABYTE
"""With a passphrase a bundle is locked and unlocked in memory; for a person it goes through in pieces."""

MAX_WORK = 20
"""The strength of a passphrase's lock, as a power of two, up to which a computer is asked to work on it: a few
seconds on a slow one. Programs choose 17 to 19."""

_MAX_HEAD = 16 * 1024


class Lock(Record):
    """How a bundle is locked: not at all, with a passphrase, or for recipients (`age1…`)."""

    passphrase: str | None = None
    recipients: tuple[str, ...] = ()


class LockKind(Codes):
    """What opens a file."""

    OPEN = "open"
    PASSPHRASE = "passphrase"  # noqa: S105 - the word, not a password
    PERSON = "person"


class Keyring(Record):
    """What there is to open a file with: a passphrase, or identities (`AGE-SECRET-KEY-1…`), asked for when needed."""

    passphrase: str | None = None
    identities: Callable[[], Sequence[str]] = tuple


OPEN = Lock()
NOTHING = Keyring()


def write(path: str, make: Callable[[IO[bytes]], None], lock: Lock = OPEN) -> None:
    """Write what `make` writes to `path`, locked as asked.

    Raises `Refused`: `too_large_for_passphrase`, `bad_recipient`.
    """
    if not (lock.passphrase or lock.recipients):
        with open(path, "wb") as file:
            make(file)
        return
    with _buffer() as plain:
        make(plain)
        size = plain.tell()
        plain.seek(0)
        with open(path, "wb") as file:
            if lock.passphrase:
                _bound_for_passphrase(size)
                from pyrage import passphrase as age

                file.write(age.encrypt(plain.read(), lock.passphrase))
            else:
                _lock_for(plain, file, lock.recipients)


def check_recipient(text: str) -> None:
    """Raise `Refused` (`bad_recipient`) for what is no address of the age format."""
    from pyrage import RecipientError, x25519

    try:
        x25519.Recipient.from_str(text)
    except RecipientError:
        raise Refused([Problem(code="bad_recipient", value=text).short()]) from None


def kind_of(path: str) -> LockKind:
    """What is needed to open a file. Raises `StorageProblem`, `Refused` (`too_costly`)."""
    from tracker.kernel.files import system_problem

    try:
        with open_regular(path) as file:
            return _kind(file)
    except OSError as error:
        raise system_problem(error, path) from None


def open_file(path: str, keyring: Keyring = NOTHING) -> IO[bytes]:
    """A bundle to read, unlocked where it is locked.

    Raises `OSError`, and `Refused`: `locked`, `wrong_passphrase`, `locked_for_other`, `too_costly`, `too_large`,
    `too_large_for_passphrase`.
    """
    file = open_regular(path)
    try:
        kind = _kind(file)
        if kind is LockKind.OPEN:
            return file
        unlocked = _with_passphrase(file, keyring) if kind is LockKind.PASSPHRASE else _with_identity(file, keyring)
    except BaseException:
        file.close()
        raise
    file.close()
    return unlocked


def open_regular(path: str) -> IO[bytes]:
    """A file to read; what never ends or never answers, such as a device or a pipe, is none. Raises `OSError`."""
    import os
    import stat

    if not stat.S_ISREG(os.stat(path).st_mode):
        raise Refused([Problem(code="not_bundle")])
    return open(path, "rb")


def _kind(file: IO[bytes]) -> LockKind:
    """What is needed to open a file, from the lines at its head; leaves it at its beginning."""
    head = file.read(_MAX_HEAD)
    file.seek(0)
    if not head.startswith(MARK):
        return LockKind.OPEN
    for line in head.split(b"\n"):
        words = line.split()
        if words[:2] == [b"->", b"scrypt"]:
            work = words[-1]
            if not (work.isdigit() and len(work) < 3 and int(work) <= MAX_WORK):
                raise Refused([Problem(code="too_costly")])
            return LockKind.PASSPHRASE
        if line.startswith(b"---"):
            break
    return LockKind.PERSON


def _with_passphrase(file: IO[bytes], keyring: Keyring) -> IO[bytes]:
    from io import BytesIO

    from pyrage import DecryptError
    from pyrage import passphrase as age

    if not keyring.passphrase:
        raise Refused([Problem(code="locked")])
    content = file.read(MAX_IN_MEMORY + 1)
    _bound_for_passphrase(len(content))
    try:
        return BytesIO(age.decrypt(content, keyring.passphrase))
    except DecryptError:
        raise Refused([Problem(code="wrong_passphrase")]) from None


def _with_identity(file: IO[bytes], keyring: Keyring) -> IO[bytes]:
    import os

    import pyrage
    from pyrage import x25519

    _bound(os.fstat(file.fileno()).st_size, MAX_LOCKED)
    identities = [x25519.Identity.from_str(one) for one in keyring.identities()]
    if not identities:
        raise Refused([Problem(code="locked_for_other")])
    plain = _buffer()
    try:
        pyrage.decrypt_io(file, plain, identities)
    except BaseException as error:
        plain.close()
        if isinstance(error, pyrage.DecryptError):
            raise Refused([Problem(code="locked_for_other")]) from None
        if isinstance(error, OSError) and error.errno is None:  # what pyrage says of damaged content
            raise Refused([Problem(code="bad_archive")]) from None
        raise
    plain.seek(0)
    return plain


def _lock_for(plain: IO[bytes], file: IO[bytes], recipients: Sequence[str]) -> None:
    import pyrage
    from pyrage import x25519

    for one in recipients:
        check_recipient(one)
    pyrage.encrypt_io(plain, file, [x25519.Recipient.from_str(one) for one in recipients])


def _buffer() -> IO[bytes]:
    """In memory while it is small, then a file without a name."""
    from tempfile import SpooledTemporaryFile

    return SpooledTemporaryFile(max_size=MAX_IN_MEMORY)


def _bound_for_passphrase(size: int) -> None:
    if size > MAX_IN_MEMORY:
        megabytes = -(-size // MEGABYTE)
        raise Refused([Problem(code="too_large_for_passphrase", value=megabytes, expected=MAX_IN_MEMORY // MEGABYTE)])


def _bound(size: int, most: int) -> None:
    if size > most:
        raise Refused([Problem(code="too_large", value=size, expected=most)])
