"""The ways ahead that a demo worker weighs."""

from __future__ import annotations

from tracker.paths import repo

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from tracker.store.session import Writer
    from tracker.store.table import Table

TABLES: tuple[tuple[str, Table[Any]], ...] = (
    ("options", repo.OPTIONS),
    ("preferences", repo.PREFERENCES),
    ("selections", repo.SELECTIONS),
)


def fill_demo(writer: Writer, person: str, paths: Mapping[str, Any]) -> None:
    """Give a demo worker the options, what matters to him and the selections that a demo's data names.

    `paths` has plain rows by list, as in `seeds/demo`: a field that is left out is empty.
    """
    for name, table in TABLES:
        rows = ({**plain, "person": person} for plain in paths.get(name, ()))
        table.insert_many(writer, (table.read_row([row.get(field) for field in table.record._fields]) for row in rows))
