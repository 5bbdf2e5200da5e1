"""The line at the bottom: whose file this is, what day counts, and what was just done."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget

from ui.text import tr
from ui.text.formats import day_words
from ui.widgets.space import Row
from ui.widgets.words import Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.workspace import Workspace


class StatusLine(QFrame):
    """File, worker and day; a demo says that its day stands still, a file opened to look at says so."""

    def __init__(self, work: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_line")
        self._work = work
        self._words = Quiet(small=True)
        self._words.setObjectName("status_words")
        row = Row(self, margin=(24, 8, 24, 8), gap=12)
        row.addWidget(self._words, 1)

    def refresh(self) -> None:
        """Say it anew."""
        parts = [self._work.file_name]
        person = self._work.find_person()
        if person:
            parts.insert(0, person.name)
        day = day_words(self._work.today())
        parts.append(tr("Demo: the day is {day}").format(day=day) if self._work.demo else day)
        if self._work.locked:
            parts.append(tr("With a password"))
        if self._work.store.read_only:
            parts.append(tr("Opened to look at; changes are not possible"))
        else:
            parts.append(tr("Every change is saved at once"))
        self._words.setText("  ·  ".join(parts))
