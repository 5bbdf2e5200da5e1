"""Sign-offs: giving one under one's own key, and what may be believed of those a worker has."""

from __future__ import annotations

from tracker.exchange.keys import signer
from tracker.exchange.sharing import body_text, from_seal, parts, seal, unsigned
from tracker.exchange.signatures import SignatureState, judge, sign
from tracker.kernel.drafts import build, new_uid
from tracker.kernel.errors import Refused
from tracker.kernel.problems import Problem
from tracker.kernel.record import Record
from tracker.mentoring import repo
from tracker.people.model import Signoff
from tracker.people.repo import PEOPLE, SIGNOFFS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from tracker.store.session import Reader, Store


class CheckedSignoff(Record):
    """A sign-off and what its signature says; None where it has none, as one copied from paper."""

    signoff: Signoff
    state: SignatureState | None


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


def checked_signoffs(reader: Reader, person: str) -> tuple[CheckedSignoff, ...]:
    """A worker's sign-offs in the order they came, each with what its signature says today."""
    keys = repo.keys(reader)
    checked = []
    for signoff in SIGNOFFS.of_person(reader, person):
        statement = from_seal(signoff)
        state = judge(statement, None, keys) if statement else None
        checked.append(CheckedSignoff(signoff=signoff, state=_held_back(state, signoff, reader)))
    return tuple(checked)


def _held_back(state: SignatureState | None, signoff: Signoff, reader: Reader) -> SignatureState | None:
    """A sign-off taken in before its key was revoked stays what it was."""
    if state is SignatureState.REVOKED and repo.STATEMENTS.find(reader, signoff.uid):
        return SignatureState.VALID
    return state
