"""What each field of a career file must be, derived from the record types, with the few rules types cannot say."""

from __future__ import annotations

from datetime import date, datetime
from math import isfinite

from tracker.kernel.record import Record, enums_named, type_names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    Convert = Callable[[Any], Any]

LARGEST = 2**53
"""The largest whole number that every reader of JSON keeps exact."""

INTERNAL = frozenset({"person", "extra", "file_extra"})
"""Fields of records that are not keys of the career file."""


class Unfit(Exception):
    """A value does not fit its field: `code` says why, `expected` what would fit, `value` what was found if no more."""

    def __init__(self, code: str, expected: Any = None, *, value: Any = None) -> None:
        super().__init__(code, expected)
        self.code = code
        self.expected = expected
        self.value = value


class Field(Record):
    """A key of a record in the file, whether it must be there, and what turns its JSON value into ours."""

    name: str
    required: bool
    convert: Convert


def text(value: Any) -> str:
    """Text that SQLite and every other program can hold: no NUL, no half of a surrogate pair."""
    if type(value) is not str:
        raise Unfit("wrong_type", "text")
    if "\0" in value or not (value.isascii() or _encodes(value)):
        raise Unfit("bad_text")
    return value


def _encodes(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _needed_text(value: Any) -> str:
    """Text with something in it."""
    if not text(value).strip():
        raise Unfit("missing")
    return str(value)


def uid(value: Any) -> str:
    """Any short name without blanks or control characters; ours are UUIDs."""
    if not 0 < len(text(value)) <= 64 or not value.isprintable() or value != value.strip():
        raise Unfit("bad_uid")
    return str(value)


def day(value: Any) -> date:
    """A date that the calendar has, written YYYY-MM-DD."""
    try:
        read = date.fromisoformat(text(value))
    except ValueError:
        raise Unfit("bad_date") from None
    if read.isoformat() != value:
        raise Unfit("bad_date")
    return read


def moment(value: Any) -> datetime:
    """A day with a time, in ISO 8601."""
    try:
        return datetime.fromisoformat(text(value))
    except ValueError:
        raise Unfit("bad_date") from None


def month(value: Any) -> str:
    """A month written YYYY-MM."""
    try:
        day(f"{text(value)}-01")
    except Unfit:
        raise Unfit("bad_month") from None
    return str(value)


def region(value: Any) -> str:
    """A code of GB/T 2260: two to six digits."""
    if not (text(value).isdecimal() and value.isascii() and 2 <= len(value) <= 6):
        raise Unfit("bad_region")
    return str(value)


def truth(value: Any) -> bool:
    """True or false, nothing that merely looks like it."""
    if type(value) is not bool:
        raise Unfit("wrong_type", "bool")
    return value


def whole(least: int, most: int = LARGEST) -> Convert:
    """A whole number from `least` to `most`."""

    def convert(value: Any) -> int:
        if type(value) is not int:
            raise Unfit("wrong_type", "int")
        if not least <= value <= most:
            raise Unfit("out_of_range", (least, most))
        return value

    return convert


def number(most: int) -> Convert:
    """A number from 0 to `most`."""

    def convert(value: Any) -> float:
        if type(value) not in (int, float):
            raise Unfit("wrong_type", "float")
        if not 0 <= value <= most:
            raise Unfit("out_of_range", (0, most))
        return float(value)

    return convert


def code_of(codes: Iterable[Any]) -> Convert:
    """One of a class of codes."""
    known = {str(code): code for code in codes}

    def convert(value: Any) -> Any:
        found = known.get(value) if type(value) is str else None
        if found is None:
            raise Unfit("unknown_code", tuple(known))
        return found

    return convert


_BY_NAME: dict[str, Convert] = {
    "uid": uid,
    "certificate": uid,
    "practice": uid,
    "region": region,
    "issuer_region": region,
    "month": month,
    "amount_fen": whole(0),
    "rank": whole(1),
    "rating": whole(1, 5),
    "minutes": whole(0),
    "answers": whole(0),
    "correct": whole(0),
    "chance_permille": whole(0, 1000),
    "hours": number(1_000_000),
    "theory": number(100),
    "skills": number(100),
    "review": number(100),
}
"""What a type alone does not say, by the name of the field, which means the same in every list."""

_BY_TYPE: dict[str, Convert] = {
    "str": text,
    "bool": truth,
    "date": day,
    "datetime": moment,
    "int": whole(-LARGEST),
}


def fields_of(record: type[Record], *, has_uid: bool = True) -> dict[str, Field]:
    """The keys of a record in the career file, in the order they are written."""
    return {
        name: Field(name=name, required=name not in record._defaults and name != "uid", convert=_convert(record, name))
        for name in record._fields
        if name not in INTERNAL and (has_uid or name != "uid")
    }


def _convert(record: type[Record], name: str) -> Convert:
    if name in _BY_NAME:
        return _BY_NAME[name]
    codes = [code for codes in enums_named(record, record._types[name]) for code in codes]
    if codes:
        return code_of(codes)
    plain = type_names(record._types[name])[0]
    return _needed_text if plain == "str" and name not in record._defaults else _BY_TYPE[plain]


def unfit_anywhere(value: Any, depth: int = 0) -> Iterable[tuple[str, Unfit]]:
    """What makes a value under a key we do not know impossible to keep, as (path below it, why)."""
    if depth > MAX_DEPTH:
        yield "", Unfit("too_deep", MAX_DEPTH)
    elif isinstance(value, dict):
        yield from (("", Unfit("duplicate_key", value=key)) for key in getattr(value, "doubled", ()))
        for key, inner in value.items():
            yield from ((f".{key}{where}", why) for where, why in _keep(key, inner, depth))
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from ((f"[{at}]{where}", why) for where, why in unfit_anywhere(inner, depth + 1))
    elif isinstance(value, float) and not isfinite(value):
        yield "", Unfit("not_finite")
    elif isinstance(value, str):
        try:
            text(value)
        except Unfit as why:
            yield "", why


def _keep(key: str, inner: Any, depth: int) -> Iterable[tuple[str, Unfit]]:
    yield from unfit_anywhere(key, depth)
    yield from unfit_anywhere(inner, depth + 1)


MAX_DEPTH = 64
"""Levels of nesting kept under a key we do not know."""
