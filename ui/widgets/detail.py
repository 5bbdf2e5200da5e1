"""What is chosen in a table, in full below it; where the window is too low for both, the table has the room."""

from __future__ import annotations

from ui.theme import current_theme
from ui.widgets.scroll import ScrollColumn
from ui.widgets.words import Label, Quiet

_HIGHEST = 130
_ROOM = 480


class Detail(ScrollColumn):
    """Words, and below them a quiet remark. Tell it how high its view is in that view's `resizeEvent`."""

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
        self._arrange()

    @property
    def said(self) -> tuple[str, str]:
        """Words and remark."""
        return self._words.text(), self._remark.text()

    def fit(self, height: int) -> None:
        """Show itself only in a view of at least so much height."""
        self._roomy = height >= current_theme().px(_ROOM)
        self._arrange()

    def _arrange(self) -> None:
        self.setVisible(self._roomy and bool(self._words.text()))
