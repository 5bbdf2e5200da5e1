"""Days along the width of a chart, and the ticks that fit below them. Plain arithmetic."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from tracker.kernel.dates import days_after, days_before
from tracker.kernel.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

STEPS = (1, 3, 6, 12, 24, 60, 120, 240)
"""Months between ticks to choose from."""


class TimeAxis(Record):
    """The days from `start` to `end` laid from `left` to `right`, in pixels."""

    start: date
    end: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Where the morning of `day` is; days outside are kept at the edges."""
        share = (day - self.start).days / max((self.end - self.start).days, 1)
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)

    def ticks(self, year_width: float, month_width: float) -> list[tuple[date, str]]:
        """First days of years or months and their labels, as close as labels of these widths allow."""
        for step in STEPS:
            room = year_width if step % 12 == 0 else month_width
            days = self._every(step)
            if all(self.x(after) - self.x(before) >= room for before, after in pairwise(days)):
                break
        return [(day, str(day.year) if step % 12 == 0 else f"{day:%Y-%m}") for day in days]

    def _every(self, months: int) -> list[date]:
        """The first days of every so many months, counted from year 0, that lie on the axis."""
        count = self.start.year * 12 + self.start.month - (self.start.day == 1)
        first = count + -count % months
        last = self.end.year * 12 + self.end.month - 1
        return [date(count // 12, count % 12 + 1, 1) for count in range(first, last + 1, months)]


def span_of(days: Iterable[date], *, margin: float = 0.03) -> tuple[date, date]:
    """First and last of some days, with a share of their distance added at both ends, at least a fortnight."""
    ordered = sorted(days)
    room = max(14, round((ordered[-1] - ordered[0]).days * margin))
    return days_before(ordered[0], room), days_after(ordered[-1], room)
