"""`key show`, `key trust`, `key revoke`, `key new`, `key password` and `key identity`: who may be believed."""

from __future__ import annotations

from tracker.commands.answer import Answer
from tracker.commands.secrets import key_password, next_key_password
from tracker.exchange import bundle, keys
from tracker.exchange.recipients import identity, recipient
from tracker.kernel.errors import Refused
from tracker.kernel.files import make_whole, write_whole
from tracker.kernel.problems import Problem
from tracker.signed import repo
from tracker.signed.fingerprints import card_text, fingerprint, is_named, spoken
from tracker.signed.guarding import is_guarded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tracker.commands.options import Options
    from tracker.signed.model import Key


def show(options: Options) -> Answer:
    """The file's own key, made if there is none yet, and the keys it believes; with `--qr`, its card as a picture."""
    with options.workspace(write=True) as work:
        own = keys.own_key(work.store, today=work.today())
        others = [one for one in repo.keys(work.store.read()).values() if one.key != own.key]
    card = card_text(own.key, own.person, own.name)
    if options.qr:
        _draw(card, options.qr)
    return Answer(data={"own": shown(own) | {"card": card}, "others": [shown(one) for one in others]})


def trust(options: Options) -> Answer:
    """Believe a key: the sender's of a bundle, named by its words or fingerprint as compared, or one given in full."""
    with options.workspace(write=True) as work:
        key, name, person = options.key, options.name or "", options.of or ""
        if options.source:
            sender = bundle.verify(work.store.read(), options.source).sender
            if not is_named(sender.key, key):
                raise Refused([Problem(code="other_key", value=key, expected=spoken(sender.key)["en"])])
            key, name, person = sender.key, name or sender.name, person or sender.person
        trusted = keys.trust(work.store, key, name=name, person=person, today=work.today())
    return Answer(data=shown(trusted))


def revoke(options: Options) -> Answer:
    """Believe nothing new under a key from now on; one's own says so itself, and the next bundles carry it."""
    with options.workspace(write=True) as work:
        own = keys.find(work.store.read(), options.key).private is not None
        secret = key_password(options, work.store.read()) if own else None
        revoked = keys.revoke(work.store, options.key, today=work.today(), password=secret)
    return Answer(data=shown(revoked))


def new(options: Options) -> Answer:
    """Make the file's next key; the one before vouches for it, unless it is lost."""
    with options.workspace(write=True) as work:
        secret = key_password(options, work.store.read())
        made = keys.renew(work.store, today=work.today(), password=secret, lost=bool(options.lost))
    return Answer(data=shown(made))


def set_password(options: Options) -> Answer:
    """Seal the file's key with a password, with another one, or with none."""
    with options.workspace(write=True) as work:
        present, then = key_password(options, work.store.read()), next_key_password(options)
        keys.set_password(work.store, password=present, next_password=then)
    return Answer(data={"guarded": then is not None})


def export_identity(options: Options) -> Answer:
    """What standard tools of the age format open bundles with that are locked for this file's key."""
    with options.workspace(write=True) as work:
        own, private = keys.signer(work.store, today=work.today(), password=key_password(options, work.store.read()))
    write_whole(options.out, f"# {recipient(own.key)}\n{identity(private)}\n".encode())
    return Answer(data={"file": options.out, "recipient": recipient(own.key)})


def _draw(card: str, path: str) -> None:
    """The card as a QR code, in the format that the name ends in."""
    import segno

    ending = path.rpartition(".")[2].lower()
    if ending not in ("svg", "png", "txt"):
        raise Refused([Problem(code="qr_ending", value=ending, expected=("svg", "png", "txt"))])
    code = segno.make(card, error="m", micro=False)
    make_whole(path, lambda beside: code.save(beside, kind=ending, scale=1 if ending == "txt" else 6))


def shown(key: Key) -> dict[str, Any]:
    """A key as `--json` prints it."""
    return {
        "key": key.key,
        "fingerprint": fingerprint(key.key),
        "words": spoken(key.key),
        "name": key.name,
        "person": key.person,
        "recipient": recipient(key.key),
        "since": key.since.isoformat(),
        "revoked_on": key.revoked_on.isoformat() if key.revoked_on else None,
        "own": key.private is not None,
        "guarded": is_guarded(key.private or ""),
        "vouched_by": key.vouched_by,
        "ended": key.ended is not None,
    }
