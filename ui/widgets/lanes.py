"""Intervals on a time line: jobs, or the validity of certificates. Overlaps lie below each other, gaps are hatched."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from tracker.kernel.dates import FOREVER, Span, days_after, days_before
from tracker.kernel.record import Record
from ui.text import tr
from ui.theme import STATES, current_theme, paint_icon
from ui.widgets.badge import STATE_ICONS
from ui.widgets.painted import Painted, draw_focus
from ui.widgets.timeline import Ruler, open_gaps, pack_rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class Interval(Record):
    """Something that lasted from `start` to `end`, the last day; without an end it goes on.

    `text` is written on it, `tip` says it exactly (with its state in words), `lane` is the name of the lane it lies in,
    `state` is `accent` or a state. `key` comes back when it is opened.
    """

    key: str
    start: date
    end: date | None
    text: str
    tip: str = ""
    lane: str = ""
    state: str = "accent"

    @property
    def span(self) -> Span:
        """First and last day."""
        return self.start, self.end or FOREVER


class _Bar(Record):
    """An interval, or a gap (`None`), and the row it lies in."""

    interval: Interval | None
    span: Span
    row: int
    tip: str


class Lanes(Painted):
    """`activated` carries the key of the interval clicked or opened with Enter; the arrow keys move along."""

    activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._bars: list[_Bar] = []
        self._names: list[tuple[str, int]] = []
        self._rows = 0
        self._today = date.min
        self._at = 0

    def show_intervals(self, intervals: Sequence[Interval], *, today: date) -> None:
        """Show other intervals; lanes keep the order in which they first appear."""
        self._bars, self._names, self._rows, self._today, self._at = [], [], 0, today, 0
        for lane in dict.fromkeys(interval.lane for interval in intervals):
            self._add_lane(lane, [interval for interval in intervals if interval.lane == lane])
        self._bars.sort(key=lambda bar: (bar.interval is None, bar.span[0], bar.row))
        self.setAccessibleDescription(self.text_twin())
        self.updateGeometry()
        self.update()

    def _add_lane(self, name: str, intervals: list[Interval]) -> None:
        spans = [interval.span for interval in intervals]
        rows = pack_rows(spans)
        for interval, row in zip(intervals, rows, strict=True):
            tip = interval.tip or interval.text
            self._bars.append(_Bar(interval=interval, span=interval.span, row=self._rows + row, tip=tip))
        for first, last in open_gaps(spans, self._today):
            tip = tr("Nothing from {first} to {last}").format(first=first.isoformat(), last=last.isoformat())
            self._bars.append(_Bar(interval=None, span=(first, last), row=self._rows, tip=tip))
        self._names.append((name, self._rows))
        self._rows += max(rows) + 1

    def text_twin(self) -> str:
        """Everything that is drawn, in words: a line for each interval and each gap, by the day it began."""
        return "\n".join(bar.tip for bar in sorted(self._bars, key=lambda bar: bar.span))

    def sizeHint(self) -> QSize:
        theme = current_theme()
        line = QFontMetrics(theme.font("small")).lineSpacing()
        return QSize(theme.px(320), self._rows * self._row_height() + 2 * line + theme.space(8))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(200), self.sizeHint().height())

    def _row_height(self) -> int:
        theme = current_theme()
        return QFontMetrics(theme.font("small")).lineSpacing() + theme.px(12)

    def _ruler(self) -> Ruler:
        """From the first beginning to the last end or today, with a little room before and after."""
        theme = current_theme()
        days = [self._today, *(bar.span[0] for bar in self._bars)]
        days += [bar.span[1] for bar in self._bars if bar.span[1] != FOREVER]
        first, last = min(days), max(days)
        margin = max((last - first).days, 365) // 40
        words = QFontMetrics(theme.font("small"))
        names = max((words.horizontalAdvance(name) for name, _row in self._names), default=0)
        left = min(names + theme.space(12), self.width() * 0.35) if names else 0
        return Ruler(
            first=days_before(first, margin), last=days_after(last, margin), left=left, width=self.width() - left
        )

    def _area(self, bar: _Bar, ruler: Ruler) -> QRectF:
        height = self._row_height()
        top = QFontMetrics(current_theme().font("small")).lineSpacing() + current_theme().space(4)
        left = ruler.x(bar.span[0])
        right = ruler.x(bar.span[1]) if bar.span[1] != FOREVER else self.width() + 8  # what goes on has no end in sight
        return QRectF(left, top + bar.row * height + 3, max(right - left, current_theme().px(4)), height - 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._bars:
            return
        theme = current_theme()
        painter = self.painter()
        painter.setFont(theme.font("small"))
        ruler = self._ruler()
        self._paint_years(painter, ruler)
        self._paint_names(painter, ruler)
        for bar in self._bars:
            if bar.interval is None:
                self._paint_gap(painter, self._area(bar, ruler))
            else:
                self._paint_bar(painter, self._area(bar, ruler), bar, bar.interval, ruler)
        self._paint_today(painter, ruler)
        if self.hasFocus():
            draw_focus(painter, self._area(self._bars[self._at], ruler).adjusted(-2, -2, 2, 2))

    def _paint_years(self, painter: QPainter, ruler: Ruler) -> None:
        theme = current_theme()
        words = painter.fontMetrics()
        floor = self.height() - words.lineSpacing()
        room = words.horizontalAdvance("2000") + theme.space(16)
        for day in ruler.years(room):
            x = round(ruler.x(day)) + 0.5
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(QPointF(x, words.lineSpacing()), QPointF(x, floor - 2))
            label = QRectF(x - room / 2, floor, room, words.lineSpacing())
            if ruler.left <= label.left() and label.right() <= self.width():
                painter.setPen(theme.color("quiet"))
                painter.drawText(label, Qt.AlignmentFlag.AlignCenter, str(day.year))

    def _paint_names(self, painter: QPainter, ruler: Ruler) -> None:
        words = painter.fontMetrics()
        height = self._row_height()
        top = words.lineSpacing() + current_theme().space(4)
        painter.setPen(current_theme().color("ink"))
        for name, row in self._names:
            room = QRectF(0, top + row * height, ruler.left - current_theme().space(8), height)
            cut = words.elidedText(name, Qt.TextElideMode.ElideRight, round(room.width()) + 1)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, cut)

    def _paint_gap(self, painter: QPainter, area: QRectF) -> None:
        theme = current_theme()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(theme.color("edge"), Qt.BrushStyle.BDiagPattern))
        painter.drawRect(area.adjusted(1, area.height() * 0.3, -1, -area.height() * 0.3))

    def _paint_bar(self, painter: QPainter, area: QRectF, bar: _Bar, interval: Interval, ruler: Ruler) -> None:
        theme = current_theme()
        painter.setPen(QPen(theme.color(interval.state), 1))
        painter.setBrush(theme.color(f"{interval.state}_soft"))
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        words = painter.fontMetrics()
        inside = area.adjusted(theme.space(8), 0, -theme.space(4), 0)
        if interval.state in STATES and interval.state != "quiet" and inside.width() > theme.px(14):
            paint_icon(
                painter,
                QRectF(inside.left(), area.top(), theme.px(14), area.height()),
                STATE_ICONS[interval.state],
                interval.state,
            )
            inside.setLeft(inside.left() + theme.px(14) + theme.space(4))
        length = words.horizontalAdvance(interval.text)
        beside = self._free_after(bar, area, ruler)
        if length > inside.width() and length + theme.space(8) <= beside:
            inside = QRectF(area.right() + theme.space(4), area.top(), length + 1, area.height())
        elif inside.width() < theme.px(40):
            return
        painter.setPen(theme.color("ink"))
        cut = words.elidedText(interval.text, Qt.TextElideMode.ElideRight, round(inside.width()) + 1)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, cut)

    def _free_after(self, bar: _Bar, area: QRectF, ruler: Ruler) -> float:
        """The room at the right of a bar, up to the next in its row, today or the edge."""
        ends = [self.width() * 1.0, *(self._area(other, ruler).left() for other in self._bars if other.row == bar.row)]
        ends.append(ruler.x(self._today))
        return min(end for end in ends if end > area.left() + 1 or end == self.width()) - area.right()

    def _paint_today(self, painter: QPainter, ruler: Ruler) -> None:
        theme = current_theme()
        words = painter.fontMetrics()
        x = ruler.x(self._today)
        painter.setPen(QPen(theme.color("accent"), 2))
        painter.drawLine(QPointF(x, words.lineSpacing()), QPointF(x, self.height() - words.lineSpacing() - 2))
        text = tr("Today")
        length = words.horizontalAdvance(text)
        painter.drawText(QPointF(max(0.0, min(x - length / 2, self.width() - length)), words.ascent()), text)

    def _bar_at(self, point: QPointF) -> int | None:
        ruler = self._ruler() if self._bars else None
        hits = (at for at, bar in enumerate(self._bars) if ruler and self._area(bar, ruler).contains(point))
        return next(hits, None)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self._bar_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), "" if at is None else self._bars[at].tip, self)
            return True
        return super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = self._bar_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and at is not None:
            self._go_to(at)
            self._open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._go_to(self._at + _STEPS[key])
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._go_to(0 if key == Qt.Key.Key_Home else len(self._bars) - 1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._open()
        else:
            super().keyPressEvent(event)

    def _go_to(self, at: int) -> None:
        if self._bars:
            self._at = min(max(at, 0), len(self._bars) - 1)
            self.setAccessibleDescription(self._bars[self._at].tip)
            self.update()

    def _open(self) -> None:
        interval = self._bars[self._at].interval if self._bars else None
        if interval is not None:
            self.activated.emit(interval.key)
