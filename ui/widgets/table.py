"""A table with room: whole rows, sortable heads at the left of their columns, keyboard and screen reader alike."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from tracker.kernel.record import Record
from ui.theme import current_theme
from ui.widgets.cells import cells_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_ROW = 40
_WIDEST, _SORT_MARK = 280, 16
_MEASURED = 60
"""How many rows say how wide a column is: enough for most lists, and quick for any."""

_TALLEST = 200
"""A window is never as high as so many rows: more of them change nothing."""


class Shares(Record):
    """How columns share the width: shown by `importance` as far as they fit, the first `always` in any case.

    Of what is left over half goes to the column that `grows`, the rest to the last. What is missing is given by the
    column `gives`, down to the width `least`, and then by the one that grows.
    """

    importance: tuple[int, ...]
    always: int = 2
    grows: int = 0
    gives: int | None = None
    least: int = 0


def share_out(wanted: Sequence[int], room: int, shares: Shares) -> list[int]:
    """The width of each column in `room` pixels; 0 for a column that is not shown."""
    widths = [0] * len(wanted)
    for place, column in enumerate(shares.importance):
        if place >= shares.always and wanted[column] > room:
            break
        widths[column] = wanted[column]
        room -= wanted[column]
    if room < 0 and shares.gives is not None:
        given = min(-room, max(0, widths[shares.gives] - shares.least))
        widths[shares.gives] -= given
        room += given
    widths[shares.grows] = max(1, widths[shares.grows] + (room if room < 0 else room // 2))
    return widths


class Table(QTableView):
    """`opened` follows Enter and a double click. Give it a `QAbstractTableModel`; its last column takes the rest.

    With `shares` it never needs a bar below it. A `snug` one is no higher than its rows: below a short list is paper,
    not an empty box (see `Column.add_list`).
    """

    opened = Signal(QModelIndex)

    def __init__(
        self,
        *,
        name: str,
        title: str,
        shares: Shares | None = None,
        snug: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.shares = shares
        self._snug = snug
        self._wanted: list[int] = []
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setStretchLastSection(True)
        if shares is not None:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(self.opened)
        self._fit_rows()

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            for changed in (model.rowsInserted, model.rowsRemoved, model.modelReset):
                changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._wanted = []
        self._fit_height()
        self.share_width()

    def _fit_rows(self) -> None:
        theme = current_theme()
        self.verticalHeader().setMinimumSectionSize(theme.px(_ROW))
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        self.setIconSize(QSize(theme.px(16), theme.px(16)))

    def _fit_height(self) -> None:
        if not self._snug:
            return
        rows = min(self.model().rowCount(), _TALLEST) if self.model() is not None else 0
        head = self.horizontalHeader().sizeHint().height()
        self.setMaximumHeight(head + rows * self.verticalHeader().defaultSectionSize() + 2 * self.frameWidth())

    def share_width(self) -> None:
        """Share the width out anew, as after other columns became important; out of sight not before it is seen."""
        if self.shares is None or self.model() is None or not self.isVisible():
            return
        self._wanted = self._wanted or self.wanted_widths()
        for column, width in enumerate(share_out(self._wanted, self.viewport().width(), self.shares)):
            self.setColumnHidden(column, not width)
            self.setColumnWidth(column, width or self.columnWidth(column))

    def wanted_widths(self) -> list[int]:
        """What each column needs for its head and the first of its rows."""
        theme, model = current_theme(), self.model()
        body, small = QFontMetrics(theme.font("body")), QFontMetrics(theme.font("small"))
        widths = []
        for column in range(model.columnCount()):
            head = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
            cells = cells_width(model, column, _MEASURED, body)
            widest = max(cells, small.horizontalAdvance(head) + theme.px(_SORT_MARK))
            widths.append(min(widest, theme.px(_WIDEST)) + 3 * theme.space(8))
        return widths

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_width()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.share_width()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit_rows()
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
