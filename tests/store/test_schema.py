"""New files start from schema.sql; it must be what the steps make, and what the records ask for."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest

from tracker.benefits import repo as benefits
from tracker.certificates import repo as certificates
from tracker.mentoring import repo as mentoring
from tracker.opportunities import repo as opportunities
from tracker.paths import repo as paths
from tracker.people import repo as people
from tracker.recognition import repo as recognition
from tracker.signed import repo as signed
from tracker.store.journal import JOURNALED
from tracker.store.migrations import (
    PARTS_FILE,
    SCHEMA_FILE,
    SCHEMA_VERSION,
    parts_after_all_steps,
    schema_after_all_steps,
)
from tracker.store.session import Store
from tracker.store.table import Table
from tracker.study import repo as study

REPOS = (benefits, certificates, mentoring, opportunities, paths, people, recognition, signed, study)
TABLES = [value for module in REPOS for value in vars(module).values() if isinstance(value, Table)]


def test_schema_and_its_parts_are_what_the_steps_make() -> None:
    with open(SCHEMA_FILE, encoding="utf-8") as schema:
        assert schema.read() == schema_after_all_steps()
    with open(PARTS_FILE, encoding="utf-8") as parts:
        assert parts.read() == parts_after_all_steps()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_columns_are_the_fields_of_the_record(store: Store, table: Table[Any]) -> None:
    columns = [row[1] for row in store.read().rows(f"PRAGMA table_info({table.name})")]
    assert columns == ["id", *table.record._fields]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_what_a_record_needs_is_not_null(store: Store, table: Table[Any]) -> None:
    needed = {row[1] for row in store.read().rows(f"PRAGMA table_info({table.name})") if row[3]}
    assert needed - {"id"} == {field for field in table.record._fields if field not in table.record._defaults}


def test_every_table_of_records_is_journaled() -> None:
    of_no_record = {"bank", "question", "mock", "pack", "pack_entry", "setting"}
    assert {table.name for table in TABLES} == set(JOURNALED) - of_no_record


def test_tables_are_strict_and_marked_with_the_version(store: Store) -> None:
    loose = store.read().rows(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict "
        "AND name NOT LIKE 'sqlite_%' AND name <> '_sqlite_migrations'"
    )
    assert loose == []
    assert store.read().value("PRAGMA user_version") == SCHEMA_VERSION


@pytest.mark.parametrize("day", ["2024-02-30", "2023-02-29", "2024-13-01", "20240101", "2024-1-1", "soon", ""])
def test_days_that_do_not_exist_are_refused(store: Store, day: str) -> None:
    with pytest.raises(sqlite3.IntegrityError), store.write("test") as writer:
        writer.run("INSERT INTO person (uid, name, birth_date) VALUES ('p', 'n', ?)", (day,))


@pytest.mark.parametrize(("month", "good"), [("2024-02", True), ("2024-13", False), ("2024-2", False), ("2024", False)])
def test_months(store: Store, month: str, good: bool) -> None:
    with store.write("test") as writer:
        writer.run("INSERT INTO person (uid, name) VALUES ('p', 'n')")
    try:
        with store.write("test") as writer:
            writer.run("INSERT INTO income (uid, person, month, amount_fen) VALUES ('i', 'p', ?, 1)", (month,))
    except sqlite3.IntegrityError:
        assert not good
    else:
        assert good
