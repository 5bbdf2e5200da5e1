"""Progress to the next level: a bar for each requirement, and beside it when it completes."""

from __future__ import annotations

from datetime import timedelta

from tracker.kernel.dates import days_after
from ui.charts import tell_progress as tell
from ui.charts.frame import MARGIN, calm_note, days_below, heading, mark_today, today_room
from ui.charts.sheet import Drawing, Sheet
from ui.charts.time_axis import TimeAxis
from ui.text.formats import percent
from ui.text.verdicts import ACT, CLOSED, MET, UNKNOWN, WAITING, state_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.overview.series import ProgressSeries, RequirementProgress
    from ui.charts.style import ChartStyle

BARS_SHARE = 0.5
"""How much of the width the bars get where a time line stands beside them."""
_LOOKS = {
    MET: ("good", "o"),
    WAITING: ("accent", "o"),
    ACT: ("due", "^"),
    UNKNOWN: ("info", "D"),
    CLOSED: ("quiet", "X"),
}
"""Colour and mark of each way a requirement stands; the words beside say the same."""


def draw_progress(series: ProgressSeries, style: ChartStyle) -> Drawing:
    """Every requirement of the nearest way, each with its own bar, as high as it needs to be readable."""
    if tell.is_empty(series):
        return calm_note(Sheet(style), tell.finding(series), tell.empty_hint(series))
    return _Progress(series, Sheet(style)).drawing()


class _Progress:
    """Rows of words over a bar; at the right a time line, where anything completes by itself."""

    def __init__(self, series: ProgressSeries, sheet: Sheet) -> None:
        self.series = series
        self.sheet = sheet
        self.px = sheet.style.px
        self.small = sheet.style.small
        self.room = sheet.width - 2 * MARGIN
        self.axis = self._axis()
        self.bars_end = (self.axis.left if self.axis else sheet.width - MARGIN) - self.px(60)
        self.stacked = any(not self._fits(item) for item in series.items)

    def _axis(self) -> TimeAxis | None:
        """From a while before today to a while after the last day something completes."""
        coming = [one.verdict.expected_on for one in self.series.items if not one.verdict.met]
        days = [day for day in coming if day]
        if not days:
            return None
        span = max((max(days) - self.series.today).days, 30)
        start = self.series.today - timedelta(days=span // 4)
        end = days_after(max(days), span // 8)
        left = MARGIN + self.room * BARS_SHARE
        return TimeAxis(start=start, end=end, left=left, right=self.sheet.width - MARGIN)

    def _fits(self, item: RequirementProgress) -> bool:
        """Whether what is asked and how it stands fit on one line."""
        asked, state = tell.told(item, self.series).asked, tell.state_words(item, self.series)
        return self.sheet.measure(asked) + self.sheet.measure(state) + self.px(48) <= self.room

    def drawing(self) -> Drawing:
        y = heading(self.sheet, tell.finding(self.series))
        top = y = y + today_room(self.sheet) if self.axis else y
        bars = []
        for item in self.series.items:
            begin = y
            y = self._draw_words(item, y)
            bars.append((y, y + self.px(24)))
            self._draw_bar(item, y)
            words = tell.item_words(item, self.series)
            self.sheet.region(MARGIN, begin, self.sheet.width - MARGIN, y + self.px(24), words)
            y += self.px(32)
        if self.axis:
            mark_today(self.sheet, self.axis, self.series.today, top, bars)
            y = days_below(self.sheet, self.axis, y)
        for note in tell.notes(self.series):
            y = self.sheet.paragraph(MARGIN, y + self.px(4), note, size=self.small, room=self.room, role="quiet")
        return self.sheet.drawing(y + MARGIN / 2)

    def _draw_words(self, item: RequirementProgress, y: float) -> float:
        """What is asked and how it stands, side by side where that fits every row; returns where the bar begins."""
        asked, state = tell.told(item, self.series).asked, tell.state_words(item, self.series)
        role, shape = _LOOKS[state_of(item.verdict)]
        if self.stacked:
            y = self.sheet.paragraph(MARGIN, y, asked, size=self.sheet.style.body, room=self.room)
            x = MARGIN + self.px(18)
        else:
            self.sheet.text(MARGIN, y + self.px(10), asked)
            x = self.sheet.width - MARGIN - self.sheet.measure(state)
        is_full = item.decides or not item.verdict.expected_on or item.verdict.met
        self.sheet.mark(x - self.px(12), y + self.px(10), shape, role, size=self.px(8), filled=is_full)
        self.sheet.text(x, y + self.px(10), state, role=role, room=self.sheet.width - MARGIN - x)
        return y + self.px(20)

    def _draw_bar(self, item: RequirementProgress, y: float) -> None:
        """How far it is, and the days until it completes, dashed on a band."""
        verdict, (role, _shape) = item.verdict, _LOOKS[state_of(item.verdict)]
        top, bottom = y + self.px(7), y + self.px(15)
        middle = (top + bottom) / 2
        self.sheet.box(MARGIN, top, self.bars_end, bottom, "track")
        self.sheet.box(MARGIN, top, MARGIN + (self.bars_end - MARGIN) * verdict.progress, bottom, role)
        self.sheet.text(self.bars_end + self.px(8), middle, percent(verdict.progress), size=self.small, role="quiet")
        if not self.axis or not verdict.expected_on:
            return
        today, then = self.axis.x(self.series.today), self.axis.x(verdict.expected_on)
        if verdict.met:
            self.sheet.line([(then, middle), (today, middle)], role, width=2)
            return
        self.sheet.box(today, y + self.px(2), then, y + self.px(20), "accent_soft")
        self.sheet.line([(today, middle), (then, middle)], "accent", width=2, line="dashed")
        self.sheet.mark(then, middle, "o", "accent", size=self.px(9), filled=item.decides)
