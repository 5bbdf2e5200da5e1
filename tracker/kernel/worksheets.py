"""How many cells a worksheet spans, told from its XML before a reader holds every one of them, filled or not."""

from __future__ import annotations

import re
from itertools import chain, pairwise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_WIDE = re.compile(rb' r="(?:[A-Z]{2,}|[A-Z]\d{6})')
PLACE = re.compile(rb' r="([A-Z]{1,3})(\d{1,7})"')
"""Where a cell lies: the letters of its column and its row."""

_HELD = re.compile(PLACE.pattern + rb'(?!(?: \w+="\d*")*\s*(?:/>|></c>))')
"""A cell that is not plainly empty: programs give empty ones a format out to the last column, readers skip them."""

OVERLAP = 64
"""How many bytes each piece must repeat of the one before, so that no place is cut in two."""


def cells_spanned(pieces: Iterable[bytes]) -> int:
    """Rows times columns up to the cell farthest out; 0 where all lie within the first few columns and rows."""
    rows = columns = 0
    for piece, following in pairwise(chain(pieces, [b""])):
        if _WIDE.search(piece):
            end = len(piece) - (OVERLAP if following else 0)
            for found in _HELD.finditer(piece):
                if found.start() < end:
                    rows, columns = max(rows, int(found[2])), max(columns, column_number(found[1]))
    return rows * columns


def column_number(letters: bytes) -> int:
    """A column by its letters, the first being 1."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
