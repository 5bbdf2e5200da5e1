"""From statements to rows: what a worker's records must be so that they say what their authors say."""

from __future__ import annotations

from tracker.certificates.repo import blob
from tracker.exchange.sharing import KINDS, PRIVATE, as_record, private_uid
from tracker.kernel.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from typing import Any

    from tracker.mentoring.model import Statement
    from tracker.store.session import Reader, Writer


class Effect(Record):
    """What becomes of one record: `action` is `added`, `changed` or `removed`; `before` and `after` are the rows."""

    action: str
    kind: str
    uid: str
    before: Any = None
    after: Any = None


def settle(writer: Writer, said: Mapping[str, Statement], uids: Collection[str]) -> tuple[Effect, ...]:
    """Make the rows of these uids fit what was said of them; one that refers to what is not here waits.

    `said` has every statement on the worker. What is private in a record settles with the record.
    """
    effects: list[Effect] = []
    wanted = {uid: said[uid] for uid in uids if not said[uid].kind.endswith(PRIVATE)}
    for kind, table in KINDS.items():
        mine = [one for one in wanted.values() if one.kind == kind]
        rows = {row.uid: row for row in table.of_uids(writer, [one.uid for one in mine])}
        for one in mine:
            effects += _settle(writer, one, rows.get(one.uid), said.get(private_uid(one.uid)))
    return tuple(effects)


def _settle(writer: Writer, one: Statement, row: Any, private: Statement | None) -> Iterator[Effect]:
    table = KINDS[one.kind]
    if one.deleted:
        if row:
            table.delete(writer, one.uid)
            yield Effect(action="removed", kind=one.kind, uid=one.uid, before=row)
        return
    after = as_record(one, row, private)
    if row is None and _can_stand(writer, after):
        table.insert(writer, after)
        yield Effect(action="added", kind=one.kind, uid=one.uid, after=after)
    elif row is not None and row != after:
        table.update(writer, after)
        yield Effect(action="changed", kind=one.kind, uid=one.uid, before=row, after=after)


def _can_stand(reader: Reader, record: Any) -> bool:
    """Whether everything a record refers to is in the file."""
    fields = record.as_dict()
    return (
        ("person" not in fields or KINDS["person"].find(reader, record.person) is not None)
        and ("certificate" not in fields or KINDS["certificate"].find(reader, record.certificate) is not None)
        and ("sha256" not in fields or blob(reader, record.sha256) is not None)
    )
