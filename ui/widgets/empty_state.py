"""What a page shows before there is anything: what belongs here, and the first act."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.buttons import Button
from ui.widgets.icon_mark import IconMark
from ui.widgets.space import Column
from ui.widgets.words import Quiet, SectionTitle

_CENTRE = Qt.AlignmentFlag.AlignHCenter


class EmptyState(QWidget):
    """`acted` follows the button; without `action` there is none."""

    acted = Signal()

    def __init__(
        self, icon: str, title: str, text: str, action: str = "", *, name: str = "empty", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = Column(self, margin=48, gap=12)
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
