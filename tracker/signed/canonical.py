"""The one form of a JSON value that is hashed and signed: RFC 8785, the same bytes whoever writes it."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def canonical(value: Any) -> bytes:
    """A JSON value by RFC 8785: keys in the order of their UTF-16 units, numbers as ECMAScript writes them.

    Raises `ValueError` for what that form cannot hold: whole numbers beyond 2**53, infinities, halves of surrogates.
    """
    import rfc8785

    return rfc8785.dumps(value)
