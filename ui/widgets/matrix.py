"""A table of many columns whose first stays in sight, and cells of two lines: an icon with words, quiet words below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.theme import current_theme, paint_icon
from ui.widgets.table import Table

ICON_ROLE = Qt.ItemDataRole.UserRole + 110
"""The icon of a cell and the role of its colour; None for a cell without one."""

SECOND_ROLE = ICON_ROLE + 1
"""The words of the second line and the role of their colour."""

_Index = QModelIndex | QPersistentModelIndex
_ROW, _HEAD_LINES, _HEAD_PAD, _TALLEST, _FEWEST = 48, 4, 20, 200, 3
MEASURED = 40
"""How many rows say how wide a column is."""


class TwoLines(QStyledItemDelegate):
    """Paints the cells of a matrix."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme = current_theme()
        words, mark, second = str(index.data() or ""), index.data(ICON_ROLE), index.data(SECOND_ROLE)
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        area = QRectF(option.rect).adjusted(theme.space(8), theme.space(4), -theme.space(4), -theme.space(4))
        painter.save()
        painter.setClipRect(option.rect)
        first, below = QRectF(area), QRectF(area)
        if second and second[0]:
            first.setHeight(area.height() / 2)
            below.setTop(first.bottom())
        if mark:
            side = theme.px(14)
            paint_icon(painter, QRectF(first.left(), first.center().y() - side / 2, side, side), *mark)
            first.setLeft(first.left() + side + theme.space(4))
        _line(painter, first, words, "body", mark[1] if mark else "ink")
        if second and second[0]:
            _line(painter, below, second[0], "small", second[1])
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        words, mark, second = str(index.data() or ""), index.data(ICON_ROLE), index.data(SECOND_ROLE)
        return QSize(field_width(words, second[0] if second else "", mark=bool(mark)), current_theme().px(_ROW))


def field_width(words: str, below: str, *, mark: bool) -> int:
    """How wide a cell with these two lines is; `mark` is whether there is an icon before the first."""
    theme = current_theme()
    wide = QFontMetrics(theme.font("body")).horizontalAdvance(words)
    if mark:
        wide += theme.px(14) + theme.space(4)
    wide = max(wide, QFontMetrics(theme.font("small")).horizontalAdvance(below))
    return wide + theme.space(8) + theme.space(12)


def _line(painter: QPainter, area: QRectF, words: str, size: str, tone: str) -> None:
    theme = current_theme()
    painter.setFont(theme.font(size))
    painter.setPen(theme.color(tone))
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(area.width()))
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class WrappingHead(QHeaderView):
    """Heads of up to four lines, so that narrow columns can have long names."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)

    def fit(self) -> int:
        """How high the heads are now: as many lines as the longest of them needs."""
        theme = current_theme()
        small = QFontMetrics(theme.font("small"))
        most, high = _HEAD_LINES * small.lineSpacing(), small.lineSpacing()
        for section in range(self.count()):
            room = QRect(0, 0, max(1, self.sectionSize(section) - theme.px(_HEAD_PAD)), most)
            title = str(self.model().headerData(section, self.orientation()) or "")
            high = max(high, small.boundingRect(room, Qt.TextFlag.TextWordWrap, title).height())
        return min(high, most) + 2 * theme.space(8)


class Matrix(Table):
    """The first column stays where it is while the others scroll sideways; it belongs to the same selection."""

    def __init__(self, *, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(name=name, title=title, parent=parent)
        self._head = WrappingHead(self)
        self.setHorizontalHeader(self._head)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setItemDelegate(TwoLines(self))
        self.horizontalHeader().setStretchLastSection(False)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setResizeContentsPrecision(MEASURED)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._first = _FirstColumn(self)
        self.horizontalHeader().sectionResized.connect(self._resized)
        self.verticalScrollBar().valueChanged.connect(self._first.verticalScrollBar().setValue)
        self._first.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        first = self._first.horizontalHeader()
        first.sortIndicatorChanged.connect(self._head.setSortIndicator)
        self._head.sortIndicatorChanged.connect(first.setSortIndicator)

    def show_model(self, model: object) -> None:
        """Show a model in both parts."""
        self.setModel(model)  # type: ignore[arg-type]
        self._first.setModel(model)  # type: ignore[arg-type]
        self._first.setSelectionModel(self.selectionModel())
        self.lay_out()

    def lay_out(self) -> None:
        """Hide in each part what the other shows, and let both be as high as they must."""
        model = self.model()
        for column in range(1, model.columnCount()):
            self._first.setColumnHidden(column, True)
        self._first.setColumnWidth(0, self.columnWidth(0))
        high = self._head.fit()
        for head in (self.horizontalHeader(), self._first.horizontalHeader()):
            head.setFixedHeight(high)
        self._place()
        self.fit_height()

    def fit_height(self) -> None:
        """No higher than the rows: below a short list is paper, not an empty box; and never too low to show some."""
        count, high = self.model().rowCount(), self.verticalHeader().defaultSectionSize()
        around = self._head.height() + self.horizontalScrollBar().sizeHint().height() + 2 * self.frameWidth()
        self.setMinimumHeight(around + min(count, _FEWEST) * high)
        self.setMaximumHeight(around + min(count, _TALLEST) * high)

    def _resized(self, column: int, _before: int, after: int) -> None:
        if column == 0:
            self._first.setColumnWidth(0, after)
            self._place()

    def _place(self) -> None:
        frame = self.frameWidth()
        self._first.setGeometry(
            QRect(frame, frame, self.columnWidth(0), self.viewport().height() + self.horizontalHeader().height())
        )

    def _fit_rows(self) -> None:
        theme = current_theme()
        self.verticalHeader().setMinimumSectionSize(theme.px(_ROW))
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        if hasattr(self, "_first"):
            self._place()

    def scrollTo(
        self, index: _Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a cell into sight, not behind the column that stays; that one is always in sight."""
        if index.column() == 0:
            bar = self.horizontalScrollBar().value()
            super().scrollTo(index, hint)
            self.horizontalScrollBar().setValue(bar)
            return
        super().scrollTo(index, hint)
        hidden = self.columnWidth(0) - self.columnViewportPosition(index.column())
        if hidden > 0:
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - hidden)


class _FirstColumn(QTableView):
    """The first column of a matrix, laid over it; it takes no keyboard of its own."""

    def __init__(self, matrix: Matrix) -> None:
        super().__init__(matrix)
        self.setObjectName(f"{matrix.objectName()}_first")
        self.setProperty("kind", "first")
        self.setAccessibleName(matrix.accessibleName())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalHeader(WrappingHead(self))
        self.setItemDelegate(TwoLines(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(matrix.selectionBehavior())
        self.setSelectionMode(matrix.selectionMode())
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(matrix.verticalScrollMode())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(True)
        self.horizontalHeader().setSortIndicatorShown(True)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(matrix.opened)
        self._follow()

    def _follow(self) -> None:
        theme = current_theme()
        self.verticalHeader().setMinimumSectionSize(theme.px(_ROW))
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._follow()
