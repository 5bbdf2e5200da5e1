"""A practice goes to the mentor and comes back answered; reviews are signed; nobody speaks for another."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.exchange.stations import CLOCK, TODAY, carry, owner
from tests.mentoring.standing import skills
from tracker.certificates.service import attachments, content
from tracker.exchange.signing import confirm, send_back, sign_off, sign_review, withdraw
from tracker.kernel.errors import Refused
from tracker.kernel.terms import SkillStage
from tracker.mentoring import service
from tracker.mentoring.repo import MENTORSHIPS, PRACTICES, REVIEWS
from tracker.people.genuine import checked_signoffs
from tracker.people.repo import SIGNOFFS
from tracker.signed.repo import keys
from tracker.signed.saying import from_seal
from tracker.signed.signatures import SignatureState, judge
from tracker.store import history
from tracker.store.session import Store

NOW = CLOCK.now()


def logged(worker: Store, folder: Path, **more: object) -> str:
    photo = folder / "登杆.jpg"
    photo.write_bytes(b"a photo")
    values = {"skill": "pole-climbing", "on": date(2026, 11, 20), "stage": SkillStage.SUPERVISED, "rating": 4, **more}
    return service.log_practice(worker, owner(worker), values, [str(photo)], today=TODAY, now=NOW)


def codes(act: object, *given: object, **more: object) -> list[str]:
    with pytest.raises(Refused) as refused:
        act(*given, **more)  # type: ignore[operator]
    return [problem.code for problem in refused.value.problems]


def test_a_practice_goes_to_the_mentor_with_its_photos_and_comes_back_confirmed(
    worker: Store, mentor: Store, tmp_path: Path
) -> None:
    uid = logged(worker, tmp_path)
    carry(worker, mentor, owner(worker), tmp_path)
    (entry,) = service.log(mentor.read(), owner(worker))
    assert entry.waits
    (photo,) = attachments(mentor.read(), uid)
    assert content(mentor.read(), photo) == b"a photo"
    confirm(mentor, [uid], today=TODAY)
    carry(mentor, worker, owner(worker), tmp_path)
    for store in (worker, mentor):
        (entry,) = service.log(store.read(), owner(worker))
        assert [(one.stage, one.answer, one.by) for one in entry.answers] == [("supervised", "confirmed", "师傅")]
        (found,) = skills(store.read(), owner(worker), today=TODAY)
        assert (found.skill.id, found.stage, found.waiting) == ("pole-climbing", "supervised", 0)
    assert history.undo(mentor)
    assert service.log(mentor.read(), owner(worker))[0].waits


def test_one_comes_back_with_a_comment_and_counts_for_nothing(worker: Store, mentor: Store, tmp_path: Path) -> None:
    uid = logged(worker, tmp_path)
    carry(worker, mentor, owner(worker), tmp_path)
    assert codes(send_back, mentor, [uid], comment=" ", today=TODAY) == ["missing"]
    send_back(mentor, [uid], comment="脚扣没有试验", today=TODAY)
    carry(mentor, worker, owner(worker), tmp_path)
    (entry,) = service.log(worker.read(), owner(worker))
    assert [(one.answer, one.note, one.stage) for one in entry.answers] == [("returned", "脚扣没有试验", None)]
    (found,) = skills(worker.read(), owner(worker), today=TODAY)
    assert (found.state, found.block) == ("open", "returned")


def test_several_are_confirmed_as_one_act_and_raised(worker: Store, mentor: Store, tmp_path: Path) -> None:
    done = [logged(worker, tmp_path), logged(worker, tmp_path, stage=None)]
    carry(worker, mentor, owner(worker), tmp_path)
    assert codes(confirm, mentor, done, today=TODAY) == ["no_stage"]
    confirm(mentor, done, stage=SkillStage.INDEPENDENT, note="好", today=TODAY)
    assert [one.stage for one in SIGNOFFS.select(mentor.read())] == ["independent"] * 2
    assert all(one.state is SignatureState.VALID for one in checked_signoffs(mentor.read(), owner(worker)))
    assert history.undo(mentor)
    assert SIGNOFFS.select(mentor.read()) == ()


def test_nobody_answers_himself_or_takes_back_anothers_word(worker: Store, mentor: Store, tmp_path: Path) -> None:
    uid = logged(worker, tmp_path)
    assert codes(confirm, worker, [uid], today=TODAY) == ["own_signoff"]
    carry(worker, mentor, owner(worker), tmp_path)
    given = sign_off(mentor, owner(worker), {"skill": "x", "stage": SkillStage.SEEN}, today=TODAY)
    carry(mentor, worker, owner(worker), tmp_path)
    assert codes(withdraw, worker, given) == ["not_own_word"]
    withdraw(mentor, given)
    carry(mentor, worker, owner(worker), tmp_path)
    assert SIGNOFFS.select(worker.read()) == ()


def test_a_mentorship_is_the_mentors_word(worker: Store, mentor: Store, tmp_path: Path) -> None:
    carry(worker, mentor, owner(worker), tmp_path)
    values = {"mentor": "师傅", "mentor_uid": owner(mentor), "start": TODAY, "goals": "登杆\n装表"}
    uid = service.add_mentorship(mentor, owner(worker), values)
    carry(mentor, worker, owner(worker), tmp_path)
    assert MENTORSHIPS.get(worker.read(), uid) == MENTORSHIPS.get(mentor.read(), uid)
    own = service.add_mentorship(worker, owner(worker), {"mentor": "另一位师傅", "start": TODAY})
    carry(worker, mentor, owner(worker), tmp_path)
    assert [one.uid for one in service.mentorships(mentor.read(), owner(worker))] == [uid, own]


def test_each_side_signs_its_own_word_on_a_month(worker: Store, mentor: Store, tmp_path: Path) -> None:
    me, teacher = owner(worker), owner(mentor)
    carry(worker, mentor, me, tmp_path)
    said = service.put_review(mentor, me, "2026-11", teacher, {"by": "师傅", "note": "稳", "steps": "2026-12-31 装表"})
    assert service.put_review(mentor, me, "2026-11", teacher, {"note": "稳"}) == said
    carry(mentor, worker, me, tmp_path)
    assert codes(sign_review, worker, said, today=TODAY) == ["not_own_word"]
    mine = service.put_review(worker, me, "2026-11", None, {"note": "会了"})
    for store, uid in ((mentor, said), (worker, mine)):
        sign_review(store, uid, today=TODAY)
        sealed = from_seal("monthly_review", REVIEWS.get(store.read(), uid))
        assert sealed
        assert judge(sealed, None, keys(store.read())) is SignatureState.VALID
    carry(mentor, worker, me, tmp_path)
    assert REVIEWS.get(worker.read(), said) == REVIEWS.get(mentor.read(), said)
    service.put_review(mentor, me, "2026-11", teacher, {"note": "很稳"})
    assert REVIEWS.get(mentor.read(), said).signature is None
    carry(mentor, worker, me, tmp_path)
    assert REVIEWS.get(worker.read(), said).note == "很稳"


def test_a_log_takes_nothing_half(worker: Store, tmp_path: Path) -> None:
    values = {"on": date(2026, 11, 24), "rating": 6}
    assert codes(service.log_practice, worker, owner(worker), values, today=TODAY, now=NOW) == [
        "missing",
        "in_future",
        "out_of_range",
    ]
    (tmp_path / "empty.jpg").touch()
    good = {"skill": "x", "on": TODAY}
    photos = [str(tmp_path / "empty.jpg")]
    assert codes(service.log_practice, worker, owner(worker), good, photos, today=TODAY, now=NOW) == ["empty_file"]
    assert PRACTICES.select(worker.read()) == ()


def test_an_entry_is_changed_and_removed_with_its_photos(worker: Store, tmp_path: Path) -> None:
    uid = logged(worker, tmp_path)
    service.edit_practice(worker, uid, {"place": "训练场"}, today=TODAY)
    assert service.practice(worker.read(), uid).place == "训练场"
    assert codes(service.edit_practice, worker, uid, {"rating": 9}, today=TODAY) == ["out_of_range"]
    service.delete_practice(worker, uid)
    assert attachments(worker.read(), uid) == ()
    assert history.undo(worker)
    assert len(attachments(worker.read(), uid)) == 1
