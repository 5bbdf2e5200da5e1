"""A small window beside what it explains: gone with Esc or a click elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.theme import current_theme
from ui.widgets.space import Column

_WIDTH, _HIGHEST = 440, 460


class Popover(QFrame):
    """Shows `content`; the keyboard goes to its first field and back to where it was."""

    def __init__(self, content: QWidget, title: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popover")
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        theme = current_theme()
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = Column(inside, margin=16)
        column.addWidget(content)
        column.addStretch()
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        Column(self).addWidget(self._scroll)
        width = min(theme.px(_WIDTH), parent.window().width())
        inside.setFixedWidth(width - 2)
        height = column.heightForWidth(width - 2)
        self.resize(width, min(height + 4, theme.px(_HIGHEST), parent.window().height()))

    def show_beside(self, anchor: QWidget) -> None:
        """Open below `anchor` where there is room, else above it, and always inside the screen."""
        corner = anchor.mapToGlobal(QPoint(anchor.width() - self.width(), anchor.height()))
        screen = anchor.screen().availableGeometry()
        if corner.y() + self.height() > screen.bottom():
            corner.setY(max(screen.top(), corner.y() - anchor.height() - self.height()))
        corner.setX(min(max(screen.left(), corner.x()), screen.right() - self.width()))
        self.move(corner)
        self.show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        self.focusNextChild()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
