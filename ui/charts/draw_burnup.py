"""Work done as a line that climbs to the day of the exam; from today on what the pace brings, and what is needed."""

from __future__ import annotations

from datetime import timedelta

from tracker.overview.study_series import LOOKED_BACK_DAYS
from ui.charts import tell_burnup as tell
from ui.charts.frame import MARGIN, calm_note, days_below, heading, mark_day, mark_today, rule, today_room
from ui.charts.layout import apart
from ui.charts.sheet import Drawing, Sheet
from ui.charts.time_axis import TimeAxis
from ui.charts.words import minutes_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.overview.study_series import BurnUpSeries
    from ui.charts.style import ChartStyle

HEIGHT = 240
STEPS_MINUTES = (15, 30, 60, 120, 300, 600, 1200, 3000, 6000, 12_000, 30_000, 60_000)
MOST_STEPS = 5


def draw_burnup(series: BurnUpSeries, style: ChartStyle) -> Drawing:
    """The last half year and the days to the exam."""
    if tell.is_empty(series):
        return calm_note(Sheet(style), tell.finding(series), tell.empty_hint())
    return _BurnUp(series, Sheet(style)).drawing()


class _BurnUp:
    """The scale at the left, what the pace brings and what is needed at the right."""

    def __init__(self, series: BurnUpSeries, sheet: Sheet) -> None:
        self.series = series
        self.sheet = sheet
        self.px = sheet.style.px
        self.small = sheet.style.small
        start = max(series.done[0][0], series.today - timedelta(days=LOOKED_BACK_DAYS))
        end = series.exam_on or series.today + timedelta(days=14)
        self.shown = [(day, total) for day, total in series.done if day >= start]
        self.floor = max((total for day, total in series.done if day < start), default=0)
        top = self._highest()
        self.steps = scale(self.floor, top)
        self.bottom_value, self.top_value = self.steps[0], max(self.steps[-1], top)
        widest = max(sheet.measure(minutes_words(step), self.small) for step in self.steps)
        self.names = max((sheet.measure(words, self.small) for words, _y in self._ends()), default=0.0)
        left = MARGIN + widest + self.px(10)
        self.axis = TimeAxis(start=start, end=end, left=left, right=sheet.width - MARGIN - self.names - self.px(10))
        self.top = self.bottom = 0.0

    def _highest(self) -> float:
        series = self.series
        pace = series.by_the_exam(series.pace.high) if series.pace else series.total
        return max(series.total + (series.needed or 0), pace, self.floor + 30)

    def _ends(self) -> list[tuple[str, float]]:
        """What stands at the right end, with the minutes it stands for."""
        series, ends = self.series, []
        if series.exam_on and series.pace:
            ends.append((tell.by_the_exam_words(series, series.pace), series.by_the_exam(series.pace.middle)))
        if series.exam_on and series.needed:
            ends.append((tell.aim_words(series), float(series.total + series.needed)))
        return ends

    def drawing(self) -> Drawing:
        self.top = heading(self.sheet, tell.finding(self.series)) + 2 * today_room(self.sheet) + self.small
        self.bottom = self.top + self.px(HEIGHT)
        for step in self.steps:
            y = self._y(step)
            rule(self.sheet, y, self.axis.left, self.axis.right)
            x = self.axis.left - self.px(8)
            self.sheet.text(x, y, minutes_words(step), size=self.small, role="quiet", align="right")
        self._draw_done()
        self._draw_ahead()
        mark_today(self.sheet, self.axis, self.series.today, self.top - self.small, [(self.top, self.bottom)])
        return self.sheet.drawing(days_below(self.sheet, self.axis, self.bottom) + MARGIN / 2)

    def _y(self, minutes: float) -> float:
        share = (minutes - self.bottom_value) / (self.top_value - self.bottom_value)
        return self.bottom - (self.bottom - self.top) * share

    def _draw_done(self) -> None:
        """Steps up on the days with study, level between them."""
        points, before = [(self.axis.left, self._y(self.floor))], float(self.floor)
        for day, total in self.shown:
            x = self.axis.x(day)
            points += [(x, self._y(before)), (x, self._y(total))]
            self.sheet.region(x - 2, self.top, x + 2, self.bottom, tell.day_words(day, total))
            before = total
        points.append((self.axis.x(self.series.today), self._y(before)))
        self.sheet.line(points, "accent", width=2)

    def _draw_ahead(self) -> None:
        """The range that the pace leads to, and the height that is needed."""
        series = self.series
        if series.exam_on is None:
            return
        now, then = self.axis.x(series.today), self.axis.right
        start = (now, self._y(series.total))
        if series.pace:
            low, middle, high = (
                self._y(series.by_the_exam(one)) for one in (series.pace.low, series.pace.middle, series.pace.high)
            )
            self.sheet.area([start, (then, high), (then, low)], "accent", opacity=0.2)
            self.sheet.line([start, (then, middle)], "accent", width=2, line="dashed")
            self.sheet.region(now, min(high, start[1]), then, max(low, start[1]), tell.pace_words(series.pace))
        if series.needed:
            y = self._y(series.total + series.needed)
            self.sheet.line([(now, y), (then, y)], "due", width=1.5, line="dashed")
            self.sheet.region(now, y - 4, then, y + 4, tell.aim_words(series))
        words = tell.exam_words(series)
        mark_day(
            self.sheet, self.axis, series.exam_on, words, self.top - self.small - self.px(32), (self.top, self.bottom)
        )
        self._name_ends()

    def _name_ends(self) -> None:
        ends = sorted(self._ends(), key=lambda end: -end[1])
        heights = apart([self._y(minutes) for _words, minutes in ends], self.px(18), self.top, self.bottom)
        for (words, _minutes), y in zip(ends, heights, strict=True):
            self.sheet.text(self.axis.right + self.px(8), y, words, size=self.small, role="quiet", room=self.names + 1)


def scale(lowest: float, highest: float) -> list[int]:
    """Round minutes from at most the lowest to at least the highest, few enough to be read."""
    step = next((one for one in STEPS_MINUTES if (highest - lowest) / one <= MOST_STEPS), STEPS_MINUTES[-1])
    first = int(lowest // step)
    return [step * place for place in range(first, int(-(-highest // step)) + 1)]
