"""The summary in the QR code of a signed page: read back, and whatever is changed shows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.stations import TODAY, carry, file_of, owner, trust
from tracker.certificates.service import add as add_certificate
from tracker.exchange import keys
from tracker.exchange.base45 import decode, encode
from tracker.exchange.portfolio import MARK, PIECE, Portfolio, check_summary, found_in, portfolio
from tracker.exchange.signing import sign_off
from tracker.kernel.errors import Refused
from tracker.people import service as people
from tracker.signed import repo
from tracker.signed.signatures import SignatureState
from tracker.store.session import Store


@given(st.binary(max_size=200))
def test_base45_there_and_back(content: bytes) -> None:
    assert decode(encode(content)) == content


def test_base45_as_the_standard_has_it() -> None:
    assert encode(b"Hello!!") == "%69 VD92EX0"  # RFC 9285, section 4.3
    assert decode("QED8WEX0") == b"ietf!"


@pytest.mark.parametrize("text", ["GGW", ":::", "A", "a", "中中中", "ZZ"])
def test_what_is_no_base45(text: str) -> None:
    with pytest.raises(ValueError):
        decode(text)


@pytest.fixture
def worker(tmp_path: Path) -> Store:
    """A worker with a certificate, an award, a genuine sign-off and one that was forged."""
    made, mentor = file_of("学徒"), file_of("师傅")
    me = owner(made)
    trust(mentor, made)
    trust(made, mentor)
    add_certificate(made, me, {"kind": "skill_level", "level": "level_4", "issued_on": date(2020, 1, 1), "number": "1"})
    people.add(made, "award", me, {"competition": "县赛", "tier": "county", "on": date(2026, 1, 1)})
    carry(made, mentor, me, tmp_path)
    for stage in ("supervised", "independent"):
        sign_off(mentor, me, {"skill": "登杆", "stage": stage}, today=TODAY)
    carry(mentor, made, me, tmp_path)
    with made.write("forge") as writer:
        writer.run("UPDATE signoff SET stage = 'independent' WHERE stage = 'supervised'")
    return made


def page(store: Store) -> Portfolio:
    return portfolio(store, owner(store), today=TODAY)


def test_the_page_has_what_is_genuine_and_its_code_says_the_same(worker: Store) -> None:
    made = page(worker)
    assert [(one.skill, one.stage) for one in made.signoffs] == [("登杆", "independent")]
    found = check_summary(made.pieces[0], repo.keys(worker.read()))
    assert (found.state, found.name, found.day) == (SignatureState.VALID, "学徒", TODAY.isoformat())
    assert found.certificates == (("", "skill_level", "level_4", "1", "2020-01-01", ""),)
    assert found.signoffs == (("登杆", "independent", TODAY.isoformat(), "师傅"),)
    assert found.awards == (("县赛", "county", "", "2026-01-01"),)
    assert check_summary(made.pieces[0], {}).state is SignatureState.UNKNOWN_KEY
    keys.revoke(worker, made.key, today=TODAY)
    assert check_summary(made.pieces[0], repo.keys(worker.read())).state is SignatureState.REVOKED


def test_a_code_fits_on_paper_or_is_parted(worker: Store) -> None:
    me = owner(worker)
    for number in range(120):
        people.add(
            worker, "award", me, {"competition": f"第{number * 7919}届", "tier": "county", "on": date(2020, 1, 1)}
        )
    pieces = page(worker).pieces
    assert len(pieces) > 1
    assert all(len(piece) < PIECE + 20 for piece in pieces)
    text = "\n".join(reversed(pieces))
    assert check_summary(text, repo.keys(worker.read())).state is SignatureState.VALID
    assert found_in(b"%PDF " + text.encode() + b"\n<x>") == text
    with pytest.raises(Refused) as refused:
        check_summary(pieces[0], {})
    assert refused.value.problems[0].code == "missing_piece"


def test_whatever_is_changed_shows(worker: Store) -> None:
    (text,) = page(worker).pieces
    known = repo.keys(worker.read())
    for at in range(len(MARK) + 1, len(text), 17):
        sign = "0" if text[at] != "0" else "1"
        try:
            found = check_summary(text[:at] + sign + text[at + 1 :], known)
        except Refused:
            continue
        assert found.state in (SignatureState.CHANGED, SignatureState.UNKNOWN_KEY)


@pytest.mark.parametrize(
    "text", ["", "x", f"{MARK}:", f"{MARK}:ABC", f"{MARK}-1:ABC", f"{MARK}-1-9999:A", f"{MARK}:{'0' * 4000}"]
)
def test_what_is_no_summary_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        check_summary(text, {})
