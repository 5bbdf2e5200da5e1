"""What every chart has: its finding on top, the days below, today across. Light rules only, no frame."""

from __future__ import annotations

from ui.text import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from ui.charts.sheet import Drawing, Sheet
    from ui.charts.time_axis import TimeAxis

MARGIN = 16.0


def heading(sheet: Sheet, finding: str) -> float:
    """The finding as the title; returns where the chart may begin."""
    top = sheet.paragraph(MARGIN, MARGIN, finding, size=sheet.style.title, room=sheet.width - 2 * MARGIN)
    return top + sheet.style.px(8)


def calm_note(sheet: Sheet, finding: str, hint: str) -> Drawing:
    """A chart with nothing to draw yet: what belongs here, instead of an empty axis."""
    top = heading(sheet, finding)
    bottom = sheet.paragraph(MARGIN, top, hint, size=sheet.style.body, room=sheet.width - 2 * MARGIN, role="quiet")
    return sheet.drawing(bottom + MARGIN)


def rule(sheet: Sheet, y: float, left: float = MARGIN, right: float | None = None) -> None:
    """A light line across the chart."""
    sheet.line([(left, y), (right or sheet.width - MARGIN, y)], "line")


def days_below(sheet: Sheet, axis: TimeAxis, y: float, *, place: Callable[[date], float] | None = None) -> float:
    """The ticks of a time axis under the height `y`, at `place` of a day; returns where they end."""
    place = place or axis.x
    small = sheet.style.small
    gap = sheet.style.px(14)
    rule(sheet, y, axis.left, axis.right)
    for day, label in axis.ticks(sheet.measure("2000", small) + gap, sheet.measure("2000-00", small) + gap):
        x = place(day)
        half = sheet.measure(label, small) / 2
        sheet.line([(x, y), (x, y + 4)], "edge")
        if half <= x <= sheet.width - half:
            sheet.text(x, y + sheet.style.px(14), label, size=small, role="quiet", align="center")
    return y + sheet.style.px(24)


def mark_today(sheet: Sheet, axis: TimeAxis, today: date, top: float, stretches: list[tuple[float, float]]) -> None:
    """A line on the day the chart speaks of, through these heights, named in a row of its own above `top`."""
    x = axis.x(today)
    words = tr("Today {day}").format(day=today.isoformat())
    half = sheet.measure(words, sheet.style.small) / 2
    middle = min(max(x, MARGIN + half), sheet.width - MARGIN - half)
    sheet.text(middle, top - sheet.style.px(10), words, size=sheet.style.small, role="accent", align="center")
    for upper, lower in stretches:
        sheet.line([(x, upper), (x, lower)], "accent", width=1.5)


def today_room(sheet: Sheet) -> float:
    """Height of the row that names today."""
    return sheet.style.px(22)


def mark_day(sheet: Sheet, axis: TimeAxis, day: date, words: str, middle: float, stretch: tuple[float, float]) -> None:
    """A quiet line on a day to come, through this height, named at its left or where there is room."""
    x, half = axis.x(day), sheet.measure(words, sheet.style.small) / 2
    place = min(max(x, MARGIN + half), sheet.width - MARGIN - half)
    sheet.text(place, middle, words, size=sheet.style.small, role="quiet", align="center")
    sheet.line([(x, stretch[0]), (x, stretch[1])], "edge", width=1.5)


def row_name(sheet: Sheet, axis: TimeAxis, middle: float, name: str) -> None:
    """What a row shows, left of the time line."""
    room = axis.left - MARGIN - sheet.style.px(8)
    sheet.text(MARGIN, middle, name, size=sheet.style.small, role="quiet", room=room)
