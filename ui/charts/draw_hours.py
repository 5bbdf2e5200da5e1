"""The hours of the day: the share right as dots above, the number of answers as bars below them."""

from __future__ import annotations

from itertools import pairwise

from ui.charts import tell_hours as tell
from ui.charts.draw_income import scale_steps
from ui.charts.frame import MARGIN, calm_note, heading, rule
from ui.charts.sheet import Drawing, Sheet
from ui.text import tr
from ui.text.formats import percent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tracker.overview.study_series import HourSeries
    from tracker.study.kept import Hour
    from ui.charts.style import ChartStyle

SHARES, BARS = 130, 100
"""Heights of the two plots."""
STEP = 20
"""Per cent between the rules of the shares."""
TICKS = (3, 6)
"""Hours between the times of day named below: the fewer where there is room."""


def draw_hours(series: HourSeries, style: ChartStyle) -> Drawing:
    """All hours from midnight to midnight; no dots where no hour has answers enough."""
    if tell.is_empty(series):
        return calm_note(Sheet(style), tell.finding(series), tell.empty_hint())
    return _Hours(series, Sheet(style)).drawing()


class _Hours:
    """Two plots, one over the other, with their scales at the left and the same hours below."""

    def __init__(self, series: HourSeries, sheet: Sheet) -> None:
        self.series = series
        self.sheet = sheet
        self.px = sheet.style.px
        self.small = sheet.style.small
        self.counts = scale_steps(series.busiest.answers, 1)
        lowest = min((100 * one.share for one in series.compared), default=0)
        self.shares = range(min(80, STEP * int(lowest // STEP)), 101, STEP)
        scales = ["100 %", *(f"{step:,}" for step in self.counts)]
        self.left = MARGIN + max(sheet.measure(words, self.small) for words in scales) + self.px(10)
        self.right = sheet.width - MARGIN - sheet.measure("24:00", self.small) / 2
        self.wide = (self.right - self.left) / 24

    def drawing(self) -> Drawing:
        top = y = heading(self.sheet, tell.finding(self.series))
        if self.series.compared:
            y = self._draw_shares(self._caption(y, self._share_words())) + self.px(16)
        y = self._draw_bars(self._caption(y, tr("Answers")))
        for one in self.series.hours:
            x = self._x(one.hour)
            self.sheet.region(x, top, x + self.wide, y, tell.hour_words(one))
        y = self._name_hours(y)
        for note in tell.notes():
            room = self.sheet.width - 2 * MARGIN
            y = self.sheet.paragraph(MARGIN, y, note, size=self.small, room=room, role="quiet")
        return self.sheet.drawing(y + MARGIN / 2)

    def _x(self, hour: float) -> float:
        return self.left + hour * self.wide

    def _share_words(self) -> str:
        return tr("Right; dashed: all answers together, {share}").format(share=percent(self.series.share))

    def _caption(self, y: float, words: str) -> float:
        """What a plot shows, over it; returns where the plot may begin."""
        bottom = self.sheet.paragraph(
            MARGIN, y, words, size=self.small, room=self.sheet.width - 2 * MARGIN, role="quiet"
        )
        return bottom + self.px(10)

    def _draw_scale(self, steps: Sequence[int], place: Callable[[float], float], unit: str = "") -> None:
        for step in steps:
            rule(self.sheet, place(step), self.left, self.right)
            words = f"{step:,}{unit}"
            self.sheet.text(self.left - self.px(8), place(step), words, size=self.small, role="quiet", align="right")

    def _draw_shares(self, top: float) -> float:
        """A dot for each hour compared, joined to that of the hour before; returns where the plot ends."""
        bottom, (low, high) = top + self.px(SHARES), (self.shares[0], self.shares[-1])

        def place(share: float) -> float:
            return bottom - (bottom - top) * (share - low) / (high - low)

        def point(one: Hour) -> tuple[float, float]:
            return self._x(one.hour + 0.5), place(100 * one.share)

        self._draw_scale(self.shares, place, " %")
        y = place(100 * self.series.share)
        if low <= 100 * self.series.share:
            self.sheet.line([(self.left, y), (self.right, y)], "edge", width=1.5, line="dashed")
        for before, after in pairwise(self.series.compared):
            if after.hour == before.hour + 1:
                self.sheet.line([point(before), point(after)], "accent", width=2)
        for one in self.series.compared:
            best = one is self.series.best
            self.sheet.mark(*point(one), "o", "good" if best else "accent", size=self.px(10 if best else 7))
        return bottom

    def _draw_bars(self, top: float) -> float:
        """A bar for each hour with answers, pale where they are too few to compare; returns where the plot ends."""
        bottom, gap = top + self.px(BARS), min(3.0, self.wide / 6)

        def place(number: float) -> float:
            return bottom - (bottom - top) * number / self.counts[-1]

        self._draw_scale(self.counts, place)
        for one in self.series.hours:
            opacity = 1.0 if one in self.series.compared else 0.45
            left, right = self._x(one.hour) + gap, self._x(one.hour + 1) - gap
            self.sheet.box(left, place(one.answers), right, bottom, "accent", opacity=opacity)
        return bottom

    def _name_hours(self, y: float) -> float:
        """The times of day under the height `y`; returns where they end."""
        widest = self.sheet.measure("24:00", self.small) + self.px(8)
        step = next((hours for hours in TICKS if hours * self.wide >= widest), TICKS[-1])
        for hour in range(0, 25, step):
            self.sheet.line([(self._x(hour), y), (self._x(hour), y + 4)], "edge")
            self.sheet.text(self._x(hour), y + self.px(14), f"{hour}:00", size=self.small, role="quiet", align="center")
        return y + self.px(28)
