"""A requirement as packs write it: a leaf, or `all`, `any`, `at_least` over others; read with every fault listed."""

from __future__ import annotations

from functools import cache

from tracker.kernel.problems import Problem
from tracker.kernel.record import Record, enums_named, type_names
from tracker.requirements.leaves import LEAVES, Leaf
from tracker.requirements.rules import all_of, any_of, at_least

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from typing import Any

    from tracker.requirements.model import Bearings, Facts, Verdict

MAX_DEPTH = 20
"""No rule anybody wrote is deeper; a pack made to exhaust the machine is."""

LARGEST = 2**53
"""Numbers above this are not kept exactly everywhere, and mean nothing in a rule."""


class AllOf(Record):
    """Every part must be met."""

    parts: tuple[Requirement, ...]

    def measure(self, facts: Facts, bearings: Bearings, *, today: date) -> Verdict:
        """The parts measured, combined as `all`."""
        return all_of([part.measure(facts, bearings, today=today) for part in self.parts])


class AnyOf(Record):
    """One part must be met."""

    parts: tuple[Requirement, ...]

    def measure(self, facts: Facts, bearings: Bearings, *, today: date) -> Verdict:
        """The parts measured, combined as `any`."""
        return any_of([part.measure(facts, bearings, today=today) for part in self.parts])


class AtLeast(Record):
    """`count` of the parts must be met."""

    count: int
    parts: tuple[Requirement, ...]

    def measure(self, facts: Facts, bearings: Bearings, *, today: date) -> Verdict:
        """The parts measured, combined as `at_least`."""
        return at_least(self.count, [part.measure(facts, bearings, today=today) for part in self.parts])


Requirement = AllOf | AnyOf | AtLeast | Leaf
"""Anything that can be measured."""


def measure_shared(
    requirement: Requirement, facts: Facts, bearings: Bearings, shared: dict[Leaf, Verdict], *, today: date
) -> Verdict:
    """A requirement measured like its own `measure`; equal leaves of many requirements are measured once.

    `shared` keeps them, for the same facts, bearings and day.
    """
    if isinstance(requirement, Leaf):
        found = shared.get(requirement)  # looked up once: a leaf is hashed by all its fields
        if found is None:
            found = shared[requirement] = requirement.measure(facts, bearings, today=today)
        return found
    parts = [measure_shared(part, facts, bearings, shared, today=today) for part in requirement.parts]
    if isinstance(requirement, AtLeast):
        return at_least(requirement.count, parts)
    return all_of(parts) if isinstance(requirement, AllOf) else any_of(parts)


_ALIASES = {"within": "in"}
"""Fields whose word in packs is reserved in Python."""


def leaves_of(requirement: Requirement) -> Iterator[Leaf]:
    """The leaves of a requirement, in order."""
    if isinstance(requirement, Leaf):
        yield requirement
    else:
        for part in requirement.parts:
            yield from leaves_of(part)


def read_requirement(data: Any, problems: list[Problem], where: str = "requires", depth: int = 0) -> Requirement | None:
    """The requirement a pack states as plain data; None, with what is wrong added to `problems`, if it is none."""
    if not isinstance(data, dict) or depth > MAX_DEPTH:
        problems.append(Problem(code="not_requirement", where=where, value=data if depth <= MAX_DEPTH else "…"))
        return None
    if set(data) == {"at_least", "of"}:
        data = {"at_least": {"n": data["at_least"], "of": data["of"]}}
    if len(data) != 1:
        problems.append(Problem(code="one_key", where=where, value=", ".join(sorted(data)), expected=_words()))
        return None
    ((word, inside),) = data.items()
    where = f"{where}.{word}"
    if word in LEAVES:
        return _read_leaf(LEAVES[word], inside, problems, where)
    if word in ("all", "any"):
        parts = _read_parts(inside, problems, where, depth)
        return (AllOf if word == "all" else AnyOf)(parts=parts) if parts else None
    if word == "at_least":
        return _read_at_least(inside, problems, where, depth)
    problems.append(Problem(code="unknown_leaf", where=where, value=word, expected=_words()))
    return None


def _words() -> list[str]:
    return ["all", "any", "at_least", *LEAVES]


def _read_parts(data: Any, problems: list[Problem], where: str, depth: int) -> tuple[Requirement, ...]:
    if not isinstance(data, list) or not data:
        problems.append(Problem(code="not_list", where=where, value=data))
        return ()
    parts = [read_requirement(part, problems, f"{where}[{at}]", depth + 1) for at, part in enumerate(data)]
    return tuple(part for part in parts if part is not None)


def _read_at_least(data: Any, problems: list[Problem], where: str, depth: int) -> Requirement | None:
    if not isinstance(data, dict) or set(data) != {"n", "of"}:
        problems.append(Problem(code="one_key", where=where, value=data, expected=["n", "of"]))
        return None
    parts = _read_parts(data["of"], problems, f"{where}.of", depth)
    count, most = data["n"], max(1, len(data["of"]) if isinstance(data["of"], list) else 1)
    if type(count) is not int or not 1 <= count <= most:
        problems.append(Problem(code="out_of_range", where=f"{where}.n", value=count, expected=(1, most)))
        return None
    return AtLeast(count=count, parts=parts) if len(parts) >= count else None


def _read_leaf(leaf: type[Leaf], data: Any, problems: list[Problem], where: str) -> Leaf | None:
    if not isinstance(data, dict):
        problems.append(Problem(code="not_requirement", where=where, value=data))
        return None
    found = len(problems)
    fields = _fields_of(leaf)
    problems.extend(
        Problem(code="unknown_key", where=f"{where}.{key}", value=key, expected=sorted(fields))
        for key in data
        if key not in fields
    )
    values: dict[str, Any] = {}
    for key, field in fields.items():
        if key in data:
            values[field] = _read_field(leaf, field, data[key], problems, f"{where}.{key}")
        elif field not in leaf._defaults:
            problems.append(Problem(code="missing", where=f"{where}.{key}"))
    if len(problems) > found:
        return None
    made = leaf(**values)
    fault = made.fault()
    if fault:
        problems.append(fault.at(where))
    return made


@cache
def _fields_of(leaf: type[Leaf]) -> dict[str, str]:
    """The fields of a leaf by the words packs use."""
    return {_ALIASES.get(field, field): field for field in leaf._fields}


def _read_field(leaf: type[Leaf], field: str, value: Any, problems: list[Problem], where: str) -> Any:
    note = leaf._types[field]
    if note.startswith("tuple["):
        if not isinstance(value, list) or not value:
            problems.append(Problem(code="not_list", where=where, value=value))
            return ()
        inner = note.removeprefix("tuple[").removesuffix(", ...]")
        return tuple(_read_value(leaf, inner, one, problems, f"{where}[{at}]") for at, one in enumerate(value))
    return _read_value(leaf, note, value, problems, where)


_TYPES: dict[str, tuple[type, ...]] = {"str": (str,), "int": (int,), "float": (int, float), "bool": (bool,)}


def _read_value(leaf: type[Leaf], note: str, value: Any, problems: list[Problem], where: str) -> Any:
    name = type_names(note)[0]
    if name in _TYPES:
        if type(value) not in _TYPES[name] or value == "":
            problems.append(Problem(code="wrong_type", where=where, value=value, expected=name))
        elif name in ("int", "float") and not 0 <= value <= LARGEST:
            problems.append(Problem(code="out_of_range", where=where, value=value, expected=0))
        return value
    enums = enums_named(leaf, note)
    for enum in enums:
        if isinstance(value, str) and value in enum._value2member_map_:
            return enum(value)
    known = [str(code) for enum in enums for code in enum]
    problems.append(Problem(code="unknown_code", where=where, value=value, expected=known))
    return None
