"""A row that leads somewhere: what it is about, quietly below it more, a badge at its side."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QEnterEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import current_theme
from ui.widgets.icon_mark import IconMark
from ui.widgets.painted import draw_focus, fill_pill
from ui.widgets.pressable import Pressable
from ui.widgets.space import Column, Row
from ui.widgets.words import Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtCore import QEvent

    from ui.widgets.badge import StateBadge


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
        row = Row(self, margin=8, gap=12)
        top = Qt.AlignmentFlag.AlignTop
        if icon:
            row.addWidget(IconMark(icon, role=role, size=18, beside="body"), 0, top)
        words = Column(gap=4)
        head = Row()
        head.addWidget(Label(title), 1)
        if badge:
            head.addWidget(badge, 0, top)
        head.addWidget(IconMark("chevron-right", size=16, beside="body"), 0, top)
        words.addLayout(head)
        if text:
            words.addWidget(Quiet(text))
        row.addLayout(words, 1)

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
        if self.hasFocus():
            draw_focus(painter, area)
