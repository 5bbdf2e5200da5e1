"""A key's life: made, guarded, compared, followed by the next one, lost, stolen, revoked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.exchange.stations import TODAY, carry, file_of, owner, trust
from tracker.exchange import bundle, keys
from tracker.exchange.keys import Acquaintance
from tracker.exchange.sharing import Choice
from tracker.exchange.signing import sign_off
from tracker.kernel.errors import NotFound, Refused
from tracker.people import service as people
from tracker.people.genuine import checked_signoffs, signoffs_that_count
from tracker.signed import repo
from tracker.signed.fingerprints import card_text, fingerprint, spoken
from tracker.signed.guarding import is_guarded
from tracker.signed.signatures import SignatureState
from tracker.store.session import Store

SKILL = {"skill": "pole-climbing", "stage": "supervised"}
SECRET = "口令".encode()


@pytest.fixture
def worker() -> Store:
    return file_of("学徒")


@pytest.fixture
def mentor(worker: Store, tmp_path: Path) -> Store:
    """A mentor who has signed one skill off, which the worker has."""
    made = file_of("师傅")
    trust(made, worker)
    trust(worker, made)
    carry(worker, made, owner(worker), tmp_path)
    sign_off(made, owner(worker), SKILL, today=TODAY)
    carry(made, worker, owner(worker), tmp_path)
    return made


def code(act: object) -> str:
    with pytest.raises(Refused) as refused:
        act()  # type: ignore[operator]
    return refused.value.problems[0].code


def from_mentor(mentor: Store, worker: Store, folder: Path) -> bundle.Verified:
    path = str(folder / "back.career")
    bundle.make(mentor, owner(worker), path, Choice(), today=TODAY)
    return bundle.verify(worker.read(), path)


def test_a_password_is_asked_for_when_signing(mentor: Store, worker: Store, tmp_path: Path) -> None:
    assert not keys.needs_password(mentor.read())
    keys.set_password(mentor, password=None, next_password=SECRET)
    assert keys.needs_password(mentor.read())
    assert is_guarded(keys.own_key(mentor, today=TODAY).private or "")
    path = str(tmp_path / "b")
    for wrong, why in ((None, "key_locked"), (b"x", "wrong_password")):
        assert code(lambda wrong=wrong: sign_off(mentor, owner(worker), SKILL, today=TODAY, password=wrong)) == why
        assert (
            code(lambda wrong=wrong: bundle.make(mentor, owner(worker), path, Choice(), today=TODAY, password=wrong))
            == why
        )
        assert code(lambda wrong=wrong: keys.set_password(mentor, password=wrong, next_password=None)) == why
    sign_off(mentor, owner(worker), SKILL, today=TODAY, password=SECRET)
    keys.set_password(mentor, password=SECRET, next_password=None)
    sign_off(mentor, owner(worker), SKILL, today=TODAY)


def test_a_new_key_is_vouched_for_by_the_one_before(mentor: Store, worker: Store, tmp_path: Path) -> None:
    """Changed in good order: nobody needs to meet again to know whose it is; trusting it is an act all the same."""
    old = keys.own_key(mentor, today=TODAY)
    new = keys.renew(mentor, today=TODAY)
    assert repo.own_key(mentor.read()) == new
    seen = from_mentor(mentor, worker, tmp_path)
    assert seen.acquaintance is Acquaintance.VOUCHED
    assert seen.counts() == {SignatureState.UNKNOWN_KEY: 1, SignatureState.VALID: 1}
    trust(worker, mentor)
    assert repo.keys(worker.read())[old.key].revoked_on == TODAY
    after = from_mentor(mentor, worker, tmp_path)
    assert (after.acquaintance, set(after.counts())) == (Acquaintance.TRUSTED, {SignatureState.VALID})
    carry(mentor, worker, owner(worker), tmp_path)
    (signed,) = checked_signoffs(worker.read(), owner(worker))
    assert signed.state is SignatureState.VALID
    assert new.key in (signed.signoff.signature or "")


def test_a_lost_key_is_followed_by_one_nobody_vouches_for(mentor: Store, worker: Store, tmp_path: Path) -> None:
    """The password is forgotten, or the file comes from an old copy: the two compare words again."""
    keys.set_password(mentor, password=None, next_password=SECRET)
    keys.renew(mentor, today=TODAY, lost=True)
    assert len(signoffs_that_count(mentor.read(), owner(worker))) == 1
    assert from_mentor(mentor, worker, tmp_path).acquaintance is Acquaintance.OTHER
    assert len(signoffs_that_count(worker.read(), owner(worker))) == 1  # what was taken in stays
    trust(worker, mentor)
    assert set(from_mentor(mentor, worker, tmp_path).counts()) == {SignatureState.VALID}


def test_who_gives_himself_out_for_somebody_is_shown_as_another(mentor: Store, worker: Store, tmp_path: Path) -> None:
    """A key made by a stranger under the mentor's name and identifier, with a made-up word of the mentor's key."""
    stranger = file_of("师傅")
    genuine, false = keys.own_key(mentor, today=TODAY), keys.own_key(stranger, today=TODAY)
    with stranger.write("forge", journaled=False) as writer:
        repo.put_key(writer, false.replace(person=owner(mentor), vouched_by=genuine.key, vouch="00" * 64))
    path = str(tmp_path / "b")
    bundle.make(stranger, owner(stranger), path, Choice(), today=TODAY)
    assert bundle.verify(worker.read(), path).acquaintance is Acquaintance.OTHER


def test_after_a_revocation_nothing_new_counts(mentor: Store, worker: Store, tmp_path: Path) -> None:
    keys.revoke(worker, keys.own_key(mentor, today=TODAY).key, today=TODAY)
    sign_off(mentor, owner(worker), SKILL, today=TODAY)
    opened = carry(mentor, worker, owner(worker), tmp_path)
    assert opened.verified.acquaintance is Acquaintance.REVOKED
    assert opened.effects == ()
    assert len(signoffs_that_count(worker.read(), owner(worker))) == 1


def test_what_a_revoked_key_of_ones_own_signed_before_still_counts(mentor: Store, worker: Store) -> None:
    sign_off(mentor, owner(worker), SKILL, today=TODAY)  # never went out
    keys.revoke(mentor, keys.own_key(mentor, today=TODAY).key, today=TODAY)
    assert len(signoffs_that_count(mentor.read(), owner(worker))) == 2
    sign_off(mentor, owner(worker), SKILL, today=TODAY)  # under the next key, made now
    assert len(signoffs_that_count(mentor.read(), owner(worker))) == 3


def test_a_workers_records_follow_to_the_next_key(mentor: Store, worker: Store, tmp_path: Path) -> None:
    values = {"competition": "县赛", "tier": "county", "on": date(2026, 1, 1)}
    uid = people.add(worker, "award", owner(worker), values)
    carry(worker, mentor, owner(worker), tmp_path)
    keys.renew(worker, today=TODAY)
    people.edit(worker, "award", uid, {"competition": "市赛"})
    assert carry(worker, mentor, owner(worker), tmp_path).effects == ()
    trust(mentor, worker)
    changed = carry(worker, mentor, owner(worker), tmp_path).effects
    assert [(one.action, one.after.competition) for one in changed] == [("changed", "市赛")]


def test_a_key_is_trusted_by_its_card(mentor: Store, worker: Store) -> None:
    key = keys.own_key(file_of("档案员"), today=TODAY)
    card = card_text(key.key, key.person, key.name)
    assert keys.trust(worker, card, today=TODAY).name == "档案员"
    for name in (fingerprint(key.key), *spoken(key.key).values()):
        assert keys.find(worker.read(), name).person == key.person
    with pytest.raises(NotFound):
        keys.find(worker.read(), "扳手")
    assert code(lambda: keys.trust(worker, "zz", name="n", person="p", today=TODAY)) == "bad_key"
    assert code(lambda: keys.trust(worker, key.key, today=TODAY)) == "missing"
    own = keys.own_key(worker, today=TODAY)
    assert code(lambda: keys.trust(worker, own.key, name="n", person="p", today=TODAY)) == "own_key"
