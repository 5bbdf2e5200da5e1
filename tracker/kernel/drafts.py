"""From what a form holds to a record: everything wrong is said at once, and no half-valid record exists."""

from __future__ import annotations

from tracker.kernel.errors import Refused
from tracker.kernel.problems import Problem
from tracker.kernel.record import enums_named
from tracker.kernel.terms import CertificateKind, Level, TitleRank

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any, TypeVar

    from tracker.kernel.record import Record

    R = TypeVar("R", bound=Record)


def new_uid() -> str:
    """A fresh identifier that no other file will ever make."""
    import uuid

    return str(uuid.uuid4())


def conflicts(values: Mapping[str, Any]) -> Iterator[Problem]:
    """What is wrong between the fields of one record, in forms and in files; looks only at those that are given."""
    yield from _order(values, "start", "end", "ends_before_start")
    yield from _order(values, "contract_start", "contract_end", "ends_before_start")
    for later in ("valid_until", "last_review_on", "revoked_on"):
        yield from _order(values, "issued_on", later, "before_issue")
    kind, level = values.get("kind"), values.get("level")
    if isinstance(kind, CertificateKind) and level is not None:
        ladder = TitleRank if kind is CertificateKind.PROFESSIONAL_TITLE else Level
        if not isinstance(level, ladder):
            yield Problem(code="wrong_ladder", where="level", value=level, expected=tuple(map(str, ladder)))


def _order(values: Mapping[str, Any], first: str, later: str, code: str) -> Iterator[Problem]:
    before, after = values.get(first), values.get(later)
    if before is not None and after is not None and after < before:
        yield Problem(code=code, where=later, value=after.isoformat(), expected=before.isoformat())


def required_fields(record: type[Record]) -> list[str]:
    """The fields that a record cannot do without."""
    return [field for field in record._fields if field not in record._defaults]


def problems_of(record: type[Record], values: Mapping[str, Any]) -> list[Problem]:
    """What is wrong with a form's values: `missing` for each required field left empty, and what `conflicts` finds."""
    filled = _filled(record, values)
    problems = [Problem(code="missing", where=field) for field in required_fields(record) if field not in filled]
    return [*problems, *conflicts(filled)]


def build(record: type[R], values: Mapping[str, Any]) -> R:
    """The record made of a form's values; empty text counts as nothing. Raises `Refused` with every problem."""
    problems = problems_of(record, values)
    if problems:
        raise Refused(problems)
    return record(**_filled(record, values))


def _filled(record: type[Record], values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that are there, trimmed, codes as members of their class."""
    trimmed = {field: value.strip() if isinstance(value, str) else value for field, value in values.items()}
    return {field: _coded(record, field, value) for field, value in trimmed.items() if value not in (None, "")}


def _coded(record: type[Record], field: str, value: Any) -> Any:
    for codes in enums_named(record, record._types[field]):
        if value in codes._value2member_map_:
            return codes(value)
    return value
