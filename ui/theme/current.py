"""The theme in use, and the one signal that says it was switched."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ui.theme.model import Theme, load_theme


class _Announcer(QObject):
    changed = Signal()


class _Current:
    """The one theme in use: a window is drawn in one look, so there is one."""

    theme: Theme | None = None
    applied: bool = False


_announcer = _Announcer()
theme_changed = _announcer.changed


def current_theme() -> Theme:
    """The theme in use; the light one before any was applied."""
    if _Current.theme is None:
        _Current.theme = load_theme("light")
    return _Current.theme


def use_theme(theme: Theme) -> None:
    """Make `theme` the one that widgets read while painting."""
    _Current.theme = theme
    _Current.applied = True


def theme_applied() -> bool:
    """Whether the application looks as a theme says; before, it looks as the system does."""
    return _Current.applied
