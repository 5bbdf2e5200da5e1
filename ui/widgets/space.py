"""Layouts whose margins and gaps are steps of space and follow the theme.

`margin` is one step for all sides or four for left, top, right and bottom; 0 is none.
"""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import current_theme, theme_changed

Margin = int | tuple[int, int, int, int]


class Column(QVBoxLayout):
    """Things below each other; `margin` and `gap` are steps of space."""

    def __init__(self, parent: QWidget | None = None, *, margin: Margin = 0, gap: int = 8) -> None:
        super().__init__(parent) if parent is not None else super().__init__()
        self._steps = (margin, gap)
        self._follow_theme()
        theme_changed.connect(self._follow_theme)

    def _follow_theme(self) -> None:
        _fit(self, *self._steps)

    def add_list(self, listed: QWidget) -> None:
        """A snug table: all the height that is there and no more than it needs. End the column with `addStretch(1)`."""
        self.addWidget(listed, 1000)


class Row(QHBoxLayout):
    """Things beside each other; `margin` and `gap` are steps of space."""

    def __init__(self, parent: QWidget | None = None, *, margin: Margin = 0, gap: int = 8) -> None:
        super().__init__(parent) if parent is not None else super().__init__()
        self._steps = (margin, gap)
        self._follow_theme()
        theme_changed.connect(self._follow_theme)

    def _follow_theme(self) -> None:
        _fit(self, *self._steps)


def _fit(layout: QBoxLayout, margin: Margin, gap: int) -> None:
    theme = current_theme()
    left, top, right, bottom = (
        theme.space(step) if step else 0 for step in (margin if isinstance(margin, tuple) else (margin,) * 4)
    )
    layout.setContentsMargins(left, top, right, bottom)
    layout.setSpacing(theme.space(gap) if gap else 0)


def clear(layout: QBoxLayout) -> None:
    """Take everything out of a layout, what lies in layouts inside it too."""
    while (item := layout.takeAt(0)) is not None:
        widget, inside = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inside, QBoxLayout):
            clear(inside)
