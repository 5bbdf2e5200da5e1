"""One column of content that scrolls, never wider than reads well."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget

from ui.theme import current_theme
from ui.widgets.space import Column, Row

WIDEST = 1040

GROWING_MS = 60
"""For so long a column that has just got a new part may still grow."""


def above_column(tools: QLayout) -> Row:
    """A row of tools that ends where the `ScrollColumn` below it ends, also in a wide window."""
    held = QWidget()
    held.setLayout(tools)
    held.setMaximumWidth(current_theme().px(WIDEST))
    row = Row(gap=0)
    row.addWidget(held, 1)
    row.addStretch()
    return row


class ScrollColumn(QScrollArea):
    """Add content to `body`, from the top; beyond `WIDEST` (at 100 % text) the rest of the window stays free.

    With `filling` what has a stretch in `body`, such as a table, takes the height that is left; `wide` lets it take
    the whole width too.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        margin: int = 24,
        gap: int = 24,
        filling: bool = False,
        wide: bool = False,
    ) -> None:
        super().__init__(parent)
        self._wide = wide
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._ground = QWidget()
        self._ground.setObjectName("page_ground")
        self._content = QWidget(self._ground)
        self.body = Column(self._content, margin=margin, gap=gap)
        # A row asks its child's height at the width that child may really have, a column at its own.
        self._row = Row(self._ground, gap=0)
        self._row.addWidget(self._content, 1)
        if not filling:
            self._row.setAlignment(self._content, Qt.AlignmentFlag.AlignTop)
        if not wide:
            self._row.addStretch()
        self.setWidget(self._ground)
        self._revealed: QWidget | None = None
        self.verticalScrollBar().rangeChanged.connect(self._grow)
        self._hold_width()

    def reveal(self, part: QWidget) -> None:
        """Scroll to a part of the content, also to one that was only just added."""
        self._row.activate()
        self._ground.adjustSize()
        self._show_part(part)
        # What lies deeper than a row gets its height only with layout requests to come, one for each level.
        self._revealed = part
        part.destroyed.connect(self._leave)
        QTimer.singleShot(GROWING_MS, self, self._leave)

    def _leave(self, *_destroyed: object) -> None:
        self._revealed = None

    def _grow(self, *_range: int) -> None:
        if self._revealed is not None:
            self._show_part(self._revealed)

    def _show_part(self, part: QWidget) -> None:
        self.ensureWidgetVisible(part, 0, current_theme().space(16))

    def _hold_width(self) -> None:
        if not self._wide:
            self._content.setMaximumWidth(current_theme().px(WIDEST))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._hold_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.verticalScrollBar().setSingleStep(current_theme().px(40))
