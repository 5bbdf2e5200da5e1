"""A row that leads somewhere: what it is about, quietly below it more, a badge at its side."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QEnterEvent, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import current_theme, paint_icon
from ui.widgets.painted import draw_focus, fill_pill
from ui.widgets.pressable import Pressable
from ui.widgets.space import Column, Row
from ui.widgets.words import Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

    from ui.widgets.badge import StateBadge


_ICON, _CHEVRON = 18, 16


class ActionRow(Pressable):
    """`acted` follows a click, Enter and Space. `name` is the object name, `icon` stands at its left."""

    def __init__(
        self,
        title: str,
        text: str = "",
        *,
        name: str,
        icon: str = "",
        role: str = "quiet",
        badge: StateBadge | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(". ".join(part for part in (title, badge.text if badge else "", text) if part))
        self._icon, self._role = icon, role
        theme, row = current_theme(), Row(self, margin=8)
        if icon:
            row.addSpacing(theme.px(_ICON) + theme.space(12))
        words = Column(gap=4)
        row.addLayout(words, 1)
        head = Row()
        words.addLayout(head)
        head.addWidget(Label(title), 1)
        if badge:
            head.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        head.addSpacing(theme.px(_CHEVRON) + theme.space(8))
        if text:
            words.addWidget(Quiet(text))

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.painter()
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.underMouse():
            fill_pill(painter, area, current_theme().color("hover"), 6)
        self._paint_icons(painter)
        if self.hasFocus():
            draw_focus(painter, area)

    def _paint_icons(self, painter: QPainter) -> None:
        """Beside the first line, in the room the layout leaves: as parts they would be half of a list."""
        theme = current_theme()
        edge, line = theme.space(8), QFontMetrics(theme.font("body")).lineSpacing()
        if self._icon:
            side = theme.px(_ICON)
            paint_icon(painter, QRect(edge, edge, side, max(side, line)), self._icon, self._role)
        side = theme.px(_CHEVRON)
        paint_icon(painter, QRect(self.width() - edge - side, edge, side, max(side, line)), "chevron-right", "quiet")
