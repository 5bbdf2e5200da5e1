"""One line of time from where the way began to the day it is for, with today on it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from tracker.kernel.record import Record
from ui.theme import current_theme
from ui.widgets.painted import Painted, fill_pill
from ui.widgets.timeline import Ruler, place_labels

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date


class Mark(Record):
    """A day on the rail and the words for it, such as "2023-11-20 earliest"."""

    on: date
    text: str


class DateRail(Painted):
    """Today stands above the line; the start, the target and smaller marks below it, as far as they find room.

    What finds no room is in the tool tip, and screen readers hear all of it in the order of the days.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._start = self._today = self._target = None  # type: Mark | None
        self._marks: tuple[Mark, ...] = ()

    def show_days(self, start: Mark, today: Mark, target: Mark | None = None, marks: tuple[Mark, ...] = ()) -> None:
        """Show other days. Without a target the line goes on to today and stays open."""
        self._start, self._today, self._target, self._marks = start, today, target, marks
        days = sorted((*marks, start, today, *((target,) if target else ())), key=lambda mark: mark.on)
        self.setToolTip("\n".join(mark.text for mark in days))
        self.setAccessibleDescription("; ".join(mark.text for mark in days))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = current_theme()
        line = QFontMetrics(theme.font("small")).lineSpacing()
        return QSize(theme.px(320), 3 * line + theme.px(16) + 2 * theme.space(4))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(160), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._start is None or self._today is None:
            return
        theme = current_theme()
        painter = self.painter()
        painter.setFont(theme.font("small"))
        words = painter.fontMetrics()
        radius = theme.px(7)
        last = max(mark.on for mark in (self._today, self._target or self._today))
        ruler = Ruler(first=self._start.on, last=last, left=radius, width=self.width() - 2 * radius)
        middle = words.lineSpacing() + theme.space(4) + theme.px(8)
        self._paint_line(painter, ruler, middle)
        self._paint_below(painter, ruler, middle)
        length = words.horizontalAdvance(self._today.text)
        left = max(0.0, min(ruler.x(self._today.on) - length / 2, self.width() - length))
        painter.setPen(theme.color("accent"))
        painter.drawText(QPointF(left, words.ascent()), self._today.text)

    def _paint_line(self, painter: QPainter, ruler: Ruler, middle: float) -> None:
        if self._today is None:
            return
        theme = current_theme()
        thick = theme.px(6)
        track = QRectF(0, middle - thick / 2, self.width(), thick)
        fill_pill(painter, track, theme.color("track"), thick / 2)
        reached = self._target is not None and self._target.on <= self._today.on
        done = QRectF(track)
        done.setRight(ruler.x(self._today.on))
        fill_pill(painter, done, theme.color("good" if reached else "accent"), thick / 2)
        painter.setBrush(theme.color("surface"))
        for mark in self._marks:
            painter.setPen(QPen(theme.color("quiet"), theme.px(2)))
            painter.drawEllipse(QPointF(ruler.x(mark.on), middle), theme.px(4), theme.px(4))
        if self._target is not None:
            painter.setPen(QPen(theme.color("good" if reached else "ink"), theme.px(2)))
            painter.drawEllipse(QPointF(ruler.x(self._target.on), middle), theme.px(6), theme.px(6))
        painter.setPen(QPen(theme.color("surface"), theme.px(2)))
        painter.setBrush(theme.color("accent"))
        painter.drawEllipse(QPointF(ruler.x(self._today.on), middle), theme.px(7), theme.px(7))

    def _paint_below(self, painter: QPainter, ruler: Ruler, middle: float) -> None:
        theme = current_theme()
        words = painter.fontMetrics()
        shown = [mark for mark in (self._target, self._start, *self._marks) if mark is not None]
        wanted = [(ruler.x(mark.on), float(words.horizontalAdvance(mark.text))) for mark in shown]
        places = place_labels(wanted, self.width(), gap=theme.space(12), rows=2)
        top = middle + theme.px(8) + theme.space(4)
        for mark, place in zip(shown, places, strict=True):
            if place is None:
                continue
            painter.setPen(theme.color("ink" if mark is self._target else "quiet"))
            area = QRectF(place[0], top + place[1] * words.lineSpacing(), self.width(), words.lineSpacing())
            painter.drawText(area, Qt.AlignmentFlag.AlignLeft, mark.text)
