"""Where days, labels and intervals go on a time line: plain arithmetic, no Qt."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from tracker.kernel.dates import FOREVER, Span, gaps, merge, next_day
from tracker.kernel.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_YEAR_STEPS = (1, 2, 5, 10, 20, 50)


class Ruler(Record):
    """Days from `first` to `last` along a line that begins at `left` and is `width` long."""

    first: date
    last: date
    left: float
    width: float

    def x(self, day: date) -> float:
        """Where a day begins; days outside are held at the ends."""
        days = max((self.last - self.first).days, 1)
        share = (day - self.first).days / days
        return self.left + self.width * min(max(share, 0.0), 1.0)

    def years(self, room: float) -> list[date]:
        """The first days of years to mark, no closer than `room`."""
        inside = range(self.first.year + 1, self.last.year + 1)
        for step in _YEAR_STEPS:
            marked = [date(year, 1, 1) for year in inside if year % step == 0]
            if all(self.x(after) - self.x(before) >= room for before, after in pairwise(marked)):
                return marked
        return []


def pack_rows(spans: Sequence[Span]) -> list[int]:
    """A row for each span, counted from 0, such that those in one row do not overlap and rows are few."""
    ends: list[date] = []
    rows = [0] * len(spans)
    for place in sorted(range(len(spans)), key=lambda at: spans[at]):
        first, last = spans[place]
        row = next((at for at, end in enumerate(ends) if end < first), len(ends))
        ends[row : row + 1] = [last]
        rows[place] = row
    return rows


def open_gaps(spans: Sequence[Span], today: date) -> list[Span]:
    """The stretches that no span covers, from the first span's beginning up to and with today."""
    merged = merge(spans)
    if not merged:
        return []
    ended = merged[-1][1]
    rest = [(next_day(ended), today)] if ended < today else []
    return [gap for gap in gaps(merged) + rest if gap[1] < FOREVER]


def place_labels(
    wanted: Sequence[tuple[float, float]], width: float, *, gap: float, rows: int
) -> list[tuple[float, int] | None]:
    """Left edge and row for labels given by their middle and width, the most important first.

    Labels are kept between 0 and `width` and `gap` apart; one that finds no room in any row gets `None`.
    """
    taken: list[list[tuple[float, float]]] = [[] for _row in range(rows)]
    placed: list[tuple[float, int] | None] = []
    for middle, length in wanted:
        left = max(0.0, min(middle - length / 2, width - length))
        fits = (
            row
            for row in range(rows)
            if length <= width and all(left >= end + gap or left + length + gap <= begin for begin, end in taken[row])
        )
        row = next(fits, None)
        if row is not None:
            taken[row].append((left, left + length))
        placed.append(None if row is None else (left, row))
    return placed
