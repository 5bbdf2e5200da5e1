"""What a person does with the parts of a window: find one, click it, press a key on it."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

P = TypeVar("P", bound=QWidget)


def parts(root: QWidget, kind: type[P], name: str = "") -> list[P]:
    """The parts in sight of a kind and, where one is given, an object name."""
    return [child for child in root.findChildren(kind) if child.isVisible() and name in {"", child.objectName()}]


def part(root: QWidget, kind: type[P], name: str = "") -> P:
    """The only such part in sight."""
    found = parts(root, kind, name)
    assert len(found) == 1, f"{len(found)} of {kind.__name__} {name!r}"
    return found[0]


def click(root: QWidget, kind: type[P], name: str = "") -> P:
    """Click the only such part."""
    found = part(root, kind, name)
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)
    return found


def press(widget: QWidget, key: Qt.Key) -> None:
    """Press a key where the keyboard is."""
    QTest.keyClick(widget, key)
