"""The quiet line that says what was just done and offers to undo it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget

from ui.text import tr
from ui.theme import theme_changed
from ui.widgets.buttons import Button, IconButton
from ui.widgets.icon_mark import IconMark
from ui.widgets.space import Row
from ui.widgets.words import Label

_STAYS_MS = 10_000


class UndoBar(QFrame):
    """Goes away by itself after ten seconds, but not while the mouse or the keyboard is on it."""

    undone = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("undo_bar")
        self._words = Label()
        self._undo = Button("", name="undo_bar_undo", kind="quiet", icon_name="undo")
        self._close = IconButton("close", "", name="undo_bar_close")
        row = Row(self, margin=(16, 4, 16, 4))
        row.addWidget(IconMark("check", role="good"))
        row.addWidget(self._words, 1)
        row.addWidget(self._undo, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignVCenter)
        self._timer = QTimer(self, singleShot=True, interval=_STAYS_MS)
        self._timer.timeout.connect(self._leave)
        self._undo.clicked.connect(self._ask_undo)
        self._close.clicked.connect(self.hide)
        self._say()
        theme_changed.connect(self._say)
        self.hide()

    def show_done(self, text: str, *, undo: bool = True) -> None:
        """Say what was done, in words such as "Saved."; without `undo` it only says so."""
        self._words.setText(text)
        self._undo.setVisible(undo)
        self.setAccessibleName(text)
        self.show()
        from PySide6.QtGui import (
            QAccessible,
            QAccessibleEvent,
        )  # its codes cost 10 ms, which the first paint can do without

        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        self._timer.start()

    def _ask_undo(self) -> None:
        self.hide()
        self.undone.emit()

    def _leave(self) -> None:
        if self.underMouse() or self._undo.hasFocus() or self._close.hasFocus():
            self._timer.start()
        else:
            self.hide()

    def _say(self) -> None:
        self._undo.say(tr("Undo"))
        self._undo.setToolTip("Ctrl+Z")
        self._close.say(tr("Close"))
