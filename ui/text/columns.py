"""Columns for the terminal, where a Chinese character is as wide as two letters."""

from __future__ import annotations

from unicodedata import combining, east_asian_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def width(text: str) -> int:
    """How many letters wide a text is on a terminal."""
    return sum(0 if combining(sign) else 2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def columns(rows: Iterable[Sequence[str]], indent: str = "  ") -> list[str]:
    """Rows as lines whose columns line up, two blanks between them."""
    listed = [tuple(row) for row in rows]
    widths = [max(map(width, column)) for column in zip(*listed, strict=True)]
    return [
        indent + "  ".join(cell + " " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=True)).rstrip()
        for row in listed
    ]
