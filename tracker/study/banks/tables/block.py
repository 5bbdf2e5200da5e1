"""Rows of a table many at a time, column by column: what a large bank is read by without a list for each row."""

from __future__ import annotations

from bisect import bisect_right
from itertools import islice, zip_longest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    Row = tuple[int, list[str]]

SIZE = 256
"""Rows of a block, and questions of a batch, where nothing else says how many."""


class Block:
    """Rows that follow one another: their 1-based numbers, and each column's cells, "" where a row is shorter.

    In a `tidy` block every cell is as `texts.clean` would leave it.
    """

    __slots__ = ("_rows", "columns", "numbers", "tidy")

    def __init__(
        self,
        numbers: Sequence[int],
        columns: Sequence[Sequence[str]],
        rows: Sequence[list[str]] | None = None,
        *,
        tidy: bool = False,
    ) -> None:
        self.numbers = numbers
        self.columns = columns
        self.tidy = tidy
        self._rows = rows

    @classmethod
    def of(cls, numbers: Sequence[int], rows: Sequence[list[str]]) -> Block:
        """The block of rows that may differ in length."""
        return cls(numbers, list(zip_longest(*rows, fillvalue="")), rows)

    def __len__(self) -> int:
        return len(self.numbers)

    def rows(self) -> Iterator[Row]:
        """The same row by row."""
        rows = map(list, zip(*self.columns, strict=True)) if self._rows is None else self._rows
        return zip(self.numbers, rows, strict=True)

    def row(self, place: int) -> list[str]:
        """The cells of one row."""
        return [column[place] for column in self.columns] if self._rows is None else self._rows[place]

    def behind(self, place: int) -> Block:
        """What is left from a place on."""
        if not place:
            return self
        columns = [column[place:] for column in self.columns]
        return Block(self.numbers[place:], columns, self._rows and self._rows[place:], tidy=self.tidy)

    def below(self, number: int) -> Block:
        """The rows with a greater number."""
        return self.behind(bisect_right(self.numbers, number))


def in_blocks(rows: Iterable[Row]) -> Iterator[Block]:
    """Rows that come one by one, many at a time."""
    rows = iter(rows)
    while some := list(islice(rows, SIZE)):
        yield Block.of([number for number, _ in some], [cells for _, cells in some])
