"""The step back in the calendar: the last day from which some months are over by a given day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.kernel.dates import add_months, last_start


@pytest.mark.parametrize(
    ("day", "months", "start"),
    [
        ("2023-03-01", 1, "2023-02-01"),
        ("2023-02-28", 1, "2023-01-28"),
        ("2023-03-31", 1, "2023-02-28"),
        ("2024-02-29", 12, "2023-02-28"),
        ("2024-02-29", 48, "2020-02-29"),
        ("2023-03-01", 36, "2020-03-01"),
        ("2023-02-28", 36, "2020-02-28"),
        ("2023-05-10", 0, "2023-05-10"),
    ],
)
def test_the_step_back(day: str, months: int, start: str) -> None:
    assert last_start(date.fromisoformat(day), months) == date.fromisoformat(start)


def test_there_is_nothing_before_the_year_1() -> None:
    assert last_start(date(1, 6, 1), 12) is None


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)), st.integers(0, 600))
def test_it_is_the_last_day_from_which_the_months_are_over(day: date, months: int) -> None:
    start = last_start(day, months)
    assert start is not None
    assert add_months(start, months) <= day < add_months(start + timedelta(days=1), months)
