"""What the ruler counts of a worker's sign-offs, and that nobody signs a forged one by accident."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.exchange.stations import TODAY, file_of, owner, sign_and_return, trust
from tracker.exchange import bundle, keys
from tracker.exchange.career_file import import_career
from tracker.exchange.sharing import Choice
from tracker.exchange.writing import career_bytes
from tracker.people.genuine import checked_signoffs, signoffs_of_people, signoffs_that_count
from tracker.people.repo import PEOPLE
from tracker.requirements.crowd_repo import crowd_of
from tracker.requirements.model import Bearings
from tracker.requirements.repo import facts_of, facts_of_people
from tracker.signed.health import check
from tracker.signed.signatures import SignatureState
from tracker.store.session import Store


@pytest.fixture
def mentor(mentor: Store, worker: Store, tmp_path: Path) -> Store:
    """A mentor who has signed one skill off, which the worker has."""
    sign_and_return(mentor, worker, tmp_path)
    return mentor


def states(store: Store, person: str) -> list[str | None]:
    return [one.state for one in checked_signoffs(store.read(), person)]


def counted(store: Store, person: str) -> int:
    """How many sign-offs the ruler has, of one worker and of everybody alike."""
    alone = facts_of(store.read(), person).signoffs
    together = crowd_of(store.read(), Bearings(occupation=None), today=TODAY).others["signoffs"]
    assert alone == next((facts.signoffs for facts in together.values()), ())
    assert alone == signoffs_that_count(store.read(), person)
    assert alone == signoffs_of_people(store.read(), [person, "nobody"]).get(person, ())
    assert alone == facts_of_people(store.read(), ["nobody", person])[person].signoffs
    return len(alone)


def test_a_genuine_one_counts(worker: Store, mentor: Store) -> None:
    assert (counted(worker, owner(worker)), counted(mentor, owner(worker))) == (1, 1)


@pytest.mark.parametrize(
    "forge",
    [
        "UPDATE signoff SET stage = 'independent'",
        "UPDATE signoff SET stage = 'independent', signature = NULL",
        "UPDATE signoff SET stage = 'independent', signature = 'ed25519:00'",
        "UPDATE signoff SET note = '好'",
        "UPDATE signoff SET \"on\" = '2020-01-01'",
    ],
)
def test_a_forged_one_is_shown_and_never_counted(worker: Store, mentor: Store, forge: str) -> None:
    with worker.write("forge") as writer:
        writer.run(forge)
    assert states(worker, owner(worker)) == [SignatureState.CHANGED]
    assert counted(worker, owner(worker)) == 0


def test_one_of_a_key_that_is_not_trusted_waits(worker: Store, mentor: Store) -> None:
    stranger = file_of("档案室")
    import_career(stranger, career_bytes(worker.read(), PEOPLE.get(worker.read(), owner(worker))))
    assert states(stranger, owner(worker)) == [SignatureState.UNKNOWN_KEY]
    assert counted(stranger, owner(worker)) == 0
    trust(stranger, mentor)
    assert counted(stranger, owner(worker)) == 1


def test_what_was_taken_in_before_the_key_was_revoked_stays(worker: Store, mentor: Store) -> None:
    keys.revoke(worker, keys.own_key(mentor, today=TODAY).key, today=TODAY)
    assert counted(worker, owner(worker)) == 1
    late = file_of("档案室")
    trust(late, mentor)
    keys.revoke(late, keys.own_key(mentor, today=TODAY).key, today=TODAY)
    import_career(late, career_bytes(worker.read(), PEOPLE.get(worker.read(), owner(worker))))
    assert states(late, owner(worker)) == [SignatureState.REVOKED]
    assert counted(late, owner(worker)) == 0


def test_a_note_of_a_signoff_on_paper_counts_and_is_shown_as_such(worker: Store) -> None:
    paper = {"uid": "s-1", "skill": "pole-climbing", "stage": "seen", "on": "2026-01-01", "by": "韩师傅"}
    person = {"uid": owner(worker), "name": "学徒"}
    import_career(
        worker, json.dumps({"format": "career-file", "version": 1, "person": person, "signoffs": [paper]}).encode()
    )
    assert states(worker, owner(worker)) == [None]
    assert counted(worker, owner(worker)) == 1


def test_a_forged_one_that_the_mentor_imports_is_not_signed_by_the_way(
    worker: Store, mentor: Store, tmp_path: Path
) -> None:
    """A worker writes sign-offs in the mentor's name into a career file and hands that over."""
    me = owner(worker)
    forged = json.loads(career_bytes(worker.read(), PEOPLE.get(worker.read(), me)))
    forged["signoffs"][0]["stage"] = "independent"
    forged["signoffs"].append(forged["signoffs"][0] | {"uid": "s-9", "signature": None})
    import_career(mentor, json.dumps(forged).encode())
    assert counted(mentor, me) == 1  # the one without a seal is somebody's note, the changed one is none
    bundle.make(mentor, me, str(tmp_path / "b.career"), Choice(), today=TODAY)
    assert bundle.open_bundle(worker, str(tmp_path / "b.career"), today=TODAY).effects == ()
    assert [one.stage for one in signoffs_that_count(worker.read(), me)] == ["supervised"]


def test_what_another_program_changed_on_both_sides_is_found_by_a_check(worker: Store, mentor: Store) -> None:
    """Whoever can write to the file can make a row and what was kept of it agree, but not sign it."""
    assert check(worker.read()) == ()
    with worker.write("forge") as writer:
        writer.run("UPDATE signoff SET stage = 'independent'")
        writer.run("UPDATE statement SET body = replace(body, 'supervised', 'independent') WHERE kind = 'signoff'")
    assert [problem.code for problem in check(worker.read())] == ["record_changed"]
