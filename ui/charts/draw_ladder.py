"""The way up a ladder: a row for each post, the time in it as a bar, the steps between them, and what is open next."""

from __future__ import annotations

import itertools
from datetime import timedelta

from tracker.kernel.dates import next_day
from ui.charts import tell_ladder as tell
from ui.charts.frame import MARGIN, calm_note, days_below, heading, mark_today, row_name, rule, today_room
from ui.charts.sheet import Drawing, Sheet
from ui.charts.time_axis import TimeAxis, span_of
from ui.text import tr
from ui.text.paths import post_outcome, post_state
from ui.text.rules import name_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tracker.overview.path_series import LadderSeries, PostOnWay
    from ui.charts.style import ChartStyle

ROW = 40


def draw_ladder(series: LadderSeries, style: ChartStyle) -> Drawing:
    """Every post of a ladder over time, the highest on top."""
    if tell.is_empty(series):
        return calm_note(Sheet(style), tell.finding(series), tell.empty_hint())
    return _Ladder(series, Sheet(style)).drawing()


class _Ladder:
    """Rows from the top down, then the steps from post to post over them."""

    def __init__(self, series: LadderSeries, sheet: Sheet) -> None:
        self.series = series
        self.sheet = sheet
        self.px = sheet.style.px
        self.posts = tell.from_the_top(series)
        self.axis = self._axis()

    def _axis(self) -> TimeAxis:
        """From the first day in a post to the last day foreseen, with room for words at the end."""
        today = self.series.today
        days: list[date] = [today, today - timedelta(days=365)]
        for one in self.posts:
            days += [part.start for part in one.held]
            days += [one.post.verdict.expected_on] if _waits(one, today) and one.post.verdict.expected_on else []
        start, end = span_of(days)
        widest = max(self.sheet.measure(name_words(one.post.role), self.sheet.style.small) for one in self.posts)
        left = MARGIN + min(widest, self.sheet.width * 0.3) + self.px(12)
        words = max(self.sheet.measure(self._words(one), self.sheet.style.small) for one in self.posts)
        room = min(words + self.px(16), (self.sheet.width - left) * 0.45)
        return TimeAxis(start=start, end=end, left=left, right=self.sheet.width - MARGIN - room)

    def drawing(self) -> Drawing:
        top = heading(self.sheet, tell.finding(self.series)) + today_room(self.sheet)
        middles = {one.post.role.id: top + self.px(ROW) * (at + 0.5) for at, one in enumerate(self.posts)}
        for one in self.posts:
            self._draw_row(one, middles[one.post.role.id])
        self._draw_steps(middles)
        bottom = top + self.px(ROW) * len(self.posts)
        mark_today(self.sheet, self.axis, self.series.today, top, [(top, bottom)])
        return self.sheet.drawing(days_below(self.sheet, self.axis, bottom) + MARGIN / 2)

    def _draw_row(self, one: PostOnWay, middle: float) -> None:
        """The name, the time in the post, and at the right how it stands."""
        half = self.px(7)
        row_name(self.sheet, self.axis, middle, name_words(one.post.role))
        for part in one.held:
            left, right = self.axis.x(part.start), max(self.axis.x(next_day(part.end)), self.axis.x(part.start) + 2)
            self.sheet.box(left, middle - half, right, middle + half, "accent", opacity=0.8)
        state, _icon, _word = post_state(one.post)
        if _waits(one, self.series.today) and one.post.verdict.expected_on:
            now, then = self.axis.x(self.series.today), self.axis.x(one.post.verdict.expected_on)
            self.sheet.line([(now, middle), (then, middle)], "info", width=2, line="dashed")
            self.sheet.mark(then, middle, "o", "info", size=self.px(8), filled=False)
        elif one.post.verdict.met and not one.held and one.post.role.requires:
            self.sheet.mark(self.axis.x(self.series.today), middle, "o", "good", size=self.px(8), filled=False)
        role = "accent" if one.post.held_since else state
        x = self.axis.right + self.px(12)
        self.sheet.text(
            x, middle, self._words(one), size=self.sheet.style.small, role=role, room=self.sheet.width - MARGIN - x
        )
        rule(self.sheet, middle + self.px(ROW) / 2)
        self.sheet.region(
            MARGIN,
            middle - self.px(18),
            self.sheet.width - MARGIN,
            middle + self.px(18),
            tell.post_words(one, self.series),
        )

    def _words(self, one: PostOnWay) -> str:
        """How a post stands, shorter than in a sentence: there is little room beside the chart."""
        verdict = one.post.verdict
        if verdict.met_on and one.post.role.requires and not one.post.held_since:
            return tr("{day} conditions met").format(day=verdict.met_on)
        return post_outcome(one.post, today=self.series.today)

    def _draw_steps(self, middles: dict[str, float]) -> None:
        """A line from the end of each stretch to the next post held, and on to the posts open or foreseen."""
        stretches = sorted((part.start, part.end, middles[one.post.role.id]) for one in self.posts for part in one.held)
        for (_start, _end, before), (start, _last, after) in itertools.pairwise(stretches):
            x = self.axis.x(start)
            self.sheet.line([(x, before), (x, after)], "accent", width=2)


def _waits(one: PostOnWay, today: date) -> bool:
    """Whether a post opens by itself on a day to come."""
    day = one.post.verdict.expected_on
    return bool(one.post.role.requires) and not one.post.verdict.met and day is not None and day > today
