"""`bundle make`, `bundle open` and `bundle verify`: records on a stick, from file to file."""

from __future__ import annotations

from tracker.commands.answer import Answer
from tracker.commands.secrets import key_password, passphrase, passphrase_for
from tracker.exchange import bundle, keys
from tracker.exchange.locking import MARK, Keyring, Lock, check_recipient, open_regular
from tracker.exchange.recipients import recipient
from tracker.exchange.sharing import KINDS, Choice
from tracker.kernel.errors import Refused
from tracker.kernel.problems import Problem
from tracker.signed.fingerprints import spoken
from tracker.signed.signatures import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from tracker.commands.options import Options
    from tracker.exchange.bundle import Verified
    from tracker.signed.model import Statement
    from tracker.store.session import Reader


def make(options: Options) -> Answer:
    """With `--dry-run`, exactly what the other side would see."""
    choice = _choice(options)
    with options.workspace(write=not options.dry_run) as work:
        reader = work.store.read()
        if options.dry_run:
            made = bundle.preview(reader, options.whose, choice)
        else:
            made = bundle.make(
                work.store,
                options.whose,
                options.out,
                choice,
                today=work.today(),
                password=key_password(options, reader),
                lock=_lock(options, reader),
                progress=options.progress,
            )
    return Answer(
        found=made,
        data={
            "file": options.out,
            "dry_run": bool(options.dry_run),
            "records": [_shown(one) for one in made.records],
            "attachments": dict(made.attachments),
            "at_home": dict(made.at_home),
        },
    )


def open_bundle(options: Options) -> Answer:
    """Exit code 1 where not everything in it may be believed; what may is taken in all the same."""
    with options.workspace(write=True) as work:
        opened = bundle.open_bundle(
            work.store,
            options.path,
            today=work.today(),
            dry_run=bool(options.dry_run),
            keyring=_keyring(options, work.store.read()),
            progress=options.progress,
        )
    effects = [{"action": one.action, "kind": one.kind, "uid": one.uid} for one in opened.effects]
    data = _verified(opened.verified) | {"dry_run": bool(options.dry_run), "effects": effects}
    return Answer(found=opened, data=data, exit_code=1 if opened.verified.doubtful else 0)


def verify(options: Options) -> Answer:
    """Exit code 1 where not everything in it may be believed.

    Besides a bundle it may be an exported sign-off, or the page of a portfolio: its PDF, or the text of its QR codes.
    """
    beginning = _beginning(options.path)
    if not beginning.startswith((b"PK", MARK)):
        from tracker.commands.signoff import verify_signed

        return verify_signed(options)
    with options.workspace() as work:
        found = bundle.verify(work.store.read(), options.path, keyring=_keyring(options, work.store.read()))
    return Answer(found=found, data=_verified(found), exit_code=1 if found.doubtful else 0)


def _beginning(path: str) -> bytes:
    from tracker.kernel.files import system_problem

    try:
        with open_regular(path) as file:
            return file.read(64)
    except OSError as error:
        raise system_problem(error, path) from None


def _keyring(options: Options, reader: Reader) -> Keyring:
    secret = passphrase_for(options, options.path)
    return keys.keyring(reader, password=lambda: key_password(options, reader), passphrase=secret)


def _choice(options: Options) -> Choice:
    more, less = _names(options.include, {*KINDS, "private"}), _names(options.leave_out, {*KINDS})
    return Choice(kinds=(Choice().kinds | (more - {"private"})) - less, private="private" in more)


def _names(written: str | None, known: Iterable[str]) -> set[str]:
    names = set(filter(None, (written or "").split(",")))
    unknown = [
        Problem(code="unknown_code", value=name, expected=tuple(sorted(known))) for name in sorted(names - set(known))
    ]
    if unknown:
        raise Refused(unknown)
    return names


def _lock(options: Options, reader: Reader) -> Lock:
    """With a passphrase, or for people: by their keys as this file knows them, or by any address of the age format."""
    secret = passphrase(options)
    addresses = tuple(_address(reader, who) for who in options.lock_for or ())
    if secret and addresses:
        raise Refused([Problem(code="two_locks")])
    return Lock(passphrase=secret, recipients=addresses)


def _address(reader: Reader, who: str) -> str:
    if who.startswith("age1"):
        check_recipient(who)
        return who
    return recipient(keys.find(reader, who).key)


def _shown(statement: Statement) -> dict[str, Any]:
    return {name: value for name, value in plain(statement).items() if name != "signature"}


def _verified(found: Verified) -> dict[str, Any]:
    sender = found.sender
    return {
        "kind": "bundle",
        "person": {"uid": found.person, "name": found.name},
        "sender": {
            "key": sender.key,
            "name": sender.name,
            "person": sender.person,
            "words": spoken(sender.key),
            "acquaintance": found.acquaintance,
            "known": found.acquaintance in (keys.Acquaintance.OWN, keys.Acquaintance.TRUSTED),
        },
        "states": found.counts(),
        "doubtful": [{"kind": one.kind, "uid": one.uid, "state": state} for one, state in found.doubtful],
        "attachments": len(found.attachments),
        "ended": [{"key": key.key, "name": key.name, "words": spoken(key.key)} for key in found.ended],
    }
