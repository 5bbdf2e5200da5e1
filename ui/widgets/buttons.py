"""Buttons with their name, icon, kind and what a screen reader says, in one line."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from ui.theme import icon


class Button(QPushButton):
    """`kind` is `primary` (one on a page), `quiet`, `danger`, or empty for a plain one; `name` is the object name."""

    def __init__(
        self, text: str, *, name: str, kind: str = "", icon_name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        if icon_name:
            self.setIcon(icon(icon_name, _ICON_ROLES.get(kind, "ink")))
        self.say(text)

    def say(self, text: str) -> None:
        """Put other words on it; an ampersand is shown as itself."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)


class IconButton(QToolButton):
    """An icon that acts; its words are the tool tip, with the shortcut where there is one."""

    def __init__(self, icon_name: str, text: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setIcon(icon(icon_name, "quiet"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.say(text)

    def say(self, text: str) -> None:
        """Call it something else."""
        self.setToolTip(text)
        self.setAccessibleName(text)


_ICON_ROLES = {"primary": "on_accent", "quiet": "accent", "danger": "bad"}
