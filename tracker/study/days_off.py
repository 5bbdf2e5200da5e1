"""Days that differ from the pattern of a calendar, as stretches from one day to another, as people write them down."""

from __future__ import annotations

from datetime import date, timedelta

from tracker.kernel.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_DAYS = 366
"""No stretch is longer than a year."""


class Stretch(Record):
    """Days in a row, both ends included, and the minutes there are on each; 0 where nothing is studied."""

    first: date
    last: date
    minutes: int = 0


def stretches(exceptions: Iterable[tuple[date, int]]) -> tuple[Stretch, ...]:
    """Single days gathered into stretches, in order."""
    found: list[Stretch] = []
    for day, minutes in sorted(dict(exceptions).items()):
        before = found[-1] if found else None
        if before and before.minutes == minutes and before.last + timedelta(days=1) == day:
            found[-1] = before.replace(last=day)
        else:
            found.append(Stretch(first=day, last=day, minutes=minutes))
    return tuple(found)


def exceptions(stretches: Iterable[Stretch]) -> tuple[tuple[date, int], ...]:
    """Stretches as single days, in order; where two overlap the later one in the list counts."""
    days: dict[date, int] = {}
    for one in stretches:
        length = min((one.last - one.first).days + 1, LONGEST_DAYS)
        days.update((one.first + timedelta(days=number), one.minutes) for number in range(length))
    return tuple(sorted(days.items()))
