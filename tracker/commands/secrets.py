"""Passphrases and passwords: from the first line of a file, or asked for at the terminal; never a word of the line."""

from __future__ import annotations

from tracker.commands.secret_file import first_line, password_in
from tracker.kernel.errors import Refused
from tracker.kernel.password import Password
from tracker.kernel.problems import Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.commands.options import Options
    from tracker.store.session import Reader


def new_password(options: Options) -> Password:
    """The password the file is to have from now on; typed twice. Raises `Refused`."""
    if options.new_password_file:
        return password_in(options.new_password_file)
    typed = options.ask("new_password") if options.ask else ""
    if not typed:
        raise Refused([Problem(code="missing", where="--new-password-file")])
    if options.ask and options.ask("new_password_again") != typed:
        raise Refused([Problem(code="not_the_same")])
    return Password(typed)


def passphrase(options: Options) -> str | None:
    """The passphrase of a bundle, where one is given."""
    return first_line(options.passphrase_file) if options.passphrase_file else None


def passphrase_for(options: Options, path: str) -> str | None:
    """The passphrase of the bundle at `path`; asked for where the bundle needs one and none is given."""
    from tracker.exchange.locking import LockKind, kind_of

    given = passphrase(options)
    if given is None and options.ask and kind_of(path) is LockKind.PASSPHRASE:
        return options.ask("passphrase")
    return given


def key_password(options: Options, reader: Reader) -> bytes | None:
    """The password of the file's key where one is given for it; else, where the key needs one, that of the file."""
    from tracker.exchange.keys import needs_password

    if options.key_password_file:
        return first_line(options.key_password_file).encode()
    if not needs_password(reader):
        return None
    if options.password_file:
        return first_line(options.password_file).encode()
    return options.ask("key_password").encode() if options.ask else None


def next_key_password(options: Options) -> bytes | None:
    """The password the key is to have from now on; none with `--remove`. Raises `Refused` where it is not said."""
    if options.remove:
        return None
    if options.new_password_file:
        return first_line(options.new_password_file).encode()
    found = options.ask("new_key_password").encode() if options.ask else b""
    if not found:
        raise Refused([Problem(code="missing", where="--new-password-file")])
    return bytes(found)
