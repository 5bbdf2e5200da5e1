"""What may be believed of a signed statement."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tracker.kernel.errors import Refused
from tracker.signed.canonical import canonical
from tracker.signed.guarding import is_guarded, unlock
from tracker.signed.model import Key, Statement
from tracker.signed.saying import unsigned
from tracker.signed.signatures import (
    SignatureState,
    is_vouched,
    judge,
    line_of,
    new_key,
    plain,
    sign,
    signed_content,
    verify,
    vouch,
)

DAY = date(2026, 11, 23)
WORKER, WORKER_PEM = new_key()
MENTOR, MENTOR_PEM = new_key()
SIGNOFF = '{"mentor_uid":"m","on":"2026-01-01","skill":"pole-climbing","stage":"independent"}'


def key(public: str, person: str, **more: Any) -> Key:
    return Key(key=public, name=person, person=person, since=DAY, **more)


KEYS = {WORKER: key(WORKER, "w"), MENTOR: key(MENTOR, "m")}


def said(kind: str = "signoff", author: str = MENTOR, version: int = 2, body: str | None = SIGNOFF) -> Statement:
    made = unsigned("s-1", "w", kind, author, version, body)
    return sign(made, unlock(WORKER_PEM if author == WORKER else MENTOR_PEM, None))


def test_a_mentors_signoff_is_valid() -> None:
    assert judge(said(), None, KEYS) is SignatureState.VALID
    assert judge(said(), said(), KEYS) is SignatureState.VALID


@pytest.mark.parametrize(
    "changes",
    [
        {"uid": "s-2"},
        {"person": "x"},
        {"kind": "award"},
        {"version": 3},
        {"author": WORKER},
        {"body": SIGNOFF.replace("independent", "supervised")},
        {"deleted": True, "body": None},
        {"signature": "00" * 64},
        {"signature": "no hex"},
    ],
)
def test_whatever_is_changed_shows(changes: dict[str, Any]) -> None:
    assert judge(said().replace(**changes), None, KEYS) is SignatureState.CHANGED


@pytest.mark.parametrize("body", [SIGNOFF, None])
def test_what_is_signed_is_canonical(body: str | None) -> None:
    statement = said(body=body)
    whole = {name: value for name, value in plain(statement).items() if name != "signature"}
    assert signed_content(statement) == b"career-record/1\n" + canonical(whole)


def test_a_key_nobody_compared_is_unknown() -> None:
    assert judge(said(), None, {WORKER: KEYS[WORKER]}) is SignatureState.UNKNOWN_KEY


@pytest.mark.parametrize(
    ("statement", "held"),
    [
        (said(author=WORKER), None),  # the worker signs in the mentor's name
        (said(body=SIGNOFF.replace('"m"', '"w"'), author=WORKER), None),  # the worker signs himself off
        (said(kind="award", body='{"x":1}'), None),  # the mentor writes the worker's own record
        (said(kind="award", body='{"x":1}', author=WORKER), said()),  # another kind of record under its uid
        (said(author=WORKER, body=None, version=3), said()),  # the worker deletes the mentor's
    ],
)
def test_nobody_speaks_for_another(statement: Statement, held: Statement | None) -> None:
    assert judge(statement, held, KEYS) is SignatureState.MIS_ATTRIBUTED


@pytest.mark.parametrize("kind", ["mentorship", "monthly_review"])
@pytest.mark.parametrize(
    ("author", "body", "state"),
    [
        (MENTOR, '{"mentor_uid":"m"}', SignatureState.VALID),
        (WORKER, "{}", SignatureState.VALID),
        (WORKER, '{"mentor_uid":"m"}', SignatureState.MIS_ATTRIBUTED),
        (MENTOR, "{}", SignatureState.MIS_ATTRIBUTED),
    ],
    ids=["the mentor it names", "the worker", "the worker for the mentor", "a mentor it does not name"],
)
def test_what_either_side_may_say_is_of_whom_it_names(kind: str, author: str, body: str, state: SignatureState) -> None:
    assert judge(said(kind=kind, author=author, body=body), None, KEYS) is state


def test_an_older_version_is_a_replay() -> None:
    assert judge(said(version=1), said(version=2), KEYS) is SignatureState.REPLAYED


def test_after_a_revocation_nothing_new_counts_and_what_was_held_stays() -> None:
    revoked = KEYS | {MENTOR: key(MENTOR, "m", revoked_on=DAY)}
    assert judge(said(), None, revoked) is SignatureState.REVOKED
    assert judge(said(version=3), said(), revoked) is SignatureState.REVOKED
    assert judge(said(), said(), revoked) is SignatureState.VALID


def test_the_next_key_of_a_person_takes_over_from_a_revoked_one() -> None:
    public, pem = new_key()
    renewed = sign(unsigned("s-1", "w", "signoff", public, 3, SIGNOFF), unlock(pem, None))
    both = KEYS | {public: key(public, "m")}
    assert judge(renewed, said(), both) is SignatureState.MIS_ATTRIBUTED
    assert judge(renewed, said(), both | {MENTOR: key(MENTOR, "m", revoked_on=DAY)}) is SignatureState.VALID


@pytest.mark.parametrize("text", ["s-1", "中文", 'a"b', "a\\b", "a\tb", "\u2028", "😀"])
def test_a_line_of_a_bundle_is_canonical(text: str) -> None:
    statement = said().replace(uid=text, kind=text, person=text, body=None, deleted=True)
    assert line_of(statement) == canonical(plain(statement))


def test_the_old_key_vouches_for_the_next() -> None:
    public, _ = new_key()
    word = vouch(unlock(WORKER_PEM, None), public, "w")
    assert is_vouched(public, "w", WORKER, word)
    for other in (
        (MENTOR, "w", WORKER, word),
        (public, "m", WORKER, word),
        (public, "w", MENTOR, word),
        (public, "w", WORKER, ""),
    ):
        assert not is_vouched(*other)


def test_a_password_guards_the_private_half() -> None:
    public, private = new_key("口令".encode())
    assert is_guarded(private)
    assert verify(public, unlock(private, "口令".encode()).sign(b"x").hex(), b"x")
    for wrong, code in ((None, "key_locked"), (b"", "key_locked"), (b"other", "wrong_password")):
        with pytest.raises(Refused) as refused:
            unlock(private, wrong)
        assert refused.value.problems[0].code == code
    for damaged in (private[:-2], "career-private/1 zz", "PEM"):
        with pytest.raises(Refused):
            unlock(damaged, "口令".encode())
