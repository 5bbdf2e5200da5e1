"""The days of study in words: how many, the longest pause, and the minutes of each month and day. No matplotlib."""

from __future__ import annotations

from itertools import pairwise

from ui.charts.words import minutes_words, rows
from ui.text import ntr, tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tracker.overview.study_series import HeatSeries

LIMITS = (15, 30, 60)
"""Minutes a day up to which a day is pale, less pale and stronger; above them it is full."""


def is_empty(series: HeatSeries) -> bool:
    """Whether there is nothing to draw."""
    return not series.days


def empty_hint() -> str:
    """What fills this chart."""
    return tr("Every day on which you practise, or log study, is coloured here.")


def finding(series: HeatSeries) -> str:
    """On how many days of the last year there was study, how much, and the longest pause."""
    if is_empty(series):
        return tr("No study in the last year")
    number, total = len(series.days), sum(minutes for _day, minutes in series.days)
    said = ntr(
        "Study on {n} day of the last year, {total} in all",
        "Study on {n} days of the last year, {total} in all",
        number,
    ).format(n=number, total=minutes_words(total))
    pause = _longest_pause(series)
    if pause < 2:
        return said
    words = ntr("{said}; longest pause {n} day", "{said}; longest pause {n} days", pause)
    return words.format(said=said, n=pause)


def _longest_pause(series: HeatSeries) -> int:
    """Days in a row without study between two with, or up to yesterday."""
    days = [day for day, _minutes in series.days]
    return max((after - before).days - 1 for before, after in pairwise([*days, max(series.today, days[-1])]))


def describe(series: HeatSeries) -> str:
    """Everything the chart shows, in rows."""
    if is_empty(series):
        return "\n".join((finding(series), empty_hint()))
    months: dict[str, list[int]] = {}
    for day, minutes in series.days:
        months.setdefault(f"{day:%Y-%m}", []).append(minutes)
    said = [
        ntr("{month}: {n} day, {total}", "{month}: {n} days, {total}", len(found)).format(
            month=month, n=len(found), total=minutes_words(sum(found))
        )
        for month, found in months.items()
    ]
    days = [day_words(day, minutes) for day, minutes in series.days]
    return "\n".join([finding(series), *rows(tr("Month by month"), said), *rows(tr("Days"), days)])


def day_words(day: date, minutes: int) -> str:
    """One day and its minutes."""
    return tr("{day}: {time}").format(day=day.isoformat(), time=minutes_words(minutes))


def key_words() -> str:
    """What the colours stand for."""
    limits = [minutes_words(limit) for limit in LIMITS]
    return tr("The stronger, the longer: up to {first}, {second}, {third}, and more").format(
        first=limits[0], second=limits[1], third=limits[2]
    )
