"""A key's life: made, guarded, compared, followed by the next one, lost, stolen, revoked."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.exchange.stations import SKILL, TODAY, carry, file_of, owner, sign_and_return, trust
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

SECRET = "口令".encode()


@pytest.fixture
def mentor(mentor: Store, worker: Store, tmp_path: Path) -> Store:
    """A mentor who has signed one skill off, which the worker has."""
    sign_and_return(mentor, worker, tmp_path)
    return mentor


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


def test_a_key_of_ones_own_that_is_revoked_says_so_itself_to_everybody(
    mentor: Store, worker: Store, tmp_path: Path
) -> None:
    """The mentor's key was stolen: his next bundle ends it in the worker's file, before any words are compared."""
    stolen = keys.own_key(mentor, today=TODAY)
    shutil.copy(thiefs_bundle(mentor, worker, tmp_path), tmp_path / "thief.career")
    keys.revoke(mentor, stolen.key, today=TODAY)
    path = str(tmp_path / "b.career")
    bundle.make(mentor, owner(worker), path, Choice(), today=TODAY)
    assert [key.key for key in bundle.verify(worker.read(), path).ended] == [stolen.key]
    bundle.open_bundle(worker, path, today=TODAY, dry_run=True)
    assert not repo.keys(worker.read())[stolen.key].over
    bundle.open_bundle(worker, path, today=TODAY)
    known = repo.keys(worker.read())[stolen.key]
    assert (known.revoked_on, known.ended is not None) == (TODAY, True)
    assert bundle.verify(worker.read(), path).ended == ()
    assert len(signoffs_that_count(worker.read(), owner(worker))) == 1  # what was held stays
    late = bundle.open_bundle(worker, str(tmp_path / "thief.career"), today=TODAY)
    assert (late.verified.acquaintance, late.effects) == (Acquaintance.REVOKED, ())
    assert code(lambda: keys.trust(worker, stolen.key, name="师傅", person=stolen.person, today=TODAY)) == "key_ended"


def thiefs_bundle(mentor: Store, worker: Store, folder: Path) -> str:
    """A sign-off under the mentor's key that the worker has not seen yet."""
    sign_off(mentor, owner(worker), SKILL, today=TODAY)
    path = str(folder / "b.career")
    bundle.make(mentor, owner(worker), path, Choice(), today=TODAY)
    return path


@pytest.mark.parametrize(
    ("renewed", "then_stolen", "ended"), [(False, False, True), (True, False, False), (True, True, True)]
)
def test_when_the_old_key_says_that_it_is_no_more(
    mentor: Store, worker: Store, tmp_path: Path, renewed: bool, then_stolen: bool, ended: bool
) -> None:
    """When it is lost or stolen; followed in good order it vouches instead, until it turns out stolen after all."""
    old = keys.own_key(mentor, today=TODAY)
    keys.renew(mentor, today=TODAY, lost=not renewed)
    if then_stolen:
        keys.revoke(mentor, old.key, today=TODAY)
    seen = from_mentor(mentor, worker, tmp_path)
    assert [key.key for key in seen.ended] == [old.key] * ended
    assert seen.acquaintance is (Acquaintance.UNKNOWN if ended else Acquaintance.VOUCHED)


def test_whose_password_is_forgotten_the_old_key_cannot_say_anything(
    mentor: Store, worker: Store, tmp_path: Path
) -> None:
    old = keys.own_key(mentor, today=TODAY)
    keys.set_password(mentor, password=None, next_password=SECRET)
    assert keys.revoke(mentor, old.key, today=TODAY).ended is None
    assert from_mentor(mentor, worker, tmp_path).ended == ()
    assert keys.revoke(mentor, old.key, today=TODAY, password=SECRET).ended is not None
    assert len(from_mentor(mentor, worker, tmp_path).ended) == 1


def test_only_the_key_itself_can_say_that_it_is_no_more(mentor: Store, worker: Store, tmp_path: Path) -> None:
    """A stranger's word that the mentor's key is no more: the bundle is refused as a whole."""
    mine, his = keys.own_key(worker, today=TODAY), keys.own_key(mentor, today=TODAY)
    stranger = file_of("外人")
    keys.own_key(stranger, today=TODAY)
    with stranger.write("forge", journaled=False) as writer:
        lying = keys.renew(stranger, today=TODAY, lost=True)
        repo.put_key(writer, lying.replace(key=his.key))
        repo.revoke_key(writer, his.key, TODAY, keys.revoke(worker, mine.key, today=TODAY).ended)
        repo.put_key(writer, lying)
    path = str(tmp_path / "b")
    bundle.make(stranger, owner(stranger), path, Choice(), today=TODAY)
    assert code(lambda: bundle.open_bundle(worker, path, today=TODAY)) == "bad_manifest"
    assert not repo.keys(worker.read())[his.key].over
