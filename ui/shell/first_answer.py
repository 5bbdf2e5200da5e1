"""At the program's start the answer alone, so that it is seen at once; the page it heads follows the first paint."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from tracker.overview.first_steps import first_steps
from tracker.overview.names import names
from tracker.overview.next_level import next_level
from tracker.overview.people import people_in_file
from ui.text import language
from ui.text.headline import headline
from ui.widgets.space import Column
from ui.widgets.words import FirstLine

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ui.context import Context

FRAME_MS = 16
"""How long a paint takes to reach the screen."""


class FirstAnswer(QWidget):
    """The first line of Home, where it stands there; nothing in a file whose worker is not known yet."""

    seen = Signal()
    """It is on the screen."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._painted = False
        self._column = Column(self, margin=24, gap=16)
        self._say(context)
        self._column.addStretch()
        self.setProperty("busy", True)

    def _say(self, context: Context) -> None:
        person = context.work.find_person()
        if person is None:
            return
        reader, today = context.work.store.read(), context.work.today()
        answer = next_level(reader, person.uid, today=today)
        steps = first_steps(reader, person, answer.occupation)
        if steps.answerable or (steps.known and people_in_file(reader) > 1):
            self._column.addWidget(FirstLine(headline(answer, names(reader, language()), today=today)))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(FRAME_MS, self, self.seen.emit)
