"""The table of certificates with as many columns as there is room for; the sheet tells the rest."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from tracker.certificates.model import CertificateOrder
from ui.text import tr
from ui.theme import current_theme
from ui.widgets.badge import badge_size
from ui.widgets.cells import Cells
from ui.widgets.table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ui.models.certificates import CertificateTable

_IMPORTANCE = (
    CertificateOrder.STATE,
    CertificateOrder.TITLE,
    CertificateOrder.WORKER,
    CertificateOrder.NEXT,
    CertificateOrder.LEVEL,
    CertificateOrder.NUMBER,
    CertificateOrder.KIND,
    CertificateOrder.ISSUED,
    CertificateOrder.ISSUER,
)
"""Which columns are shown first where not all fit."""

_ALWAYS = _IMPORTANCE[:4]

_TALLEST = 200
"""A window is never as high as so many rows: more of them change nothing."""


class CertificateView(Table):
    """`with_worker` has the worker's name among the columns."""

    def __init__(self, model: CertificateTable, parent: QWidget | None = None) -> None:
        super().__init__(name="certificates_table", title=tr("Certificates"), parent=parent)
        self._model = model
        self._with_worker = False
        self.setModel(model)
        self._widths: dict[CertificateOrder, int] = {}
        for place, column in enumerate(model.columns):
            if column.order in (CertificateOrder.STATE, CertificateOrder.NEXT):
                self.setItemDelegateForColumn(place, Cells(self))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = self.horizontalHeader()
        head.setSectionsMovable(False)
        head.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for changed in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            changed.connect(self._fit_height)

    def show_workers(self, with_worker: bool) -> None:
        """Whether the column of the workers is shown."""
        self._with_worker = with_worker
        self._share_out()

    def choose(self, row: int, *, scroll: bool) -> None:
        """Make a row the current one, and bring it into sight if asked to."""
        self.setAutoScroll(scroll)
        self.setCurrentIndex(self._model.index(row, 0) if row >= 0 else QModelIndex())
        self.setAutoScroll(True)

    def _fit_height(self) -> None:
        """No higher than the rows: below a short list is paper, not an empty box."""
        rows = min(self._model.rowCount(), _TALLEST) * self.verticalHeader().defaultSectionSize()
        self.setMaximumHeight(self.horizontalHeader().sizeHint().height() + rows + 2 * self.frameWidth())

    def _share_out(self) -> None:
        """Show what fits, the most important first; titles and dates get the room left over, or have less."""
        self._widths = self._widths or {one.order: self._width(one.order, one.widest) for one in self._model.columns}
        widths = dict(self._widths)
        asked = [order for order in _IMPORTANCE if order is not CertificateOrder.WORKER or self._with_worker]
        room = self.viewport().width()
        shown: list[CertificateOrder] = []
        for order in asked:
            if order not in _ALWAYS and widths[order] > room:
                break
            shown.append(order)
            room -= widths[order]
        widths[CertificateOrder.TITLE] += max(0, room) // 2
        spare = widths[CertificateOrder.NEXT] - self._fitting("2020-05-10")
        widths[CertificateOrder.NEXT] += max(min(0, room), -spare)
        widths[CertificateOrder.TITLE] += min(0, room + spare)
        for place, column in enumerate(self._model.columns):
            self.setColumnHidden(place, column.order not in shown)
            self.setColumnWidth(place, widths[column.order])

    def _width(self, order: CertificateOrder, widest: tuple[str, ...]) -> int:
        theme = current_theme()
        if order is CertificateOrder.STATE:
            return max(badge_size(words).width() for words in widest) + 2 * theme.space(8)
        return min(max(map(self._fitting, widest)), theme.px(280))

    def _fitting(self, words: str) -> int:
        theme = current_theme()
        return QFontMetrics(theme.font("body")).horizontalAdvance(words) + 3 * theme.space(8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()
