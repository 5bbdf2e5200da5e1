"""The weight table of a syllabus in a sheet: names at the left, percents at the right, one column for each level.

National occupational skill standards have it as 权重表: the parts of 基本要求 and 相关知识要求, a column of percents
for each level, a dash where a level does not examine a part, and a line of sums.
"""

from __future__ import annotations

import re

from tracker.kernel.record import Record
from tracker.kernel.terms import Level

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NUMBER = re.compile(r"(\d{1,3}(?:[.．]\d+)?)\s*[%％]?")
_NONE = frozenset(("", "-", "—", "–", "－", "/", "\\", "——", "无"))
_SUMS = re.compile(r"^(?:合\s*计|总\s*计|小\s*计|共\s*计|total|sum)[:：]?$", re.IGNORECASE)
_LEVELS = {
    Level.LEVEL_5: re.compile(r"五级|初级(?!技)"),
    Level.LEVEL_4: re.compile(r"四级|中级(?!技)"),
    Level.LEVEL_3: re.compile(r"三级|高级(?!技)"),
    Level.LEVEL_2: re.compile(r"二级|(?<!高级)技师"),
    Level.LEVEL_1: re.compile(r"一级|高级技师"),
}
_FEWEST = 2
_MOST_SHARE = 1.0
_WHOLE = 100.0


class WeightTable(Record):
    """The columns of percents by their heads ("" without one), and each topic with its percent in every column."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[float | None, ...]], ...]

    def column_of(self, level: Level | None) -> int:
        """The column of a level; the first where no head names it."""
        sign = _LEVELS.get(level) if level else None
        return next((place for place, head in enumerate(self.heads) if sign and sign.search(head)), 0)

    def weights(self, column: int) -> tuple[tuple[str, float], ...]:
        """The topics that have a percent in a column."""
        return tuple((name, percents[column]) for name, percents in self.rows if percents[column] is not None)  # type: ignore[misc]


def read_weights(grids: Iterable[Sequence[Sequence[str]]]) -> WeightTable | None:
    """The first table that holds topics with percents; None where there is none."""
    found = (table for grid in grids if (table := _read(grid)) is not None)
    return max(found, key=_closeness, default=None)


def _closeness(table: WeightTable) -> float:
    """How near to a hundred percent its best column comes: other tables of numbers in a file are no weights."""
    sums = [sum(weight for _name, weight in table.weights(column)) for column in range(len(table.heads))]
    return -min(abs(one - _WHOLE) for one in sums)


def _read(grid: Sequence[Sequence[str]]) -> WeightTable | None:
    width = max(map(len, grid), default=0)
    lines = [[*map(_plain, row), *[""] * (width - len(row))] for row in grid]
    columns = _columns(lines, width)
    if not columns:
        return None
    first = columns[0]
    start = next(at for at, line in enumerate(lines) if any(_percent(line[column]) is not None for column in columns))
    rows = []
    for line in lines[start:]:
        name = next((cell for cell in reversed(line[:first]) if cell and not cell.isdigit()), "")
        percents = tuple(_percent(line[column]) for column in columns)
        if name and not _SUMS.match(name) and any(one is not None for one in percents):
            rows.append((name, percents))
    heads = tuple(" ".join(dict.fromkeys(filter(None, (line[column] for line in lines[:start])))) for column in columns)
    return WeightTable(heads=heads, rows=_in_percent(rows)) if len(rows) >= _FEWEST else None


def _columns(lines: Sequence[Sequence[str]], width: int) -> list[int]:
    """The columns at the right that hold numbers and dashes below their heads, with something to name at the left."""
    found = []
    for column in range(1, width):
        cells = [line[column] for line in lines]
        numbers = [_percent(cell) is not None for cell in cells]
        if sum(numbers) < _FEWEST:
            continue
        below = cells[numbers.index(True) :]
        if all(_percent(cell) is not None or cell in _NONE for cell in below):
            found.append(column)
    numbered = len(found) > 1 and _counts_up([line[found[0]] for line in lines])
    return found[1:] if numbered else found


def _counts_up(cells: Sequence[str]) -> bool:
    """Whether a column only numbers its rows."""
    numbers = [int(cell) for cell in cells if cell.isdigit()]
    return numbers == list(range(1, len(numbers) + 1))


def _in_percent(
    rows: Sequence[tuple[str, tuple[float | None, ...]]],
) -> tuple[tuple[str, tuple[float | None, ...]], ...]:
    """Shares of one become percents."""
    known = [one for _name, percents in rows for one in percents if one is not None]
    factor = _WHOLE if max(known) <= _MOST_SHARE else 1.0
    return tuple(
        (name, tuple(None if one is None else round(one * factor, 4) for one in percents)) for name, percents in rows
    )


def _percent(cell: str) -> float | None:
    found = _NUMBER.fullmatch(cell)
    number = float(found[1].replace("．", ".")) if found else None
    return number if number is not None and number <= _WHOLE else None


def _plain(cell: str) -> str:
    from unicodedata import normalize

    return " ".join(normalize("NFKC", cell).split())
