"""Questions whose parts stand on lines of their own, always as many and in the same order, then an empty line."""

from __future__ import annotations

from collections import Counter
from itertools import islice

from tracker.study.banks.table import Table
from tracker.study.banks.texts import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.study.banks.block import Row
    from tracker.study.banks.encoding import Text

_LOOKED_AT = 200
_FEW, _NEARLY_ALL = 5, 0.8
_SIZES = range(4, 10)
"""Lines: a question, at least two options, and the answer; at most six options with a number and a level."""


def stacked_table(text: Text, head: str) -> Table | None:
    """A text as a table of a row for each question; None for any other text."""
    sizes = Counter(len(cells) for _, cells in islice(_stacks(head.splitlines()), _LOOKED_AT))
    size, count = sizes.most_common(1)[0] if sizes else (0, 0)
    if size not in _SIZES or count < max(_FEW, _NEARLY_ALL * sum(sizes.values())):
        return None
    return Table("", lambda: _stacks(text.lines()), kind=f"stacks of {size}")


def _stacks(lines: Sequence[str]) -> Iterator[Row]:
    """The lines between empty ones, with the number of the first."""
    stack: list[str] = []
    for number, line in enumerate([*map(clean, lines), ""], 1):
        if line:
            stack.append(line)
        elif stack:
            yield number - len(stack), stack
            stack = []
