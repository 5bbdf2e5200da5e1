"""What of a career file another program or a bad disk took away."""

from __future__ import annotations

from tracker.store.migrations import PARTS_FILE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection


def missing_parts(there: Collection[tuple[str, str]]) -> dict[str, list[str]]:
    """The columns that tables lack, and views that are gone, of what the query `migrations.PARTS` found in a file."""
    missing: dict[str, list[str]] = {}
    with open(PARTS_FILE, encoding="utf-8") as made:
        for line in made:
            part, _, column = line.rstrip("\n").partition("\t")
            if (part, column) not in there:
                missing.setdefault(part, []).append(column)
    return missing
