"""A requirement or an entry written out: one line below the other, parts set in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme import current_theme
from ui.widgets.words import Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.text.requirements import AskedLine


class AskedLines(QWidget):
    """Each line with its dot; wrapped words stand below their own first word."""

    def __init__(self, lines: Sequence[AskedLine], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.space(8))
        grid.setVerticalSpacing(theme.space(4))
        deepest = max((line.depth for line in lines), default=0)
        for row, line in enumerate(lines):
            if line.depth:
                grid.setColumnMinimumWidth(line.depth - 1, theme.space(8))
            grid.addWidget(Quiet("•"), row, line.depth, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Label(line.text), row, line.depth + 1, 1, deepest - line.depth + 1)
        grid.setColumnStretch(deepest + 1, 1)
