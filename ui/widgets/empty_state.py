"""What a page shows before there is anything: what belongs here, and the first act."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.theme import current_theme
from ui.widgets.buttons import Button
from ui.widgets.icon_mark import IconMark
from ui.widgets.space import Column
from ui.widgets.words import Quiet, SectionTitle

_AIRY = 360
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class EmptyState(QScrollArea):
    """`acted` follows the button; without `action` there is none. Scrolls where the window is low."""

    acted = Signal()

    def __init__(
        self, icon: str, title: str, text: str, action: str = "", *, name: str = "empty", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        said = QWidget()
        said.setObjectName("scrolled")
        self.setWidget(said)
        column = self._column = Column(said, margin=24, gap=12)
        column.addStretch()
        column.addWidget(IconMark(icon, role="quiet", size=40), 0, _CENTRE)
        for words in (SectionTitle(title), Quiet(text)):
            words.setAlignment(_CENTRE)
            column.addWidget(words)
        if action:
            button = Button(action, name=f"{name}_act", kind="primary")
            button.clicked.connect(self.acted)
            column.addWidget(button, 0, _CENTRE)
        column.addStretch()
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)

    def add_act(self, button: Button) -> None:
        """A second act below the first."""
        self._column.insertWidget(self._column.count() - 1, button, 0, _CENTRE)

    def sizeHint(self) -> QSize:
        """All of it with air around, where there is room."""
        said = self.widget()
        return said.sizeHint().expandedTo(QSize(0, current_theme().px(_AIRY))) if said else super().sizeHint()
