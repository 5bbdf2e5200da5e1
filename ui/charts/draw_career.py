"""The career time line: a staircase of levels with their certificates, the jobs below, gaps and overlaps under them."""

from __future__ import annotations

from tracker.kernel.dates import next_day
from tracker.kernel.terms import LEVEL_KINDS, RANK, Level
from ui.charts import tell_career as tell
from ui.charts.frame import MARGIN, calm_note, days_below, heading, mark_today, row_name, rule, today_room
from ui.charts.layout import Flags, Lanes, Place, places_beside, shorten
from ui.charts.sheet import Drawing, Sheet
from ui.charts.time_axis import TimeAxis, span_of
from ui.charts.words import job_name
from ui.text import tr
from ui.text.labels import label

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tracker.overview.series import CareerSeries, CertificateMark
    from ui.charts.style import ChartStyle


def draw_career(series: CareerSeries, style: ChartStyle) -> Drawing:
    """A working life up to today, as high as it needs to be readable."""
    if tell.is_empty(series):
        return calm_note(Sheet(style), tell.finding(series), tell.empty_hint())
    return _Career(series, Sheet(style)).drawing()


class _Career:
    """Draws rows from the top down; each method takes where its row begins and returns where it ends."""

    def __init__(self, series: CareerSeries, sheet: Sheet) -> None:
        self.series = series
        self.sheet = sheet
        self.px = sheet.style.px
        self.small = sheet.style.small
        self.levels = self._levels()
        self.axis = self._axis()
        self.now = self.axis.x(series.today)

    def drawing(self) -> Drawing:
        top = heading(self.sheet, tell.finding(self.series)) + today_room(self.sheet)
        y = self._draw_levels(top)
        y = self._draw_other_certificates(y)
        y = self._draw_jobs(y)
        y = self._draw_breaks(y)
        mark_today(self.sheet, self.axis, self.series.today, top, [(top, y)])
        return self.sheet.drawing(days_below(self.sheet, self.axis, y) + MARGIN / 2)

    def _levels(self) -> list[Level]:
        """The levels that get a row, highest first."""
        shown = {Level(one.level) for one in self.series.certificates if one.level and one.kind in LEVEL_KINDS}
        if self.series.next_level and self.series.next_on and self.series.next_on > self.series.today:
            shown.add(self.series.next_level)
        return sorted(shown, key=lambda level: -RANK[level])

    def _axis(self) -> TimeAxis:
        """From the first day of anything to today, or to the next level where that is foreseen."""
        series = self.series
        days = [job.start for job in series.jobs] + [one.issued_on for one in series.certificates]
        start, end = span_of([*days, series.today, max(series.next_on or series.today, series.today)])
        names = [*map(label, self.levels), tr("Other certificates"), tr("Jobs"), tr("Gaps, overlaps")]
        widest = max(self.sheet.measure(name, self.small) for name in names)
        left = MARGIN + min(widest, self.sheet.width * 0.32) + self.px(12)
        return TimeAxis(start=start, end=end, left=left, right=self.sheet.width - MARGIN)

    def _draw_levels(self, y: float) -> float:
        """A row for each level; the highest level held climbs through them."""
        heights: dict[Level, float] = {}
        for level in self.levels:
            heights[level] = y + self.px(14)
            marks = [one for one in self.series.certificates if one.level == level and one.kind in LEVEL_KINDS]
            y = self._draw_certificates(y, label(level), marks, ("o", "accent"))
        self._draw_staircase(heights)
        return y

    def _draw_other_certificates(self, y: float) -> float:
        """The certificates of no skill level, in one row."""
        marks = [one for one in self.series.certificates if not (one.level and one.kind in LEVEL_KINDS)]
        return self._draw_certificates(y, tr("Other certificates"), marks, ("D", "info")) if marks else y

    def _draw_certificates(self, y: float, name: str, marks: list[CertificateMark], look: tuple[str, str]) -> float:
        """One row: a mark on the day each was issued, its title below, a thin line between the two."""
        shape, role = look
        middle, below = y + self.px(14), y + self.px(22)
        row_name(self.sheet, self.axis, middle, name)
        lanes = Lanes()
        for one in sorted(marks, key=self._right_to_left):
            x = self.axis.x(one.issued_on)
            text, places = self._words_beside(tell.certificate_label(one, self.series.names), x, x, self.px(4))
            lane, _choice = lanes.place([(places[0].left, places[0].right)])
            line = below + self.px(8) + lane * self.px(18)
            if lane:
                self.sheet.line([(x, middle), (x, line + self.px(6))], "line")
            self.sheet.text(places[0].x, line, text, size=self.small, align=places[0].align)
            self.sheet.mark(x, middle, shape, role, size=self.px(8))
            reach = self.px(7)
            self.sheet.region(
                x - reach, middle - reach, x + reach, middle + reach, tell.certificate_words(one, self.series.names)
            )
        bottom = below + len(lanes) * self.px(18) + self.px(4)
        rule(self.sheet, bottom)
        return bottom

    def _right_to_left(self, one: CertificateMark) -> tuple[bool, float]:
        """The order in which titles take lanes so that thin lines cross few: the last that extend right first."""
        x = self.axis.x(one.issued_on)
        extends_left = (
            x + self.px(8) + self.sheet.measure(tell.certificate_label(one, self.series.names), self.small) > self.now
        )
        return extends_left, x if extends_left else -x

    def _draw_staircase(self, heights: dict[Level, float]) -> None:
        """The highest level held, rising with each certificate; dashed to the next where it only takes time."""
        joint: tuple[float, float] | None = None
        for step in self.series.levels:
            y = heights[step.level]
            left, right = self.axis.x(step.start), min(self.axis.x(next_day(step.end)), self.now)
            if joint and joint[0] == left:
                self.sheet.line([joint, (left, y)], "accent", width=2)
            self.sheet.line([(left, y), (right, y)], "accent", width=3)
            self.sheet.region(left, y - 6, right, y + 6, tell.level_words(step))
            joint = (right, y)
        level, day = self.series.next_level, self.series.next_on
        if level and day and day > self.series.today:
            begin = joint[1] if joint and joint[0] == self.now else heights[level]
            self._draw_forecast(day, begin, heights[level])

    def _draw_forecast(self, day: date, y: float, goal: float) -> None:
        """Dashed on a band from today to the day of the next level."""
        then = self.axis.x(day)
        self.sheet.box(self.now, goal, then, max(y, goal + 2), "accent_soft")
        self.sheet.line([(self.now, y), (then, y), (then, goal)], "accent", width=2, line="dashed")
        self.sheet.mark(then, goal, "o", "accent", size=self.px(9), filled=False)
        words = tell.next_words(self.series)
        room = self.now - self.axis.left - self.px(8)
        shown = words if self.sheet.measure(words, self.small) <= room else day.isoformat()
        x = self.now - self.px(8)
        self.sheet.text(x, goal, shown, size=self.small, role="accent", align="right", room=room)
        self.sheet.region(self.now, goal - 8, then + 6, max(y, goal + 8), words)

    def _draw_jobs(self, y: float) -> float:
        """Jobs as bars in as few lanes as their names allow, a colour for each employer."""
        if not self.series.jobs:
            return y
        row_name(self.sheet, self.axis, y + self.px(20), tr("Jobs"))
        employers = list(dict.fromkeys(job.employer for job in self.series.jobs))
        lanes = Lanes()
        for job in self.series.jobs:
            left = self.axis.x(job.start)
            right = max(self.axis.x(next_day(min(job.end or self.series.today, self.series.today))), left + 2)
            text, places = self._words_beside(job_name(job, self.series.names), left, right, self.px(8))
            lane, choice = lanes.place([(place.left, place.right) for place in places])
            top = y + self.px(8) + lane * self.px(30)
            bottom = top + self.px(24)
            role = f"series_{employers.index(job.employer)}"
            self.sheet.box(left, top, right, bottom, role, opacity=0.25)
            self.sheet.box(left, top, min(left + self.px(3), right), bottom, role)
            self.sheet.text(places[choice].x, (top + bottom) / 2, text, size=self.small, align=places[choice].align)
            self.sheet.region(left, top, right, bottom, tell.job_words(job, self.series))
        bottom = y + self.px(8) + len(lanes) * self.px(30) + self.px(4)
        rule(self.sheet, bottom)
        return bottom

    def _draw_breaks(self, y: float) -> float:
        """The stretches without work and those in several jobs, in one row."""
        breaks = tell.breaks(self.series)
        if not breaks:
            return y
        row_name(self.sheet, self.axis, y + self.px(14), tr("Gaps, overlaps"))
        flags = Flags(most=1)
        for one, both, name in breaks:
            left = self.axis.x(one.start)
            right = max(self.axis.x(next_day(one.end)), left + 2)
            top, bottom = y + self.px(9), y + self.px(19)
            role = "due" if both else "quiet"
            self.sheet.box(left, top, right, bottom, role, opacity=0.6 if both else 0.15, edge=role)
            self.sheet.region(left, top, right, bottom, f"{name}\n{tell.stretch_words(one)}")
            _text, places = self._words_beside(name, left, left, self.px(4))
            placed = flags.place(left, [(place.left, place.right) for place in places])
            if placed:
                place = places[placed[1]]
                self.sheet.text(place.x, y + self.px(30), name, size=self.small, role="quiet", align=place.align)
        return y + self.px(42)

    def _words_beside(self, text: str, left: float, right: float, pad: float) -> tuple[str, list[Place]]:
        """The words, shortened where they must be, and where they may stand so that they do not cross today."""
        text = shorten(text, (self.now - self.axis.left) * 0.6, lambda part: self.sheet.measure(part, self.small))
        edges = (self.axis.left, self.now + 1)
        return text, places_beside(left, right, self.sheet.measure(text, self.small), pad, edges)
