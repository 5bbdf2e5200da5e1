"""A file of every schema there ever was, full of a mentor's records, is brought up to date without losing a row."""

from __future__ import annotations

import os
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from tracker.certificates import service as certificates
from tracker.exchange.keys import own_key
from tracker.kernel.clock import FixedClock
from tracker.kernel.errors import StorageProblem
from tracker.kernel.terms import CertificateKind
from tracker.store.migrations import APPLICATION_ID, SCHEMA_VERSION, SET, STEPS, _step
from tracker.workspace import Workspace

DAY = date(2023, 3, 24)
COUNTED_ANEW = "answer_cell"
"""Made by a step from the answers; its rows of another schema say something else."""


@pytest.fixture(scope="module")
def present(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A file of today: a mentor's with apprentices, study and sign-offs, a scan, and acts done and taken back."""
    folder = tmp_path_factory.mktemp("present")
    path = str(folder / "师傅.db")
    scan = folder / "证书.pdf"
    scan.write_bytes(b"%PDF-1.4 scan")
    with Workspace.create(path, "mentor", FixedClock(DAY)) as work:
        person = work.person().uid
        for number in ("A", "B"):
            draft = {"kind": CertificateKind.DRIVING, "issued_on": DAY, "number": number}
            uid = certificates.add(work.store, person, draft)
        certificates.attach(work.store, person, uid, [str(scan)], now=work.clock.now())
        own_key(work.store, today=DAY)
        work.undo()
        work.redo()
        work.undo()
    return path


def older(path: str, version: int, present: str) -> None:
    """Make a file of the schema after so many steps, with the rows of another as far as it has a place for them."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")
    steps = Migrations(SET)
    for name in STEPS[:version]:
        steps(name=name)(_step(name))
    steps.apply(Database(connection))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {version}")
    connection.execute("ATTACH ? AS present", (present,))
    alike = columns(connection, COUNTED_ANEW) == columns(connection, COUNTED_ANEW, "present")
    for table in tables(connection) + [COUNTED_ANEW] * alike:
        listed = ", ".join(f'"{name}"' for name in columns(connection, table))
        connection.execute(f"INSERT INTO {table} ({listed}) SELECT {listed} FROM present.{table}")
    connection.close()


def tables(connection: sqlite3.Connection) -> list[str]:
    """The tables with rows of the person's."""
    found = connection.execute(
        "SELECT name FROM main.sqlite_master WHERE sql LIKE 'CREATE TABLE%' AND name NOT LIKE '%sqlite_%' "
        "AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow') AND name <> ?",
        (COUNTED_ANEW,),
    )
    return [f'"{name}"' for (name,) in found]


def columns(connection: sqlite3.Connection, table: str, schema: str = "main") -> list[str]:
    """The columns of a table; none where there is no such table."""
    return [name for _at, name, *_rest in connection.execute(f"PRAGMA {schema}.table_info({table})")]


def everything(path: str) -> dict[str, list[str]]:
    """Every row with what is in it, by table."""
    connection = sqlite3.connect(path)
    found = {}
    for table in tables(connection):
        names = columns(connection, table)
        rows = connection.execute(f"SELECT * FROM {table}").fetchall()
        found[table] = sorted(
            repr([*filter(lambda pair: pair[1] is not None, zip(names, row, strict=True))]) for row in rows
        )
    connection.close()
    return found


def schema(path: str) -> set[tuple[str, str, str]]:
    """Every table, index and view as SQL."""
    connection = sqlite3.connect(path)
    found = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'").fetchall()
    connection.close()
    return set(found)


def test_what_no_step_fits(tmp_path: Path, present: str) -> None:
    path = str(tmp_path / "old.db")
    older(path, 2, present)
    other = sqlite3.connect(path)
    other.execute("DROP TABLE _sqlite_migrations")
    other.close()
    before = everything(path)
    with pytest.raises(StorageProblem) as caught:
        Workspace.open(path, FixedClock(DAY))
    assert caught.value.code == "no_update"
    (copy,) = (tmp_path / "old backups").iterdir()
    assert everything(str(copy)) == before


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION))
def test_brought_up_to_date_with_every_row(tmp_path: Path, present: str, version: int) -> None:
    path = str(tmp_path / "old.db")
    older(path, version, present)
    before = everything(path)
    assert sum(map(len, before.values())) > 200
    with Workspace.open(path, FixedClock(DAY)) as work:
        reader = work.store.read()
        assert reader.value("PRAGMA user_version") == SCHEMA_VERSION
        assert work.check(recount=True) == ()
        after = everything(path)
        assert {table: after[table] for table in before} == before
        done = len(reader.rows("SELECT * FROM change_set"))
        assert work.redo()
        assert work.undo()
        assert len(reader.rows("SELECT * FROM history WHERE reverts IS NOT NULL")) >= 2
        assert len(reader.rows("SELECT * FROM change_set")) == done + 2
    assert schema(path) == schema(present)
    (copy,) = os.listdir(tmp_path / "old backups")
    assert copy.endswith(f" schema-{version}.db")
    assert everything(str(tmp_path / "old backups" / copy)) == before
