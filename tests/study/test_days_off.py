"""Days that differ from a calendar's pattern, as stretches and as single days."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tracker.study.days_off import Stretch, exceptions, stretches

DAYS = st.dates(date(2026, 1, 1), date(2026, 3, 31))


@given(st.dictionaries(DAYS, st.sampled_from((0, 30, 60))))
def test_single_days_come_back_as_they_were(days: dict[date, int]) -> None:
    found = stretches(days.items())
    assert dict(exceptions(found)) == days
    assert all(before.last < after.first for before, after in pairwise(found))
    assert all(
        before.minutes != after.minutes or after.first - before.last > timedelta(days=1)
        for before, after in pairwise(found)
    )


def test_of_two_that_overlap_the_later_one_counts() -> None:
    first, last = date(2026, 5, 1), date(2026, 5, 3)
    days = exceptions([Stretch(first=first, last=last), Stretch(first=last, last=last, minutes=40)])
    assert days == ((first, 0), (first + timedelta(days=1), 0), (last, 40))
