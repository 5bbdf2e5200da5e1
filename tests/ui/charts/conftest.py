"""Styles to draw in; the application that knows the fonts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from ui.charts.style import ChartStyle, chart_style
from ui.theme import load_theme

MakeStyle = Callable[..., ChartStyle]


@pytest.fixture
def style(qapp: QApplication) -> MakeStyle:
    """Makes a style from a theme's name, a text size, a width and a sharpness."""

    def make(theme: str = "light", scale: float = 1.0, width: int = 900, pixel_ratio: float = 1.0) -> ChartStyle:
        return chart_style(load_theme(theme, scale), width=width, pixel_ratio=pixel_ratio)

    return make
