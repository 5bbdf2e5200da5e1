"""Rows without overlaps, labels without collisions, gaps without a missing day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.timeline import Ruler, open_gaps, pack_rows, place_labels

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2030, 12, 31))
SPANS = st.lists(st.tuples(DAYS, DAYS).map(lambda pair: (min(pair), max(pair))), max_size=20)


def overlap(one: tuple[date, date], other: tuple[date, date]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


@given(SPANS)
def test_no_two_spans_of_a_row_overlap_and_rows_are_as_few_as_can_be(spans: list[tuple[date, date]]) -> None:
    rows = pack_rows(spans)
    for at, span in enumerate(spans):
        assert not any(
            overlap(span, other) for place, other in enumerate(spans) if place > at and rows[place] == rows[at]
        )
    busiest = max((sum(first <= day <= last for first, last in spans) for day, _last in spans), default=0)
    assert len(set(rows)) == busiest


@given(SPANS, DAYS)
def test_every_day_up_to_today_is_covered_or_in_a_gap(spans: list[tuple[date, date]], today: date) -> None:
    gaps = open_gaps(spans, today)
    first = min((span[0] for span in spans), default=today)
    for step in range(0, max((today - first).days, 0), 97):
        day = first + timedelta(days=step)
        covered = any(begin <= day <= end for begin, end in spans)
        assert (not covered) == any(begin <= day <= end for begin, end in gaps) or not spans
    assert all(not overlap(gap, span) for gap in gaps for span in spans)


@pytest.mark.parametrize(
    ("spans", "today", "gaps"),
    [
        ([], date(2023, 3, 24), []),
        ([(date(2020, 1, 1), date.max)], date(2023, 3, 24), []),
        ([(date(2020, 1, 1), date(2022, 12, 31))], date(2023, 3, 24), [(date(2023, 1, 1), date(2023, 3, 24))]),
        ([(date(2020, 1, 1), date(2020, 6, 30)), (date(2020, 7, 1), date.max)], date(2023, 3, 24), []),
    ],
)
def test_gaps(spans: list[tuple[date, date]], today: date, gaps: list[tuple[date, date]]) -> None:
    assert open_gaps(spans, today) == gaps


LABELS = st.lists(st.tuples(st.floats(0, 500), st.floats(1, 200)), max_size=12)


@given(LABELS, st.integers(1, 3))
def test_labels_never_touch_and_never_leave_the_line(labels: list[tuple[float, float]], rows: int) -> None:
    places = place_labels(labels, 500, gap=8, rows=rows)
    placed = [(*place, length) for place, (_x, length) in zip(places, labels, strict=True) if place is not None]
    for at, (left, row, length) in enumerate(placed):
        assert left >= 0
        assert left + length <= 500 + 1e-6
        for other, other_row, other_length in placed[at + 1 :]:
            assert row != other_row or left + length + 8 <= other + 1e-6 or other + other_length + 8 <= left + 1e-6


def test_the_most_important_label_is_always_placed_where_it_fits_at_all() -> None:
    assert place_labels([(250, 480), (250, 480)], 500, gap=8, rows=1) == [(10, 0), None]
    assert place_labels([(250, 600)], 500, gap=8, rows=1) == [None]


@pytest.mark.parametrize(("width", "years"), [(800, 20), (300, 10), (120, 4), (40, 1)])
def test_years_are_marked_as_densely_as_there_is_room(width: float, years: int) -> None:
    ruler = Ruler(first=date(2003, 6, 1), last=date(2023, 6, 1), left=0, width=width)
    marked = ruler.years(24)
    assert len(marked) == years
    assert all(day.month == day.day == 1 for day in marked)


def test_the_ruler_holds_days_outside_at_its_ends() -> None:
    ruler = Ruler(first=date(2020, 1, 1), last=date(2021, 1, 1), left=10, width=100)
    assert ruler.x(date(1999, 1, 1)) == 10
    assert ruler.x(date(2020, 7, 2)) == pytest.approx(60, abs=0.5)
    assert ruler.x(date(2050, 1, 1)) == 110
    assert Ruler(first=date(2020, 1, 1), last=date(2020, 1, 1), left=0, width=9).x(date(2020, 1, 1)) == 0
