"""`bundle make`, `bundle open` and `bundle verify`: records on a stick, from file to file."""

from __future__ import annotations

from tracker.commands.answer import Answer
from tracker.exchange import bundle
from tracker.exchange.sharing import KINDS, Choice
from tracker.kernel.errors import Refused
from tracker.kernel.problems import Problem
from tracker.signed.signatures import plain, spoken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from tracker.commands.options import Options
    from tracker.exchange.bundle import Verified
    from tracker.signed.model import Statement


def make(options: Options) -> Answer:
    """With `--dry-run`, exactly what the other side would see."""
    choice = _choice(options)
    with options.workspace(write=not options.dry_run) as work:
        if options.dry_run:
            made = bundle.preview(work.store.read(), options.whose, choice)
        else:
            secret = _passphrase(options)
            made = bundle.make(work.store, options.whose, options.out, choice, today=work.today(), passphrase=secret)
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
            work.store, options.path, dry_run=bool(options.dry_run), passphrase=_passphrase(options)
        )
    effects = [{"action": one.action, "kind": one.kind, "uid": one.uid} for one in opened.effects]
    data = _verified(opened.verified) | {"dry_run": bool(options.dry_run), "effects": effects}
    return Answer(found=opened, data=data, exit_code=1 if opened.verified.doubtful else 0)


def verify(options: Options) -> Answer:
    """Exit code 1 where not everything in it may be believed."""
    with options.workspace() as work:
        found = bundle.verify(work.store.read(), options.path, passphrase=_passphrase(options))
    return Answer(found=found, data=_verified(found), exit_code=1 if found.doubtful else 0)


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


def _passphrase(options: Options) -> str | None:
    """The first line of the file named, since a word on the command line is seen by everyone on the machine."""
    if not options.passphrase_file:
        return None
    from tracker.store.files import system_problem

    try:
        with open(options.passphrase_file, encoding="utf-8") as file:
            found = file.readline().rstrip("\r\n")
    except OSError as error:
        raise system_problem(error, options.passphrase_file) from None
    if not found:
        raise Refused([Problem(code="empty_file")], path=options.passphrase_file)
    return found


def _shown(statement: Statement) -> dict[str, Any]:
    return {name: value for name, value in plain(statement).items() if name != "signature"}


def _verified(found: Verified) -> dict[str, Any]:
    return {
        "person": {"uid": found.person, "name": found.name},
        "sender": {**found.sender, "words": spoken(found.sender["key"]), "known": found.sender_known},
        "states": found.counts(),
        "doubtful": [{"kind": one.kind, "uid": one.uid, "state": state} for one, state in found.doubtful],
        "attachments": len(found.attachments),
    }
