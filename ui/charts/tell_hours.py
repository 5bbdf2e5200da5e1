"""The hours of the day in words: when most is answered, when best, and each hour. No matplotlib."""

from __future__ import annotations

from tracker.overview.study_series import FEWEST_ANSWERS
from ui.charts.words import rows
from ui.text import ntr, tr
from ui.text.formats import percent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.overview.study_series import HourSeries
    from tracker.study.kept import Hour


def is_empty(series: HourSeries) -> bool:
    """Whether there is nothing to draw."""
    return not series.hours


def empty_hint() -> str:
    """What fills this chart."""
    return tr("Answer some questions; at which hours of the day you answer best appears here.")


def finding(series: HourSeries) -> str:
    """The best hour, where one is clearly better than the others, and the hour with most answers."""
    if is_empty(series):
        return tr("When you answer best is not known yet")
    most, best = series.busiest, series.best
    if len(series.compared) < 2:
        said = tr("Too few answers yet to compare hours; most at {most}: {n}")
    elif best is None:
        said = tr("No hour is clearly better than the others; most answers at {most}: {n}, {share} right")
    elif best is most:
        said = tr("You answer best at {most}, and most, too: {n} answers, {share} right")
    else:
        said = tr("You answer best at {best}: {best_share} right; most answers at {most}: {n}, {share} right")
    return said.format(
        most=clock(most),
        n=f"{most.answers:,}",
        share=percent(most.share),
        best=clock(best) if best else "",
        best_share=percent(best.share) if best else "",
    )


def clock(one: Hour) -> str:
    """From when to when an hour is."""
    return f"{one.hour}:00–{one.hour + 1}:00"


def describe(series: HourSeries) -> str:
    """Everything the chart shows, in rows."""
    if is_empty(series):
        return "\n".join((finding(series), empty_hint()))
    lines = [hour_words(one) for one in series.hours]
    return "\n".join([finding(series), *rows(tr("Hour by hour"), lines), "", *notes()])


def hour_words(one: Hour) -> str:
    """The answers of an hour, and how many were right where there are enough to say so."""
    said = ntr("{hour}: {n} answer", "{hour}: {n} answers", one.answers)
    if one.answers >= FEWEST_ANSWERS:
        said = tr("{hour}: {n} answers, {share} right")
    return said.format(hour=clock(one), n=f"{one.answers:,}", share=percent(one.share))


def notes() -> list[str]:
    """Which hours are compared, and what is counted at noon."""
    return [
        tr(
            "Hours with fewer than {n} answers are not compared; one is called better where that is hardly chance."
        ).format(n=FEWEST_ANSWERS),
        tr("Answers brought in with a day alone are counted at 12:00."),
    ]
