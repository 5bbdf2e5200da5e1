"""An open file with its clock and the person shown."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from tracker.kernel.changes import Area, Changes
from tracker.kernel.clock import FixedClock, SystemClock
from tracker.kernel.errors import NotFound, StorageProblem
from tracker.people.model import Person
from tracker.people.repo import PEOPLE
from tracker.store.health import check
from tracker.workspace import Workspace, demos

DAY = date(2024, 2, 29)


def people(work: Workspace, *uids: str) -> None:
    """Add people."""
    with work.store.write("person.add") as writer:
        PEOPLE.insert_many(writer, (Person(uid=uid, name=uid) for uid in uids))


def test_an_empty_file(file: str) -> None:
    with Workspace.create(file) as work:
        assert work.find_person() is None
        with pytest.raises(NotFound) as caught:
            work.person()
        assert caught.value.params == {"what": "person", "name": ""}
        assert isinstance(work.clock, SystemClock)
        assert not work.demo
        assert work.file_name == "career.db"
        assert work.store.read().value("SELECT count(*) FROM pack") > 0
        assert work.store.read().value("SELECT count(*) FROM change_set") == 0


@pytest.mark.parametrize("name", demos())
def test_demo_workers_are_shown_on_their_day(file: str, name: str) -> None:
    with Workspace.create(file, name) as work:
        assert work.demo
        assert work.person().name
        assert check(work.store.read()) == ()
        shown = work.today()
    assert shown < date(2026, 1, 1)
    with Workspace.open(file) as again:
        assert again.today() == shown
    with Workspace.open(file, FixedClock(DAY)) as other_day:
        assert other_day.today() == DAY


def test_nothing_is_left_of_a_file_that_could_not_be_made(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NotFound):
        Workspace.create(file, "nobody")
    monkeypatch.setattr("tracker.catalog.service.SHIPPED", file + ".none")
    with pytest.raises(StorageProblem):
        Workspace.create(file)
    assert os.listdir(os.path.dirname(file)) == []


def test_the_person_shown(file: str) -> None:
    with Workspace.create(file) as work:
        heard: list[Changes] = []
        people(work, "p-1", "p-2", "p-3")
        work.store.on_commit.append(heard.append)
        assert work.person().uid == "p-1"
        work.own("p-2")
        assert work.person().uid == "p-2"
        work.show("p-3")
        assert work.person().uid == "p-3"
        assert heard[-1].areas == frozenset(Area)
        work.shown = "nobody"
        with pytest.raises(NotFound):
            work.person()
    with Workspace.open(file) as again:
        assert again.person().uid == "p-2"


def test_an_owner_who_was_removed(file: str) -> None:
    with Workspace.create(file) as work:
        people(work, "p-1", "p-2")
        work.own("p-2")
        with work.store.write("person.delete") as writer:
            PEOPLE.delete(writer, "p-2")
        assert work.person().uid == "p-1"


def test_one_window_at_a_time(file: str) -> None:
    Workspace.create(file).close()
    with Workspace.open(file, alone=True):
        with pytest.raises(StorageProblem) as caught:
            Workspace.open(file, alone=True)
        assert caught.value.code == "in_use"
        with Workspace.open(file, read_only=True) as looking:
            assert looking.store.read_only
        with Workspace.open(file) as command:
            people(command, "p-1")
    Workspace.open(file, alone=True).close()
    assert not os.path.exists(f"{file}.lock")


def test_a_window_lets_go_of_what_does_not_open(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    path.write_bytes(b"not a career file")
    for _ in range(2):
        with pytest.raises(StorageProblem) as caught:
            Workspace.open(str(path), alone=True)
        assert caught.value.code == "not_career_file"
    assert [name.name for name in tmp_path.iterdir()] == ["other.db"]
    with pytest.raises(StorageProblem) as caught:
        Workspace.open(str(tmp_path / "none.db"), alone=True)
    assert caught.value.code == "missing"
