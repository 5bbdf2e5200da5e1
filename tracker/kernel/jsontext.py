"""JSON by the compiled half of Python's `json`.

The other half, which is in Python, brings regular expressions along that hardly anything here needs: to import it costs
two fifths of a bare interpreter start-up, where a command may cost three (see the decision note of 2026-11-29 in
CONTRIBUTING). It is asked where somebody is told what is wrong with a text.
"""

from __future__ import annotations

from _json import encode_basestring, make_encoder, make_scanner

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_BLANKS = " \t\n\r"
_WITH_BLANKS, _COMPACT = (": ", ", "), (":", ",")


def to_json(
    value: Any, *, compact: bool = False, sort_keys: bool = False, plain: Callable[[Any], Any] | None = None
) -> str:
    """A value as JSON text on one line; `plain` gives the form of what JSON has none for. Raises `TypeError`."""
    after_key, after_item = _COMPACT if compact else _WITH_BLANKS
    write = make_encoder(None, plain or _refuse, encode_basestring, None, after_key, after_item, sort_keys, False, True)
    return "".join(write(value, 0))


def to_lines(value: Any, margin: str = "\n") -> str:
    """A value as JSON text with a line for each thing in it, every level one blank further in."""
    inner = f"{margin} "
    if value and isinstance(value, dict):
        lines = (f"{encode_basestring(key)}: {to_lines(one, inner)}" for key, one in value.items())
        return f"{{{inner}{f',{inner}'.join(lines)}{margin}}}"
    if value and isinstance(value, (list, tuple)):
        return f"[{inner}{f',{inner}'.join(to_lines(one, inner) for one in value)}{margin}]"
    return encode_basestring(value) if isinstance(value, str) else to_json(value)


def from_json(text: str, *, object_of: Callable[[list[tuple[str, Any]]], Any] | None = None) -> Any:
    """The value a JSON text stands for; `object_of` makes an object of its pairs. Raises `ValueError`."""
    start = len(text) - len(text.lstrip(_BLANKS))
    read = _scanner(object_of) if object_of else _SCAN
    try:
        value, end = read(text, start)
    except StopIteration:
        raise ValueError("a value is missing") from None
    if text[end:].strip(_BLANKS):
        raise ValueError("more than one value")
    return value


class _Reading:
    """How a text is read: `json` asks for these by name, and in later versions of Python for further ones."""

    strict = True
    parse_int = int
    parse_float = parse_constant = float

    def __init__(self, object_of: Callable[[list[tuple[str, Any]]], Any] | None) -> None:
        self.object_pairs_hook = object_of

    def __getattr__(self, _other_hook: str) -> None:
        return None


def _scanner(object_of: Callable[[list[tuple[str, Any]]], Any] | None) -> Any:
    return make_scanner(_Reading(object_of))  # type: ignore[arg-type]  # it takes whatever has the attributes


_SCAN = _scanner(None)


def _refuse(value: object) -> Any:
    raise TypeError(f"{type(value).__name__} has no form in JSON")
