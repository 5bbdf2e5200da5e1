"""A password that locks a file; it shows itself to nobody, so that no log and no report can have it."""

from __future__ import annotations


class Password:
    """What a person typed or a file holds; the same however a keyboard composes its accents."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        from unicodedata import normalize

        self._text = normalize("NFC", text)

    def reveal(self) -> str:
        """The password itself, for the driver alone."""
        return self._text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Password) and self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __repr__(self) -> str:
        return "Password(…)"
