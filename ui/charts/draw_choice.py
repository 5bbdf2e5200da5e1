"""A tornado: for each thing that may vary, how far the lead of the first option reaches; left of zero it is lost."""

from __future__ import annotations

from ui.charts import tell_choice as tell
from ui.charts.frame import MARGIN, calm_note, heading, rule
from ui.charts.sheet import Drawing, Sheet
from ui.text import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from fractions import Fraction

    from tracker.overview.path_series import ChoiceSeries
    from tracker.paths.answers import Comparison, Swing
    from ui.charts.style import ChartStyle

ROW = 34
MOST = 12
"""Bars beyond these hardly move anything; the text twin has them all."""


def draw_choice(series: ChoiceSeries, style: ChartStyle) -> Drawing:
    """The widest bar on top, around the lead as it is now."""
    if series.found is None or tell.is_empty(series):
        return calm_note(Sheet(style), tell.finding(series), tell.empty_hint())
    return _Tornado(series, series.found, Sheet(style)).drawing()


class _Tornado:
    """Names at the left, bars on a scale of points at the right."""

    def __init__(self, series: ChoiceSeries, found: Comparison, sheet: Sheet) -> None:
        self.series, self.found, self.sheet = series, found, sheet
        self.px, self.small = sheet.style.px, sheet.style.small
        self.bars = tell.bars(found)[:MOST]
        self.two = tell.sides(found)
        widest = max(sheet.measure(tell.swing_name(one), self.small) for one in self.bars)
        end = max(sheet.measure(tell.points(one.high), self.small) for one in self.bars) + self.px(8)
        begin = max(sheet.measure(tell.points(one.low), self.small) for one in self.bars) + self.px(8)
        self.names = min(widest, sheet.width * 0.36)
        self.left = MARGIN + self.names + self.px(12) + begin
        self.right = sheet.width - MARGIN - end
        lows, highs = [one.low for one in self.bars], [one.high for one in self.bars]
        self.low = min(*lows, self.two.lead * 0)
        self.high = max(*highs, self.two.lead)

    def _x(self, points: Fraction) -> float:
        share = (points - self.low) / (self.high - self.low) if self.high > self.low else 0
        return self.left + float(share) * (self.right - self.left)

    def drawing(self) -> Drawing:
        top = self._sides(heading(self.sheet, tell.finding(self.series)))
        bottom = top + self.px(ROW) * len(self.bars)
        for at, one in enumerate(self.bars):
            self._draw_bar(one, top + self.px(ROW) * (at + 0.5))
        zero, lead = self._x(self.two.lead * 0), self._x(self.two.lead)
        self.sheet.line([(zero, top), (zero, bottom)], "edge", width=1.5)
        self.sheet.line([(lead, top), (lead, bottom)], "accent", line="dashed")
        words = tr("now {lead}").format(lead=tell.points(self.two.lead))
        half = self.sheet.measure(words, self.small) / 2
        middle = min(max(lead, MARGIN + half), self.sheet.width - MARGIN - half)
        self.sheet.text(middle, bottom + self.px(12), words, size=self.small, role="accent", align="center")
        return self.sheet.drawing(bottom + self.px(26))

    def _sides(self, y: float) -> float:
        """Which side of zero means which option; returns where the bars begin."""
        second = tr("← {option} first").format(option=self.two.second)
        first = tr("{option} first →").format(option=self.two.first)
        room = (self.sheet.width - 2 * MARGIN) / 2 - self.px(8)
        self.sheet.text(MARGIN, y + self.px(8), second, size=self.small, role="due", room=room)
        end = self.sheet.width - MARGIN
        self.sheet.text(end, y + self.px(8), first, size=self.small, role="quiet", align="right", room=room)
        return y + self.px(22)

    def _draw_bar(self, one: Swing, middle: float) -> None:
        """What is lost of the lead in the colour of caution, what is kept of it quietly."""
        half, zero = self.px(8), self._x(self.two.lead * 0)
        left, right = self._x(one.low), self._x(one.high)
        self.sheet.text(
            MARGIN + self.names, middle, tell.swing_name(one), size=self.small, align="right", room=self.names
        )
        self.sheet.box(max(left, zero), middle - half, max(right, zero), middle + half, "accent", opacity=0.5)
        if left < zero:
            self.sheet.box(left, middle - half, min(right, zero), middle + half, "due", opacity=0.8)
        for x, amount, align in ((left - self.px(6), one.low, "right"), (right + self.px(6), one.high, "left")):
            self.sheet.text(x, middle, tell.points(amount), size=self.small, role="quiet", align=align)
        rule(self.sheet, middle + self.px(ROW) / 2)
        self.sheet.region(
            MARGIN, middle - half, self.sheet.width - MARGIN, middle + half, tell.swing_words(one, self.found)
        )
