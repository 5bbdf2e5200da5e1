"""Editors of one code out of many: a short list to open, and a line that completes from a long one."""

from __future__ import annotations

from PySide6.QtCore import QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QListView, QWidget

from ui.text import tr
from ui.theme import current_theme
from ui.widgets.editors import LineEditor
from ui.widgets.readings import Unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

Choice = tuple[str, str]
"""A code and the words for it."""


class ChoiceEdit(QComboBox):
    """One of a few codes, shown in words. `empty` are the words for none; without them one is always chosen."""

    changed = Signal()

    def __init__(
        self, choices: Iterable[Choice] = (), *, name: str, empty: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self._empty = empty
        self._codes: list[str | None] = []
        self.set_choices(choices)
        self.activated.connect(lambda _place: self.changed.emit())

    def set_choices(self, choices: Iterable[Choice]) -> None:
        """Offer other codes; the chosen one stays chosen where it is still offered."""
        chosen = self.value()
        offered: list[tuple[str | None, str]] = [] if self._empty is None else [(None, self._empty)]
        offered.extend(choices)
        self.clear()
        self._codes = [code for code, _words in offered]
        self.addItems([words for _code, words in offered])
        if chosen in self._codes:
            self.set_value(chosen)

    def value(self) -> str | None:
        """The code chosen."""
        place = self.currentIndex()
        return self._codes[place] if place >= 0 else None

    def set_value(self, value: str | None) -> None:
        """Choose a code. One that is not offered is added as it is, so that opening a record never changes it."""
        if value is not None and value not in self._codes:
            self._codes.append(value)
            self.addItem(value)
        self.setCurrentIndex(self._codes.index(value) if value in self._codes else -1)

    def problem(self) -> str | None:
        """None: what is offered can be chosen."""
        return None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls the form, not the choice, unless the field has the keyboard."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(max(hint.width(), current_theme().px(160)), hint.height())


class CompletingEdit(LineEditor):
    """One of many codes, found by typing any part of its code or words; `free` also takes words of one's own."""

    def __init__(
        self,
        choices: Iterable[Choice] = (),
        *,
        name: str,
        free: bool = False,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name=name, hint=hint, parent=parent)
        self._free = free
        self._lines = QStringListModel(self)
        completer = QCompleter(self._lines, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(10)
        popup = QListView()
        popup.setObjectName("popup_list")
        completer.setPopup(popup)
        completer.activated.connect(lambda _line: self.changed.emit())
        self.setCompleter(completer)
        self.set_choices(choices)

    def set_choices(self, choices: Iterable[Choice]) -> None:
        """Offer other codes. Words that two codes share name neither: the code says which."""
        self._words: dict[str, str] = dict(choices)
        self._codes: dict[str, str] = {}
        shared: set[str] = set()
        for code, words in self._words.items():
            if words in self._codes:
                shared.add(words)
            self._codes |= {code: code, words: code, self._line(code): code}
        for words in shared - self._words.keys():
            del self._codes[words]
        self._lines.setStringList([self._line(code) for code in self._words])

    def value(self) -> str | None:
        """The code that was typed or picked; with `free` also words of one's own. Raises `Unreadable`."""
        typed = self.text().strip()
        if not typed:
            return None
        if typed in self._codes:
            return self._codes[typed]
        if self._free:
            return typed
        raise Unreadable(typed)

    def set_value(self, value: str | None) -> None:
        """Show a code with its words. One that is not offered is taken as it is."""
        if value is not None and value not in self._words and not self._free:
            self._codes.setdefault(value, value)
        self.setText("" if value is None else self._line(value))
        self.setCursorPosition(0)

    def problem(self) -> str | None:
        """Why what was typed is no choice."""
        try:
            self.value()
        except Unreadable:
            return tr("Not in the list. Type a part of the name and pick one.")
        return None

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self.problem() is None:
            self.set_value(self.value())
        super().focusOutEvent(event)

    def _line(self, code: str) -> str:
        words = self._words.get(code, "")
        return f"{words}  {code}" if words and words != code else code
