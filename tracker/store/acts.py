"""The three acts most records know: add, change, remove; each one entry of the journal, each undoable."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from tracker.store.session import Store
    from tracker.store.table import Table


def add(store: Store, table: Table[Any], person: str, values: Mapping[str, Any]) -> str:
    """A new record of a person from a form's values; returns its uid. Raises `Refused`."""
    from tracker.kernel.drafts import build, new_uid

    record = build(table.record, {**values, "uid": new_uid(), "person": person})
    with store.write(f"{table.name}.add", subject=record.uid) as writer:
        table.insert(writer, record)
    return str(record.uid)


def edit(store: Store, table: Table[Any], uid: str, values: Mapping[str, Any], *, act: str = "edit") -> None:
    """Change some fields of a record; `act` names the change in the journal. Raises `Refused`, `NotFound`."""
    from tracker.kernel.drafts import build

    known = table.get(store.read(), uid)
    changed = build(table.record, {**known.as_dict(), **values})
    if changed != known:
        with store.write(f"{table.name}.{act}", subject=uid) as writer:
            table.update(writer, changed)


def delete(store: Store, table: Table[Any], uid: str) -> None:
    """Remove a record. Raises `NotFound`."""
    with store.write(f"{table.name}.delete", subject=uid) as writer:
        table.delete(writer, uid)
