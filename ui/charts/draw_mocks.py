"""Mock exams over time: the score as a strong line, each topic as a thin one with its name at the end."""

from __future__ import annotations

from ui.charts import tell_mocks as tell
from ui.charts.frame import MARGIN, calm_note, days_below, heading, mark_today, rule, today_room
from ui.charts.layout import apart, shorten
from ui.charts.sheet import Drawing, Sheet
from ui.charts.time_axis import TimeAxis, span_of
from ui.text import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.overview.study_series import MockSeries
    from ui.charts.style import ChartStyle

HEIGHT = 280
LINE = 18
STEP = 20
NAMES_SHARE = 0.3
"""Names take at most this part of the width."""


def draw_mocks(series: MockSeries, style: ChartStyle) -> Drawing:
    """Scores up to 100 by the day the paper was handed in."""
    if tell.is_empty(series):
        return calm_note(Sheet(style), tell.finding(series), tell.empty_hint())
    return _Mocks(series, Sheet(style)).drawing()


class _Mocks:
    """The scale at the left, names at the right: those of the weakest topics where there is no room for all."""

    def __init__(self, series: MockSeries, sheet: Sheet) -> None:
        self.series = series
        self.sheet = sheet
        self.px = sheet.style.px
        self.small = sheet.style.small
        last = series.papers[-1]
        weakest = sorted(last.topics, key=lambda one: one[1])
        scores = [100 * share for paper in series.papers for _topic, share in paper.topics]
        least = min(*scores, *(paper.score for paper in series.papers), series.part.pass_mark if series.part else 100)
        self.lowest = min(80, STEP * int(max(0.0, least - STEP / 4) // STEP))
        self.order = [topic for topic, _share in weakest]
        room = int(HEIGHT / LINE) - 2
        named = [(self._topic_words(topic, share), 100 * share, self._role(topic)) for topic, share in weakest[:room]]
        self.ends = [*named, (tr("Score {score}").format(score=f"{last.score:g}"), last.score, "ink")]
        if series.part:
            mark = tr("pass mark {mark}").format(mark=f"{series.part.pass_mark:g}")
            self.ends.append((mark, series.part.pass_mark, "quiet"))
        widest = max(sheet.measure(words, self.small) for words, _score, _role in self.ends)
        self.names = min(widest, sheet.width * NAMES_SHARE)
        start, end = span_of([*(paper.on for paper in series.papers), series.today])
        left = MARGIN + sheet.measure("100", self.small) + self.px(10)
        right = sheet.width - MARGIN - self.names - self.px(16)
        self.axis = TimeAxis(start=start, end=end, left=left, right=right)
        self.top = self.bottom = 0.0

    def _topic_words(self, topic: str, share: float) -> str:
        return tr("{topic} {share} %").format(topic=tell.name_of(self.series, topic), share=round(100 * share))

    def _role(self, topic: str) -> str:
        return f"series_{self.order.index(topic)}" if topic in self.order else "edge"

    def drawing(self) -> Drawing:
        self.top = heading(self.sheet, tell.finding(self.series)) + today_room(self.sheet) + self.small
        self.bottom = self.top + self.px(HEIGHT)
        for step in range(self.lowest, 101, STEP):
            rule(self.sheet, self._y(step), self.axis.left, self.axis.right)
            x = self.axis.left - self.px(8)
            self.sheet.text(x, self._y(step), str(step), size=self.small, role="quiet", align="right")
        if self.series.part:
            y = self._y(self.series.part.pass_mark)
            self.sheet.line([(self.axis.left, y), (self.axis.right, y)], "due", width=1.5, line="dashed")
        for topic in self.order:
            points = [(paper.on, dict(paper.topics).get(topic)) for paper in self.series.papers]
            self._draw_line([(day, 100 * share) for day, share in points if share is not None], self._role(topic), 1.2)
        self._draw_line([(paper.on, paper.score) for paper in self.series.papers], "ink", 3.0)
        for paper in self.series.papers:
            x = self.axis.x(paper.on)
            self.sheet.region(x - 4, self.top, x + 4, self.bottom, tell.paper_words(self.series, paper))
        mark_today(self.sheet, self.axis, self.series.today, self.top - self.small, [(self.top, self.bottom)])
        self._name_ends()
        return self.sheet.drawing(days_below(self.sheet, self.axis, self.bottom) + MARGIN / 2)

    def _y(self, score: float) -> float:
        return self.bottom - (self.bottom - self.top) * (score - self.lowest) / (100 - self.lowest)

    def _draw_line(self, scores: list[tuple[object, float]], role: str, width: float) -> None:
        points = [(self.axis.x(day), self._y(score)) for day, score in scores]  # type: ignore[arg-type]
        if len(points) > 1:
            self.sheet.line(points, role, width=width)
        for x, y in points:
            self.sheet.mark(x, y, "o", role, size=self.px(3 + width))

    def _name_ends(self) -> None:
        """Each name at the height of its last score; names that would stand on each other are moved apart."""
        ends = sorted(self.ends, key=lambda end: -end[1])
        heights = apart([self._y(score) for _words, score, _role in ends], self.px(LINE), self.top, self.bottom)
        last = self.axis.x(self.series.papers[-1].on)
        x = self.axis.right + self.px(14)
        for (words, score, role), y in zip(ends, heights, strict=True):
            if role != "quiet":
                self.sheet.line([(last, self._y(score)), (x - self.px(4), y)], role, width=0.6, line="dotted")
            text = shorten(words, self.names, lambda part: self.sheet.measure(part, self.small))
            self.sheet.text(x, y, text, size=self.small, role="ink" if role == "ink" else "quiet")
