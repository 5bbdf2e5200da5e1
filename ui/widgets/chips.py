"""One of a few things, as chips side by side; as a list to open where there is little room."""

from __future__ import annotations

from functools import cached_property, partial

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
        self._name, self._title = name, title
        self._chips = tuple(chips)
        self._chosen = self._chips[0].code
        self._left_out: set[str] = set()
        self._compact = False
        self._column = Column(self, gap=0)
        self._row = FlowRow(gap=4, parent=self)
        self._column.addWidget(self._row)
        self._group = QButtonGroup(self)
        self._buttons = {chip.code: self._button(chip) for chip in chips}
        self.say(chips)

    def _button(self, chip: Chip) -> Button:
        button = Button(chip.words, name=f"{self._name}_{chip.code}", kind="chip", parent=self._row)
        button.setCheckable(True)
        if chip.icon:
            button.setIcon(icon(chip.icon, chip.role))
        button.clicked.connect(partial(self._choose, chip.code))
        self._group.addButton(button)
        self._row.add(button)
        return button

    @cached_property
    def _list(self) -> ChoiceEdit:
        """What is opened in place of the chips, made where there is first too little room for them."""
        listed = ChoiceEdit(name=f"{self._name}_list", parent=self)
        listed.setAccessibleName(self._title)
        listed.changed.connect(lambda: self._choose(str(listed.value())))
        self._column.addWidget(listed)
        self._offer(listed)
        return listed

    def _offered(self) -> list[Chip]:
        return [chip for chip in self._chips if not chip.hidden or chip.code == self._chosen]

    def _offer(self, listed: ChoiceEdit) -> None:
        listed.set_choices((chip.code, chip.words) for chip in self._offered())
        listed.set_value(self._chosen)

    def say(self, chips: Sequence[Chip]) -> None:
        """Other words for the same codes, as when their counts change; the chosen one is never hidden."""
        self._chips = tuple(chips)
        for chip in chips:
            self._buttons[chip.code].say(chip.words)
        left_out = {chip.code for chip in chips} - {chip.code for chip in self._offered()}
        for code in left_out ^ self._left_out:
            self._buttons[code].setVisible(code not in left_out)
        self._left_out = left_out
        if "_list" in self.__dict__:
            self._offer(self._list)
        self.set_value(self._chosen)

    def set_compact(self, compact: bool) -> None:
        """A list to open in place of the chips."""
        if compact is not self._compact:
            self._compact = compact
            self._row.setVisible(not compact)
            self._list.setVisible(compact)

    def value(self) -> str:
        """The code chosen."""
        return self._chosen

    def set_value(self, code: str) -> None:
        """Choose a code, without saying that a person did."""
        self._chosen = code
        self._buttons[code].setChecked(True)
        if "_list" in self.__dict__:
            self._list.set_value(code)

    def _choose(self, code: str) -> None:
        self.set_value(code)
        self.changed.emit()
