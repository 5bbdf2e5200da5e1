"""`key show`, `key trust` and `key revoke`: who may be believed."""

from __future__ import annotations

from tracker.commands.answer import Answer
from tracker.exchange import bundle, keys
from tracker.kernel.errors import Refused
from tracker.kernel.problems import Problem
from tracker.signed import repo
from tracker.signed.signatures import fingerprint, spoken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tracker.commands.options import Options
    from tracker.signed.model import Key


def show(options: Options) -> Answer:
    """The file's own key, made if there is none yet, and the keys it believes."""
    with options.workspace(write=True) as work:
        own = keys.own_key(work.store, today=work.today())
        others = [one for one in repo.keys(work.store.read()).values() if one.key != own.key]
    return Answer(data={"own": _shown(own), "others": [_shown(one) for one in others]})


def trust(options: Options) -> Answer:
    """Believe a key: the sender's of a bundle, named by its words or fingerprint as compared, or one given in full."""
    with options.workspace(write=True) as work:
        key, name, person = options.key, options.name, options.of
        if options.source:
            sender = bundle.verify(work.store.read(), options.source).sender
            if not keys.is_named(sender["key"], key):
                raise Refused([Problem(code="other_key", value=key, expected=spoken(sender["key"]))])
            key, name, person = sender["key"], name or sender["name"], person or sender["person"]
        if not (name and person):
            raise Refused(
                [
                    Problem(code="missing", where=flag)
                    for flag, given in (("--name", name), ("--of", person))
                    if not given
                ]
            )
        trusted = keys.trust(work.store, key, name=name, person=person, today=work.today())
    return Answer(data=_shown(trusted))


def revoke(options: Options) -> Answer:
    """Believe nothing new under a key from now on."""
    with options.workspace(write=True) as work:
        revoked = keys.revoke(work.store, options.key, today=work.today())
    return Answer(data=_shown(revoked))


def _shown(key: Key) -> dict[str, Any]:
    return {
        "key": key.key,
        "fingerprint": fingerprint(key.key),
        "words": spoken(key.key),
        "name": key.name,
        "person": key.person,
        "since": key.since.isoformat(),
        "revoked_on": key.revoked_on.isoformat() if key.revoked_on else None,
        "own": key.private is not None,
    }
