"""From statements to rows: what a worker's records must be so that they say what their authors say."""

from __future__ import annotations

from tracker.certificates.repo import has_blob
from tracker.exchange.sharing import KINDS, as_record
from tracker.kernel.record import Record
from tracker.signed.saying import PRIVATE, private_uid, seal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from typing import Any

    from tracker.signed.model import Statement
    from tracker.store.session import Reader, Writer
    from tracker.store.table import Table


class Effect(Record):
    """What becomes of one record: `action` is `added`, `changed` or `removed`; `before` and `after` are the rows."""

    action: str
    kind: str
    uid: str
    before: Any = None
    after: Any = None


def settle(writer: Writer, said: Mapping[str, Statement], uids: Collection[str]) -> tuple[Effect, ...]:
    """Make the rows of these uids fit what was said of them; one that refers to what is not here waits.

    `said` has every statement on the worker, in the order they came, which that of the effects follows. What is private
    in a record settles with the record.
    """
    effects: list[Effect] = []
    wanted = {uid: one for uid, one in said.items() if uid in uids and not one.kind.endswith(PRIVATE)}
    for kind, table in KINDS.items():
        mine = [one for one in wanted.values() if one.kind == kind]
        rows = {row.uid: row for row in table.of_uids(writer, [one.uid for one in mine])}
        found = [_effect(one, rows.get(one.uid), said.get(private_uid(one.uid))) for one in mine]
        effects += _carry_out(writer, table, [effect for effect in found if effect])
    return tuple(effects)


def _effect(one: Statement, row: Any, private: Statement | None) -> Effect | None:
    """What a statement makes of its row; None where the row says the same."""
    after = None if one.deleted else as_record(one, row, private)
    if row == after:
        return None
    action = "added" if row is None else "changed" if after else "removed"
    return Effect(action=action, kind=one.kind, uid=one.uid, before=row, after=after)


def _carry_out(writer: Writer, table: Table[Any], effects: Iterable[Effect]) -> list[Effect]:
    """Do to the rows of one table what can be done now."""
    standing = _standing(writer, [effect for effect in effects if effect.action == "added"])
    table.insert_many(writer, [effect.after for effect in standing])
    done = [effect for effect in effects if effect.action != "added"]
    for effect in done:
        if effect.action == "changed":
            table.update(writer, effect.after)
        else:
            table.delete(writer, effect.uid)
    return [*standing, *done]


def _standing(reader: Reader, added: Sequence[Effect]) -> list[Effect]:
    """The new rows of which everything they refer to is in the file."""
    owners = {effect.after.person for effect in added if effect.kind != "person"}
    here = {person.uid for person in KINDS["person"].of_uids(reader, owners)}
    return [
        effect
        for effect in added
        if effect.kind == "person" or (effect.after.person in here and _has_reference(reader, effect))
    ]


def _has_reference(reader: Reader, effect: Effect) -> bool:
    """Whether the certificate of an acceptance, the bytes of an attachment, are here."""
    if effect.kind == "acceptance":
        return KINDS["certificate"].find(reader, effect.after.certificate) is not None
    return effect.kind != "attachment" or has_blob(reader, effect.after.sha256)


def reseal(writer: Writer, signed: Iterable[Statement]) -> None:
    """Put the seal of what its author has just signed anew, under the next key, on the rows that bear a seal."""
    latest = {one.uid: one for one in signed if not one.deleted}
    for table in KINDS.values():
        if "signature" in table.record._fields:
            for row in table.of_uids(writer, latest):
                if row.signature:
                    table.update(writer, row.replace(signature=seal(latest[row.uid])))
