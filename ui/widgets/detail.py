"""What is chosen in a list, in full below it; where the window is too low for both, the list has the room.

Only a remark above, which must not be missed, stays in a low window.
"""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.theme import current_theme
from ui.widgets.scroll import ScrollColumn
from ui.widgets.words import Label, Quiet

_HIGHEST = 130
_ROOM, _AROUND = 400, 250
_UNKNOWN = 10_000
"""The height of a view that was not told yet: any detail has room there."""


class Detail(ScrollColumn):
    """Words, and a quiet remark below or above them: as high as they need, up to a limit beyond which they scroll.

    `listed` is the snug list it stands below. Tell it how high its view is in that view's `resizeEvent`.
    """

    def __init__(self, listed: QWidget, *, remark_above: bool = False) -> None:
        super().__init__(margin=0, gap=4)
        self._words, self._remark = Label(), Quiet()
        self._remark_stays = remark_above
        for part in (self._remark, self._words) if remark_above else (self._words, self._remark):
            self.body.addWidget(part)
        self._listed, self._height = listed, _UNKNOWN
        self.setMaximumHeight(current_theme().px(_HIGHEST))

    def say(self, words: str, remark: str = "") -> None:
        """Show this; nothing to say takes no room."""
        self._words.setText(words)
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark))
        self._arrange()

    @property
    def said(self) -> tuple[str, str]:
        """Words and remark."""
        return self._words.text(), self._remark.text()

    def sizeHint(self) -> QSize:
        """As high as the words are at the width there is."""
        hint = super().sizeHint()
        return QSize(hint.width(), min(self.body.heightForWidth(self.viewport().width()), self.maximumHeight()))

    def minimumSizeHint(self) -> QSize:
        """A few lines, or less where there are less."""
        least = super().minimumSizeHint()
        return QSize(least.width(), min(least.height(), self.sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def fit(self, height: int) -> None:
        """Show itself whole only in a view that is high, or whose list is so short that room is left below it."""
        self._height = height
        self._arrange()

    def _arrange(self) -> None:
        theme = current_theme()
        left = self._height - self._listed.maximumHeight()
        roomy = self._height >= theme.px(_ROOM) or left >= theme.px(_AROUND + _HIGHEST)
        self._words.setVisible(roomy)
        stays = roomy or (self._remark_stays and bool(self._remark.text()))
        self.setVisible(stays and bool(self._words.text()))
        self.updateGeometry()
