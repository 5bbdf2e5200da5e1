"""A main column and one at its side, which goes below or above the main one where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from ui.theme import current_theme
from ui.widgets.space import Column

SIDE = 320
_LEAST_MAIN = 560
_ANY_WIDTH = (1 << 24) - 1


class TwoColumns(QWidget):
    """Put things into `main` and `side`; both begin at the top.

    With `side_first` Tab comes to the side first, and without room for both it stands above the main column, where it
    is not pushed down by what comes into that one later.
    """

    def __init__(self, parent: QWidget | None = None, *, side_first: bool = False) -> None:
        super().__init__(parent)
        self._side_first = side_first
        self._left, self._right = QWidget(), QWidget()
        self.main = Column(self._left, gap=16)
        self.side = Column(self._right, gap=16)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self._left, 1, Qt.AlignmentFlag.AlignTop)
        self._box.addWidget(self._right, 0, Qt.AlignmentFlag.AlignTop)
        self._left.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._known_width = _ANY_WIDTH
        """Most windows have room for both: to begin otherwise would lay everything out twice."""
        self._arrange()

    def in_order(self) -> tuple[QWidget, QWidget]:
        """Both columns, in the order in which Tab goes through them."""
        return (self._right, self._left) if self._side_first else (self._left, self._right)

    @property
    def beside(self) -> bool:
        """Whether there is room for both beside each other."""
        return self._box.direction() == QBoxLayout.Direction.LeftToRight

    def _arrange(self) -> None:
        theme, width = current_theme(), self._known_width
        gap = theme.space(24)
        beside = width >= theme.px(_LEAST_MAIN) + gap + theme.px(SIDE)
        directions = QBoxLayout.Direction
        below = directions.BottomToTop if self._side_first else directions.TopToBottom
        self._box.setDirection(directions.LeftToRight if beside else below)
        self._box.setSpacing(gap if beside else theme.space(16))
        self._right.setMaximumWidth(theme.px(SIDE) if beside else _ANY_WIDTH)
        self._right.setMinimumWidth(theme.px(SIDE) if beside else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._known_width = self.width()
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()
