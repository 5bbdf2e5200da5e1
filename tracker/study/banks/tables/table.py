"""A table of a bank before anything is understood: rows of text, that can be gone through more than once."""

from __future__ import annotations

from hashlib import blake2b

from tracker.kernel.patterns import regex
from tracker.study.banks.tables.block import in_blocks
from tracker.study.banks.texts import folded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tracker.study.banks.model import Image
    from tracker.study.banks.tables.block import Block, Row

SAMPLE_ROWS = 400
_DIGITS = regex(r"\d+")


class Table:
    """One sheet or delimited file: `rows()` starts anew each time and gives 1-based row numbers with their cells.

    `blocks()` gives them many at a time without cleaning the cells, for going through a large table;
    `spread_rows()` gives, as they are, the first of them and then some from all over the table. The `kind` `hidden`
    is a sheet that whoever opens the workbook does not see.
    """

    def __init__(
        self,
        name: str,
        rows: Callable[[], Iterator[Row]],
        *,
        total: Callable[[], int] = int,
        kind: str = "sheet",
        images: Callable[[], dict[tuple[int, int], list[Image]]] | None = None,
        merged: Callable[[], list[tuple[int, int, int]]] | None = None,
        blocks: Callable[[], Iterator[Block]] | None = None,
        spread_rows: Callable[[], Iterator[Row]] | None = None,
    ) -> None:
        self.name = name
        self.rows = rows
        self.blocks = blocks or (lambda: in_blocks(rows()))
        self.spread_rows = spread_rows or rows
        self.kind = kind
        self._total = total
        self._images = images
        self._merged = merged

    @property
    def total(self) -> int:
        """How many rows there are; 0 where nobody knows."""
        return self._total()

    def images(self) -> dict[tuple[int, int], list[Image]]:
        """Pictures by 1-based row and 0-based column of the cell they stand on."""
        return self._images() if self._images else {}

    def merged(self) -> list[tuple[int, int, int]]:
        """Cells merged downwards: column, first and last 1-based row."""
        return self._merged() if self._merged else []

    def sample(self, most: int = SAMPLE_ROWS) -> list[Row]:
        """The first rows that hold anything."""
        taken: list[Row] = []
        for number, cells in self.rows():
            if any(cells):
                taken.append((number, cells))
                if len(taken) == most:
                    break
        return taken


def shape_key(kind: str, header: Sequence[str], columns: Sequence[str]) -> str:
    """What files of one shape have in common: the words of their header, or the look of their columns.

    A mapping that was confirmed once can be offered again for every table with the same key.
    """
    words = [_DIGITS.sub("9", folded(word).casefold().strip()) if len(word) > 12 else word.strip() for word in header]
    text = "\x1f".join((kind, *words)) if any(words) else "\x1f".join((kind, "no header", *columns))
    return blake2b(text.encode(), digest_size=8).hexdigest()
