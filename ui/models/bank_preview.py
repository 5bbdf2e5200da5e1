"""A bank as it was understood, row by row: what is doubtful and why, and what the file has already."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.text import tr
from ui.text.banks import doubt_words, kind_name
from ui.text.study import answer_words
from ui.widgets.cells import BADGE_ROLE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tracker.study.banks.model import RowReading
    from tracker.study.service.banks import Preview

STATE, ROW, KIND, STEM, ANSWER, TOPIC = range(6)
_ROOT = QModelIndex()
_WORDS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)

ALL, DOUBTFUL, REPEATED, UNREAD = "all", "doubtful", "repeated", "unread"
"""What can be listed: everything, rows to look at, questions that are there already, rows that are no question."""


class BankPreviewTable(QAbstractTableModel):
    """Words are made for the cells in sight only: a bank may have ten thousand rows."""

    def __init__(self, preview: Preview, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = preview.reading.rows
        again = {number for group in preview.inside for number in group[1:]}
        self._repeated = {*preview.known, *again}
        self._lists = {
            ALL: tuple(range(len(self._rows))),
            DOUBTFUL: tuple(at for at, row in enumerate(self._rows) if row.doubts and row.question is not None),
            REPEATED: tuple(sorted(self._repeated)),
            UNREAD: tuple(at for at, row in enumerate(self._rows) if row.question is None),
        }
        self._shown = self._lists[ALL]

    def count(self, listed: str) -> int:
        """How many rows there are of `ALL`, `DOUBTFUL`, `REPEATED` or `UNREAD`."""
        return len(self._lists[listed])

    def show_only(self, listed: str) -> None:
        """List these rows."""
        self.beginResetModel()
        self._shown = self._lists[listed]
        self.endResetModel()

    def row(self, at: int) -> RowReading:
        """The reading behind a row of the table."""
        return self._rows[self._shown[at]]

    def state(self, at: int) -> tuple[str, str]:
        """How a row of the table is marked: a state and its word."""
        number = self._shown[at]
        row = self._rows[number]
        if row.question is None:
            return "bad", tr("Left out")
        if row.doubts:
            return "due", tr("Look at it")
        return ("quiet", tr("There already")) if number in self._repeated else ("good", tr("Understood"))

    def why(self, at: int) -> str:
        """Why a row should be looked at."""
        return " ".join(map(doubt_words, self.row(at).doubts))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else TOPIC + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (tr("Read as"), tr("Row"), tr("Type"), tr("Question"), tr("Answer"), tr("Topic"))[section]

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        at, column = index.row(), index.column()
        if column == STATE:
            state, words = self.state(at)
            if role == BADGE_ROLE:
                return state, _ICONS[state]
            return words if role == Qt.ItemDataRole.DisplayRole else self._tip(at, role)
        return self._words(at, column) if role in _WORDS else None

    def _tip(self, at: int, role: int) -> str | None:
        return self.why(at) if role == Qt.ItemDataRole.ToolTipRole else None

    def _words(self, at: int, column: int) -> str:
        row = self.row(at)
        if column == ROW:
            return f"{row.sheet} {row.row}".strip()
        asked = row.question
        if asked is None:
            return self.why(at) if column == STEM else "–"
        if column == KIND:
            return kind_name(asked.kind)
        if column == STEM:
            return asked.stem.replace("\n", " ")
        return answer_words(asked).replace("\n", " ") if column == ANSWER else asked.topic or "–"


_ICONS = {"bad": "cross", "due": "warning", "quiet": "copy", "good": "check"}
