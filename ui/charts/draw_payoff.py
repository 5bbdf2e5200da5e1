"""Topics as bars: as long as their marks on the paper, filled as far as they are expected, where an hour pays first."""

from __future__ import annotations

from ui.charts import tell_payoff as tell
from ui.charts.frame import MARGIN, calm_note, heading
from ui.charts.sheet import Drawing, Sheet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.overview.study_series import PayoffSeries
    from ui.charts.style import ChartStyle


OTHERS = 0.55
"""How strong the bars are after the one that pays most."""


def draw_payoff(series: PayoffSeries, style: ChartStyle) -> Drawing:
    """A row for each topic: its name and figures over its bar."""
    sheet = Sheet(style)
    if tell.is_empty(series):
        return calm_note(sheet, tell.finding(series), tell.empty_hint())
    px, room = style.px, sheet.width - 2 * MARGIN
    y = heading(sheet, tell.finding(series))
    longest = max(topic.weight for topic in series.topics)
    for place, topic in enumerate(series.topics):
        begin, name, words = y, tell.name_of(series, topic), tell.topic_words(topic)
        beside = sheet.measure(name) + sheet.measure(words, style.small) + px(24) <= room
        sheet.text(MARGIN, y + px(10), name, room=room)
        y += px(20)
        if beside:
            sheet.text(sheet.width - MARGIN, y - px(10), words, size=style.small, role="quiet", align="right")
        else:
            y = sheet.paragraph(MARGIN, y, words, size=style.small, room=room, role="quiet")
        end = MARGIN + room * topic.weight / longest
        opacity = 1.0 if place == 0 and topic.gain >= tell.LEAST else OTHERS
        sheet.box(MARGIN, y + px(2), end, y + px(14), "track")
        sheet.box(MARGIN, y + px(2), MARGIN + (end - MARGIN) * topic.on_day, y + px(14), "accent", opacity=opacity)
        sheet.region(MARGIN, begin, sheet.width - MARGIN, y + px(14), f"{name}: {words}")
        y += px(26)
    for note in tell.notes(series):
        y = sheet.paragraph(MARGIN, y, note, size=style.small, room=room, role="quiet")
    return sheet.drawing(y + MARGIN / 2)
