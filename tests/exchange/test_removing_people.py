"""Somebody is taken out of a mentor's file with all that is kept about him; undo brings back every row of it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.exchange.conftest import everything
from tests.exchange.stations import TODAY, carry, file_of, owner, sign_and_return, trust
from tracker.certificates import service as certificates
from tracker.kernel.errors import NotFound, Refused
from tracker.people import service as people
from tracker.people.repo import AWARDS, PEOPLE, SIGNOFFS
from tracker.people.service import belongings, delete_person
from tracker.signed import repo
from tracker.store import history
from tracker.store.health import check
from tracker.store.session import Store

AWARD = {"competition": "示例技能竞赛", "tier": "county", "on": "2026-05-01"}
CERTIFICATE = {"kind": "skill_level", "level": "level_4", "issued_on": "2020-05-01"}


@pytest.fixture
def stations(tmp_path: Path) -> tuple[Store, Store]:
    """A worker with a certificate, its scan and an award, and his mentor, who has signed a skill of his off."""
    worker, mentor = file_of("示例徒弟"), file_of("示例师傅")
    trust(mentor, worker)
    trust(worker, mentor)
    me = owner(worker)
    people.add(worker, "award", me, AWARD)
    held = certificates.add(worker, me, CERTIFICATE)
    now = datetime(2026, 11, 23, tzinfo=UTC)
    scan = tmp_path / "scan.png"
    scan.write_bytes(b"\x89PNG\r\n\x1a\n scan")
    certificates.attach(worker, me, held, [str(scan)], now=now)
    sign_and_return(mentor, worker, tmp_path)
    return worker, mentor


def test_all_of_somebody_goes_and_all_comes_back(stations: tuple[Store, Store]) -> None:
    worker, mentor = stations
    person, before = owner(worker), everything(mentor)
    found = belongings(mentor.read(), person)
    assert (found.certificates, found.files, found.others) == (1, 1, 2)
    delete_person(mentor, person)
    assert PEOPLE.find(mentor.read(), person) is None
    assert repo.statements(mentor.read(), person) == ()
    assert all(row[2] != person for row in everything(mentor))
    assert check(mentor.read()) == ()
    assert history.undo(mentor)
    assert everything(mentor) == before
    assert history.redo(mentor)
    assert PEOPLE.find(mentor.read(), person) is None
    assert history.undo(mentor)
    assert everything(mentor) == before


def test_his_next_bundle_brings_him_back_with_what_was_signed_off(
    stations: tuple[Store, Store], tmp_path: Path
) -> None:
    worker, mentor = stations
    person = owner(worker)
    delete_person(mentor, person)
    carry(worker, mentor, person, tmp_path)
    assert [one.competition for one in AWARDS.of_person(mentor.read(), person)] == [AWARD["competition"]]
    assert len(SIGNOFFS.of_person(mentor.read(), person)) == 1


def test_whose_file_it_is_cannot_be_removed(stations: tuple[Store, Store]) -> None:
    _worker, mentor = stations
    before = everything(mentor)
    with pytest.raises(Refused) as refused:
        delete_person(mentor, owner(mentor))
    assert [problem.code for problem in refused.value.problems] == ["own_worker"]
    with pytest.raises(NotFound):
        delete_person(mentor, "nobody")
    assert everything(mentor) == before


def test_nor_the_first_one_of_a_file_that_names_nobody() -> None:
    from tracker.kernel.clock import FixedClock

    store = Store.in_memory(FixedClock(TODAY))
    first = people.add_person(store, {"name": "示例工人"})
    people.add_person(store, {"name": "示例徒弟"})
    with pytest.raises(Refused):
        delete_person(store, first)
