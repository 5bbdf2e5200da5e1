"""A QR code of a text: black on white in every theme, as telephones want it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import current_theme
from ui.widgets.painted import Painted

_QUIET = 4
"""Modules of white around the code, as ISO/IEC 18004 asks."""


class QrCode(Painted):
    """About as large as `size` (at 100 % text), its squares of whole pixels; `text` says what it holds."""

    def __init__(self, content: str, text: str, *, size: int = 168, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        self._size = size
        self._modules = modules(content)

    def sizeHint(self) -> QSize:
        across = len(self._modules) + 2 * _QUIET
        side = across * max(2, round(current_theme().px(self._size) / across))
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_code(painter, QRectF(self.rect()), self._modules)


def modules(content: str, error: str = "l") -> tuple[bytes, ...]:
    """The dark and light squares of a code, row by row, without the white around it.

    `error` is the level of correction: `l` suits a screen, `m` paper.
    """
    import segno

    return tuple(bytes(row) for row in segno.make(content, error=error, micro=False, boost_error=False).matrix)


def paint_code(painter: QPainter, area: QRectF, code: tuple[bytes, ...]) -> None:
    """Paint a code into `area`, on its own white; squares of whole device pixels where there are enough of them."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.fillRect(area, QColor(Qt.GlobalColor.white))
    across = len(code) + 2 * _QUIET
    side = min(area.width(), area.height()) / across
    side = int(side) if side >= 2 else side
    left = area.left() + (area.width() - side * len(code)) / 2
    top = area.top() + (area.height() - side * len(code)) / 2
    for row, line in enumerate(code):
        for column, dark in enumerate(line):
            if dark:
                painter.fillRect(
                    QRectF(left + column * side, top + row * side, side, side), QColor(Qt.GlobalColor.black)
                )
