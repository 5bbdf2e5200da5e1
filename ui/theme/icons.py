"""Line icons in the colour of a role, drawn when they are needed, so that a switch of theme only needs a repaint."""

from __future__ import annotations

import os

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap

from ui.theme.current import current_theme

FOLDER = os.path.join(
    os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "resources", "icons"
)
_drawn: dict[tuple[str, str, int], QPixmap] = {}


def icon_names() -> tuple[str, ...]:
    """All icons there are, in alphabetical order."""
    return tuple(sorted(file.removesuffix(".svg") for file in os.listdir(FOLDER) if file.endswith(".svg")))


def icon(name: str, role: str = "ink", size: int | None = None) -> QIcon:
    """The icon `name` in the colour of `role`; it follows the theme by itself. `size` (at 100 % text) caps its size."""
    _path_of(name)
    return QIcon(_ThemedIcon(name, role, size))


def icon_pixmap(name: str, role: str = "ink", size: int = 16, ratio: float = 1.0) -> QPixmap:
    """The icon as an image of `size` (at 100 % text) for a screen with `ratio` device pixels to each pixel."""
    pixmap = QPixmap(_draw(name, current_theme().colours[role], round(current_theme().px(size) * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def paint_icon(painter: QPainter, area: QRect | QRectF, name: str, role: str = "ink") -> None:
    """Draw the icon as the largest square in the middle of `area`, sharp on any screen."""
    area = QRectF(area)
    side = min(area.width(), area.height())
    square = QRectF(0, 0, side, side)
    square.moveCenter(area.center())
    pixmap = _draw(name, current_theme().colours[role], round(side * painter.device().devicePixelRatioF()))
    painter.drawPixmap(square, pixmap, QRectF(pixmap.rect()))


class _ThemedIcon(QIconEngine):
    """Looks its colour up each time it is painted."""

    def __init__(self, name: str, role: str, size: int | None) -> None:
        super().__init__()
        self._name = name
        self._role = role
        self._size = size

    def clone(self) -> QIconEngine:
        return _ThemedIcon(self._name, self._role, self._size)

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        side = min(size.width(), size.height())
        if self._size is not None:
            side = min(side, current_theme().px(self._size))
        return QSize(side, side)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        role = "faint" if mode == QIcon.Mode.Disabled else self._role
        return _draw(self._name, current_theme().colours[role], min(size.width(), size.height()))

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        square = QRect(QPoint(0, 0), self.actualSize(rect.size(), mode, state))
        square.moveCenter(rect.center())
        paint_icon(painter, square, self._name, "faint" if mode == QIcon.Mode.Disabled else self._role)


def _draw(name: str, colour: str, side: int) -> QPixmap:
    """The icon in device pixels; each name, colour and size is drawn once."""
    known = _drawn.get((name, colour, side))
    if known is not None:
        return known
    if side <= 0:  # a button may be painted before it was given room
        return QPixmap()
    from PySide6.QtCore import QByteArray
    from PySide6.QtSvg import QSvgRenderer

    with open(_path_of(name), encoding="utf-8") as source:
        drawing = QSvgRenderer(QByteArray(source.read().replace("currentColor", colour).encode()))
    pixmap = QPixmap(side, side)
    pixmap.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pixmap)
    drawing.render(painter)
    painter.end()
    _drawn[name, colour, side] = pixmap
    return pixmap


def _path_of(name: str) -> str:
    path = os.path.join(FOLDER, f"{name}.svg")
    if not os.path.exists(path):
        raise KeyError(f"no icon is named {name!r}")
    return path
