"""One column of content that scrolls, never wider than reads well."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.theme import current_theme
from ui.widgets.space import Column

WIDEST = 1040


class ScrollColumn(QScrollArea):
    """Add content to `body`, from the top; beyond `WIDEST` (at 100 % text) the rest of the window stays free."""

    def __init__(self, parent: QWidget | None = None, *, margin: int = 24, gap: int = 24) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._ground = QWidget()
        self._ground.setObjectName("page_ground")
        self._content = QWidget(self._ground)
        self.body = Column(self._content, margin=margin, gap=gap)
        self._column = Column(self._ground, gap=0)
        self._column.addWidget(self._content)
        self._column.addStretch()
        self.setWidget(self._ground)
        self._hold_width()

    def _hold_width(self) -> None:
        self._content.setMaximumWidth(current_theme().px(WIDEST))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._hold_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.verticalScrollBar().setSingleStep(current_theme().px(40))
