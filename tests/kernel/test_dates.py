"""Calendar steps and spans against slow, obvious models."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.kernel.dates import (
    FOREVER,
    add_months,
    days_after,
    days_before,
    days_between,
    gaps,
    merge,
    next_day,
    parts_between,
)

days = st.dates(date(1950, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2024-02-29", 12, "2025-03-01"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2023-01-31", 1, "2023-03-01"),
        ("2024-01-31", 1, "2024-03-01"),
        ("2024-01-30", 1, "2024-03-01"),
        ("2024-01-29", 1, "2024-02-29"),
        ("2023-01-29", 1, "2023-03-01"),
        ("2023-03-31", 1, "2023-05-01"),
        ("2023-12-31", 1, "2024-01-31"),
        ("2023-12-31", 2, "2024-03-01"),
        ("2019-11-20", 48, "2023-11-20"),
        ("2023-05-31", 0, "2023-05-31"),
        ("2023-03-15", -1, "2023-02-15"),
        ("2023-03-31", -1, "2023-03-01"),
        ("9999-11-30", 2, "9999-12-31"),
    ],
)
def test_add_months(day: str, months: int, expected: str) -> None:
    assert add_months(date.fromisoformat(day), months).isoformat() == expected


@given(day=days, months=st.integers(0, 600))
def test_add_months_keeps_the_day_or_steps_into_the_next_month(day: date, months: int) -> None:
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    if day.day <= monthrange(year, month)[1]:
        expected = date(year, month, day.day)
    else:
        expected = date(year, month, monthrange(year, month)[1]) + timedelta(days=1)
    assert add_months(day, months) == expected


near = st.dates(date(2024, 1, 1), date(2024, 6, 30))
spans = st.lists(
    st.tuples(near, st.integers(0, 60)).map(lambda pair: (pair[0], pair[0] + timedelta(pair[1]))), max_size=8
)


def days_in(listed: list[tuple[date, date]]) -> set[date]:
    """Every day of the spans, one by one."""
    return {first + timedelta(days=at) for first, last in listed for at in range((last - first).days + 1)}


@given(listed=spans)
def test_merge_has_the_same_days_in_as_few_spans_as_can_be(listed: list[tuple[date, date]]) -> None:
    merged = merge(listed)
    assert days_in(merged) == days_in(listed)
    for (_, before), (after, _) in pairwise(merged):
        assert after > before + timedelta(days=1)
    assert sum(days_between(*span) for span in merged) == len(days_in(listed))


@given(listed=spans)
def test_gaps_are_the_days_between(listed: list[tuple[date, date]]) -> None:
    merged = merge(listed)
    between = days_in(gaps(merged))
    whole = days_in([(merged[0][0], merged[-1][1])]) if merged else set()
    assert between == whole - days_in(merged)


@pytest.mark.parametrize(
    ("days_earlier", "expected"), [(0, "2024-03-01"), (1, "2024-02-29"), (60, "2024-01-01"), (10**9, "0001-01-01")]
)
def test_days_before(days_earlier: int, expected: str) -> None:
    assert days_before(date(2024, 3, 1), days_earlier) == date.fromisoformat(expected)


@pytest.mark.parametrize(("days_later", "expected"), [(0, "2024-02-28"), (2, "2024-03-01"), (10**9, "9999-12-31")])
def test_days_after(days_later: int, expected: str) -> None:
    assert days_after(date(2024, 2, 28), days_later) == date.fromisoformat(expected)


def test_spans_without_an_end() -> None:
    assert merge([(date(2020, 1, 1), FOREVER), (date(2030, 1, 1), date(2031, 1, 1))]) == [(date(2020, 1, 1), FOREVER)]
    assert next_day(FOREVER) == FOREVER
    assert next_day(date(2024, 2, 28)) == date(2024, 2, 29)


@given(start=days, length=st.integers(0, 20_000))
def test_parts_add_up_again(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    years, months, rest = parts_between(start, end)
    assert 0 <= months < 12
    assert add_months(start, years * 12 + months) + timedelta(days=rest) == end
    assert add_months(start, years * 12 + months + 1) > end


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2019-11-20", "2023-11-20", (4, 0, 0)),
        ("2019-11-20", "2023-11-19", (3, 11, 30)),
        ("2024-02-29", "2025-02-28", (0, 11, 30)),
        ("2024-02-29", "2025-03-01", (1, 0, 0)),
        ("2023-01-31", "2023-03-01", (0, 1, 0)),
        ("2023-05-05", "2023-05-05", (0, 0, 0)),
    ],
)
def test_parts(start: str, end: str, expected: tuple[int, int, int]) -> None:
    assert parts_between(date.fromisoformat(start), date.fromisoformat(end)) == expected
