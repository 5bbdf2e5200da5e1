"""The steps from one schema to the next: literal SQL in steps/, never edited once shipped; imports nothing of ours.

Run by sqlite-utils with foreign keys off, each step in its own transaction. `python -m tracker.store.migrations`
writes schema.sql, the state after all steps: new files start from that, so that making one needs no sqlite-utils
(whose import alone costs ten times the command). It also writes parts.tsv, the tables, columns and views that are
there then: what a file lacks is found without making another. A test proves that both are what the steps make.

`x IS date(x, '+0 days')` is what refuses 2024-02-31; `date(x) IS x` would let it through.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from sqlite3 import Connection

    from sqlite_utils import Database

APPLICATION_ID = 0x4A544341
"""Marks the SQLite file as a career file ("JTCA")."""

STEPS = (
    "m0001_records",
    "m0002_paths",
    "m0003_study",
    "m0004_mentoring",
    "m0005_apprenticeship",
    "m0006_step_order",
    "m0007_next_keys",
    "m0008_answer_practice",
    "m0009_ended_keys",
    "m0010_question_hash",
    "m0011_countable_search",
    "m0012_study_reports",
    "m0013_removals",
)
"""The names of the files in steps/, in order; only ever added to."""

SCHEMA_VERSION = len(STEPS)
"""How many steps there are; each file keeps its own number as `user_version`."""

SET = "career-tracker"
FOLDER = os.path.dirname(os.path.abspath(__file__))
SCHEMA_FILE = os.path.join(FOLDER, "schema.sql")
PARTS_FILE = os.path.join(FOLDER, "parts.tsv")

PARTS = (
    "SELECT part.name, found.name FROM sqlite_master AS part, pragma_table_info(part.name) AS found "
    "WHERE part.type = 'table' UNION ALL SELECT name, name FROM sqlite_master WHERE type = 'view'"
)
"""Each table with each of its columns, and each view."""


def migrate(connection: Connection) -> None:
    """Bring a file up to this version's schema; the caller has turned foreign keys off and made a backup."""
    from sqlite_utils import Database, Migrations

    steps = Migrations(SET)
    for name in STEPS:
        steps(name=name)(_step(name))
    steps.apply(Database(connection))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _step(name: str) -> Callable[[Database], None]:
    with open(os.path.join(FOLDER, "steps", f"{name}.sql"), encoding="utf-8") as script:
        statements = script.read()
    return lambda db: _run(db, statements)


def _run(db: Database, script: str) -> None:
    """Statement by statement, so that the step stays one transaction (`executescript` would commit first)."""
    for statement in script.split(";\n"):
        if statement.strip():
            db.execute(statement)


def schema_after_all_steps() -> str:
    """The SQL that makes a new file at once: every table, index and view, and the record of the steps applied."""
    connection = _after_all_steps()
    made = connection.execute(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' "
        "AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow') "
        "ORDER BY CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END, rowid"
    )
    lines = [f"{sql};\n" for (sql,) in made]
    lines += [
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
        f"VALUES ('{SET}', '{name}', datetime('now'));\n"
        for (name,) in connection.execute("SELECT name FROM _sqlite_migrations ORDER BY id")
    ]
    lines += [f"PRAGMA application_id = {APPLICATION_ID};\n", f"PRAGMA user_version = {SCHEMA_VERSION};\n"]
    return "".join(lines)


def parts_after_all_steps() -> str:
    """What a file of this version is made of, one of `PARTS` a line."""
    return "".join(f"{part}\t{column}\n" for part, column in _after_all_steps().execute(PARTS))


def _after_all_steps() -> Connection:
    import sqlite3

    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection)
    return connection


if __name__ == "__main__":
    for path, content in ((SCHEMA_FILE, schema_after_all_steps()), (PARTS_FILE, parts_after_all_steps())):
        with open(path, "w", encoding="utf-8") as target:
            target.write(content)
