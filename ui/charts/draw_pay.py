"""Pay a month: what was earned so far, and a band for each option from the day it begins, named at its end."""

from __future__ import annotations

from datetime import date

from tracker.kernel.dates import add_months
from ui.charts import tell_pay as tell
from ui.charts.draw_income import first_day, scale_steps
from ui.charts.frame import MARGIN, calm_note, days_below, heading, mark_today, rule, today_room
from ui.charts.layout import apart
from ui.charts.sheet import Drawing, Sheet
from ui.charts.time_axis import TimeAxis
from ui.text.formats import yuan
from ui.text.options import option_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.overview.path_series import OptionPay, PaySeries
    from ui.charts.style import ChartStyle

HEIGHT = 240
PAST_YEARS = 5
"""Income longer ago says little of the choice, and would press the years ahead together."""


def draw_pay(series: PaySeries, style: ChartStyle) -> Drawing:
    """The months recorded, then every option's pay on a scale from zero."""
    if tell.is_empty(series):
        return calm_note(Sheet(style), tell.finding(series), tell.empty_hint())
    return _Pay(series, Sheet(style)).drawing()


class _Pay:
    """The scale at the left, the names of the options at the right."""

    def __init__(self, series: PaySeries, sheet: Sheet) -> None:
        self.series = series
        self.sheet = sheet
        self.px = sheet.style.px
        self.small = sheet.style.small
        self.options = tell.known(series)
        since = add_months(series.today, -12 * PAST_YEARS).isoformat()[:7]
        self.history = [one for one in series.history if one.month >= since]
        self.end = date(self.options[0].years[-1].year, 12, 31)
        highest = max(
            *(one.answer.pay.high_fen or 0 for one in self.options), *(one.amount_fen for one in self.history), 1
        )
        self.steps = scale_steps(highest)
        widest = max(sheet.measure(yuan(step), self.small) for step in self.steps)
        names = max(sheet.measure(option_name(one.answer), self.small) for one in self.options)
        self.names = min(names, sheet.width * 0.28)
        begin = first_day(self.history[0].month) if self.history else series.today
        left, right = MARGIN + widest + self.px(10), sheet.width - MARGIN - self.names - self.px(8)
        self.axis = TimeAxis(start=begin, end=self.end, left=left, right=right)
        self.top = self.bottom = 0.0

    def drawing(self) -> Drawing:
        self.top = heading(self.sheet, tell.finding(self.series)) + today_room(self.sheet) + self.small
        self.bottom = self.top + self.px(HEIGHT)
        for step in self.steps:
            rule(self.sheet, self._y(step), self.axis.left, self.axis.right)
            x = self.axis.left - self.px(8)
            self.sheet.text(x, self._y(step), yuan(step), size=self.small, role="quiet", align="right")
        self._draw_history()
        for at, one in enumerate(self.options):
            self._draw_option(one, f"series_{at}")
        self._name_options()
        mark_today(self.sheet, self.axis, self.series.today, self.top - self.small, [(self.top, self.bottom)])
        return self.sheet.drawing(days_below(self.sheet, self.axis, self.bottom) + MARGIN / 2)

    def _y(self, fen: int) -> float:
        return self.bottom - (self.bottom - self.top) * fen / self.steps[-1]

    def _draw_history(self) -> None:
        """The months recorded, as they were."""
        points = [(self.axis.x(first_day(one.month)), self._y(one.amount_fen)) for one in self.history]
        if len(points) > 1:
            self.sheet.line(points, "ink", width=1.5)
        for one, (x, y) in zip(self.history, points, strict=True):
            self.sheet.mark(x, y, "o", "ink", size=self.px(4))
            words = f"{one.month}: {yuan(one.amount_fen)}"
            self.sheet.region(x - 3, y - 6, x + 3, y + 6, words)

    def _draw_option(self, one: OptionPay, role: str) -> None:
        """Today's pay until the option begins, dashed; then its range, with a line through the middle."""
        pay, begins = one.answer.pay, one.answer.earliest
        if pay.low_fen is None or pay.high_fen is None or begins is None:
            return
        start, end = self.axis.x(max(begins, self.axis.start)), self.axis.right
        middle = self._y(pay.middle_fen or 0)
        if pay.today_fen is not None and begins > self.series.today:
            now = self._y(pay.today_fen)
            self.sheet.line([(self.axis.x(self.series.today), now), (start, now), (start, middle)], role, line="dashed")
        top, bottom = self._y(pay.high_fen), self._y(pay.low_fen)
        self.sheet.box(start, top, end, max(bottom, top + 1), role, opacity=0.2)
        self.sheet.line([(start, middle), (end, middle)], role, width=2)
        self.sheet.region(start, top - 4, end, max(bottom, top) + 4, tell.option_words(one))

    def _name_options(self) -> None:
        """Each option at the end of its line; names that would stand on each other are moved apart."""
        wanted = [self._y(one.answer.pay.middle_fen or 0) for one in self.options]
        heights = apart(wanted, self.px(18), self.top, self.bottom)
        x = self.axis.right + self.px(8)
        for at, (one, y, middle) in enumerate(zip(self.options, heights, wanted, strict=True)):
            self.sheet.line([(self.axis.right, middle), (x - 2, y)], f"series_{at}", width=1)
            self.sheet.text(x, y, option_name(one.answer), size=self.small, room=self.names)
