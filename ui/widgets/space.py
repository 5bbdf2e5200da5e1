"""Layouts whose margins and gaps are steps of space and follow the theme."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import current_theme, theme_changed


class Column(QVBoxLayout):
    """Things below each other; `margin` and `gap` are steps of space, 0 for none."""

    def __init__(self, parent: QWidget | None = None, *, margin: int = 0, gap: int = 8) -> None:
        super().__init__(parent) if parent is not None else super().__init__()
        self._steps = (margin, gap)
        self._follow_theme()
        theme_changed.connect(self._follow_theme)

    def _follow_theme(self) -> None:
        _fit(self, *self._steps)


class Row(QHBoxLayout):
    """Things beside each other; `margin` and `gap` are steps of space, 0 for none."""

    def __init__(self, parent: QWidget | None = None, *, margin: int = 0, gap: int = 8) -> None:
        super().__init__(parent) if parent is not None else super().__init__()
        self._steps = (margin, gap)
        self._follow_theme()
        theme_changed.connect(self._follow_theme)

    def _follow_theme(self) -> None:
        _fit(self, *self._steps)


def _fit(layout: QBoxLayout, margin: int, gap: int) -> None:
    theme = current_theme()
    around = theme.space(margin) if margin else 0
    layout.setContentsMargins(around, around, around, around)
    layout.setSpacing(theme.space(gap) if gap else 0)
