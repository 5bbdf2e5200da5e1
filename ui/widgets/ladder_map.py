"""A ladder as a map: a column for each channel, posts as boxes, arrows to the next posts, the worker's place marked."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.text import tr
from ui.text.labels import channel_name
from ui.text.paths import CHANNELS, grade_words, grades_in_short, post_outcome, post_state
from ui.text.rules import name_words
from ui.theme import current_theme, paint_icon
from ui.widgets.ladder_places import Place, places
from ui.widgets.painted import Painted, draw_focus

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtCore import QEvent

    from tracker.roles.model import RoleVerdict

_WIDTH, _WIDEST = 100, 220
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class LadderMap(Painted):
    """`chosen` carries the id of the post clicked or gone to with the arrow keys."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ladder_map")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._posts: dict[str, RoleVerdict] = {}
        self._places: dict[str, Place] = {}
        self._told: dict[str, str] = {}
        self._at = ""

    def show_posts(self, posts: Sequence[RoleVerdict], *, title: str, today: date) -> None:
        """Show a ladder; the choice stays where the same post is on it."""
        self._posts = {one.role.id: one for one in posts}
        self._places = places([one.role for one in posts], CHANNELS)
        self._told = {name: _told(one, today) for name, one in self._posts.items()}
        self.setAccessibleName(title)
        self.choose(self._at if self._at in self._posts else next(iter(self._posts), ""))
        self.updateGeometry()

    def choose(self, post: str) -> None:
        """Mark a post, without saying that a person did."""
        self._at = post
        self.setAccessibleDescription(self._told.get(post, ""))
        self.update()

    def text_twin(self) -> str:
        """Everything that is drawn, in words: a line for each post, channel by channel from below."""
        ordered = sorted(self._places, key=lambda name: (self._places[name].column, self._places[name].row))
        return "\n".join(self._told[name] for name in ordered)

    # Sizes

    def _columns(self) -> int:
        return max((place.column for place in self._places.values()), default=0) + 1

    def _rows(self) -> int:
        return max((place.row for place in self._places.values()), default=0) + 1

    def _box_height(self) -> int:
        theme = current_theme()
        lines = 2 * QFontMetrics(theme.font("body")).lineSpacing() + QFontMetrics(theme.font("small")).lineSpacing()
        return lines + theme.space(16)

    def _head_height(self) -> int:
        return QFontMetrics(current_theme().font("small")).lineSpacing() + current_theme().space(8)

    def sizeHint(self) -> QSize:
        theme = current_theme()
        high = self._rows() * (self._box_height() + theme.space(24)) + self._head_height()
        return QSize(self._columns() * theme.px(_WIDEST), high)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._columns() * current_theme().px(_WIDTH), self.sizeHint().height())

    def _box(self, name: str) -> QRectF:
        theme, place = current_theme(), self._places[name]
        step = self.width() / self._columns()
        wide = min(step - theme.space(12), theme.px(_WIDEST))
        top = self._head_height() + (self._rows() - 1 - place.row) * (self._box_height() + theme.space(24))
        return QRectF(place.column * step + 2, top + 2, wide, self._box_height())

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.painter()
        self._paint_heads(painter)
        for name, one in self._posts.items():
            for below in one.role.above:
                if below in self._posts:
                    self._paint_arrow(painter, self._box(below), self._box(name))
        for name, one in self._posts.items():
            self._paint_post(painter, self._box(name), one)
        if self._at and self.hasFocus():
            draw_focus(painter, self._box(self._at).adjusted(-2, -2, 2, 2), 10)

    def _paint_heads(self, painter: QPainter) -> None:
        """The name of each channel above its first column."""
        theme = current_theme()
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("quiet"))
        step = self.width() / self._columns()
        firsts: dict[str, int] = {}
        for name, one in self._posts.items():
            channel = one.role.channel
            firsts[channel] = min(firsts.get(channel, self._columns()), self._places[name].column)
        for channel, column in firsts.items():
            painter.drawText(
                QRectF(column * step + 2, 0, step * 2, self._head_height()),
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop,
                channel_name(channel),
            )

    def _paint_arrow(self, painter: QPainter, below: QRectF, above: QRectF) -> None:
        """From the top of a post to the bottom of the next."""
        theme = current_theme()
        start, end = QPointF(below.center().x(), below.top()), QPointF(above.center().x(), above.bottom())
        middle = end.y() + theme.space(12)
        line = QPainterPath(start)
        line.lineTo(start.x(), middle)
        line.lineTo(end.x(), middle)
        line.lineTo(end)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("edge"), 1.5))
        painter.drawPath(line)
        tip = theme.px(4)
        head = QPainterPath(QPointF(end.x() - tip, end.y() + tip))
        head.lineTo(end)
        head.lineTo(end.x() + tip, end.y() + tip)
        painter.drawPath(head)

    def _paint_post(self, painter: QPainter, box: QRectF, one: RoleVerdict) -> None:
        theme = current_theme()
        state, icon, word = post_state(one)
        here, chosen = one.held_since is not None, one.role.id == self._at
        painter.setBrush(theme.color("accent_soft" if here else "selection" if chosen else "raised"))
        painter.setPen(QPen(theme.color("accent" if here or chosen else "line"), 2 if here or chosen else 1))
        painter.drawRoundedRect(box, 8, 8)
        inside = box.adjusted(theme.space(8), theme.space(4), -theme.space(8), -theme.space(4))
        small = QFontMetrics(theme.font("small")).lineSpacing()
        named = inside.adjusted(0, 0, 0, -small - theme.space(4))
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("ink"))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(named, int(flags), "\n".join(filter(None, (name_words(one.role), grades_in_short(one)))))
        foot = QRectF(inside.left(), inside.bottom() - small, inside.width(), small)
        role = "accent" if here else state
        paint_icon(painter, QRectF(foot.left(), foot.top(), theme.px(14), foot.height()), icon, role)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color(role))
        foot.setLeft(foot.left() + theme.px(14) + theme.space(4))
        cut = painter.fontMetrics().elidedText(word, Qt.TextElideMode.ElideRight, round(foot.width()) + 1)
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, cut)

    # Choosing

    def _post_at(self, point: QPointF) -> str:
        return next((name for name in self._posts if self._box(name).contains(point)), "")

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            over = self._post_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._told.get(over, ""), self)
            return True
        return super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        over = self._post_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and over:
            self._go_to(over)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not self._at:
            super().keyPressEvent(event)
            return
        here = self._places[self._at]
        ahead = {
            name: place
            for name, place in self._places.items()
            if (place.column - here.column) * step[0] > 0 or (place.row - here.row) * step[1] > 0
        }
        if ahead:
            self._go_to(min(ahead, key=lambda name: _distance(here, ahead[name])))

    def _go_to(self, post: str) -> None:
        self.choose(post)
        self.chosen.emit(post)


def _distance(here: Place, there: Place) -> tuple[int, int]:
    """How far a post is for an arrow key: the nearest row first, then the nearest column."""
    return abs(there.row - here.row), abs(there.column - here.column)


def _told(one: RoleVerdict, today: date) -> str:
    parts = (name_words(one.role), channel_name(one.role.channel), post_outcome(one, today=today), grade_words(one))
    return tr("; ").join(filter(None, parts))
