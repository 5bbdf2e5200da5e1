"""Records that travel: a list, and the one chosen in full below it, field by field as the other side would read it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QWidget

from ui.models.exchange_lines import ExchangeLines
from ui.models.record_table import ROW_ROLE
from ui.text import tr
from ui.text.sharing import fields_in_words
from ui.theme import current_theme
from ui.widgets.cells import Cells
from ui.widgets.facts import Facts
from ui.widgets.scroll import ScrollColumn
from ui.widgets.space import Column, clear
from ui.widgets.table import Shares, Table
from ui.widgets.words import Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.overview.names import Names
    from ui.models.exchange_lines import Line

_LIST, _DETAIL = 170, 150


class ExchangeReader(QWidget):
    """Shows lines; with `coming` each has a badge that says what becomes of it. `name` is that of the table."""

    def __init__(
        self, names: Names, *, name: str, title: str, coming: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._names, self._coming = names, coming
        self.model = ExchangeLines((), coming=coming, parent=self)
        shares = Shares(importance=(0, 3, 2, 1) if coming else (2, 0, 1), grows=3 if coming else 2)
        self.table = Table(name=name, title=title, shares=shares)
        self.table.setModel(self.model)
        if coming:
            self.table.setItemDelegateForColumn(0, Cells(self.table))
        theme = current_theme()
        self.table.selectionModel().currentRowChanged.connect(self._show_row)
        self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)  # as they came
        self.table.setMinimumHeight(theme.px(_LIST))
        self._nothing = Quiet()
        self._detail = ScrollColumn(margin=8, gap=8)
        self._detail.setFixedHeight(theme.px(_DETAIL))
        column = Column(self, gap=8)
        column.addWidget(self.table, 1)
        column.addWidget(self._nothing)
        column.addWidget(self._detail)
        self.setFocusProxy(self.table)

    def show_lines(self, lines: Sequence[Line], nothing: str) -> None:
        """Show these; `nothing` is said where there are none."""
        self.model.set_rows(lines)
        self.table.setVisible(bool(lines))
        self._detail.setVisible(bool(lines))
        self._nothing.setText(nothing)
        self._nothing.setVisible(not lines)
        clear(self._detail.body)
        if lines:
            self.table.selectRow(0)

    def _show_row(self, index: QModelIndex) -> None:
        line: Line | None = index.data(ROW_ROLE) if index.isValid() else None
        clear(self._detail.body)
        if line is None:
            return
        if line.note:
            self._detail.body.addWidget(Label(line.note))
        facts = Facts()
        for name, words in fields_in_words(line.code, line.body, self._names):
            facts.add(name, words)
        self._detail.body.addWidget(facts)
        self._detail.setAccessibleName(tr("{kind} {title} in full").format(kind=line.kind, title=line.title))
        self._detail.verticalScrollBar().setValue(0)
