"""A dialog as large as the work in it: the answer in its first line, the matter, the acts at its foot."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QWidget

from ui.theme import current_theme
from ui.widgets.space import Column, Row
from ui.widgets.words import FirstLine, Quiet

_WIDTH, _HEIGHT = 1000, 740


class WorkDialog(QDialog):
    """Put the matter into `body`, buttons into `foot`; `say` fills the first line and the quiet one below it.

    It never grows beyond the window it belongs to: the matter scrolls where it needs more room.
    """

    def __init__(self, parent: QWidget, title: str, *, name: str, width: int = _WIDTH) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._first = FirstLine()
        self._more = Quiet()
        inside = QWidget()
        inside.setObjectName("scrolled")
        self.body = Column(inside, gap=12)
        self.foot = Row(gap=12)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        column = Column(self, margin=24, gap=12)
        column.addWidget(self._first)
        column.addWidget(self._more)
        column.addWidget(scroll, 1)
        column.addLayout(self.foot)
        theme, room = current_theme(), parent.window().size()
        self.resize(min(theme.px(width), room.width() - 32), min(theme.px(_HEIGHT), room.height() - 32))

    def say(self, first: str, more: str = "") -> None:
        """The answer, and quietly what else there is to know."""
        self._first.setText(first)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self.setAccessibleName(first)
        self.setAccessibleDescription(more)
