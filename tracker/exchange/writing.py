"""A worker's records as the career file: one canonical form, with the keys we do not know where they were."""

from __future__ import annotations

from tracker.exchange.fields import INTERNAL
from tracker.exchange.sections import FORMAT, SECTIONS, VERSION
from tracker.kernel.jsontext import from_json, to_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tracker.kernel.record import Record
    from tracker.people.model import Person
    from tracker.store.session import Reader


def career_document(reader: Reader, person: Person) -> dict[str, Any]:
    """The career file of one person: records in the order they were entered.

    Empty fields and lists are left out, unless the imported file had them.
    """
    kept = _kept(person.file_extra)
    document: dict[str, Any] = {"format": FORMAT, "version": VERSION, "person": _plain(person, has_uid=True)}
    for section in SECTIONS:
        records = section.table.of_person(reader, person.uid)
        if records:
            document[section.name] = [_plain(record, has_uid=section.has_uid) for record in records]
        elif section.name in kept:
            document[section.name] = kept[section.name]
    return {**document, **{key: value for key, value in kept.items() if key not in document}}


def career_bytes(reader: Reader, person: Person) -> bytes:
    """The same as UTF-8 text, one field a line, so that two versions compare well."""
    return to_lines(career_document(reader, person)).encode() + b"\n"


def _plain(record: Record, *, has_uid: bool) -> dict[str, Any]:
    values: dict[str, Any] = record.as_dict()
    kept = _kept(values["extra"])
    left_out = INTERNAL if has_uid else INTERNAL | {"uid"}
    shown = {
        name: _value(value)
        for name, value in values.items()
        if name not in left_out and (value is not None or name in kept)
    }
    return {**shown, **{key: value for key, value in kept.items() if key not in shown}}


def _value(value: Any) -> Any:
    """A value as JSON has it; 72.0 hours are 72."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value.isoformat() if hasattr(value, "isoformat") else value


def _kept(extra: str | None) -> dict[str, Any]:
    kept: dict[str, Any] = from_json(extra) if extra else {}
    return kept
