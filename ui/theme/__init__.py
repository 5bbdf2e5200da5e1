"""Colours, sizes, fonts and icons: the only place that knows them. Read them at paint time from `current_theme()`.

A widget asks `current_theme().color("accent")`, never a hex value. `theme_changed` is announced after a switch of
theme, text size or language, when whatever shows words of its own says them anew.
"""

from __future__ import annotations

from ui.theme.apply import apply_theme, restyle, system_theme_name
from ui.theme.current import current_theme, theme_changed
from ui.theme.fonts import chinese_family, chinese_font_file, has_chinese_font
from ui.theme.icons import icon, icon_names, icon_pixmap, paint_icon
from ui.theme.model import SPACES, STATES, Theme, load_theme

__all__ = [
    "SPACES",
    "STATES",
    "Theme",
    "apply_theme",
    "chinese_family",
    "chinese_font_file",
    "current_theme",
    "has_chinese_font",
    "icon",
    "icon_names",
    "icon_pixmap",
    "load_theme",
    "paint_icon",
    "restyle",
    "system_theme_name",
    "theme_changed",
]
