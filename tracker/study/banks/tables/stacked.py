"""Questions whose parts stand on lines of their own, always as many and in the same order, then an empty line."""

from __future__ import annotations

from collections import Counter
from itertools import islice

from tracker.kernel.patterns import regex
from tracker.study.banks.tables.table import Table
from tracker.study.banks.texts import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.study.banks.encoding import Text
    from tracker.study.banks.tables.block import Row

_LOOKED_AT = 200
_FEW, _NEARLY_ALL = 5, 0.8
_LETTER = regex(r"[A-Fa-f]")
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
    """The lines up to an empty one, in a text without any up to the letter of an answer; the number of the first."""
    lines = list(map(clean, lines))
    apart = "" in lines[:-1]
    stack: list[str] = []
    for number, line in enumerate([*lines, ""], 1):
        if line:
            stack.append(line)
        if stack and (not line or (not apart and len(stack) >= _SIZES.start and _LETTER.fullmatch(line))):
            yield number - len(stack) + bool(line), stack
            stack = []
