"""The first lines of a running text, and what part of a question each begins."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tracker.study.banks.prose.shown_marks import parts_of
from ui.text import tr
from ui.text.bank_import import part_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from tracker.study.banks.model import TextMarks

PART, LINE = range(2)
_ROOT = QModelIndex()
_WORDS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)


class TextLinesTable(QAbstractTableModel):
    """Lines stay as they are; what they begin follows the marks."""

    def __init__(self, lines: Sequence[str], marks: TextMarks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines = tuple(lines)
        self._parts = parts_of(self.lines, marks)

    def show_marks(self, marks: TextMarks) -> None:
        """Say anew what each line begins."""
        self._parts = parts_of(self.lines, marks)
        if self.lines:
            self.dataChanged.emit(self.index(0, PART), self.index(len(self.lines) - 1, PART))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else LINE + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (tr("Begins"), tr("Line"))[section]

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in _WORDS:
            return None
        return self.lines[index.row()] if index.column() == LINE else part_name(self._parts[index.row()])
