"""A state as an icon and a word on its own tint: never colour alone."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.text import tr
from ui.theme import STATES, current_theme, paint_icon
from ui.widgets.painted import Painted, fill_pill

STATE_ICONS = {"good": "check", "due": "clock", "bad": "warning", "info": "info", "quiet": "minus"}


class StateBadge(Painted):
    """`state` is `good`, `due`, `bad`, `info` or `quiet`; `icon` replaces the state's own where it says more."""

    def __init__(self, state: str, text: str, *, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(state, text, icon=icon)

    def show_state(self, state: str, text: str, *, icon: str = "") -> None:
        """Say another state. Raises `ValueError` for a state there is not."""
        if state not in STATES:
            raise ValueError(f"unknown state {state!r}")
        self.state = state
        self.text = text
        self._icon = icon or STATE_ICONS[state]
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return badge_size(self.text)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_badge(self.painter(), QRectF(self.rect()), self.state, self._icon, self.text)


def badge_size(text: str) -> QSize:
    """How large a badge with these words is."""
    theme = current_theme()
    words = QFontMetrics(theme.font("small"))
    width = words.horizontalAdvance(text) + theme.px(14) + theme.space(4) + 2 * theme.space(8)
    return QSize(width, max(words.height(), theme.px(14)) + theme.px(4))


def paint_badge(painter: QPainter, area: QRectF, state: str, icon: str, text: str) -> None:
    """Paint a badge into `area`, also where there is no widget, as in a table."""
    theme = current_theme()
    fill_pill(painter, area, theme.color(f"{state}_soft"), area.height() / 2)
    mark = QRectF(area.left() + theme.space(8), area.top(), theme.px(14), area.height())
    paint_icon(painter, mark, icon, state)
    painter.setFont(theme.font("small"))
    painter.setPen(theme.color(state))
    words = QRectF(area)
    words.setLeft(mark.right() + theme.space(4))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(words.width()) + 1)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class UnverifiedBadge(StateBadge):
    """The mark of a rule whose source the pack itself calls unsure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("due", tr("Not verified"), icon="question", parent=parent)
        self.setToolTip(tr("The pack itself says that the source of this rule was not read in full."))
