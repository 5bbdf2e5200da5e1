"""One of a few things, as chips side by side; as a list to open where there is little room."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from tracker.kernel.record import Record
from ui.theme import icon
from ui.widgets.buttons import Button
from ui.widgets.choices import ChoiceEdit
from ui.widgets.flow import FlowRow
from ui.widgets.space import Column

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class Chip(Record):
    """A code, its words, and its icon with the role of its colour; a hidden one is not offered now."""

    code: str
    words: str
    icon: str = ""
    role: str = "quiet"
    hidden: bool = False


class Chips(QWidget):
    """`changed` follows a choice made by a person; the first chip is chosen to begin with."""

    changed = Signal()

    def __init__(self, chips: Sequence[Chip], *, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips = tuple(chips)
        self._chosen = self._chips[0].code
        self._group = QButtonGroup(self)
        self._buttons = {chip.code: self._button(chip, name) for chip in chips}
        self._row = FlowRow(*self._buttons.values(), gap=4)
        self._list = ChoiceEdit(name=f"{name}_list")
        self._list.setAccessibleName(title)
        self._list.changed.connect(lambda: self._choose(str(self._list.value())))
        column = Column(self, gap=0)
        column.addWidget(self._row)
        column.addWidget(self._list)
        self.set_compact(False)
        self.say(chips)

    def _button(self, chip: Chip, name: str) -> Button:
        button = Button(chip.words, name=f"{name}_{chip.code}", kind="chip")
        button.setCheckable(True)
        if chip.icon:
            button.setIcon(icon(chip.icon, chip.role))
        button.clicked.connect(partial(self._choose, chip.code))
        self._group.addButton(button)
        return button

    def say(self, chips: Sequence[Chip]) -> None:
        """Other words for the same codes, as when their counts change; the chosen one is never hidden."""
        self._chips = tuple(chips)
        for chip in chips:
            self._buttons[chip.code].say(chip.words)
            self._buttons[chip.code].setVisible(not chip.hidden or chip.code == self._chosen)
        self._list.set_choices(
            (chip.code, chip.words) for chip in chips if not chip.hidden or chip.code == self._chosen
        )
        self.set_value(self._chosen)

    def set_compact(self, compact: bool) -> None:
        """A list to open in place of the chips."""
        self._row.setVisible(not compact)
        self._list.setVisible(compact)

    def value(self) -> str:
        """The code chosen."""
        return self._chosen

    def set_value(self, code: str) -> None:
        """Choose a code, without saying that a person did."""
        self._chosen = code
        self._buttons[code].setChecked(True)
        self._list.set_value(code)

    def _choose(self, code: str) -> None:
        self.set_value(code)
        self.changed.emit()
