"""Cells of a table that say more than one plain word: a state as a badge, a date with quiet words after it."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import current_theme
from ui.widgets.badge import badge_size, paint_badge

BADGE_ROLE = Qt.ItemDataRole.UserRole + 100
"""A state and its icon; the cell's words are the word of the badge."""

QUIET_ROLE = BADGE_ROLE + 1
"""Words that follow the cell's own, and the role of their colour."""

_MEASURED = 60
"""Characters that are measured: no column is wider."""

_Index = QModelIndex | QPersistentModelIndex


class Cells(QStyledItemDelegate):
    """Paints the cells of a column that has one of the roles above; other columns need no such painter."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        words, badge, quiet = str(index.data() or ""), index.data(BADGE_ROLE), index.data(QUIET_ROLE)
        theme = current_theme()
        # The bare option knows of selection, hover and focus; asking the model for the rest costs more than drawing.
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        area = QRectF(option.rect).adjusted(theme.space(12) - 1, 0, -theme.space(4), 0)
        painter.save()
        painter.setClipRect(option.rect)
        if badge is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            _badge_in(painter, area, words, *badge)
        else:
            _two_tones(painter, area, words, quiet or ("", "quiet"), option)
        painter.restore()


def cells_width(model: QAbstractItemModel, column: int, rows: int, metrics: QFontMetrics) -> int:
    """How wide the widest of the first cells of a column is.

    A cell is as wide as its words, with its badge, or with the quiet words that follow them.
    """
    told = model.data  # asked for by the index, each answer would go through Qt and back
    cells = set()
    for row in range(min(model.rowCount(), rows)):
        index = model.index(row, column)
        quiet = told(index, QUIET_ROLE)
        words = str(told(index, Qt.ItemDataRole.DisplayRole) or "")[:_MEASURED]
        cells.add((words, quiet[0] if quiet else "", told(index, BADGE_ROLE) is not None))
    return max((_width(*cell, metrics) for cell in cells), default=0)


def _width(words: str, quiet: str, badge: bool, metrics: QFontMetrics) -> int:
    if badge:
        return badge_size(words).width()
    more = metrics.horizontalAdvance(quiet) + current_theme().space(8) if quiet else 0
    return metrics.horizontalAdvance(words) + more


def _badge_in(painter: QPainter, area: QRectF, words: str, state: str, icon: str) -> None:
    size = badge_size(words)
    pill = QRectF(area.left(), area.center().y() - size.height() / 2, min(size.width(), area.width()), size.height())
    paint_badge(painter, pill, state, icon, words)


def _two_tones(
    painter: QPainter, area: QRectF, words: str, quiet: tuple[str, str], option: QStyleOptionViewItem
) -> None:
    theme, metrics = current_theme(), option.fontMetrics
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.setFont(option.font)
    painter.setPen(theme.color("ink"))
    painter.drawText(area, middle, metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(area.width())))
    area.setLeft(area.left() + (metrics.horizontalAdvance(words) + theme.space(8) if words else 0))
    follows, tone = quiet
    if follows and area.width() > 0:
        painter.setPen(theme.color(tone))
        painter.drawText(area, middle, metrics.elidedText(follows, Qt.TextElideMode.ElideRight, int(area.width())))
