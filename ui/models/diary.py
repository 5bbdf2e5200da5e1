"""The diary of study as a table."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.text import tr
from ui.text.diary import form_words, outcome_words, subject_words, time_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from tracker.study.service.diary import Entry

DAY, TIME, FORM, SUBJECT, OUTCOME = range(5)
_ROOT = QModelIndex()
_WORDS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)


class DiaryTable(QAbstractTableModel):
    """The latest entry first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Entry] = ()

    def show(self, rows: Sequence[Entry]) -> None:
        """List these entries."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def entry(self, at: int) -> Entry:
        """The entry in a row."""
        return self._rows[at]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else OUTCOME + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (tr("Day"), tr("Time"), tr("How"), tr("What"), tr("How it went"))[section]

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in _WORDS:
            return None
        entry = self._rows[index.row()]
        column = index.column()
        if column == DAY:
            return entry.on.isoformat()
        if column == TIME:
            return time_words(entry.minutes) if entry.minutes else "–"
        words = {FORM: form_words, SUBJECT: subject_words, OUTCOME: outcome_words}[column]
        return words(entry).replace("\n", " ")
