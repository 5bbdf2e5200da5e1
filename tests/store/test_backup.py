"""Copies of the file, and going back to one."""

from __future__ import annotations

import os
import sqlite3
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.store.conftest import CLOCK, worker
from tracker.kernel.clock import FixedClock
from tracker.kernel.errors import Refused, StorageProblem
from tracker.people.repo import PEOPLE
from tracker.store.backup import KEPT, back_up, copies, listed
from tracker.store.lock import WindowLock
from tracker.store.restore import restore
from tracker.store.session import Store


class SteppingClock(FixedClock):
    """A clock that moves on by a minute each time it is asked."""

    def __init__(self) -> None:
        super().__init__(date(2026, 11, 23))
        self.moment = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)

    def now(self) -> datetime:
        self.moment += timedelta(minutes=1)
        return self.moment


def add(store: Store, uid: str) -> None:
    """Add a worker."""
    with store.write("person.add") as writer:
        PEOPLE.insert(writer, worker(uid))


def people(path: str) -> list[str]:
    """Who is in a file."""
    store = Store.open(path, CLOCK, read_only=True)
    found = [person.uid for person in PEOPLE.select(store.read())]
    store.close()
    return found


def test_the_last_five_of_each_kind_stay(place: str) -> None:
    clock = SteppingClock()
    store = Store.open(place, clock)
    first = [store.back_up("schema-1")]
    made = [store.back_up() for _ in range(KEPT + 3)]
    assert sorted(copies(place)) == sorted(first + made[-KEPT:])
    assert os.path.basename(made[0]).startswith("李工 20261123-")
    assert made[0].endswith(" manual.db")
    store.close()


def test_a_copy_is_whole_during_another_programs_read(place: str, store: Store) -> None:
    add(store, "p-1")
    other = sqlite3.connect(place)
    rows = other.execute("SELECT * FROM person")
    rows.fetchone()
    made = store.back_up()
    rows.close()
    other.close()
    assert people(made) == ["p-1"]


def test_copy_to_a_place_of_ones_own(store: Store, tmp_path: Path) -> None:
    add(store, "p-1")
    target = tmp_path / "stick.db"
    target.write_text("something older")
    store.copy_to(str(target))
    assert people(str(target)) == ["p-1"]
    with pytest.raises(StorageProblem) as caught:
        store.copy_to(str(tmp_path / "none" / "stick.db"))
    assert caught.value.code == "no_folder"


def test_there_and_back(place: str, store: Store) -> None:
    add(store, "p-1")
    copy = store.back_up()
    add(store, "p-2")
    store.close()
    kept = restore(place, copy, SteppingClock())
    assert people(place) == ["p-1"]
    assert kept
    assert people(kept) == ["p-1", "p-2"]
    assert people(copy) == ["p-1"]
    assert not [name for name in os.listdir(os.path.dirname(place)) if ".part" in name or name.endswith(".lock")]


def test_a_copy_is_never_written_over(place: str, store: Store) -> None:
    now = CLOCK.now()
    add(store, "p-1")
    first = back_up(store._connection, place, "restore", now)
    add(store, "p-2")
    store.close()

    class Standing(FixedClock):
        def now(self) -> datetime:
            return now

    kept = restore(place, first, Standing(date(2026, 11, 23)))
    assert people(place) == ["p-1"]
    assert kept
    assert people(kept) == ["p-1", "p-2"]
    assert [(copy.path, copy.reason) for copy in listed(place)] == [(kept, "restore"), (first, "restore")]


def test_a_file_that_is_gone_comes_back(place: str, store: Store) -> None:
    add(store, "p-1")
    copy = store.back_up()
    store.close()
    os.unlink(place)
    assert restore(place, copy, CLOCK) is None
    assert people(place) == ["p-1"]


def test_a_damaged_file_is_kept_too(place: str, store: Store) -> None:
    add(store, "p-1")
    copy = store.back_up()
    store.close()
    Path(place).write_bytes(b"SQLite format 3\0 but not really")
    Path(f"{place}-journal").write_bytes(b"left behind by a crash")
    kept = restore(place, copy, CLOCK)
    assert people(place) == ["p-1"]
    assert kept
    assert Path(kept).read_bytes().endswith(b"not really")
    assert not os.path.exists(f"{place}-journal")


def damage(path: str) -> None:
    """Break a reference that foreign keys would have kept."""
    broken = sqlite3.connect(path)
    broken.execute("INSERT INTO goal (uid, person) VALUES ('g-1', 'nobody')")
    broken.commit()
    broken.close()


def test_a_damaged_copy_is_refused(place: str, store: Store) -> None:
    copy = store.back_up()
    add(store, "p-1")
    store.close()
    damage(copy)
    with pytest.raises(Refused) as caught:
        restore(place, copy, CLOCK)
    assert [problem.code for problem in caught.value.problems] == ["broken_reference"]
    assert people(place) == ["p-1"]


@pytest.mark.parametrize(("content", "code"), [(b"", "not_career_file"), (None, "missing")])
def test_what_is_no_copy_is_refused(place: str, tmp_path: Path, content: bytes | None, code: str) -> None:
    other = tmp_path / "other.db"
    if content is not None:
        other.write_bytes(content)
    before = Path(place).read_bytes()
    with pytest.raises(StorageProblem) as caught:
        restore(place, str(other), CLOCK)
    assert caught.value.code == code
    assert Path(place).read_bytes() == before


def test_not_while_a_window_has_it_open(place: str, store: Store) -> None:
    copy = store.back_up()
    with WindowLock.take(place, CLOCK), pytest.raises(StorageProblem) as caught:
        restore(place, copy, CLOCK)
    assert caught.value.code == "in_use"
