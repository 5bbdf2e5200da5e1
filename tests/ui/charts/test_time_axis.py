"""Days along a width: ends, ticks and their distance."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.charts.time_axis import TimeAxis, span_of


def axis(start: str, end: str, width: float = 500) -> TimeAxis:
    return TimeAxis(start=date.fromisoformat(start), end=date.fromisoformat(end), left=100, right=100 + width)


def test_days_outside_are_kept_at_the_edges() -> None:
    shown = axis("2020-01-01", "2021-01-01")
    assert [shown.x(date.fromisoformat(day)) for day in ("2019-01-01", "2020-01-01", "2021-01-01", "2030-01-01")] == [
        100,
        100,
        600,
        600,
    ]
    assert shown.x(date(2020, 7, 2)) == 350


@pytest.mark.parametrize(
    ("start", "end", "labels"),
    [
        (
            "2022-07-01",
            "2023-02-28",
            ["2022-07", "2022-08", "2022-09", "2022-10", "2022-11", "2022-12", "2023-01", "2023-02"],
        ),
        ("2022-01-15", "2023-12-31", ["2022-04", "2022-07", "2022-10", "2023-01", "2023-04", "2023-07", "2023-10"]),
        ("2015-06-01", "2024-06-01", ["2016", "2017", "2018", "2019", "2020", "2021", "2022", "2023", "2024"]),
        ("1990-01-01", "2023-03-24", ["1990", "1995", "2000", "2005", "2010", "2015", "2020"]),
    ],
)
def test_ticks_are_round_and_as_close_as_their_labels_allow(start: str, end: str, labels: list[str]) -> None:
    assert [label for _day, label in axis(start, end).ticks(40, 60)] == labels


dates = st.dates(date(1950, 1, 1), date(2060, 1, 1))


@given(dates, st.integers(20, 20_000), st.integers(150, 1500))
def test_ticks_keep_their_distance(start: date, days: int, width: int) -> None:
    shown = TimeAxis(start=start, end=start + timedelta(days=days), left=0, right=width)
    ticks = shown.ticks(40, 60)
    for (before, _label), (after, label) in pairwise(ticks):
        assert shown.x(after) - shown.x(before) >= (40 if len(label) == 4 else 60)
    assert all(shown.start <= day <= shown.end for day, _label in ticks)


def test_the_whole_calendar_has_an_end() -> None:
    start, end = span_of([date.min, date.max])
    assert (start, end) == (date.min, date.max)
    assert TimeAxis(start=start, end=end, left=0, right=500).ticks(40, 60)[-1] == (date(9980, 1, 1), "9980")


def test_a_span_has_room_at_both_ends() -> None:
    assert span_of([date(2020, 3, 1)]) == (date(2020, 2, 16), date(2020, 3, 15))
    start, end = span_of([date(2010, 1, 1), date(2020, 1, 1)], margin=0.1)
    assert (start, end) == (date(2010, 1, 1) - timedelta(days=365), date(2020, 1, 1) + timedelta(days=365))
