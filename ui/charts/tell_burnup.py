"""Work done and to do in words: where the pace leads by the exam, and the minutes month by month. No matplotlib."""

from __future__ import annotations

from datetime import timedelta

from ui.charts.words import minutes_words, rows
from ui.text import tr
from ui.text.study import whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tracker.overview.study_series import BurnUpSeries, Pace


def is_empty(series: BurnUpSeries) -> bool:
    """Whether there is nothing to draw."""
    return not series.done


def empty_hint() -> str:
    """What fills this chart."""
    return tr("Practise, or log what you studied; then the way to the day of the exam appears here.")


def finding(series: BurnUpSeries) -> str:
    """Where the pace of the last weeks leads by the exam, against what is needed."""
    if is_empty(series):
        return tr("No study is recorded yet")
    total = minutes_words(series.total)
    if series.exam_on and not series.reachable:
        return _out_of_reach(series)
    if series.exam_on is None or series.needed is None:
        return tr("{total} of study so far").format(total=total)
    if series.pace is None:
        said = tr("{total} of study so far; {needed} more for {goal} %")
        return said.format(total=total, needed=minutes_words(series.needed), goal=whole(series.goal))
    return _outcome(series, series.needed, series.pace)


def _out_of_reach(series: BurnUpSeries) -> str:
    goal = whole(series.goal)
    if series.pace is None:
        said = tr("{total} of study so far; {goal} % is out of reach with the days there are")
        return said.format(total=minutes_words(series.total), goal=goal)
    low, high = map(minutes_words, _brought(series, series.pace))
    said = tr("{goal} % is out of reach with the days there are; your pace brings {low} to {high} by the exam")
    return said.format(goal=goal, low=low, high=high)


def _outcome(series: BurnUpSeries, needed: int, pace: Pace) -> str:
    low, high = _brought(series, pace)
    if not needed:
        said = tr("Nothing more is needed for {goal} %; your pace brings {low} to {high} by the exam")
    elif low >= needed:
        said = tr("At your pace the {needed} still needed for {goal} % are done on {day}")
    elif high < needed:
        said = tr("Your pace brings {low} to {high} by the exam; {goal} % needs {needed}: more each week")
    else:
        said = tr("Your pace brings {low} to {high} by the exam; {goal} % needs {needed}")
    return said.format(
        goal=whole(series.goal),
        low=minutes_words(low),
        high=minutes_words(high),
        needed=minutes_words(needed),
        day=done_on(series, needed, pace),
    )


def _brought(series: BurnUpSeries, pace: Pace) -> tuple[float, float]:
    """The least and the most minutes that the pace adds by the exam."""
    low, high = (series.by_the_exam(one) - series.total for one in (pace.low, pace.high))
    return low, high


def done_on(series: BurnUpSeries, needed: int, pace: Pace) -> date | None:
    """The day on which the middle pace has done what is needed; None where it never does."""
    return series.today + timedelta(days=-int(-7 * needed // pace.middle)) if pace.middle else None


def describe(series: BurnUpSeries) -> str:
    """Everything the chart shows, in rows."""
    if is_empty(series):
        return "\n".join((finding(series), empty_hint()))
    ahead = []
    if series.exam_on:
        ahead.append(exam_words(series))
    if series.needed is not None:
        ahead.append(aim_words(series))
    if series.pace:
        ahead.append(pace_words(series.pace))
    return "\n".join([finding(series), *rows(tr("Ahead"), ahead), *rows(tr("Month by month"), _months(series))])


def exam_words(series: BurnUpSeries) -> str:
    """The day of the exam."""
    return tr("Exam {day}").format(day=series.exam_on)


def by_the_exam_words(series: BurnUpSeries, pace: Pace) -> str:
    """What will be done on the day of the exam, with its range."""
    low, middle, high = (minutes_words(series.by_the_exam(one)) for one in (pace.low, pace.middle, pace.high))
    return tr("{middle} ({low} to {high})").format(low=low, middle=middle, high=high)


def aim_words(series: BurnUpSeries) -> str:
    """What is still needed for the chance aimed at."""
    needed = minutes_words(series.needed or 0)
    return tr("{needed} more for {goal} %").format(needed=needed, goal=whole(series.goal))


def pace_words(pace: Pace) -> str:
    """What the last weeks were like."""
    return tr("{middle} a week, eight weeks in ten between {low} and {high}").format(
        middle=minutes_words(pace.middle), low=minutes_words(pace.low), high=minutes_words(pace.high)
    )


def _months(series: BurnUpSeries) -> list[str]:
    """What each month brought."""
    months: dict[str, int] = {}
    before = 0
    for day, total in series.done:
        months[f"{day:%Y-%m}"] = months.get(f"{day:%Y-%m}", 0) + total - before
        before = total
    return [tr("{month}: {time}").format(month=month, time=minutes_words(time)) for month, time in months.items()]


def day_words(day: date, total: int) -> str:
    """All the minutes up to a day."""
    return tr("{day}: {total} in all").format(day=day.isoformat(), total=minutes_words(total))
