"""What a career file of this version is made of, and what of it another program or a bad disk took away."""

from __future__ import annotations

import sqlite3

from tracker.store.database import fill

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

PARTS = (
    "SELECT part.name, found.name FROM sqlite_master AS part, pragma_table_info(part.name) AS found "
    "WHERE part.type = 'table' UNION ALL SELECT name, name FROM sqlite_master WHERE type = 'view'"
)
"""Each table with each of its columns, and each view."""


def missing_parts(there: Collection[tuple[str, str]]) -> dict[str, list[str]]:
    """The columns that tables lack, and views that are gone, of what the query `PARTS` found in a file."""
    made = sqlite3.connect(":memory:")
    fill(made)
    missing: dict[str, list[str]] = {}
    for part, column in made.execute(PARTS).fetchall():
        if (part, column) not in there:
            missing.setdefault(part, []).append(column)
    made.close()
    return missing
