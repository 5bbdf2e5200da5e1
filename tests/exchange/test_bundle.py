"""A worker and a mentor hand bundles to each other: what travels, what stays, what changes, what can be undone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.exchange.conftest import everything
from tests.exchange.stations import ALL, CLOCK, SKILL, TODAY, carry, file_of, owner
from tracker.certificates.model import Attachment
from tracker.certificates.repo import ATTACHMENTS
from tracker.certificates.service import add as add_certificate
from tracker.certificates.service import attach
from tracker.exchange import bundle, keys
from tracker.exchange.keys import Acquaintance
from tracker.exchange.sharing import Choice
from tracker.exchange.signing import sign_off
from tracker.kernel.errors import Refused
from tracker.kernel.terms import CertificateKind
from tracker.people import service as people
from tracker.people.genuine import checked_signoffs
from tracker.people.repo import AWARDS, INCOME, PEOPLE, SIGNOFFS
from tracker.signed.saying import parts
from tracker.signed.signatures import SignatureState, plain
from tracker.store import history
from tracker.store.session import Store

ID_NUMBER = "11010519491231002X"  # the example of GB 11643


def award(store: Store, name: str) -> str:
    values = {"competition": name, "tier": "county", "on": date(2026, 1, 1)}
    return people.add(store, "award", owner(store), values)


def sees(opened: bundle.Opened) -> list[tuple[str, str]]:
    return [(effect.action, effect.kind) for effect in opened.effects]


def text_of(made: bundle.Preview) -> str:
    return str([plain(one) for one in made.records])


def test_a_worker_reaches_the_mentors_file(worker: Store, mentor: Store, tmp_path: Path) -> None:
    uid = award(worker, "县赛")
    opened = carry(worker, mentor, owner(worker), tmp_path)
    assert sees(opened) == [("added", "person"), ("added", "award")]
    assert AWARDS.get(mentor.read(), uid) == AWARDS.get(worker.read(), uid)
    assert sees(carry(worker, mentor, owner(worker), tmp_path)) == []


def test_a_signoff_comes_back_and_is_valid(worker: Store, mentor: Store, tmp_path: Path) -> None:
    carry(worker, mentor, owner(worker), tmp_path)
    uid = sign_off(mentor, owner(worker), SKILL, today=TODAY)
    assert sees(carry(mentor, worker, owner(worker), tmp_path)) == [("added", "signoff")]
    for store in (worker, mentor):
        (checked,) = checked_signoffs(store.read(), owner(worker))
        assert (checked.signoff.uid, checked.state) == (uid, SignatureState.VALID)


def test_a_signoff_edited_in_the_file_shows_and_does_not_travel(worker: Store, mentor: Store, tmp_path: Path) -> None:
    carry(worker, mentor, owner(worker), tmp_path)
    uid = sign_off(mentor, owner(worker), SKILL, today=TODAY)
    carry(mentor, worker, owner(worker), tmp_path)
    with worker.write("forge") as writer:
        writer.run("UPDATE signoff SET stage = 'independent'")
    (checked,) = checked_signoffs(worker.read(), owner(worker))
    assert checked.state is SignatureState.CHANGED
    assert sees(carry(worker, mentor, owner(worker), tmp_path)) == []
    assert sees(carry(mentor, worker, owner(worker), tmp_path)) == [("changed", "signoff")]
    assert SIGNOFFS.get(worker.read(), uid).stage == "supervised"


def test_a_worker_cannot_sign_himself_off(worker: Store) -> None:
    with pytest.raises(Refused) as refused:
        sign_off(worker, owner(worker), SKILL, today=TODAY)
    assert refused.value.problems[0].code == "own_signoff"


def test_what_its_author_deleted_disappears_and_stays_away(worker: Store, mentor: Store, tmp_path: Path) -> None:
    uid = award(worker, "县赛")
    carry(worker, mentor, owner(worker), tmp_path)
    old = (tmp_path / "stick.career").read_bytes()
    people.delete(worker, "award", uid)
    assert sees(carry(worker, mentor, owner(worker), tmp_path)) == [("removed", "award")]
    (tmp_path / "old.career").write_bytes(old)
    again = bundle.open_bundle(mentor, str(tmp_path / "old.career"), today=TODAY)
    assert again.effects == ()
    assert [state for _, state in again.verified.doubtful] == [SignatureState.REPLAYED]
    assert AWARDS.find(mentor.read(), uid) is None


def test_what_is_private_stays_at_home_by_default(worker: Store, mentor: Store, tmp_path: Path) -> None:
    me = owner(worker)
    people.edit_person(worker, me, {"note": "孩子上学 #家庭"})
    people.add(worker, "income", me, {"month": "2026-01", "amount_fen": 480000})
    driving = {"kind": CertificateKind.DRIVING, "issued_on": date(2020, 1, 1)}
    add_certificate(worker, me, {**driving, "number": f"T{ID_NUMBER}", "note": "好"})
    seen = bundle.preview(worker.read(), me, Choice())
    for secret in (ID_NUMBER, "1990-01-02", "孩子", "480000"):
        assert secret not in text_of(seen)
        assert secret in text_of(bundle.preview(worker.read(), me, ALL))
    assert seen.at_home == {"person.private": 1, "certificate.private": 1, "income": 1}
    carry(worker, mentor, me, tmp_path)
    assert PEOPLE.get(mentor.read(), me).birth_date is None
    assert sees(carry(worker, mentor, me, tmp_path, ALL)) == [
        ("changed", "person"),
        ("changed", "certificate"),
        ("added", "income"),
    ]
    assert PEOPLE.get(mentor.read(), me).birth_date == date(1990, 1, 2)
    assert len(INCOME.of_person(mentor.read(), me)) == 1
    assert sees(carry(worker, mentor, me, tmp_path)) == []  # what was shown once is not taken back


def test_the_preview_is_what_the_other_side_gets(worker: Store, tmp_path: Path) -> None:
    award(worker, "县赛")
    keys.own_key(worker, today=TODAY)
    path = str(tmp_path / "b.career")
    before = bundle.preview(worker.read(), owner(worker), Choice())
    made = bundle.make(worker, owner(worker), path, Choice(), today=TODAY)
    got = [one for one, _ in bundle.verify(worker.read(), path).states]
    assert [one.replace(signature="") for one in got] == list(before.records)
    assert got == list(made.records)


def test_attachments_travel_with_their_record(worker: Store, mentor: Store, tmp_path: Path) -> None:
    me = owner(worker)
    subject = add_certificate(worker, me, {"kind": CertificateKind.DRIVING, "issued_on": date(2020, 1, 1)})
    (tmp_path / "证.jpg").write_bytes(b"\xff\xd8picture")
    attach(worker, me, subject, [str(tmp_path / "证.jpg")], now=worker._clock.now())
    no_papers = Choice(kinds=frozenset({"person", "attachment"}))
    assert bundle.preview(worker.read(), me, no_papers).attachments == {}
    carry(worker, mentor, me, tmp_path)
    (there,) = ATTACHMENTS.of_person(mentor.read(), me)
    assert mentor.read().value("SELECT content FROM blob WHERE sha256 = ?", (there.sha256,)) == b"\xff\xd8picture"


def test_a_hash_with_many_digits_is_no_identity_card() -> None:
    digest = f"a{ID_NUMBER[:-1]}1b".ljust(64, "0")
    scan = Attachment(
        uid="t",
        person="w",
        subject="c",
        name=f"{ID_NUMBER}.jpg",
        media_type="image/jpeg",
        size=1,
        sha256=digest,
        added_at=CLOCK.now(),
    )
    shown, private = parts(scan)
    assert (shown["sha256"], shown["name"], private) == (digest, "….jpg", {})


def test_opening_is_one_act_that_can_be_tried_and_undone(worker: Store, mentor: Store, tmp_path: Path) -> None:
    award(worker, "县赛")
    path = str(tmp_path / "b.career")
    bundle.make(worker, owner(worker), path, Choice(), today=TODAY)
    empty = everything(mentor)
    tried = bundle.open_bundle(mentor, path, dry_run=True, today=TODAY)
    assert everything(mentor) == empty
    assert bundle.open_bundle(mentor, path, today=TODAY).effects == tried.effects
    history.undo(mentor)
    assert everything(mentor) == empty
    assert bundle.open_bundle(mentor, path, today=TODAY).effects == tried.effects


def test_undoing_here_does_not_forget_what_went_out(worker: Store, mentor: Store, tmp_path: Path) -> None:
    award(worker, "县赛")
    carry(worker, mentor, owner(worker), tmp_path)
    history.undo(worker)
    assert sees(carry(worker, mentor, owner(worker), tmp_path)) == [("removed", "award")]
    history.redo(worker)
    assert sees(carry(worker, mentor, owner(worker), tmp_path)) == [("added", "award")]


def test_a_stranger_is_shown_and_nothing_is_taken(worker: Store, tmp_path: Path) -> None:
    stranger = file_of("陌生人")
    opened = carry(worker, stranger, owner(worker), tmp_path)
    assert opened.verified.acquaintance is Acquaintance.UNKNOWN
    assert opened.effects == ()
    assert set(opened.verified.counts()) == {SignatureState.UNKNOWN_KEY}
