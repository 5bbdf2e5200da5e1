"""An icon on its own, beside words that say the same."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import current_theme, paint_icon
from ui.widgets.painted import Painted


class IconMark(Painted):
    """`size` is its side at 100 % text; `beside` a line of text of that role, it is as high as that line."""

    def __init__(
        self, icon: str, *, role: str = "quiet", size: int = 16, beside: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._size = size
        self._beside = beside
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_icon(icon, role)

    def show_icon(self, icon: str, role: str = "quiet") -> None:
        """Show another icon."""
        self._icon, self._role = icon, role
        self.update()

    def sizeHint(self) -> QSize:
        theme = current_theme()
        side = theme.px(self._size)
        line = QFontMetrics(theme.font(self._beside)).lineSpacing() if self._beside else 0
        return QSize(side, max(side, line))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_icon(self.painter(), self.rect(), self._icon, self._role)
