"""The last year as a calendar: a column for each week, the stronger the longer was studied."""

from __future__ import annotations

from bisect import bisect_left
from datetime import timedelta

from tracker.overview.study_series import WEEKS
from ui.charts import tell_heat as tell
from ui.charts.frame import MARGIN, calm_note, heading
from ui.charts.sheet import Drawing, Sheet
from ui.text import tr
from ui.text.formats import weekday

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tracker.overview.study_series import HeatSeries
    from ui.charts.style import ChartStyle

OPACITIES = (0.3, 0.5, 0.75, 1.0)
TALLEST = 22
NAMED_DAYS = (0, 3, 6)
"""Monday, Thursday and Sunday have their names at the left."""


def draw_heat(series: HeatSeries, style: ChartStyle) -> Drawing:
    """Every day up to today; those without study are quiet."""
    if tell.is_empty(series):
        return calm_note(Sheet(style), tell.finding(series), tell.empty_hint())
    return _Heat(series, Sheet(style)).drawing()


class _Heat:
    """Months above, days of the week at the left."""

    def __init__(self, series: HeatSeries, sheet: Sheet) -> None:
        self.series = series
        self.sheet = sheet
        self.px = sheet.style.px
        self.small = sheet.style.small
        days = [series.first + timedelta(days=day) for day in NAMED_DAYS]
        self.left = MARGIN + max(sheet.measure(weekday(day), self.small) for day in days) + self.px(8)
        self.wide = (sheet.width - MARGIN - self.left) / (WEEKS + 1)
        self.high = max(min(self.wide, self.px(TALLEST)), self.small * 0.9)

    def drawing(self) -> Drawing:
        top = heading(self.sheet, tell.finding(self.series)) + self.px(18)
        self._name_months(top - self.px(9))
        for row in NAMED_DAYS:
            name = weekday(self.series.first + timedelta(days=row))
            self.sheet.text(MARGIN, top + (row + 0.5) * self.high, name, size=self.small, role="quiet")
        minutes = dict(self.series.days)
        for number in range((self.series.today - self.series.first).days + 1):
            day = self.series.first + timedelta(days=number)
            self._draw_day(day, minutes.get(day, 0), top)
        return self.sheet.drawing(self._notes(top + 7 * self.high + self.px(8)) + MARGIN / 2)

    def _place(self, day: date) -> tuple[float, int]:
        week, weekday_ = divmod((day - self.series.first).days, 7)
        return self.left + week * self.wide, weekday_

    def _draw_day(self, day: date, minutes: int, top: float) -> None:
        x, row = self._place(day)
        y, gap = top + row * self.high, min(2.0, self.wide / 6)
        right, bottom = x + self.wide - gap, y + self.high - gap
        if minutes:
            opacity = OPACITIES[bisect_left(tell.LIMITS, minutes)]
            self.sheet.box(x, y, right, bottom, "accent", opacity=opacity)
        else:
            self.sheet.box(x, y, right, bottom, "track", opacity=0.6)
        if day == self.series.today:
            self.sheet.line([(x, y), (right, y), (right, bottom), (x, bottom), (x, y)], "ink", width=1.5)
        self.sheet.region(x, y, right, bottom, tell.day_words(day, minutes))

    def _name_months(self, middle: float) -> None:
        """A month at the week with its first day, where the name before leaves room."""
        free = 0.0
        for week in range(WEEKS + 1):
            monday = self.series.first + timedelta(weeks=week)
            days = (monday + timedelta(days=day) for day in range(7))
            first = next((day for day in days if day.day == 1), None)
            if first is None:
                continue
            name, x = f"{first:%Y-%m}", self.left + week * self.wide
            width = self.sheet.measure(name, self.small)
            if x >= free and x + width <= self.sheet.width - MARGIN:
                self.sheet.text(x, middle, name, size=self.small, role="quiet")
                free = x + width + self.px(12)

    def _notes(self, y: float) -> float:
        """What the colours stand for, and which day today is."""
        room = self.sheet.width - 2 * MARGIN
        today = tr("Today {day}").format(day=self.series.today.isoformat())
        for words in (tell.key_words(), today):
            y = self.sheet.paragraph(MARGIN, y, words, size=self.small, room=room, role="quiet")
        return y
