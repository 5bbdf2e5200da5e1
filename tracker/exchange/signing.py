"""What a mentor says under his own key: sign-offs, answers to practices, reviews; and what either side signs."""

from __future__ import annotations

from tracker.exchange.keys import signer
from tracker.kernel.drafts import build, new_uid
from tracker.kernel.errors import Refused
from tracker.kernel.problems import Problem
from tracker.kernel.terms import PracticeAnswer
from tracker.mentoring.repo import PRACTICES, REVIEWS
from tracker.people.model import Signoff
from tracker.people.repo import PEOPLE, SIGNOFFS
from tracker.people.service import owner
from tracker.signed.repo import STATEMENTS, keys
from tracker.signed.saying import body_text, from_seal, parts, seal, unsigned
from tracker.signed.signatures import SignatureState, judge, sign

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from typing import Any

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from tracker.kernel.terms import SkillStage
    from tracker.mentoring.model import MonthlyReview, Practice
    from tracker.signed.model import Key
    from tracker.store.session import Reader, Store


def sign_off(
    store: Store, person: str, values: Mapping[str, Any], *, today: date, password: bytes | None = None
) -> str:
    """Sign a worker's skill off at a stage, as the file's owner; returns the uid.

    `values` has `skill`, `stage`, `on` (without it, today) and perhaps a `note`. Raises `Refused` (`own_signoff` for
    one's own skills, `key_locked`), `NotFound`.
    """
    own, private = signer(store, today=today, password=password)
    given = _signed(store.read(), person, {"on": today, **values}, own, private)
    with store.write("signoff.add", subject=given.uid) as writer:
        SIGNOFFS.insert(writer, given)
    return given.uid


def confirm(
    store: Store,
    practices: Sequence[str],
    *,
    stage: SkillStage | None = None,
    note: str | None = None,
    today: date,
    password: bytes | None = None,
) -> tuple[str, ...]:
    """Sign practices off, each at the stage the apprentice claims or at `stage`, as one act; returns the uids.

    Raises `Refused`: `no_stage` where neither says one, `own_signoff`, `key_locked`; and `NotFound`.
    """
    done = [PRACTICES.get(store.read(), uid) for uid in practices]
    unsaid = [Problem(code="no_stage", where="stage", value=one.skill) for one in done if not (stage or one.stage)]
    if unsaid:
        raise Refused(unsaid)
    values = {"answer": PracticeAnswer.CONFIRMED, "note": note}
    return _answer(
        store, [(one, {**values, "stage": stage or one.stage}) for one in done], "signoff.add", today, password
    )


def send_back(
    store: Store, practices: Sequence[str], *, comment: str, today: date, password: bytes | None = None
) -> tuple[str, ...]:
    """Return practices with a comment, as one act; returns the uids of the answers.

    Raises `Refused`: `missing` without a comment, `own_signoff`, `key_locked`; and `NotFound`.
    """
    if not comment.strip():
        raise Refused([Problem(code="missing", where="note")])
    done = [PRACTICES.get(store.read(), uid) for uid in practices]
    values = {"answer": PracticeAnswer.RETURNED, "note": comment}
    return _answer(store, [(one, values) for one in done], "signoff.return", today, password)


def _answer(
    store: Store,
    answers: Iterable[tuple[Practice, Mapping[str, Any]]],
    command: str,
    today: date,
    password: bytes | None,
) -> tuple[str, ...]:
    own, private = signer(store, today=today, password=password)
    given = [
        _signed(
            store.read(), done.person, {"skill": done.skill, "practice": done.uid, "on": today, **said}, own, private
        )
        for done, said in answers
    ]
    with store.write(command, subject=given[0].uid if len(given) == 1 else None) as writer:
        SIGNOFFS.insert_many(writer, given)
    return tuple(one.uid for one in given)


def _signed(reader: Reader, person: str, values: Mapping[str, Any], own: Key, private: Ed25519PrivateKey) -> Signoff:
    """A sign-off with its seal, not yet kept."""
    worker = PEOPLE.get(reader, person)
    if own.person == worker.uid:
        raise Refused([Problem(code="own_signoff")])
    said = {**values, "uid": new_uid(), "person": person, "by": own.name, "mentor_uid": own.person}
    given = build(Signoff, said)
    statement = sign(unsigned(given.uid, person, "signoff", own.key, 1, body_text(parts(given)[0])), private)
    return given.replace(signature=seal(statement))


def withdraw(store: Store, uid: str) -> None:
    """Take a sign-off of one's own back. Raises `Refused` (`not_own_word`) for another's, `NotFound`."""
    if SIGNOFFS.get(store.read(), uid).mentor_uid != owner(store.read()).uid:
        raise Refused([Problem(code="not_own_word")])
    with store.write("signoff.delete", subject=uid) as writer:
        SIGNOFFS.delete(writer, uid)


def sign_review(store: Store, uid: str, *, today: date, password: bytes | None = None) -> None:
    """Put the file's signature under one's own word on a month; changing it later takes the signature off.

    Raises `Refused` (`not_own_word` for another's, `key_locked`), `NotFound`.
    """
    review = REVIEWS.get(store.read(), uid)
    own, private = signer(store, today=today, password=password)
    if (review.mentor_uid or review.person) != own.person:
        raise Refused([Problem(code="not_own_word")])
    body = body_text(parts(review)[0])
    held = STATEMENTS.find(store.read(), uid)
    again = held is not None and held.body == body and held.author == own.key
    version = 1 if held is None else held.version + (not again)
    statement = sign(unsigned(uid, review.person, "monthly_review", own.key, version, body), private)
    with store.write("monthly_review.sign", subject=uid) as writer:
        REVIEWS.update(writer, review.replace(signature=seal(statement)))


def review_state(reader: Reader, review: MonthlyReview) -> SignatureState | None:
    """What the signature under a review says today; None where there is none."""
    said = from_seal("monthly_review", review)
    if said is None:
        return SignatureState.CHANGED if review.signature else None
    return judge(said, STATEMENTS.find(reader, review.uid), keys(reader))
