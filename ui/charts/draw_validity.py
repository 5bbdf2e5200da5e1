"""The validity time line: a bar for each certificate, past and future parted by today, its next deadline marked."""

from __future__ import annotations

from tracker.certificates.rules import State
from tracker.kernel.dates import add_months, next_day
from ui.charts import tell_validity as tell
from ui.charts.frame import MARGIN, calm_note, days_below, heading, mark_today, today_room
from ui.charts.sheet import Drawing, Sheet
from ui.charts.time_axis import TimeAxis, span_of
from ui.charts.words import certificate_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tracker.overview.series import CertificateSpan, ValiditySeries
    from ui.charts.style import ChartStyle

MOST_YEARS = 10
"""How far the axis reaches to either side of today; bars beyond run off the edge and say their days in words."""
_LOOKS = {
    State.VALID: ("good", "o"),
    State.DUE: ("due", "^"),
    State.OVERDUE: ("bad", "s"),
    State.EXPIRED: ("quiet", "X"),
    State.REVOKED: ("quiet", "X"),
    State.NOT_YET: ("info", "D"),
}
"""Colour and mark of each state; the words beside say the same."""


def draw_validity(series: ValiditySeries, style: ChartStyle) -> Drawing:
    """Every certificate on one line of time, the most pressing first, as high as it needs to be readable."""
    sheet = Sheet(style)
    if tell.is_empty(series):
        return calm_note(sheet, tell.finding(series), tell.empty_hint())
    axis = _axis(series, sheet)
    top = heading(sheet, tell.finding(series)) + today_room(sheet)
    y = top
    free = []
    for one in series.certificates:
        begin = y
        y, is_crossed = _draw_row(sheet, axis, one, series, y)
        free.append((begin + style.px(22) if is_crossed else begin, y))
    mark_today(sheet, axis, series.today, top, free)
    return sheet.drawing(days_below(sheet, axis, y) + MARGIN / 2)


def _axis(series: ValiditySeries, sheet: Sheet) -> TimeAxis:
    """From the first issue to the last end, no more than ten years to either side."""
    earliest, latest = add_months(series.today, -12 * MOST_YEARS), add_months(series.today, 12 * MOST_YEARS)
    days = [add_months(series.today, -6), add_months(series.today, 12)]
    for one in series.certificates:
        days += [day for day in (one.starts_on, one.ends_on, one.due_on) if day]
    start, end = span_of([min(max(day, earliest), latest) for day in days], margin=0.02)
    return TimeAxis(start=start, end=end, left=MARGIN, right=sheet.width - MARGIN)


def _draw_row(
    sheet: Sheet, axis: TimeAxis, one: CertificateSpan, series: ValiditySeries, y: float
) -> tuple[float, bool]:
    """Words above, the bar below them; returns where the row ends and whether the words stand across today."""
    px = sheet.style.px
    role, shape = _LOOKS[one.state]
    words = tell.state_words(one, series.today)
    begin = sheet.width - MARGIN - sheet.measure(words)
    sheet.text(begin, y + px(12), words, role=role)
    sheet.mark(begin - px(12), y + px(12), shape, role, size=px(8))
    end = MARGIN + sheet.text(MARGIN, y + px(12), certificate_name(one, series.names), room=begin - px(36) - MARGIN)
    _draw_bar(sheet, axis, one, series.today, (y + px(24), y + px(32)))
    sheet.region(MARGIN, y, sheet.width - MARGIN, y + px(44), tell.span_words_of(one, series))
    return y + px(46), not end < axis.x(series.today) < begin - px(18)


def _draw_bar(sheet: Sheet, axis: TimeAxis, one: CertificateSpan, today: date, edges: tuple[float, float]) -> None:
    """What has passed is pale, what remains is full; the time to act is drawn over it."""
    top, bottom = edges
    role, _shape = _LOOKS[one.state]
    left = axis.x(one.starts_on)
    right = axis.x(next_day(one.ends_on)) if one.ends_on else axis.right
    now = min(max(axis.x(today), left), right)
    sheet.box(left, top, now, bottom, role, opacity=0.3)
    sheet.box(now, top, right, bottom, role, opacity=0.7)
    if one.opens_on and one.due_on:
        opens, due = axis.x(max(one.opens_on, one.starts_on)), axis.x(next_day(one.due_on))
        window = {State.OVERDUE: "bad", State.DUE: "due"}.get(one.state, "edge")
        sheet.box(opens, top - 3, max(due, opens + 3), bottom + 3, window)
    for x, past_edge, shape in (
        (axis.left, one.starts_on < axis.start, "<"),
        (axis.right, one.ends_on is None or one.ends_on > axis.end, ">"),
    ):
        if past_edge:
            sheet.mark(x, (top + bottom) / 2, shape, role, size=sheet.style.px(7))
