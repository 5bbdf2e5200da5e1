"""From bytes to plain JSON values, refusing what no career file can be."""

from __future__ import annotations

from codecs import BOM_UTF8
from math import inf

from tracker.kernel.encodings import not_utf8
from tracker.kernel.jsontext import from_json
from tracker.kernel.problems import Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MAX_BYTES = 32 * 1024 * 1024
"""A working life with every document of it takes a hundredth of that; scans are not in the career file."""

_MAX_DIGITS = 1000


class Doubled(dict[str, object]):
    """An object that gives some keys twice; readers of JSON would disagree on which counts."""

    doubled: tuple[str, ...] = ()


def parse(data: bytes, problems: list[Problem]) -> Any:
    """The JSON value in `data`, or None with a problem noted. Numbers too large to hold come out as infinity."""
    if len(data) > MAX_BYTES:
        problems.append(Problem(code="too_large", value=len(data), expected=MAX_BYTES))
        return None
    data = data.removeprefix(BOM_UTF8)
    if not data.strip():
        problems.append(Problem(code="empty_file"))
        return None
    if b"\0" in data[:64]:  # valid UTF-8, but never JSON: UTF-16, or no text at all
        problems.append(not_utf8(data))
        return None
    try:
        return _read(data.decode(), problems)
    except UnicodeDecodeError as error:
        problems.append(not_utf8(data, error))
    except RecursionError:
        problems.append(Problem(code="too_deep", expected=64))
    return None


def _read(text: str, problems: list[Problem]) -> Any:
    """The value a text stands for, or None with the place noted where it is no JSON."""
    try:
        return from_json(text, object_of=_object)
    except ValueError:  # no JSON; or a number of thousands of digits: Python refuses those, since they take very long
        import json
    try:
        return json.loads(text, object_pairs_hook=_object, parse_int=_whole)
    except json.JSONDecodeError as error:
        cut = error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string")
        code = "cut_off" if cut else "not_json"
        problems.append(Problem(code=code, value=(error.lineno, error.colno)))
        return None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) == len(pairs):
        return made
    times: dict[str, int] = {}
    for key, _ in pairs:
        times[key] = times.get(key, 0) + 1
    doubled = Doubled(made)
    doubled.doubled = tuple(key for key, count in times.items() if count > 1)
    return doubled


def _whole(digits: str) -> float:
    """A whole number; infinity for one of more digits than mean anything."""
    return int(digits) if len(digits) <= _MAX_DIGITS else inf
