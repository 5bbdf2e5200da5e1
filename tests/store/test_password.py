"""Files with a password: everything works as in others, and locking is done whole or not at all."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.conftest import CLOCK, certificate, worker
from tracker import store as package
from tracker.certificates.repo import CERTIFICATES
from tracker.kernel.errors import Refused, StorageProblem
from tracker.kernel.password import Password
from tracker.people.repo import PEOPLE
from tracker.store import history
from tracker.store.backup import copies
from tracker.store.database import create
from tracker.store.health import check
from tracker.store.kind import is_locked
from tracker.store.lock import WindowLock
from tracker.store.locked import set_password
from tracker.store.migrations import SCHEMA_VERSION
from tracker.store.restore import restore
from tracker.store.session import Store

pytestmark = pytest.mark.usefixtures("quick_cipher")
WRITE = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("writing", flush=True)
sys.stdin.read()
connection.execute("ROLLBACK")
"""
SECRET = Password('三级\'电工 "2026"')


def content(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table there really is."""
    names = store.read().rows("SELECT name FROM sqlite_master WHERE rootpage > 0 AND type = 'table' ORDER BY name")
    return {name: sorted(store.read().rows(f'SELECT * FROM "{name}"'), key=repr) for (name,) in names}


def trouble(path: str, password: Password | None) -> str:
    """The code with which a file does not open."""
    with pytest.raises(StorageProblem) as caught:
        Store.open(path, CLOCK, password=password)
    return caught.value.code


@pytest.fixture
def locked(place: str) -> str:
    """A locked file with a worker and a certificate."""
    store = Store.open(place, CLOCK)
    with store.write("person.add") as writer:
        PEOPLE.insert(writer, worker())
        CERTIFICATES.insert(writer, certificate("c-1"))
        writer.run("INSERT INTO question_text (rowid, grams) VALUES (7, '电工 工技')")
    store.close()
    set_password(place, CLOCK, present=None, wanted=SECRET)
    return place


def test_set_changed_and_removed_without_a_row_lost(locked: str) -> None:
    store = Store.open(locked, CLOCK, password=SECRET)
    before = content(store)
    store.close()
    assert b"SQLite" not in Path(locked).read_bytes()[:100]
    assert "李工".encode() not in Path(locked).read_bytes()
    set_password(locked, CLOCK, present=SECRET, wanted=Password("other"))
    assert trouble(locked, SECRET) == "wrong_password"
    assert trouble(locked, None) == "password_needed"
    set_password(locked, CLOCK, present=Password("other"), wanted=None)
    store = Store.open(locked, CLOCK)
    assert content(store) == before
    assert store.read().rows("SELECT rowid FROM question_text WHERE question_text MATCH '电工'") == [(7,)]
    assert store.password is None
    store.close()
    assert os.listdir(os.path.dirname(locked)) == ["李工.db"]


def test_works_like_any_other(locked: str, tmp_path: Path) -> None:
    store = Store.open(locked, CLOCK, password=SECRET)
    assert store.password == SECRET
    assert store.read().value("PRAGMA journal_mode") == "delete"
    with pytest.raises(sqlite3.IntegrityError), store.write("person.add") as writer:
        PEOPLE.insert(writer, worker())
    history.undo(store)
    assert not PEOPLE.select(store.read())
    history.redo(store)
    assert check(store.read()) == ()
    copy = store.back_up()
    with store.write("person.add") as writer:
        PEOPLE.insert(writer, worker("p-2"))
    store.copy_to(str(tmp_path / "stick.db"))
    store.close()
    assert is_locked(str(tmp_path / "stick.db"))
    with pytest.raises(StorageProblem):
        restore(locked, copy, CLOCK)
    restore(locked, copy, CLOCK, SECRET)
    store = Store.open(locked, CLOCK, password=SECRET)
    assert [person.uid for person in PEOPLE.select(store.read())] == ["p-1"]
    store.close()


def test_an_older_one_is_backed_up_locked_then_brought_up_to_date(locked: str) -> None:
    from tracker.store import cipher

    older = cipher.connect(SECRET, locked, isolation_level=None)
    older.execute("PRAGMA user_version = 0")
    older.close()
    store = Store.open(locked, CLOCK, password=SECRET)
    assert store.read().value("PRAGMA user_version") == SCHEMA_VERSION
    store.close()
    (kept,) = copies(locked)
    assert is_locked(kept)


def test_a_damaged_one_is_told_from_a_wrong_password(locked: str) -> None:
    whole = Path(locked).read_bytes()
    Path(locked).write_bytes(whole[: len(whole) // 2])
    assert trouble(locked, SECRET) == "corrupt"
    turned = bytearray(whole)
    turned[4096 * 3 + 100] ^= 255
    Path(locked).write_bytes(turned)
    store = Store.open(locked, CLOCK, password=SECRET, read_only=True)
    assert [problem.code for problem in check(store.read())] == ["unreadable_parts"]
    store.close()


def test_a_password_that_is_not_needed_does_not_matter(place: str) -> None:
    store = Store.open(place, CLOCK, password=SECRET)
    assert store.password is None
    store.close()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "not_career_file"),
        (b"hello", "not_career_file"),
        (b"PK\x03\x04" + os.urandom(5000), "not_career_file"),
        ("证书与培训记录".encode() * 90, "not_career_file"),
        (os.urandom(8192), "password_needed"),
    ],
)
def test_noise_alone_is_taken_for_locked(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "other.db"
    path.write_bytes(content)
    assert trouble(str(path), None) == code


def test_without_the_driver(locked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(package, "cipher", raising=False)
    monkeypatch.delitem(sys.modules, "tracker.store.cipher", raising=False)
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    assert trouble(locked, None) == "password_needed"
    assert trouble(locked, SECRET) == "no_cipher"


def unlocked_still(place: str) -> None:
    """See that a file is as it was and nothing is left beside it."""
    store = Store.open(place, CLOCK)
    assert check(store.read()) == ()
    store.close()
    assert os.listdir(os.path.dirname(place)) == [os.path.basename(place)]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limits on the size of files")
def test_no_room_for_the_locked_file(place: str) -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (16_384, before[1]))
    try:
        with pytest.raises(StorageProblem):
            set_password(place, CLOCK, present=None, wanted=SECRET)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    unlocked_still(place)


def test_not_while_others_have_it(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with WindowLock.take(place, CLOCK), pytest.raises(StorageProblem) as caught:
        set_password(place, CLOCK, present=None, wanted=SECRET)
    assert caught.value.code == "in_use"
    monkeypatch.setattr("tracker.store.locked.BUSY_MS", 20)
    with subprocess.Popen(
        [sys.executable, "-c", WRITE, place], stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True
    ) as writing:
        assert writing.stdout
        assert writing.stdout.readline() == "writing\n"
        with pytest.raises(StorageProblem) as caught:
            set_password(place, CLOCK, present=None, wanted=SECRET)
        writing.communicate()
    assert caught.value.code == "busy"
    unlocked_still(place)


def test_a_file_that_cannot_be_read_to_its_end_stays(place: str) -> None:
    whole = bytearray(Path(place).read_bytes())
    whole[4096 * 5 : 4096 * 6] = b"\xff" * 4096
    Path(place).write_bytes(whole)
    with pytest.raises((StorageProblem, Refused)):
        set_password(place, CLOCK, present=None, wanted=SECRET)
    assert Path(place).read_bytes() == bytes(whole)


def test_a_guess_is_dear(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tracker.store import cipher

    monkeypatch.setattr(cipher, "FORMAT", cipher.FORMAT[:2])
    made = cipher.connect(SECRET, str(tmp_path / "made.db"))
    assert made.execute("PRAGMA kdf_iter").fetchone() == ("256000",)
    made.close()


def test_shown_to_nobody() -> None:
    assert "电工" not in repr(SECRET)
    assert Password("e\u0301") == Password("\u00e9")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody take an open file away")
@pytest.mark.parametrize("then", ["gone", "replaced"])
def test_nothing_is_written_to_a_file_that_lost_its_name(place: str, tmp_path: Path, then: str) -> None:
    store = Store.open(place, CLOCK)
    os.unlink(place)
    if then == "replaced":
        create(place)
    with pytest.raises(StorageProblem) as caught, store.write("person.add") as writer:
        PEOPLE.insert(writer, worker())
    assert caught.value.code == "moved"
    store.copy_to(str(tmp_path / "rescued.db"))
    store.close()
    assert os.path.exists(tmp_path / "rescued.db")
