"""Several of a few things below each other, each with a box to tick; what there is to tick may change."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from ui.widgets.space import Column, clear

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


class TickList(QWidget):
    """`changed` follows a tick by a person."""

    changed = Signal()

    def __init__(self, *, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._boxes: dict[str, QCheckBox] = {}
        self._column = Column(self, gap=4)

    def set_rows(self, rows: Iterable[tuple[str, str, bool]]) -> None:
        """Offer these codes, each with its words and whether it is ticked to begin with."""
        clear(self._column)
        self._boxes = {}
        for code, words, ticked in rows:
            box = QCheckBox(words.replace("&", "&&"))
            box.setObjectName(f"{self.objectName()}_{code}")
            box.setAccessibleName(words)
            box.setChecked(ticked)
            box.clicked.connect(self.changed)
            self._boxes[code] = box
            self._column.addWidget(box)

    def value(self) -> tuple[str, ...]:
        """The codes ticked."""
        return tuple(code for code, box in self._boxes.items() if box.isChecked())

    def tick(self, code: str, *, ticked: bool = True) -> None:
        """Tick a box, or untick it, as a person does."""
        if self._boxes[code].isChecked() != ticked:
            self._boxes[code].click()
