"""Calendar steps and spans of days, exact to the day; no clock."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

DAY = timedelta(days=1)
FOREVER = date.max
"""The end of a span that has none."""

Span = tuple[date, date]
"""First and last day, both included; `FOREVER` as the last day of an open span."""


def add_months(day: date, months: int) -> date:
    """`months` later on the same day of the month; a day that does not exist is the first of the next month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > FOREVER.year:
        return FOREVER
    try:
        return day.replace(year=year, month=month + 1)
    except ValueError:
        return date(year, month + 2, 1)


def last_start(day: date, months: int) -> date | None:
    """The last day from which `months` are over by `day`: `add_months(start, months) <= day`; None before year 1."""
    years, month = divmod(day.month - 1 - months, 12)
    if day.year + years < 1:
        return None
    first = date(day.year + years, month + 1, 1)
    return min(first + timedelta(days=day.day - 1), add_months(first, 1) - DAY)


def days_before(day: date, days: int) -> date:
    """So many days earlier; the first day of the calendar where there is none."""
    return day - min(days, (day - date.min).days) * DAY


def days_after(day: date, days: int) -> date:
    """So many days later; `FOREVER` where there is none."""
    return day + min(days, (FOREVER - day).days) * DAY


def days_between(first: date, last: date) -> int:
    """Days from `first` to `last`, both counted."""
    return (last - first).days + 1


def next_day(day: date) -> date:
    """The day after; `FOREVER` stays where it is."""
    return day if day == FOREVER else day + DAY


def merge(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, with those that overlap or touch made one."""
    merged: list[Span] = []
    for first, last in sorted(spans):
        if merged and first <= next_day(merged[-1][1]):
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    return merged


def gaps(spans: Sequence[Span]) -> list[Span]:
    """The stretches between spans that `merge` returned."""
    return [(next_day(before[1]), after[0] - DAY) for before, after in pairwise(spans)]


def parts_between(start: date, end: date) -> tuple[int, int, int]:
    """Whole years, months and days from `start` to `end` (not before it), as a person counts them."""
    months = (end.year - start.year) * 12 + end.month - start.month
    while months > 0 and add_months(start, months) > end:
        months -= 1
    return months // 12, months % 12, (end - add_months(start, months)).days
