"""A row that unfolds what belongs to it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme import icon
from ui.widgets.buttons import IconButton
from ui.widgets.space import Column, Row
from ui.widgets.words import Label


class Disclosure(QWidget):
    """Put badges and bars into `head`, what unfolds into `body`. A click on the row or Space on its chevron folds."""

    toggled = Signal(bool)

    def __init__(
        self, title: str, *, name: str, unfolded: bool = False, size: str = "body", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._chevron = IconButton("chevron-right", title, name=name)
        self._chevron.setToolTip("")
        self._chevron.setProperty("kind", "fold")
        self._chevron.setCheckable(True)
        self._title = Label(title, size=size)
        self._row = QWidget()
        self.head = Row(self._row)
        self.head.addWidget(self._title, 1)
        self._inside = QWidget()
        self.body = Column(self._inside)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._chevron, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._row, 0, 1)
        grid.addWidget(self._inside, 1, 1)
        self._chevron.toggled.connect(self._fold)
        self._chevron.setChecked(unfolded)
        self._inside.setVisible(unfolded)

    @property
    def unfolded(self) -> bool:
        """Whether what belongs to it is in sight."""
        return self._chevron.isChecked()

    def set_unfolded(self, unfolded: bool) -> None:
        """Fold or unfold."""
        self._chevron.setChecked(unfolded)

    def set_title(self, title: str) -> None:
        """Say something else on the row."""
        self._title.setText(title)
        self._chevron.setAccessibleName(title)

    def _fold(self, unfolded: bool) -> None:
        self._chevron.setIcon(icon("chevron-down" if unfolded else "chevron-right", "quiet"))
        self._inside.setVisible(unfolded)
        self.toggled.emit(unfolded)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and event.position().y() <= self._row.geometry().bottom():
            self._chevron.toggle()
        super().mouseReleaseEvent(event)
