"""Several of a few things, each with a box to tick."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from ui.widgets.flow import FlowRow
from ui.widgets.space import Column

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.widgets.choices import Choice


class TicksEdit(QWidget):
    """`changed` follows a tick by a person; the value keeps the order in which the codes are offered."""

    changed = Signal()

    def __init__(self, choices: Iterable[Choice], *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._boxes: dict[str, QCheckBox] = {}
        row = FlowRow(gap=12)
        for code, words in choices:
            box = QCheckBox(words.replace("&", "&&"))
            box.setObjectName(f"{name}_{code}")
            box.setAccessibleName(words)
            box.clicked.connect(self.changed)
            self._boxes[code] = box
            row.add(box)
        Column(self, gap=0).addWidget(row)
        first = next(iter(self._boxes.values()), None)
        if first is not None:
            self.setFocusProxy(first)

    def value(self) -> tuple[str, ...] | None:
        """The codes ticked; `None` where there are none."""
        return tuple(code for code, box in self._boxes.items() if box.isChecked()) or None

    def set_value(self, value: Iterable[str] | None) -> None:
        """Tick these codes alone."""
        wanted = set(map(str, value or ()))
        for code, box in self._boxes.items():
            box.setChecked(code in wanted)

    def problem(self) -> str | None:
        """None: what can be ticked may be."""
        return None
