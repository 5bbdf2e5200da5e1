"""Opening: only whole career files of a version this program knows; each trouble has its own code."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from tests.store.conftest import CLOCK, worker
from tracker.kernel.errors import StorageProblem
from tracker.people.repo import PEOPLE
from tracker.store.database import create
from tracker.store.migrations import SCHEMA_VERSION
from tracker.store.session import Store


def trouble(path: str, *, read_only: bool = False) -> str:
    """The code with which a file does not open."""
    with pytest.raises(StorageProblem) as caught:
        Store.open(path, CLOCK, read_only=read_only)
    return caught.value.code


def test_missing(tmp_path: Path) -> None:
    assert trouble(str(tmp_path / "none.db")) == "missing"
    assert trouble(str(tmp_path)) == "missing"


def test_never_written_over(place: str) -> None:
    before = Path(place).read_bytes()
    with pytest.raises(StorageProblem) as caught:
        create(place)
    assert caught.value.code == "exists"
    assert Path(place).read_bytes() == before


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(StorageProblem) as caught:
        create(str(tmp_path / "none" / "a.db"))
    assert caught.value.code == "no_folder"


@pytest.mark.parametrize("content", [b"", b"hello", b"{}", b"x" * 5000])
def test_not_a_career_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.db"
    path.write_bytes(content)
    assert trouble(str(path)) == "not_career_file"
    assert path.read_bytes() == content


def test_another_programs_database(tmp_path: Path) -> None:
    path = str(tmp_path / "other.db")
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE notes (text)")
    other.close()
    assert trouble(path) == "not_career_file"


def test_newer_is_refused_and_left_alone(place: str) -> None:
    with sqlite3.connect(place) as newer:
        newer.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    newer.close()
    before = Path(place).read_bytes()
    assert trouble(place) == "newer"
    assert Path(place).read_bytes() == before


def test_cut_short(place: str) -> None:
    whole = Path(place).read_bytes()
    Path(place).write_bytes(whole[: len(whole) // 2])
    assert trouble(place) == "corrupt"


def test_the_rest_of_a_career_file_is_a_damaged_one(place: str) -> None:
    Path(place).write_bytes(Path(place).read_bytes()[:9000])
    assert trouble(place) == "corrupt"


@pytest.fixture
def older(tmp_path: Path) -> str:
    """A file whose schema stamp is that of the first step's predecessor: made, but no step has run."""
    path = str(tmp_path / "old.db")
    create(path)
    old = sqlite3.connect(path)
    old.execute("PRAGMA user_version = 0")
    old.execute("INSERT INTO person (uid, name) VALUES ('p-1', '老王')")
    old.commit()
    old.close()
    return path


def test_older_is_backed_up_then_brought_up_to_date(older: str) -> None:
    store = Store.open(older, CLOCK)
    assert store.read().value("PRAGMA user_version") == SCHEMA_VERSION
    assert PEOPLE.get(store.read(), "p-1").name == "老王"
    store.close()
    (kept,) = os.listdir(os.path.join(os.path.dirname(older), "old backups"))
    assert kept.endswith(" schema-0.db")
    copy = sqlite3.connect(os.path.join(os.path.dirname(older), "old backups", kept))
    assert copy.execute("PRAGMA user_version").fetchone() == (0,)
    copy.close()


def test_older_is_not_changed_by_looking(older: str) -> None:
    before = Path(older).read_bytes()
    assert trouble(older, read_only=True) == "older_read_only"
    assert Path(older).read_bytes() == before


def test_read_only(place: str) -> None:
    store = Store.open(place, CLOCK, read_only=True)
    with pytest.raises(StorageProblem) as caught:
        store.write("test")
    assert caught.value.code == "read_only"
    with pytest.raises(StorageProblem):
        store.read().rows("DELETE FROM person")
    store.close()


@pytest.mark.parametrize("name", ["a b.db", "50%.db", "what?.db", "no#1.db", "李工's.db"])
def test_any_name(tmp_path: Path, name: str) -> None:
    path = str(tmp_path / name)
    create(path)
    store = Store.open(path, CLOCK)
    with store.write("test") as writer:
        PEOPLE.insert(writer, worker())
    store.close()
    assert Path(path).stat().st_size > 0


def test_rollback_journal_and_extra_sync(store: Store) -> None:
    assert store.read().value("PRAGMA journal_mode") == "delete"
    assert store.read().value("PRAGMA synchronous") == 3
    assert store.read().value("PRAGMA foreign_keys") == 1


def test_write_ahead_log_of_another_program_is_put_back(place: str) -> None:
    other = sqlite3.connect(place)
    assert other.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    other.close()
    store = Store.open(place, CLOCK)
    assert store.read().value("PRAGMA journal_mode") == "delete"
    store.close()
