"""The base of widgets that paint themselves: they follow the theme and show where the focus is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import current_theme

_LOOKS = (QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.EnabledChange)


class Painted(QWidget):
    """Reads the theme while painting; a switch of theme changes its size and has it painted anew."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in _LOOKS:
            self.updateGeometry()
            self.update()
        super().changeEvent(event)

    def painter(self) -> QPainter:
        """A painter with smooth edges on this widget."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return painter


def fill_pill(painter: QPainter, area: QRectF, color: QColor, radius: float) -> None:
    """A filled shape with round corners and no outline."""
    from PySide6.QtCore import Qt

    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(area, radius, radius)


def draw_focus(painter: QPainter, area: QRectF, radius: float = 6) -> None:
    """The ring that shows which thing has the keyboard."""
    from PySide6.QtCore import Qt

    painter.setPen(QPen(current_theme().color("focus"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area, radius, radius)
