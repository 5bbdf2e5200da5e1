"""What is chosen in a table, in full below it; where the window is too low for both, the table has the room."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent

from ui.theme import current_theme
from ui.widgets.scroll import ScrollColumn
from ui.widgets.words import Label, Quiet

_HIGHEST = 130
_ROOM = 480


class Detail(ScrollColumn):
    """Words, and below them a quiet remark: as high as they need, up to a limit beyond which they scroll.

    Tell it how high its view is in that view's `resizeEvent`.
    """

    def __init__(self) -> None:
        super().__init__(margin=0, gap=4)
        self._words, self._remark = Label(), Quiet()
        self.body.addWidget(self._words)
        self.body.addWidget(self._remark)
        self._roomy = True
        self.setMaximumHeight(current_theme().px(_HIGHEST))

    def say(self, words: str, remark: str = "") -> None:
        """Show this; nothing to say takes no room."""
        self._words.setText(words)
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark))
        self.updateGeometry()
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
        """Show itself only in a view of at least so much height."""
        self._roomy = height >= current_theme().px(_ROOM)
        self._arrange()

    def _arrange(self) -> None:
        self.setVisible(self._roomy and bool(self._words.text()))
