"""Numbers to go to, in a grid: each with a sign for how it stands, one of them the current one."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from tracker.kernel.record import Record
from ui.text import tr
from ui.theme import current_theme, paint_icon
from ui.widgets.painted import Painted, draw_focus

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent

_CELL, _GAP = 40, 4


class NumberCell(Record):
    """How a number stands: in a word, with a sign beside it; `role` colours both. `full` ones have a ground."""

    word: str
    role: str = "quiet"
    icon: str = ""
    full: bool = False


class NumberGrid(Painted):
    """`chosen` brings the place (from 0) that was clicked or gone to by an arrow key."""

    chosen = Signal(int)

    def __init__(self, title: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._title = title
        self._cells: list[NumberCell] = []
        self._labels: list[str] = []
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._name_it()

    def show_cells(self, cells: Sequence[NumberCell], current: int, labels: Sequence[str] = ()) -> None:
        """Show these, numbered from 1 unless they have labels of their own."""
        fewer = len(cells) != len(self._cells)
        self._cells, self._current = list(cells), current
        self._labels = list(labels) or [str(number) for number in range(1, len(cells) + 1)]
        self._name_it()
        if fewer:
            self.updateGeometry()
        self.update()

    @property
    def current(self) -> int:
        """The place that is gone to."""
        return self._current

    def _name_it(self) -> None:
        """Screen readers hear what it is and the number gone to."""
        self.setAccessibleName(self._title)
        if self._cells:
            word = self._cells[self._current].word
            said = tr("{number} of {count}: {word}").format(
                number=self._labels[self._current], count=len(self._cells), word=word
            )
            self.setAccessibleDescription(said)

    # Where the cells are

    def _columns(self, width: int) -> int:
        step = current_theme().px(_CELL) + current_theme().px(_GAP)
        return max(1, (width + current_theme().px(_GAP)) // step)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = -(-len(self._cells) // self._columns(width))
        theme = current_theme()
        return max(1, rows) * (theme.px(_CELL) + theme.px(_GAP))

    def sizeHint(self) -> QSize:
        width = 6 * (current_theme().px(_CELL) + current_theme().px(_GAP))
        return QSize(width, self.heightForWidth(self.width() or width))

    def minimumSizeHint(self) -> QSize:
        side = current_theme().px(_CELL)
        return QSize(side, self.heightForWidth(self.width()) if self.width() else side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def _area(self, place: int) -> QRectF:
        """The cells of a row share its whole width."""
        theme = current_theme()
        columns, gap, high = self._columns(self.width()), theme.px(_GAP), theme.px(_CELL)
        row, column = divmod(place, columns)
        step = (self.width() + gap) / columns
        return QRectF(column * step, row * (high + gap), step - gap, high)

    def _place_at(self, point: QPoint) -> int | None:
        return next((at for at in range(len(self._cells)) if self._area(at).contains(point)), None)

    # What a person does

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position().toPoint())
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        columns = self._columns(self.width())
        step = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -columns,
            Qt.Key.Key_Down: columns,
        }.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif 0 <= self._current + step < len(self._cells):
            self.chosen.emit(self._current + step)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            place = self._place_at(event.pos())
            words = "" if place is None else f"{self._labels[place]}: {self._cells[place].word}"
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.painter()
        for place, cell in enumerate(self._cells):
            area = self._area(place)
            if area.intersects(event.rect()):
                self._paint_cell(painter, area, place, cell)

    def _paint_cell(self, painter: QPainter, area: QRectF, place: int, cell: NumberCell) -> None:
        theme = current_theme()
        box = area.adjusted(1, 1, -1, -1)
        painter.setPen(
            QPen(theme.color("accent" if place == self._current else "line"), 2 if place == self._current else 1)
        )
        painter.setBrush(theme.color(f"{cell.role}_soft") if cell.full else theme.color("surface"))
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(theme.color("ink" if cell.full or place == self._current else "quiet"))
        painter.setFont(theme.font("small"))
        words = QRectF(box)
        if cell.icon:
            side = theme.px(12)
            mark = QRectF(box.right() - side - 2, box.top() + 2, side, side)
            paint_icon(painter, mark, cell.icon, cell.role)
            words.setTop(box.top() + side / 2)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self._labels[place])
        if place == self._current and self.hasFocus():
            draw_focus(painter, box.adjusted(3, 3, -3, -3), 4)
