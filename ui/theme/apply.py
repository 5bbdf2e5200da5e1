"""Putting a theme on the application: palette, font and one style sheet filled from a template."""

from __future__ import annotations

import os
import re

from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from ui.theme.current import theme_applied, theme_changed, use_theme
from ui.theme.model import FOLDER, Theme

_PLACE = re.compile(r"@(px|space|text)\((\w+)\)|@(\w+)")
_PALETTE = {
    QPalette.ColorRole.Window: "page",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "raised",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.PlaceholderText: "quiet",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "bad",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "ink",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "edge",
    QPalette.ColorRole.Shadow: "edge",
}
_WORDS = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Draw everything in `theme` from now on; also after a switch of language. Announces `theme_changed` at the end."""
    if theme_applied() or theme.dark != (system_theme_name() == "dark"):
        from PySide6.QtCore import Qt

        app.styleHints().setColorScheme(Qt.ColorScheme.Dark if theme.dark else Qt.ColorScheme.Light)
    use_theme(theme)
    palette = _palette_of(theme)
    app.setPalette(palette)
    QToolTip.setPalette(palette)
    app.setFont(theme.font("body"))
    app.setStyleSheet(style_sheet(theme))
    theme_changed.emit()


def system_theme_name() -> str:
    """What the system asks for: `dark`, or `light` where it asks for nothing.

    At the start its colours tell; to ask for the scheme itself would make all the codes of `Qt` (see `ui.app`).
    """
    if not theme_applied():
        return "dark" if QGuiApplication.palette().window().color().lightness() < 128 else "light"
    from PySide6.QtCore import Qt

    return "dark" if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"


def _palette_of(theme: Theme) -> QPalette:
    """Qt's own colour roles, from the theme's."""
    palette = QPalette()
    for role, name in _PALETTE.items():
        palette.setColor(role, theme.color(name))
    for role in _WORDS:
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.color("faint"))
    return palette


def style_sheet(theme: Theme) -> str:
    """The template with `@role`, `@px(13)`, `@space(8)` and `@text(page)` filled in. Raises `KeyError` for no role."""
    with open(os.path.join(FOLDER, "style.qss"), encoding="utf-8") as source:
        template = source.read()
    values = {**theme.colours, "marks": os.path.join(FOLDER, theme.name).replace(os.sep, "/")}

    def fill(place: re.Match[str]) -> str:
        measure, size, name = place.groups()
        if measure == "px":
            return f"{theme.px(int(size))}px"
        if measure == "space":
            return f"{theme.space(int(size))}px"
        if measure == "text":
            return f"{theme.text_px(size)}px"
        return values[name]

    return _PLACE.sub(fill, template)


def restyle(widget: QWidget, **properties: object) -> None:
    """Set dynamic properties that the style sheet looks at, and have the widget drawn accordingly.

    A widget that was not shown yet is styled when it is; asking for its style sooner makes all of Qt's style codes.
    """
    for name, value in properties.items():
        widget.setProperty(name, value)
    from PySide6.QtCore import Qt

    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.updateGeometry()
    widget.update()
