"""Income by month: a line broken where months are missing, the average of each job, the job changes across."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from tracker.kernel.dates import DAY, add_months
from ui.charts import tell_income as tell
from ui.charts.frame import MARGIN, calm_note, days_below, heading, rule
from ui.charts.layout import Flags, crosses, places_beside, shorten
from ui.charts.sheet import Drawing, Sheet
from ui.charts.time_axis import TimeAxis
from ui.charts.words import mean_words
from ui.text import tr
from ui.text.formats import yuan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.overview.series import AverageIncome, IncomeSeries
    from ui.charts.style import ChartStyle

HEIGHT = 260
"""Of the plot itself."""
DOTS_UP_TO = 60
"""With more months the line alone is clearer."""
MOST_LANES = 3
"""Rows of job names above the plot; those that find no room say their names when pointed at."""


def draw_income(series: IncomeSeries, style: ChartStyle) -> Drawing:
    """The recorded months from the first to the last, on a scale from zero."""
    if tell.is_empty(series):
        return calm_note(Sheet(style), tell.finding(series), tell.empty_hint())
    return _Income(series, Sheet(style)).drawing()


class _Income:
    """Job names on top, then the plot with its scale, then the months."""

    def __init__(self, series: IncomeSeries, sheet: Sheet) -> None:
        self.series = series
        self.sheet = sheet
        self.px = sheet.style.px
        self.small = sheet.style.small
        self.steps = scale_steps(max(one.amount_fen for one in series.months))
        widest = max(sheet.measure(yuan(step), self.small) for step in self.steps)
        months = [first_day(one.month) for one in series.months]
        end = add_months(months[-1], 1) - DAY
        left = MARGIN + widest + self.px(10)
        last = sheet.measure(yuan(series.months[-1].amount_fen))
        self.axis = TimeAxis(start=months[0], end=end, left=left, right=sheet.width - MARGIN - last - self.px(4))
        self.top = self.bottom = 0.0

    def drawing(self) -> Drawing:
        self.top = self._draw_changes(heading(self.sheet, tell.finding(self.series)))
        self.bottom = self.top + self.px(HEIGHT)
        self._draw_scale()
        self._draw_averages()
        self._draw_months()
        below = days_below(self.sheet, self.axis, self.bottom, place=self._middle)
        return self.sheet.drawing(below + MARGIN / 2)

    def _y(self, fen: int) -> float:
        """The height of an amount."""
        return self.bottom - (self.bottom - self.top) * fen / self.steps[-1]

    def _x(self, month: str) -> float:
        """The middle of a month."""
        return self._middle(first_day(month))

    def _middle(self, day: date) -> float:
        """The middle of the month that begins on `day`."""
        return (self.axis.x(day) + self.axis.x(add_months(day, 1))) / 2

    def _draw_changes(self, y: float) -> float:
        """The new jobs on poles above the plot, the latest first where not all find room; returns where they end."""
        flags = Flags(MOST_LANES)
        named = []
        for change in reversed(self.series.job_changes):
            x, words = self.axis.x(change.on), tell.change_words(change, self.series.names)
            room = max(x, self.sheet.width - x) - self.px(12)
            text = shorten(words, room, lambda part: self.sheet.measure(part, self.small))
            places = places_beside(x, x, self.sheet.measure(text, self.small), self.px(5), (0, self.sheet.width))
            placed = flags.place(x, [(place.left, place.right) for place in places])
            named.append((x, words, text, places[placed[1]] if placed else None, placed[0] if placed else 0))
        line, bottom = self.px(18), y + len(flags) * self.px(18)
        top, floor = bottom + self.px(14), bottom + self.px(14 + HEIGHT)
        for x, words, text, place, lane in named:
            begin = bottom - lane * line
            if place:
                middle = begin - line / 2
                self.sheet.text(place.x, middle, text, size=self.small, role="quiet", align=place.align)
            self.sheet.line([(x, begin - line if place else top), (x, floor)], "edge" if place else "line")
            self.sheet.region(x - 4, y, x + 4, floor, words)
        return top

    def _draw_scale(self) -> None:
        """Light rules at round amounts."""
        for step in self.steps:
            y = self._y(step)
            rule(self.sheet, y, self.axis.left, self.axis.right)
            words = yuan(step)
            self.sheet.text(self.axis.left - self.px(8), y, words, size=self.small, role="quiet", align="right")

    def _draw_averages(self) -> None:
        """A pale bar at the average between job changes, named where there is room."""
        for one in self.series.averages:
            if one.months < 2:
                continue
            left, right = self._edges(one)
            y = self._y(one.mean_fen)
            self.sheet.box(left, y - 3, right, y + 3, "accent", opacity=0.25)
            self.sheet.region(left, y - 4, right, y + 4, tell.average_words(one))
            self._name_average(tr("average {mean}").format(mean=mean_words(one.mean_fen)), left, right, y)

    def _name_average(self, words: str, left: float, right: float, y: float) -> None:
        """The average at its bar, where the line of the months leaves room for it."""
        width, half = self.sheet.measure(words, self.small), self.small * 0.7
        for middle in (y + self.px(shift) for shift in (-14, 14, -28, 28)):
            for x in (left + self.px(6), (left + right - width) / 2, right - width):
                clear = not crosses(self.points, x - 4, middle - half, x + width + 4, middle + half)
                if clear and width <= right - left and self.top < middle - half:
                    self.sheet.text(x, middle, words, size=self.small, role="accent")
                    return

    def _edges(self, one: AverageIncome) -> tuple[float, float]:
        return self.axis.x(first_day(one.first)), self.axis.x(add_months(first_day(one.last), 1))

    @cached_property
    def points(self) -> list[tuple[float, float]]:
        """Where the months are, once the plot has its place."""
        return [(self._x(one.month), self._y(one.amount_fen)) for one in self.series.months]

    def _draw_months(self) -> None:
        """A solid line through months that follow each other, a dotted one over missing months."""
        shown, points = self.series.months, self.points
        days = [first_day(one.month) for one in shown]
        for place in range(1, len(shown)):
            follows = add_months(days[place - 1], 1) == days[place]
            width, line = (2, "solid") if follows else (1, "dotted")
            self.sheet.line(points[place - 1 : place + 1], "accent", width=width, line=line)
        for one, day, (x, y) in zip(shown, days, points, strict=True):
            if len(shown) <= DOTS_UP_TO or one is shown[-1]:
                self.sheet.mark(x, y, "o", "accent", size=self.px(6))
            left, right = self.axis.x(day), self.axis.x(add_months(day, 1))
            self.sheet.region(left, self.top, right, self.bottom, tell.month_words(one))
        self.sheet.text(self.axis.right + self.px(4), points[-1][1], yuan(shown[-1].amount_fen))


def first_day(month: str) -> date:
    """The first day of a YYYY-MM."""
    return date(int(month[:4]), int(month[5:]), 1)


def scale_steps(highest: int, step: int = 10_000) -> list[int]:
    """Round numbers from zero to a little above the highest, two to six of them; in fen, none finer than 100 yuan."""
    while True:
        for factor in (1, 2, 5):
            count = -(-highest * 21 // (step * factor * 20))
            if count <= 5:
                return [step * factor * place for place in range(max(count, 1) + 1)]
        step *= 10
