"""Faults a person would see: words cut off, and characters no font has."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPushButton, QWidget


def cut_off(root: QWidget) -> list[str]:
    """The words in sight that have less room than they need."""
    labels = [label for label in root.findChildren(QLabel) if label.isVisible() and label.text()]
    buttons = [button for button in root.findChildren(QPushButton) if button.isVisible()]
    return [label.text() for label in labels if not fits(label)] + [
        button.text() for button in buttons if button.width() < button.sizeHint().width()
    ]


def fits(label: QLabel) -> bool:
    high = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
    return label.height() >= high and label.width() >= label.minimumSizeHint().width()


def without_glyph(root: QWidget) -> set[str]:
    """Characters in sight that would be drawn as boxes."""
    missing: set[str] = set()
    for widget in root.findChildren(QWidget):
        if isinstance(widget, (QLabel, QAbstractButton, QLineEdit)) and widget.isVisible():
            has = QFontMetrics(widget.font())
            missing |= {sign for sign in widget.text() if not sign.isspace() and not has.inFontUcs4(ord(sign))}
    return missing


def nameless(root: QWidget) -> list[str]:
    """Widgets that can be acted on but have no object name, or nothing for a screen reader to say."""
    acting = (QAbstractButton, QLineEdit)
    return [
        f"{type(widget).__name__} {widget.objectName()!r}"
        for widget in root.findChildren(QWidget)
        if isinstance(widget, acting)
        and widget.isVisible()
        and not widget.objectName().startswith("qt_")
        and not (widget.objectName() and widget.accessibleName())
    ]
