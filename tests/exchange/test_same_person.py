"""Somebody noted by hand comes with a bundle of his own: the two become one, nothing is lost, Undo takes it back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.exchange.conftest import everything
from tests.exchange.stations import TODAY, carry, file_of, owner, trust
from tracker.exchange import keys
from tracker.exchange.same_person import arrived, noted, noted_alike, put_together
from tracker.exchange.signing import sign_off, sign_review
from tracker.kernel.errors import Refused
from tracker.mentoring import service
from tracker.mentoring.repo import MENTORSHIPS, REVIEWS
from tracker.people import service as people
from tracker.people.genuine import checked_signoffs, signoffs_that_count
from tracker.people.repo import AWARDS, PEOPLE, SIGNOFFS
from tracker.signed import repo
from tracker.signed.signatures import SignatureState
from tracker.store import history
from tracker.store.session import Store

SKILL = {"skill": "pole-climbing", "stage": "supervised", "note": "手稳"}
SECRET = "口令".encode()


@pytest.fixture
def worker() -> Store:
    return file_of("示例 徒弟")


@pytest.fixture
def mentor(worker: Store, tmp_path: Path) -> Store:
    """A mentor who noted an apprentice, signed and talked with him, and now gets his bundle."""
    made = file_of("示例师傅")
    me = people_of(made)["示例师傅"]
    noted_one = service.add_apprentice(
        made, PEOPLE.get(made.read(), me), {"name": "示例徒弟", "start": date(2025, 9, 1)}
    )
    sign_off(made, noted_one, SKILL, today=TODAY)
    review = service.put_review(made, noted_one, "2026-10", me, {"by": "示例师傅", "note": "好", "on": TODAY})
    sign_review(made, review, today=TODAY)
    people.add(made, "award", noted_one, {"competition": "县赛", "tier": "county", "on": date(2026, 1, 1)})
    trust(made, worker)
    trust(worker, made)
    carry(worker, made, owner(worker), tmp_path)
    return made


def people_of(store: Store) -> dict[str, str]:
    return {one.name: one.uid for one in PEOPLE.select(store.read())}


def said(mentor: Store) -> set[str]:
    signed, pairs = SIGNOFFS.select(mentor.read()), MENTORSHIPS.select(mentor.read())
    return {one.uid for one in signed} | {one.uid for one in pairs}


def by_hand(mentor: Store) -> str:
    (found,) = noted(mentor.read())
    return found.uid


def test_who_may_be_the_same(mentor: Store, worker: Store) -> None:
    reader = mentor.read()
    assert [one.uid for one in arrived(reader)] == [owner(worker)]
    assert [one.uid for one in noted_alike(reader, owner(worker))] == [by_hand(mentor)]
    people.edit_person(mentor, by_hand(mentor), {"name": "另一人"})
    assert noted_alike(reader, owner(worker)) == ()


def test_the_two_become_one_and_what_was_signed_goes_to_him(mentor: Store, worker: Store, tmp_path: Path) -> None:
    before = everything(mentor)
    put_together(mentor, by_hand(mentor), owner(worker), today=TODAY)
    reader = mentor.read()
    assert noted(reader) == ()
    assert len(AWARDS.of_person(reader, owner(worker))) == len(MENTORSHIPS.of_person(reader, owner(worker))) == 1
    (signed,) = checked_signoffs(reader, owner(worker))
    assert (signed.state, signed.signoff.note) == (SignatureState.VALID, "手稳")
    (review,) = REVIEWS.of_person(reader, owner(worker))
    assert (review.note, bool(review.signature)) == ("好", True)
    carry(mentor, worker, owner(worker), tmp_path)
    assert len(signoffs_that_count(worker.read(), owner(worker))) == 1
    assert REVIEWS.of_person(worker.read(), owner(worker)) == (review,)
    assert AWARDS.of_person(worker.read(), owner(worker)) == ()  # the mentor's note on what is the worker's to say
    history.undo(mentor)
    assert [row for row in everything(mentor) if row in before] == before


def test_what_had_gone_out_already_goes_out_anew(mentor: Store, worker: Store, tmp_path: Path) -> None:
    """A bundle on the person noted went somewhere: what is said of him there is never said of another."""
    carry(mentor, file_of("办公室"), by_hand(mentor), tmp_path)
    was = said(mentor)
    put_together(mentor, by_hand(mentor), owner(worker), today=TODAY)
    assert not was & said(mentor)
    carry(mentor, worker, owner(worker), tmp_path)
    assert len(signoffs_that_count(worker.read(), owner(worker))) == 1
    assert len(MENTORSHIPS.of_person(worker.read(), owner(worker))) == 1


def test_what_is_not_genuine_is_not_made_so(mentor: Store, worker: Store) -> None:
    (given,) = SIGNOFFS.select(mentor.read())
    with mentor.write("forge") as writer:
        SIGNOFFS.update(writer, given.replace(stage="independent"))
    put_together(mentor, by_hand(mentor), owner(worker), today=TODAY)
    (signed,) = checked_signoffs(mentor.read(), owner(worker))
    assert signed.state is SignatureState.CHANGED


def test_a_guarded_key_is_needed_for_what_was_signed(mentor: Store, worker: Store) -> None:
    keys.set_password(mentor, password=None, next_password=SECRET)
    before = everything(mentor)
    assert refused(mentor, by_hand(mentor), owner(worker)) == "key_locked"
    assert everything(mentor) == before
    put_together(mentor, by_hand(mentor), owner(worker), today=TODAY, password=SECRET)
    assert noted(mentor.read()) == ()


def test_who_has_a_word_of_his_own_is_nobody_noted(mentor: Store, worker: Store, tmp_path: Path) -> None:
    other = file_of("另一师傅")
    trust(mentor, other)
    carry(other, mentor, owner(other), tmp_path)
    me = owner(mentor)
    for one in (owner(other), owner(worker), me):
        assert refused(mentor, one, owner(worker)) == "not_noted"


def test_another_mentors_word_cannot_be_given_away(mentor: Store, worker: Store) -> None:
    stranger = file_of("外人")
    noted_there = people.add_person(stranger, {"name": "x"})
    sign_off(stranger, noted_there, SKILL, today=TODAY)
    (foreign,) = SIGNOFFS.select(stranger.read())
    with mentor.write("import") as writer:
        SIGNOFFS.insert(writer, foreign.replace(person=by_hand(mentor)))
    assert repo.statements(mentor.read(), by_hand(mentor)) == ()
    assert refused(mentor, by_hand(mentor), owner(worker)) == "word_of_others"


def refused(store: Store, one: str, other: str) -> str:
    with pytest.raises(Refused) as why:
        put_together(store, one, other, today=TODAY)
    return why.value.problems[0].code
