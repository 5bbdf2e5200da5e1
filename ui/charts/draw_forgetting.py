"""The score expected without study: a dashed line into the days ahead with its range, and the mark to reach."""

from __future__ import annotations

from itertools import pairwise

from ui.charts import tell_forgetting as tell
from ui.charts.frame import MARGIN, calm_note, days_below, heading, mark_day, mark_today, rule, today_room
from ui.charts.layout import apart
from ui.charts.sheet import Drawing, Sheet
from ui.charts.time_axis import TimeAxis
from ui.text import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.overview.study_series import ForgettingSeries
    from ui.charts.style import ChartStyle

HEIGHT = 220
STEP = 20


def draw_forgetting(series: ForgettingSeries, style: ChartStyle) -> Drawing:
    """From today to the exam and a while beyond."""
    sheet = Sheet(style)
    if tell.is_empty(series):
        return calm_note(sheet, tell.finding(series), tell.empty_hint())
    px, small = style.px, style.small
    lowest = min(one.score_low for _day, one in series.points)
    if series.part:
        lowest = min(lowest, series.part.pass_mark)
    steps = list(range(STEP * int(lowest // STEP), 101, STEP))
    last = series.points[-1][1]
    ends = [(str(round(last.score)), last.score)]
    if series.part:
        ends.append((tr("pass mark {mark}").format(mark=tell.mark(series)), series.part.pass_mark))
    names = max(sheet.measure(words, small) for words, _score in ends)
    left = MARGIN + sheet.measure("100", small) + px(10)
    right = sheet.width - MARGIN - names - px(10)
    axis = TimeAxis(start=series.points[0][0], end=series.points[-1][0], left=left, right=right)
    top = heading(sheet, tell.finding(series)) + 2 * today_room(sheet) + small
    bottom = top + px(HEIGHT)

    def place(score: float) -> float:
        return bottom - (bottom - top) * (score - steps[0]) / (100 - steps[0])

    for step in steps:
        rule(sheet, place(step), left, right)
        sheet.text(left - px(8), place(step), str(step), size=small, role="quiet", align="right")
    upper = [(axis.x(day), place(one.score_high)) for day, one in series.points]
    lower = [(axis.x(day), place(one.score_low)) for day, one in series.points]
    sheet.area([*upper, *reversed(lower)], "accent", opacity=0.2)
    sheet.line([(axis.x(day), place(one.score)) for day, one in series.points], "accent", width=2, line="dashed")
    if series.part:
        y = place(series.part.pass_mark)
        sheet.line([(left, y), (right, y)], "due", width=1.5)
    for (day, one), (after, _other) in pairwise([*series.points, series.points[-1]]):
        words = tell.point_words(day, one)
        sheet.region(axis.x(day), place(one.score_high), max(axis.x(after), axis.x(day) + 2), bottom, words)
    if series.exam_on:
        words = tr("Exam {day}").format(day=series.exam_on.isoformat())
        mark_day(sheet, axis, series.exam_on, words, top - small - px(32), (top, bottom))
    mark_today(sheet, axis, series.today, top - small, [(top, bottom)])
    ends.sort(key=lambda end: -end[1])
    heights = apart([place(score) for _words, score in ends], px(18), top, bottom)
    for (words, _score), y in zip(ends, heights, strict=True):
        sheet.text(right + px(8), y, words, size=small, role="quiet")
    return sheet.drawing(days_below(sheet, axis, bottom) + MARGIN / 2)
