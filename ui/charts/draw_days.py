"""Options on one line of time: a row each, from today to the first day it can begin."""

from __future__ import annotations

from datetime import timedelta

from tracker.kernel.dates import days_after
from ui.charts import tell_days as tell
from ui.charts.frame import MARGIN, calm_note, days_below, heading, mark_today, rule, today_room
from ui.charts.sheet import Drawing, Sheet
from ui.charts.time_axis import TimeAxis
from ui.text.options import option_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tracker.overview.path_series import OptionDaysSeries
    from tracker.paths.answers import OptionAnswer
    from ui.charts.style import ChartStyle

ROW = 46


def draw_days(series: OptionDaysSeries, style: ChartStyle) -> Drawing:
    """Every option, the earliest on top; one that needs an act first has words and no bar."""
    sheet = Sheet(style)
    if tell.is_empty(series):
        return calm_note(sheet, tell.finding(series), tell.empty_hint())
    ordered = tell.in_order(series)
    axis = _axis(ordered, series.today, sheet)
    top = heading(sheet, tell.finding(series)) + today_room(sheet)
    for at, one in enumerate(ordered):
        _draw_row(sheet, axis, one, series, top + style.px(ROW) * at)
    bottom = top + style.px(ROW) * len(ordered)
    bars = [(top + style.px(ROW * at + 22), top + style.px(ROW * (at + 1))) for at in range(len(ordered))]
    mark_today(sheet, axis, series.today, top, bars)
    return sheet.drawing(days_below(sheet, axis, bottom) + MARGIN / 2)


def _axis(ordered: list[OptionAnswer], today: date, sheet: Sheet) -> TimeAxis:
    """From a while before today to a while after the last day foreseen."""
    last = max([one.earliest for one in ordered if one.earliest], default=today)
    span = max((last - today).days, 180)
    start, end = today - timedelta(days=span // 12), days_after(max(last, today), span // 8)
    return TimeAxis(start=start, end=end, left=MARGIN, right=sheet.width - MARGIN)


def _draw_row(sheet: Sheet, axis: TimeAxis, one: OptionAnswer, series: OptionDaysSeries, y: float) -> None:
    """The words above, the bar below them."""
    px = sheet.style.px
    words = tell.day_words(one, series)
    role = "due" if one.earliest is None else "good" if one.earliest == series.today else "info"
    room = sheet.width - 2 * MARGIN
    named = min(sheet.measure(option_name(one)), room * 0.5)
    sheet.text(MARGIN, y + px(12), option_name(one), room=room * 0.5)
    sheet.text(MARGIN + named + px(12), y + px(12), words, role=role, room=room - named - px(12))
    middle, now = y + px(32), axis.x(series.today)
    if one.earliest is not None:
        then = axis.x(one.earliest)
        sheet.box(now, middle - px(4), then, middle + px(4), role, opacity=0.4)
        sheet.mark(then, middle, "o", role, size=px(9), filled=one.earliest == series.today)
    rule(sheet, y + px(ROW) - 1)
    sheet.region(MARGIN, y, sheet.width - MARGIN, y + px(ROW), words)
