"""The table of certificates with as many columns as there is room for; the sheet tells the rest."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView, QWidget

from tracker.certificates.model import CertificateOrder
from ui.text import tr
from ui.theme import current_theme
from ui.widgets.badge import badge_size
from ui.widgets.cells import Cells
from ui.widgets.table import Shares, Table

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


class CertificateView(Table):
    """`with_worker` has the worker's name among the columns."""

    def __init__(self, model: CertificateTable, parent: QWidget | None = None) -> None:
        super().__init__(name="certificates_table", title=tr("Certificates"), snug=True, parent=parent)
        self._model = model
        self._widths: list[int] = []
        self.setModel(model)
        for place, column in enumerate(model.columns):
            if column.order in (CertificateOrder.STATE, CertificateOrder.NEXT):
                self.setItemDelegateForColumn(place, Cells(self))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.show_workers(False)
        head = self.horizontalHeader()
        head.setSectionsMovable(False)
        head.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def show_workers(self, with_worker: bool) -> None:
        """Whether the column of the workers is shown."""
        places = {column.order: place for place, column in enumerate(self._model.columns)}
        asked = [order for order in _IMPORTANCE if with_worker or order is not CertificateOrder.WORKER]
        self.shares = Shares(
            importance=tuple(places[order] for order in asked),
            always=asked.index(CertificateOrder.NEXT) + 1,
            grows=places[CertificateOrder.TITLE],
            gives=places[CertificateOrder.NEXT],
            least=self._fitting("2020-05-10"),
        )
        self.share_width()

    def choose(self, row: int, *, scroll: bool) -> None:
        """Make a row the current one, and bring it into sight if asked to."""
        self.setAutoScroll(scroll)
        self.setCurrentIndex(self._model.index(row, 0) if row >= 0 else QModelIndex())
        self.setAutoScroll(True)

    def wanted_widths(self) -> list[int]:
        self._widths = self._widths or [self._width(one.order, one.widest) for one in self._model.columns]
        return self._widths

    def _width(self, order: CertificateOrder, widest: tuple[str, ...]) -> int:
        theme = current_theme()
        if order is CertificateOrder.STATE:
            return max(badge_size(words).width() for words in widest) + 2 * theme.space(8)
        return min(max(map(self._fitting, widest)), theme.px(280))

    def _fitting(self, words: str) -> int:
        theme = current_theme()
        return QFontMetrics(theme.font("body")).horizontalAdvance(words) + 3 * theme.space(8)
