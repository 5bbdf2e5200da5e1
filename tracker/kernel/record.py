"""Frozen, keyword-only, comparable records: what every model is made of.

`class Certificate(Record): uid: str; level: Level | None = None` behaves as a frozen, slotted, keyword-only
dataclass and type checkers treat it as one. It is not a dataclass because a command line answer may cost at most
three bare interpreter start-ups: importing `dataclasses` costs one by itself, and each class another twentieth
(see the decision note of 2026-11-23 in CONTRIBUTING).
"""

from __future__ import annotations

import sys
from functools import cache
from operator import attrgetter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar, Self, dataclass_transform

    from tracker.kernel.codes import Codes
else:

    def dataclass_transform(**_options):
        """Nothing at run time; `typing` costs too much to import for it."""
        return lambda decorated: decorated


@dataclass_transform(frozen_default=True, kw_only_default=True, eq_default=True)
class RecordType(type):
    """Turns annotations into slots and takes the defaults out of the class body."""

    def __new__(mcs, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> RecordType:
        """Make the class with its slots, its fields and their defaults."""
        types = {field: note for field, note in body.get("__annotations__", {}).items() if note[:8] != "ClassVar"}
        defaults = {field: body.pop(field) for field in types if field in body}
        body["__slots__"] = tuple(types)
        for base in bases:
            if base.__dict__.get("_types"):
                types = {**base._types, **types}  # type: ignore[attr-defined]
                defaults = {**base._defaults, **defaults}  # type: ignore[attr-defined]
        body["_types"], body["_defaults"], body["_fields"] = types, defaults, tuple(types)
        body["_values"] = attrgetter("__class__", *types)
        return super().__new__(mcs, name, bases, body)


class Record(metaclass=RecordType):
    """Base of all models. Fields are given by keyword; unknown or missing ones raise `TypeError`."""

    if TYPE_CHECKING:
        _fields: ClassVar[tuple[str, ...]]
        _types: ClassVar[dict[str, str]]
        _defaults: ClassVar[dict[str, Any]]
        _values: ClassVar[attrgetter[Any]]
    else:

        def __init__(self, **given):
            cls = type(self)
            values = {**cls._defaults, **given}
            if len(values) != len(cls._fields) or values.keys() != cls._types.keys():
                missing = ", ".join(cls._types.keys() - values.keys())
                unknown = ", ".join(values.keys() - cls._types.keys())
                raise TypeError(f"{cls.__name__}: missing fields [{missing}], unknown fields [{unknown}]")
            put = object.__setattr__
            for field, value in values.items():
                put(self, field, value)

    def replace(self, **changes: Any) -> Self:
        """A copy with some fields changed."""
        return type(self)(**{**self.as_dict(), **changes})

    def as_dict(self) -> dict[str, Any]:
        """Field names to values, in the order the fields were declared; nested records stay records."""
        return {field: getattr(self, field) for field in self._fields}

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: cannot set {name}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: cannot delete {name}")

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return bool(self._values(self) == other._values(other))

    def __hash__(self) -> int:
        return hash(self._values(self))

    def __repr__(self) -> str:
        shown = ", ".join(
            f"{field}={getattr(self, field)!r}"
            for field in self._fields
            if field not in self._defaults or getattr(self, field) != self._defaults[field]
        )
        return f"{type(self).__name__}({shown})"

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), self.as_dict())


def _rebuild(cls: type[Record], values: dict[str, Any]) -> Record:
    return cls(**values)


PLAIN_TYPES = ("str", "int", "float", "bool", "date", "datetime")
"""The annotations that name a plain value; any other name is a class of codes from the record's module."""


@cache
def type_names(note: str) -> tuple[str, ...]:
    """The alternatives of an annotation: `"Level | TitleRank | None"` as `("Level", "TitleRank")`."""
    return tuple(name for name in (part.strip() for part in note.split("|")) if name != "None")


@cache
def enums_named(record: type[Record], note: str) -> tuple[type[Codes], ...]:
    """The classes of codes an annotation of a record's field names; empty for plain values."""
    names = type_names(note)
    if names[0] in PLAIN_TYPES:
        return ()
    module = sys.modules[record.__module__]
    return tuple(getattr(module, name) for name in names)
