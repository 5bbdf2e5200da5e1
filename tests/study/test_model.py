"""Calendars, guessing, weights and shapes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tracker.study.banks.model import Kind
from tracker.study.mock import THEORY_SHAPE
from tracker.study.model import Calendar, PaperShape, Section, guess_chance, shares, weekly


@pytest.mark.parametrize(
    ("day", "minutes"),
    [
        (date(2026, 11, 23), 30),  # a Monday
        (date(2026, 11, 27), 45),
        (date(2026, 11, 28), 90),
        (date(2026, 11, 29), 0),
        (date(2026, 11, 30), 0),  # an exception
        (date(2023, 12, 31), 0),  # a Sunday before the pattern's own start
    ],
)
def test_a_week_repeats_but_for_exceptions(day: date, minutes: int) -> None:
    calendar = weekly(30, 30, 30, 30, 45, 90, 0, exceptions=((date(2026, 11, 30), 0),))
    assert calendar.minutes_on(day) == minutes


def test_a_cycle_of_shifts_repeats_from_its_start() -> None:
    shifts = Calendar(pattern=(20, 20, 0, 0, 60, 60, 60, 60), starts_on=date(2026, 11, 25))
    days = [date(2026, 11, 23) + timedelta(days=number) for number in range(11)]
    assert [shifts.minutes_on(day) for day in days] == [60, 60, 20, 20, 0, 0, 60, 60, 60, 60, 20]


def test_a_calendar_without_a_pattern_has_only_its_exceptions() -> None:
    calendar = Calendar(pattern=(), starts_on=date(2026, 1, 1), exceptions=((date(2026, 1, 3), 50),))
    assert [calendar.minutes_on(date(2026, 1, day)) for day in (1, 2, 3)] == [0, 0, 50]


def test_a_week_has_seven_days() -> None:
    with pytest.raises(ValueError, match="6 days"):
        weekly(1, 2, 3, 4, 5, 6)


@pytest.mark.parametrize(
    ("kind", "options", "chance"),
    [
        (Kind.SINGLE, 4, 1 / 4),
        (Kind.SINGLE, 3, 1 / 3),
        (Kind.SINGLE, 0, 0),
        (Kind.TRUE_FALSE, 0, 1 / 2),
        (Kind.MULTIPLE, 4, 1 / 11),  # 6 pairs, 4 triples, 1 of all
        (Kind.MULTIPLE, 5, 1 / 26),
        (Kind.FILL_IN, 0, 0),
        (Kind.SHORT_ANSWER, 0, 0),
    ],
)
def test_guessing(kind: Kind, options: int, chance: float) -> None:
    assert guess_chance(kind, options) == pytest.approx(chance)


@pytest.mark.parametrize(
    ("weights", "parts"),
    [
        ({}, {}),
        ({"a": 30, "b": 10}, {"a": 0.75, "b": 0.25}),
        ({"a": None, "b": 10}, {"a": 0.5, "b": 0.5}),
        ({"a": 0, "b": 0}, {"a": 0.5, "b": 0.5}),
    ],
)
def test_shares(weights: dict[str, float | None], parts: dict[str, float]) -> None:
    assert shares(weights) == parts


def test_a_shape_knows_its_marks() -> None:
    shape = PaperShape(
        sections=(Section(kind=Kind.SINGLE, count=3, marks=2), Section(kind=Kind.MULTIPLE, count=2, marks=4)),
        minutes=30,
    )
    assert shape.marks == (2, 2, 2, 4, 4)
    assert shape.total == 14
    assert THEORY_SHAPE.total == 100
