"""Files of older versions after the steps that bring them up to date."""

from __future__ import annotations

import sqlite3

import pytest
from sqlite_utils import Database, Migrations

from tracker.store import migrations
from tracker.store.migrations import SET, STEPS, migrate


def older(steps: int) -> sqlite3.Connection:
    """An empty file as the first steps made it."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    earlier = Migrations(SET)
    for name in STEPS[:steps]:
        earlier(name=name)(migrations._step(name))
    earlier.apply(Database(connection))
    return connection


def test_questions_keep_their_numbers_pictures_and_identities() -> None:
    connection = older(STEPS.index("m0010_question_hash"))
    connection.execute("PRAGMA foreign_keys = OFF")
    row = "INSERT INTO question VALUES (?, 1, ?, 1, 'single', 4, ?, '[]', '[0]', '', '', '')"
    connection.executemany(row, [(1, 11, "甲"), (2, -5, "乙"), (7, 3, "丙")])
    connection.execute("DELETE FROM question WHERE id = 7")
    connection.execute("INSERT INTO blob VALUES ('aa', 1, x'00')")
    connection.execute("INSERT INTO question_image VALUES (2, 0, 'stem', -1, 'png', 'aa')")
    migrate(connection)
    connection.execute("PRAGMA foreign_keys = ON")
    assert connection.execute("SELECT id, hash, stem FROM question ORDER BY id").fetchall() == [
        (1, 11, "甲"),
        (2, -5, "乙"),
    ]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(row, (None, 11, "丁"))
    assert connection.execute(row, (None, 12, "丁")).lastrowid == 8, (
        "the number of a removed question is not given again"
    )
    connection.execute("DELETE FROM question WHERE id = 2")
    assert connection.execute("SELECT count(*) FROM question_image").fetchone() == (0,)
    assert connection.execute("SELECT count(*) FROM answers").fetchone() == (0,)
