"""Records that travel, as rows: those that would go out, or what becomes of those that came in."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from tracker.kernel.record import Record
from ui.models.record_table import Column, RecordTable
from ui.text import tr
from ui.widgets.cells import BADGE_ROLE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any


class Line(Record):
    """One record: its kind and what it is called in words, its day, what becomes of it, and the record itself.

    `state` and `icon` are those of the badge, `note` says why or what else there is to know.
    """

    uid: str
    kind: str
    title: str
    day: str
    becomes: str = ""
    state: str = "quiet"
    icon: str = ""
    note: str = ""
    code: str = ""
    body: Mapping[str, Any] = {}


class ExchangeLines(RecordTable):
    """With `coming`, the first column says what becomes of a record."""

    def __init__(self, lines: Sequence[Line], *, coming: bool, parent: QObject | None = None) -> None:
        self._coming = coming
        columns = [
            Column(title=tr("Kind"), text=lambda line: line.kind, raw=lambda line: line.kind),
            Column(title=tr("Day"), text=lambda line: line.day, raw=lambda line: line.day or None),
            Column(title=tr("What"), text=lambda line: line.title, raw=lambda line: line.title),
        ]
        if coming:
            becomes = Column(title=tr("Becomes"), text=lambda line: line.becomes, raw=lambda line: line.becomes)
            columns.insert(0, becomes)
        super().__init__(columns, parent)
        self._order = (-1, Qt.SortOrder.AscendingOrder)
        self.set_rows(lines)

    def _arrange(self) -> None:
        """As they came, until a head is clicked."""
        if self._order[0] >= 0:
            super()._arrange()

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == BADGE_ROLE:
            if not (self._coming and index.isValid() and index.column() == 0):
                return None
            line = self._rows[index.row()]
            return line.state, line.icon
        return super().data(index, role)
