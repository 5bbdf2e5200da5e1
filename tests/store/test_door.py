"""The one door for changes: all or nothing, announced once."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.store.conftest import CLOCK, certificate, worker
from tracker.certificates.repo import CERTIFICATES
from tracker.kernel.changes import Area, Changes
from tracker.kernel.errors import NotFound, StorageProblem
from tracker.people.repo import PEOPLE
from tracker.store import settings
from tracker.store.session import Store


@pytest.fixture
def heard(store: Store) -> list[Changes]:
    """What the store announces."""
    announced: list[Changes] = []
    store.on_commit.append(announced.append)
    return announced


def test_announces_once_for_writes_in_writes(store: Store, heard: list[Changes]) -> None:
    with store.write("outer") as writer:
        PEOPLE.insert(writer, worker())
        with store.write("inner") as inner:
            CERTIFICATES.insert(inner, certificate("c-1"))
        assert heard == []
    assert heard == [Changes(areas=frozenset({Area.PEOPLE, Area.CERTIFICATES}), revision=1, command="outer")]
    assert store.revisions == {Area.PEOPLE: 1, Area.CERTIFICATES: 1}


def test_nothing_changed_is_not_announced(store: Store, heard: list[Changes]) -> None:
    with store.write("nothing"):
        pass
    assert heard == []
    assert store.read().value("SELECT count(*) FROM change_set") == 0


def test_an_error_takes_everything_back(store: Store, heard: list[Changes]) -> None:
    def write() -> None:
        with store.write("outer") as writer:
            PEOPLE.insert(writer, worker())
            with store.write("inner") as inner:
                CERTIFICATES.insert(inner, certificate("c-1"))
            CERTIFICATES.delete(writer, "c-2")

    with pytest.raises(NotFound):
        write()
    assert heard == []
    assert store.read().value("SELECT count(*) FROM person") == 0
    assert store.read().value("SELECT count(*) FROM change_set") == 0


def test_an_error_inside_takes_back_only_the_inside_where_it_is_caught(store: Store) -> None:
    def write() -> None:
        with store.write("inner") as inner:
            CERTIFICATES.insert(inner, certificate("c-1"))
            CERTIFICATES.delete(inner, "c-2")

    with store.write("outer") as writer:
        PEOPLE.insert(writer, worker())
        with pytest.raises(NotFound):
            write()
    assert store.read().value("SELECT count(*) FROM person") == 1
    assert store.read().value("SELECT count(*) FROM certificate") == 0


def test_a_write_taken_back_leaves_nothing(store: Store, heard: list[Changes]) -> None:
    with store.write("try") as writer:
        PEOPLE.insert(writer, worker())
        writer.take_back()
    assert heard == []
    assert store.read().value("SELECT count(*) FROM person") == 0
    with store.write("again") as writer:
        PEOPLE.insert(writer, worker())
    assert store.read().value("SELECT count(*) FROM person") == 1


def test_listeners_must_not_write(store: Store) -> None:
    def write(_changes: Changes) -> None:
        store.write("from a listener")

    store.on_commit.append(write)
    with pytest.raises(RuntimeError), store.write("test") as writer:
        PEOPLE.insert(writer, worker())
    assert store.read().value("SELECT count(*) FROM person") == 1


def test_settings_are_kept_and_announced(store: Store, heard: list[Changes]) -> None:
    assert settings.get(store.read(), settings.OWNER) is None
    for uid in ("p-1", "p-2"):
        with store.write("file.owner", journaled=False) as writer:
            settings.put(writer, settings.OWNER, uid)
    assert settings.get(store.read(), settings.OWNER) == "p-2"
    assert [changes.areas for changes in heard] == [frozenset({Area.SETTINGS})] * 2


def test_bytes_that_are_no_text_are_damage_however_they_are_read(store: Store) -> None:
    reader, sql = store.read(), "SELECT CAST(x'ff' AS TEXT)"
    for read in (reader.rows, reader.row, reader.value, lambda sql: list(reader.stream(sql))):
        with pytest.raises(StorageProblem) as caught:
            read(sql)
        assert caught.value.code == "corrupt"


def test_busy_while_another_program_writes(place: str, store: Store) -> None:
    store.read().rows("PRAGMA busy_timeout = 1")
    other = sqlite3.connect(place, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageProblem) as caught, store.write("test"):
        pass
    other.execute("ROLLBACK")
    other.close()
    assert caught.value.code == "busy"
    with store.write("test") as writer:
        PEOPLE.insert(writer, worker())


def test_hears_of_other_programs_from_the_moment_it_is_opened(place: str, store: Store) -> None:
    other = Store.open(place, CLOCK)
    with other.write("other") as writer:
        PEOPLE.insert(writer, worker("p-0"))
    other.close()
    assert store.changed_elsewhere()


def test_hears_of_other_programs(place: str, store: Store) -> None:
    assert not store.changed_elsewhere()
    with store.write("own") as writer:
        PEOPLE.insert(writer, worker())
    assert not store.changed_elsewhere()
    other = Store.open(place, CLOCK)
    with other.write("other") as writer:
        PEOPLE.insert(writer, worker("p-2"))
    other.close()
    assert store.changed_elsewhere()
    assert not store.changed_elsewhere()


def fill_up(store: Store) -> None:
    """Write until something stops it."""
    for number in range(10_000):
        with store.write("fill") as writer:
            PEOPLE.insert(writer, worker(f"p-{number}", "很长的名字" * 500))


def test_a_full_disk_loses_nothing(store: Store) -> None:
    pages = store.read().value("PRAGMA page_count")
    store.read().rows(f"PRAGMA max_page_count = {pages + 20}")
    with pytest.raises(StorageProblem) as caught:
        fill_up(store)
    assert caught.value.code == "disk_full"
    count = store.read().value("SELECT count(*) FROM person")
    assert count > 0
    assert store.read().value("SELECT count(*) FROM change_set") == count
    assert store.read().rows("PRAGMA integrity_check") == [("ok",)]
    store.read().rows("PRAGMA max_page_count = 100000")
    with store.write("after") as writer:
        PEOPLE.insert(writer, worker("after"))
    assert PEOPLE.get(store.read(), "after").name == "李工"


def test_the_one_file_is_complete_between_writes(place: str, store: Store, tmp_path: Path) -> None:
    for number in range(5):
        with store.write("test") as writer:
            PEOPLE.insert(writer, worker(f"p-{number}"))
        copied = str(tmp_path / f"stick-{number}.db")
        shutil.copyfile(place, copied)
        copy = Store.open(copied, CLOCK, read_only=True)
        assert copy.read().value("SELECT count(*) FROM person") == number + 1
        assert copy.read().rows("PRAGMA integrity_check") == [("ok",)]
        copy.close()


def test_of_uids_and_not_found(store: Store) -> None:
    with store.write("test") as writer:
        PEOPLE.insert_many(writer, (worker(f"p-{number}") for number in range(40_000)))
    wanted = [f"p-{number}" for number in range(39_999, -1, -1)]
    assert [person.uid for person in PEOPLE.of_uids(store.read(), wanted)] == wanted[::-1]
    with pytest.raises(NotFound):
        PEOPLE.get(store.read(), "nobody")
    with pytest.raises(NotFound), store.write("test") as writer:
        PEOPLE.update(writer, worker("nobody"))
    with pytest.raises(NotFound), store.write("test") as writer:
        PEOPLE.delete(writer, "nobody")
