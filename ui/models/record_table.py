"""The table of a worker's own records of one kind: tens or hundreds of rows, kept in memory, sorted by raw values."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tracker.kernel.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

SORT_ROLE = Qt.ItemDataRole.UserRole
ROW_ROLE = Qt.ItemDataRole.UserRole + 1

_ROOT = QModelIndex()


class Column(Record):
    """A column's head, the words of a record in it, and the raw value it is sorted by."""

    title: str
    text: Callable[[Any], str]
    raw: Callable[[Any], Any]


class RecordTable(QAbstractTableModel):
    """Records as rows; `ROW_ROLE` gives the record itself."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: list[Any] = []
        self._order: tuple[int, Qt.SortOrder] = (0, Qt.SortOrder.DescendingOrder)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show these records, in the order chosen last."""
        self.beginResetModel()
        self._rows = list(rows)
        self._arrange()
        self.endResetModel()

    def row_of(self, uid: str) -> int:
        """Where the record of that uid is; -1 where it is not."""
        return next((at for at, record in enumerate(self._rows) if record.uid == uid), -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        record, column = self._rows[index.row()], self.columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.text(record)
        if role == SORT_ROLE:
            return column.raw(record)
        return record if role == ROW_ROLE else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        kept = [(index, self._rows[index.row()]) for index in self.persistentIndexList()]
        self._order = (column, order)
        self._arrange()
        for index, record in kept:
            self.changePersistentIndex(index, self.index(self._rows.index(record), index.column()))
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        """Sort by the raw values; what is empty comes last either way up."""
        column, order = self._order
        raw = self.columns[max(column, 0)].raw
        full = [record for record in self._rows if raw(record) is not None]
        empty = [record for record in self._rows if raw(record) is None]
        full.sort(key=raw, reverse=order == Qt.SortOrder.DescendingOrder)
        self._rows = full + empty
