"""Signing a skill off under one's own key."""

from __future__ import annotations

from tracker.exchange.keys import signer
from tracker.kernel.drafts import build, new_uid
from tracker.kernel.errors import Refused
from tracker.kernel.problems import Problem
from tracker.people.model import Signoff
from tracker.people.repo import PEOPLE, SIGNOFFS
from tracker.signed.saying import body_text, parts, seal, unsigned
from tracker.signed.signatures import sign

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from tracker.store.session import Store


def sign_off(
    store: Store, person: str, values: Mapping[str, Any], *, today: date, password: bytes | None = None
) -> str:
    """Sign a worker's skill off at a stage, as the file's owner; returns the uid.

    `values` has `skill`, `stage`, `on` (without it, today) and perhaps a `note`. Raises `Refused` (`own_signoff` for
    one's own skills), `NotFound`.
    """
    worker = PEOPLE.get(store.read(), person)
    own, private = signer(store, today=today, password=password)
    if own.person == worker.uid:
        raise Refused([Problem(code="own_signoff")])
    said = {"on": today, **values, "uid": new_uid(), "person": person, "by": own.name, "mentor_uid": own.person}
    given = build(Signoff, said)
    statement = sign(unsigned(given.uid, person, "signoff", own.key, 1, body_text(parts(given)[0])), private)
    with store.write("signoff.add", subject=given.uid) as writer:
        SIGNOFFS.insert(writer, given.replace(signature=seal(statement)))
    return given.uid
