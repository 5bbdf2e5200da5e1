"""What forgetting leaves, in words: the score expected day by day without study. No matplotlib."""

from __future__ import annotations

from ui.charts.words import rows
from ui.text import tr
from ui.text.study import whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tracker.overview.study_series import ForgettingSeries
    from tracker.study.readiness import Outlook


def is_empty(series: ForgettingSeries) -> bool:
    """Whether there is nothing to draw."""
    return not series.points


def empty_hint() -> str:
    """What fills this chart."""
    return tr("Answer some questions; what forgetting would leave of it appears here.")


def finding(series: ForgettingSeries) -> str:
    """What the expected score falls to by the exam, or when it falls below the mark to reach."""
    if is_empty(series):
        return tr("There is nothing to forget yet")
    now, then = series.points[0][1], _last(series)
    said = tr("Without study the expected score goes from {now} to {then} by {day}; pass mark {mark}")
    if series.exam_on:
        said = tr("Without study the expected score goes from {now} to {then} by the exam; pass mark {mark}")
    below = _falls_below(series)
    if below:
        said = tr("Without study the expected score falls below the pass mark of {mark} around {below}")
    return said.format(
        now=round(now.score), then=round(then[1].score), day=then[0].isoformat(), mark=mark(series), below=below
    )


def _last(series: ForgettingSeries) -> tuple[date, Outlook]:
    """What there is on the day of the exam, or on the last day shown."""
    until = series.exam_on or series.points[-1][0]
    return next(point for point in reversed(series.points) if point[0] <= until)


def _falls_below(series: ForgettingSeries) -> date | None:
    """The first day shown up to the exam on which the expected score is below the pass mark, if it begins above."""
    if not series.part or series.points[0][1].score < series.part.pass_mark:
        return None
    until = _last(series)[0]
    return next((day for day, one in series.points if day <= until and one.score < series.part.pass_mark), None)


def mark(series: ForgettingSeries) -> str:
    """The mark to reach."""
    return f"{series.part.pass_mark:g}" if series.part else ""


def describe(series: ForgettingSeries) -> str:
    """Everything the chart shows, in rows."""
    if is_empty(series):
        return "\n".join((finding(series), empty_hint()))
    lines = [point_words(day, one) for day, one in series.points]
    return "\n".join([finding(series), *rows(tr("Day by day, if nothing is studied"), lines)])


def point_words(day: date, one: Outlook) -> str:
    """The score and the chance on a day."""
    return tr("{day}: {score} of 100 ({low} to {high}), chance of passing {chance} %").format(
        day=day.isoformat(),
        score=round(one.score),
        low=round(one.score_low),
        high=round(one.score_high),
        chance=whole(one.chance),
    )
