"""The words of a key, numbered, so that two people can read them to each other one by one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.text import tr
from ui.theme import current_theme
from ui.widgets.words import Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_ACROSS = 5


class KeyWords(QWidget):
    """Two rows of five; a screen reader says all of them in order."""

    def __init__(self, words: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Words of the key: {words}").format(words=", ".join(words)))
        theme = current_theme()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.space(4))
        grid.setVerticalSpacing(theme.space(8))
        for at, word in enumerate(words):
            row, column = divmod(at, _ACROSS)
            number = Quiet(f"{at + 1}", small=True)
            grid.addWidget(number, row, 2 * column, Qt.AlignmentFlag.AlignBaseline | Qt.AlignmentFlag.AlignRight)
            shown = Label(word, size="emphasis", wrap=False)
            shown.setContentsMargins(0, 0, theme.space(8), 0)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(shown, row, 2 * column + 1, Qt.AlignmentFlag.AlignBaseline)
        for column in range(_ACROSS):
            grid.setColumnStretch(2 * column + 1, 1)
