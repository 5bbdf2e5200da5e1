"""Looking a file over finds what SQLite itself would let pass."""

from __future__ import annotations

import hashlib
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.store.conftest import CLOCK, certificate, worker
from tracker.certificates.model import Attachment
from tracker.certificates.repo import ATTACHMENTS, CERTIFICATES
from tracker.kernel.errors import StorageProblem
from tracker.people.repo import PEOPLE
from tracker.store.health import check
from tracker.store.session import Store

SCAN = b"%PDF-1.4 scan" * 1000
SHA256 = hashlib.sha256(SCAN).hexdigest()


@pytest.fixture
def filled(place: str, store: Store) -> str:
    """A sound file with a certificate and its scan."""
    with store.write("setup") as writer:
        PEOPLE.insert(writer, worker())
        CERTIFICATES.insert(writer, certificate("c-1"))
        writer.run("INSERT INTO blob VALUES (?, ?, ?)", (SHA256, len(SCAN), SCAN))
        ATTACHMENTS.insert(
            writer,
            Attachment(
                uid="a-1",
                person="p-1",
                subject="c-1",
                name="证书.pdf",
                media_type="application/pdf",
                size=len(SCAN),
                sha256=SHA256,
                added_at=datetime(2026, 11, 23, tzinfo=UTC),
            ),
        )
    store.close()
    return place


def codes(path: str) -> list[str]:
    """What is wrong with a file."""
    store = Store.open(path, CLOCK, read_only=True)
    found = [problem.code for problem in check(store.read())]
    store.close()
    return found


def spoil(path: str, sql: str) -> None:
    """Change a file behind the program's back."""
    other = sqlite3.connect(path)
    other.execute(sql)
    other.commit()
    other.close()


def read_all(path: str) -> None:
    """Open a file and read its people and certificates."""
    store = Store.open(path, CLOCK, read_only=True)
    try:
        PEOPLE.select(store.read())
        CERTIFICATES.select(store.read())
    finally:
        store.close()


def test_sound(filled: str) -> None:
    assert codes(filled) == []


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("UPDATE blob SET content = zeroblob(13000)", ["damaged_attachment"]),
        ("UPDATE blob SET size = 1", ["damaged_attachment"]),
        ("DELETE FROM blob", ["broken_reference"]),
        ("DELETE FROM person", ["broken_reference", "broken_reference"]),
        ("DELETE FROM change_set", ["broken_reference"] * 3),
        ("INSERT INTO change_set (at, command, reverts) VALUES ('2026-11-23', 'x', 99)", ["broken_reference"]),
    ],
)
def test_what_was_changed_behind_its_back(filled: str, sql: str, expected: list[str]) -> None:
    spoil(filled, sql)
    assert codes(filled) == expected


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("DROP TABLE award", ("award", ["id", "uid", "person"])),
        ("ALTER TABLE award RENAME COLUMN event TO match", ("award", ["event"])),
        ("DROP VIEW jobs", ("jobs", ["jobs"])),
    ],
)
def test_what_another_program_took_away(filled: str, sql: str, expected: tuple[str, list[str]]) -> None:
    spoil(filled, sql)
    store = Store.open(filled, CLOCK, read_only=True)
    (found,) = check(store.read())
    store.close()
    assert (found.code, found.where, found.value[:3]) == ("missing_part", *expected)


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        (b"CREATE TABLE person", b"CREATE TABLE \xff\xff\xff\xff\xff\xff"),  # the very complaint is no text
        ("李工".encode(), b"\xff" * 6),
        (b"driving", b"drOving"),  # no code that was ever written
        (b"2020-02-29", b"2020-92-29"),
    ],
)
def test_bytes_that_turned_over(filled: str, was: bytes, becomes: bytes) -> None:
    """Damage that SQLite does not see is told as damage where it is read, and not as a bug of ours."""
    content = Path(filled).read_bytes()
    assert was in content
    Path(filled).write_bytes(content.replace(was, becomes))
    with pytest.raises(StorageProblem) as caught:
        read_all(filled)
    assert caught.value.code == "corrupt"


def test_what_lacks_parts_is_damaged_and_no_bug_of_ours(filled: str) -> None:
    spoil(filled, "ALTER TABLE award RENAME COLUMN event TO match")
    store = Store.open(filled, CLOCK, read_only=True)
    with pytest.raises(StorageProblem) as caught:
        store.read().rows("SELECT event FROM award")
    store.close()
    assert caught.value.code == "corrupt"


def test_a_query_of_ours_that_is_wrong_stays_a_bug(store: Store) -> None:
    with pytest.raises(sqlite3.OperationalError):
        store.read().rows("SELECT nonsense FROM award")


def test_damaged_pages(filled: str) -> None:
    content = bytearray(Path(filled).read_bytes())
    page = 4096
    for start in range(20 * page, len(content), page):
        content[start : start + 64] = b"\xff" * 64
    Path(filled).write_bytes(content)
    assert {"damaged", "unreadable_parts"} & set(codes(filled))
