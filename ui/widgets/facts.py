"""What is known of something: names at the left, values at the right, each value as long as it needs to be."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme import current_theme
from ui.widgets.space import Row
from ui.widgets.words import Label, Quiet

_NAME = 96


class Facts(QWidget):
    """One row for each fact; facts without a value are left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._fit()

    def add(self, name: str, value: str | None, *tools: QWidget) -> None:
        """One more fact; `tools` stand after its value, such as a button that copies it."""
        if not value:
            return
        row, top = self._grid.rowCount(), Qt.AlignmentFlag.AlignTop
        words = Label(value)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.setAccessibleName(f"{name}: {value}")
        beside = Row(gap=4)
        beside.addWidget(words, 0 if tools else 1, top)
        for tool in tools:
            beside.addWidget(tool, 0, top)
        if tools:
            beside.addStretch(1)
        self._grid.addWidget(Quiet(name), row, 0, top)
        self._grid.addLayout(beside, row, 1)

    def _fit(self) -> None:
        theme = current_theme()
        self._grid.setColumnMinimumWidth(0, theme.px(_NAME))
        self._grid.setHorizontalSpacing(theme.space(12))
        self._grid.setVerticalSpacing(theme.space(8))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
