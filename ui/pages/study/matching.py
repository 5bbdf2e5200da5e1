"""Things to be matched: one after the other gets what belongs to it, by number or letter."""

from __future__ import annotations

from functools import partial
from random import Random

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.text import tr
from ui.text.study import letter
from ui.widgets.buttons import Button
from ui.widgets.option_button import OptionButton
from ui.widgets.space import Column, Row
from ui.widgets.words import Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class MatchingEdit(QWidget):
    """The left sides of `pairs` in their order, the right ones below as options; `changed` follows each choice."""

    changed = Signal()

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._lefts = [left for left, _right in pairs]
        self._rights = sorted({right for _left, right in pairs})
        Random("/".join(self._lefts)).shuffle(self._rights)  # noqa: S311 - the order of a list is no secret
        self._given = [""] * len(self._lefts)
        self._lines = [Label(size="section") for _ in self._lefts]
        column = Column(self, gap=8)
        for line in self._lines:
            column.addWidget(line)
        self._options = QWidget()
        column.addWidget(self._options)
        column = Column(self._options, gap=8)
        column.addWidget(Quiet(tr("Choose what belongs to each, one after the other."), small=True))
        for place, right in enumerate(self._rights):
            option = OptionButton(f"{letter(place)}.  {right}", name=f"match_{letter(place)}")
            option.clicked.connect(partial(self.choose, place))
            column.addWidget(option)
        self._anew = Button(tr("Begin anew (Delete)"), name="matching_anew", kind="quiet", icon_name="undo")
        self._anew.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._anew.clicked.connect(self.begin_anew)
        row = Row()
        row.addWidget(self._anew)
        row.addStretch(1)
        column.addLayout(row)
        self._tell()

    @property
    def complete(self) -> bool:
        """Whether each has got something."""
        return all(self._given)

    def value(self) -> tuple[tuple[str, str], ...] | None:
        """The pairs so far, with nothing where nothing was chosen; None where nothing was chosen at all."""
        return tuple(zip(self._lefts, self._given, strict=True)) if any(self._given) else None

    def set_value(self, rights: Sequence[str]) -> None:
        """Show what was chosen before, in the order of the left sides."""
        self._given = [*rights, *[""] * len(self._lefts)][: len(self._lefts)]
        self._tell()

    def choose(self, place: int, *_clicked: object) -> None:
        """Give an option to the first that has none."""
        if "" in self._given and place < len(self._rights):
            self._given[self._given.index("")] = self._rights[place]
            self._tell()
            self.changed.emit()

    def begin_anew(self) -> None:
        """Take everything back."""
        self._given = [""] * len(self._lefts)
        self._tell()
        self.changed.emit()

    def rest(self) -> None:
        """Show the pairs only: nothing can be chosen any more."""
        self._options.hide()

    def press(self, event: QKeyEvent, place: int) -> bool:
        """Choose by a key; says whether it was one of these."""
        if event.key() == Qt.Key.Key_Delete:
            self.begin_anew()
            return True
        if not 0 <= place < len(self._rights):
            return False
        self.choose(place)
        return True

    def _tell(self) -> None:
        """Each with what it got; a mark shows whose turn it is."""
        turn = self._given.index("") if "" in self._given else -1
        for number, (line, left, given) in enumerate(zip(self._lines, self._lefts, self._given, strict=True)):
            right = f"{letter(self._rights.index(given))}. {given}" if given in self._rights else given
            after = f" → {right}" if right else " → ?" if number == turn else ""
            line.setText(f"{number + 1}.  {left}{after}")
        self._anew.setEnabled(any(self._given))
