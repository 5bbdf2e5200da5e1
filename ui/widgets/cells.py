"""Cells of a table that say more than one plain word: a state as a badge, a date with quiet words after it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import current_theme
from ui.widgets.badge import badge_width, paint_badge

BADGE_ROLE = Qt.ItemDataRole.UserRole + 100
"""A state and its icon; the cell's words are the word of the badge."""

QUIET_ROLE = BADGE_ROLE + 1
"""Words that follow the cell's own, and the role of their colour."""

_Index = QModelIndex | QPersistentModelIndex


class Cells(QStyledItemDelegate):
    """Paints cells with one of the roles above; the others as ever."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        badge, quiet = index.data(BADGE_ROLE), index.data(QUIET_ROLE)
        if badge is None and quiet is None:
            super().paint(painter, option, index)
            return
        words = str(index.data() or "")
        self._ground(painter, option, index)
        area = QRectF(option.rect).adjusted(current_theme().space(12) - 1, 0, -current_theme().space(4), 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(option.rect)
        if badge is not None:
            state, icon = badge
            _badge_in(painter, area, words, state, icon)
        else:
            follows, tone = quiet
            _two_tones(painter, area, words, follows, tone)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The cell without its words: selection, hover, focus, hairline."""
        bare = QStyleOptionViewItem(option)
        self.initStyleOption(bare, index)
        bare.text = ""
        bare.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, bare, painter, bare.widget)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        theme = current_theme()
        hint = super().sizeHint(option, index)
        if index.data(BADGE_ROLE) is not None:
            hint.setWidth(badge_width(str(index.data())) + 2 * theme.space(8))
        elif (quiet := index.data(QUIET_ROLE)) is not None:
            hint.setWidth(hint.width() + QFontMetrics(theme.font("body")).horizontalAdvance(quiet[0]) + theme.space(8))
        return hint


def _badge_in(painter: QPainter, area: QRectF, words: str, state: str, icon: str) -> None:
    theme = current_theme()
    height = max(QFontMetrics(theme.font("small")).height(), theme.px(14)) + theme.px(4)
    pill = QRectF(area.left(), area.center().y() - height / 2, min(badge_width(words), area.width()), height)
    paint_badge(painter, pill, state, icon, words)


def _two_tones(painter: QPainter, area: QRectF, words: str, quiet: str, tone: str) -> None:
    theme = current_theme()
    font = theme.font("body")
    metrics = QFontMetrics(font)
    painter.setFont(font)
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.setPen(theme.color("ink"))
    painter.drawText(area, middle, metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(area.width())))
    area.setLeft(area.left() + (metrics.horizontalAdvance(words) + theme.space(8) if words else 0))
    if area.width() > 0:
        painter.setPen(theme.color(tone))
        painter.drawText(area, middle, metrics.elidedText(quiet, Qt.TextElideMode.ElideRight, int(area.width())))
