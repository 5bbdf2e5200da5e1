"""Long work: how far it is, and a way out. It shows only after 300 ms, so that quick work never flashes."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from ui.text import tr
from ui.theme import theme_changed
from ui.widgets.buttons import Button
from ui.widgets.space import Column, Row
from ui.widgets.words import Label

_PATIENCE_MS = 300


class BusyBar(QFrame):
    """`begin`, `report` as often as one likes, `finish`; `cancelled` asks the work to stop and keep nothing.

    Without `cancel` it cannot be stopped.
    """

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None, *, cancel: bool = True) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._words = Label()
        self._progress = QProgressBar(textVisible=False)
        self._cancel = Button("", name="busy_cancel")
        self._cancel.setVisible(cancel)
        row = Row(gap=16)
        row.addWidget(self._progress, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._cancel)
        column = Column(self, margin=16)
        column.addWidget(self._words)
        column.addLayout(row)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self.show)
        self._cancel.clicked.connect(self._ask_cancel)
        self._say()
        theme_changed.connect(self._say)
        self.hide()

    def begin(self, text: str) -> None:
        """The work has begun; `text` says what is done, such as "Importing records"."""
        self._words.setText(text)
        self._progress.setAccessibleName(text)
        self._progress.setRange(0, 0)
        self._cancel.setEnabled(True)
        self._patience.start()

    def report(self, done: int, total: int, text: str = "") -> None:
        """So many of so many are done; `text` replaces the words."""
        self._progress.setRange(0, max(total, 1))
        self._progress.setValue(done)
        if text:
            self._words.setText(text)

    def finish(self) -> None:
        """The work is over, one way or the other."""
        self._patience.stop()
        self.hide()

    def _ask_cancel(self) -> None:
        self._cancel.setEnabled(False)
        self.cancelled.emit()

    def _say(self) -> None:
        self._cancel.say(tr("Cancel"))
