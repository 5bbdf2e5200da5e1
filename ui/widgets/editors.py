"""Editors of one value each. All have `value()`, `set_value()`, `problem()` and the signal `changed`.

`value()` raises `Unreadable` where the text means nothing, and `problem()` says why in words (or `None`): ask for the
problem first, show it at the field, and take the value only where there is none. `set_value` does not emit `changed`.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ui.text import tr
from ui.theme import current_theme
from ui.widgets.readings import Unreadable, read_decimal, read_fen, read_whole, write_fen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Protocol

    class Editor(Protocol):
        """What a form can count on."""

        changed: Any

        def value(self) -> Any: ...
        def set_value(self, value: Any, /) -> None: ...
        def problem(self) -> str | None: ...


class LineEditor(QLineEdit):
    """The base of editors in one line of text; `name` is the object name."""

    changed = Signal()

    def __init__(self, *, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setPlaceholderText(hint)
        self.textEdited.connect(self.changed)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(current_theme().px(160), hint.height())


class TextEdit(LineEditor):
    """One line of words; `value()` is the text without the spaces around it, or `None` where nothing is left."""

    def value(self) -> str | None:
        """What was typed."""
        return self.text().strip() or None

    def set_value(self, value: str | None) -> None:
        """Show a text; its beginning stays in sight."""
        self.setText(value or "")
        self.setCursorPosition(0)

    def problem(self) -> str | None:
        """None: any text will do."""
        return None


class MoneyEdit(LineEditor):
    """An amount in yuan, kept as whole fen; it is written out with two decimals when the field is left."""

    def value(self) -> int | None:
        """The amount in fen. Raises `Unreadable`."""
        return read_fen(self.text())

    def set_value(self, value: int | None) -> None:
        """Show an amount in fen."""
        self.setText("" if value is None else write_fen(value))

    def problem(self) -> str | None:
        """Why the amount cannot be read."""
        try:
            self.value()
        except Unreadable:
            return tr("This is no amount in yuan. Write it like 1234.50.")
        return None

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self.problem() is None:
            self.set_value(self.value())
        super().focusOutEvent(event)


class NumberEdit(LineEditor):
    """A whole number from `lowest` to `highest`, both allowed."""

    def __init__(self, *, name: str, lowest: int = 0, highest: int = 999_999, parent: QWidget | None = None) -> None:
        super().__init__(name=name, parent=parent)
        self._range = (lowest, highest)

    def value(self) -> int | None:
        """The number. Raises `Unreadable`, also where it is out of range."""
        number = read_whole(self.text())
        _hold(number, self._range, self.text())
        return number

    def set_value(self, value: int | None) -> None:
        """Show a number."""
        self.setText("" if value is None else str(value))

    def problem(self) -> str | None:
        """Why the number cannot be taken."""
        try:
            self.value()
        except Unreadable:
            lowest, highest = self._range
            return tr("Write a whole number from {lowest} to {highest}.").format(lowest=lowest, highest=highest)
        return None


class DecimalEdit(LineEditor):
    """A number with a fraction from `lowest` to `highest`, such as an examination mark."""

    def __init__(self, *, name: str, lowest: float = 0, highest: float = 100, parent: QWidget | None = None) -> None:
        super().__init__(name=name, parent=parent)
        self._range = (lowest, highest)

    def value(self) -> float | None:
        """The number. Raises `Unreadable`, also where it is out of range."""
        number = read_decimal(self.text())
        _hold(number, self._range, self.text())
        return number

    def set_value(self, value: float | None) -> None:
        """Show a number, a whole one without a fraction."""
        self.setText("" if value is None else f"{value:g}")

    def problem(self) -> str | None:
        """Why the number cannot be taken."""
        try:
            self.value()
        except Unreadable:
            lowest, highest = (f"{end:g}" for end in self._range)
            return tr("Write a number from {lowest} to {highest}.").format(lowest=lowest, highest=highest)
        return None


class PercentEdit(DecimalEdit):
    """A share or a change in per cent with at most one decimal, kept as whole per mille."""

    def value(self) -> int | None:
        """Per mille. Raises `Unreadable`."""
        number = super().value()
        if number is None:
            return None
        permille = round(number * 10)
        if abs(number * 10 - permille) > 1e-6:
            raise Unreadable(self.text())
        return permille

    def set_value(self, value: float | None) -> None:
        """Show per mille as per cent."""
        super().set_value(None if value is None else value / 10)

    def problem(self) -> str | None:
        """Why it cannot be read."""
        try:
            self.value()
        except Unreadable:
            lowest, highest = (f"{end:g}" for end in self._range)
            words = tr("Write a number from {lowest} to {highest}, with at most one decimal.")
            return words.format(lowest=lowest, highest=highest)
        return None


_FRAME = 4
"""What the frame of a note takes at each side."""


class NoteEdit(QPlainTextEdit):
    """Several lines of words; Tab goes on to the next field."""

    changed = Signal()

    def __init__(self, *, name: str, lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lines = lines
        self._telling = True
        self.textChanged.connect(self._tell)

    def value(self) -> str | None:
        """What was typed, without the space around it; `None` where nothing is left."""
        return self.toPlainText().strip() or None

    def set_value(self, value: str | None) -> None:
        """Show a text."""
        self._telling = False
        self.setPlainText(value or "")
        self._telling = True

    def problem(self) -> str | None:
        """None: any text will do."""
        return None

    def _tell(self) -> None:
        if self._telling:
            self.changed.emit()

    def sizeHint(self) -> QSize:
        theme = current_theme()
        line = QFontMetrics(theme.font("body")).lineSpacing()
        around = 2 * (theme.space(4) + round(self.document().documentMargin()) + _FRAME)
        return QSize(theme.px(160), line * self._lines + max(around, theme.space(24)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def _hold(number: float | None, bounds: tuple[float, float], text: str) -> None:
    if number is not None and not bounds[0] <= number <= bounds[1]:
        raise Unreadable(text)
