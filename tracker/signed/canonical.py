"""The one form of a JSON value that is hashed and signed: RFC 8785, the same bytes whoever writes it."""

from __future__ import annotations

from tracker.kernel.jsontext import to_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_EXACT = 2**53


def canonical(value: Any) -> bytes:
    """A JSON value by RFC 8785: keys in the order of their UTF-16 units, numbers as ECMAScript writes them.

    Raises `ValueError` for what that form cannot hold: whole numbers beyond 2**53, infinities, halves of surrogates.
    """
    if type(value) is dict and all(map(_is_simple, value, value.values())):
        # Python's own writer does the same here, eight times as fast; records are like this
        return to_json(value, compact=True, sort_keys=True).encode()
    import rfc8785

    return rfc8785.dumps(value)


def _is_simple(key: Any, value: Any) -> bool:
    """Whether a key sorts alike in every encoding and its value is written alike by everybody."""
    kind = type(value)
    simple = kind is str or kind is bool or value is None or (kind is int and -_EXACT < value < _EXACT)
    return simple and type(key) is str and key.isascii()
