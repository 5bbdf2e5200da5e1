"""Certificates by regions as a map-like matrix: in each field the three layers, each with its own icon and word."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QSizePolicy, QWidget

from tracker.recognition.model import VerdictByRule
from ui.text import ptr, tr
from ui.text.labels import certificate_name, region_name
from ui.text.worth import all_practice_words, law_words, rule_words
from ui.theme import current_theme, paint_icon
from ui.widgets.painted import draw_focus, fill_pill
from ui.widgets.pressable import Pressable
from ui.widgets.words import Label

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.overview.names import Names
    from tracker.recognition.model import Matrix, Practice, RecognitionCell

_TILE, _NAME, _ICON = 200, 150, 16
_TOP = Qt.AlignmentFlag.AlignTop
_WRAPPED = _TOP | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
_VERDICTS = {
    VerdictByRule.RECOGNISED: ("check", "good"),
    VerdictByRule.NOT_RECOGNISED: ("cross", "due"),
    VerdictByRule.UNKNOWN: ("question", "quiet"),
}


class RecognitionTile(Pressable):
    """One field. `acted` follows a click, Enter and Space; the arrow keys go to the fields around.

    It paints its lines itself: as labels with icons, a hundred fields would be seven hundred widgets.
    """

    def __init__(self, cell: RecognitionCell, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cell = cell
        self.setObjectName("recognition_tile")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        layers = (
            (tr("In law: {answer}"), law_words(cell.in_law), *_VERDICTS[cell.in_law.verdict]),
            (tr("By agreement: {answer}"), rule_words(cell.by_rule), *_VERDICTS[cell.by_rule.verdict]),
            (tr("In practice: {answer}"), all_practice_words(cell), *_practice_look(cell.practice)),
        )
        self._lines = [(words.format(answer=answer), icon, role) for words, answer, icon, role in layers]
        self._heights: dict[int, list[int]] = {}
        self.setAccessibleName(tr("; ").join((spoken, *(text for text, _icon, _role in self._lines))))

    def heightForWidth(self, width: int) -> int:
        return self._height(self._heights_at(width))

    def sizeHint(self) -> QSize:
        """Every line unwrapped: a field asks for more only where its width makes one wrap."""
        theme = current_theme()
        line = QFontMetrics(theme.font("body")).height()
        return QSize(theme.px(_TILE), self._height([line] * len(self._lines)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        self._heights.clear()
        super().changeEvent(event)

    def _height(self, lines: list[int]) -> int:
        """All of a field whose lines are that high."""
        theme = current_theme()
        return sum(lines) + (len(lines) - 1) * theme.space(4) + 2 * theme.space(8)

    def _heights_at(self, width: int) -> list[int]:
        """How high each line gets in a field of this width."""
        if width not in self._heights:
            metrics = QFontMetrics(current_theme().font("body"))
            room = QRect(0, 0, width - self._text_left() - current_theme().space(8), 10_000)
            self._heights[width] = [
                metrics.boundingRect(room, _WRAPPED, text).height() for text, _icon, _role in self._lines
            ]
        return self._heights[width]

    def _text_left(self) -> int:
        theme = current_theme()
        return theme.px(_ICON) + 2 * theme.space(8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.painter()
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        fill_pill(painter, area, current_theme().color("hover" if self.underMouse() else "page"), 6)
        self._paint_lines(painter)
        if self.hasFocus():
            draw_focus(painter, area)

    def _paint_lines(self, painter: QPainter) -> None:
        theme, width, left = current_theme(), self.width(), self._text_left()
        painter.setFont(theme.font("body"))
        line, top = painter.fontMetrics().lineSpacing(), theme.space(8)
        for (text, icon, role), height in zip(self._lines, self._heights_at(width), strict=True):
            paint_icon(painter, QRect(theme.space(8), top, theme.px(_ICON), line), icon, role)
            painter.setPen(theme.color("quiet" if role == "quiet" else "ink"))
            painter.drawText(QRect(left, top, width - left - theme.space(8), height), _WRAPPED, text)
            top += height + theme.space(4)


class RecognitionGrid(QScrollArea):
    """`opened` carries the field and its widget. Regions that do not fit are reached by scrolling sideways."""

    opened = Signal(object, QWidget)

    def __init__(self, matrix: Matrix, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heights: dict[int, int] = {}
        """The heights that widths were found to need; Qt asks for the same again and again."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._inside = QWidget()
        self._inside.setObjectName("scrolled")
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(current_theme().space(8))
        self._grid.setColumnMinimumWidth(0, current_theme().px(_NAME))
        self.setWidget(self._inside)
        self._tiles: list[list[RecognitionTile]] = []
        for at, region in enumerate(matrix.regions, start=1):
            self._grid.addWidget(Label(region_name(region), size="emphasis"), 0, at)
            self._grid.setColumnMinimumWidth(at, current_theme().px(_TILE))
            self._grid.setColumnStretch(at, 1)
        for number, row in enumerate(matrix.rows, start=1):
            named = certificate_name(row.certificate, names)
            head = Label(named)
            head.setContentsMargins(0, current_theme().space(8), 0, 0)
            self._grid.addWidget(head, number, 0, _TOP)
            self._tiles.append([self._tile(cell, named, number, at) for at, cell in enumerate(row.cells, start=1)])
        self._heights.clear()

    def _tile(self, cell: RecognitionCell, named: str, row: int, column: int) -> RecognitionTile:
        spoken = ptr("recognition", "{certificate}, {region}").format(
            certificate=named, region=region_name(cell.region)
        )
        tile = RecognitionTile(cell, spoken)
        tile.acted.connect(lambda: self.opened.emit(cell, tile))
        self._grid.addWidget(tile, row, column)
        return tile

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow keys go from field to field."""
        step = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }.get(Qt.Key(event.key()))
        here = next(
            ((r, c) for r, row in enumerate(self._tiles) for c, tile in enumerate(row) if tile.hasFocus()), None
        )
        if step is None or here is None:
            super().keyPressEvent(event)
            return
        row, column = here[0] + step[0], here[1] + step[1]
        if 0 <= row < len(self._tiles) and 0 <= column < len(self._tiles[row]):
            self._tiles[row][column].setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(self._tiles[row][column])

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            least = self._grid.minimumSize()
            high = self._grid.heightForWidth(max(width, least.width())) if self._grid.hasHeightForWidth() else 0
            bar = self.horizontalScrollBar().sizeHint().height() if width < least.width() else 0
            self._heights[width] = max(high, least.height()) + bar
        return self._heights[width]

    def hasHeightForWidth(self) -> bool:
        return True

    def changeEvent(self, event: QEvent) -> None:
        self._heights.clear()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(_NAME + _TILE), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(_NAME), self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


def _practice_look(answer: Practice) -> tuple[str, str]:
    if answer.refused:
        return "cross", "due"
    return ("check", "good") if answer.accepted else ("minus", "quiet")
