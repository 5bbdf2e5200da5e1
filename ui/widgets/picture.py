"""A picture out of the file, scaled to the room there is; it is read beside the window's own work."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRectF, QSize, QSizeF, Qt, QThreadPool, Signal
from PySide6.QtGui import QImage, QImageReader, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.text import tr
from ui.theme import current_theme, paint_icon
from ui.widgets.painted import draw_focus, fill_pill
from ui.widgets.pressable import Pressable

_RADIUS = 6
_LOW = 72


class Picture(Pressable):
    """As wide as its place and as high as `highest` (at 100 % text) allows; without it, it fills its place.

    `sharpest` is the longest side, in pixels, up to which it is kept.
    """

    def __init__(
        self,
        content: bytes,
        text: str,
        *,
        name: str,
        highest: int | None = None,
        sharpest: int = 1200,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setProperty("busy", True)
        upright = QSizePolicy.Policy.Expanding if highest is None else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, upright)
        self._highest = highest
        self._image: QImage | None = None
        self._scaled: QImage | None = None
        self._news = _News()
        self._news.read.connect(self._show)
        QThreadPool.globalInstance().start(partial(_read, content, sharpest, self._news))

    @property
    def readable(self) -> bool:
        """Whether there is a picture to see."""
        return self._image is not None and not self._image.isNull()

    def _show(self, image: QImage) -> None:
        self._image = image
        self.setProperty("busy", False)
        if not self.readable:
            self.setAccessibleDescription(tr("This picture cannot be read."))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return self._highest is not None

    def heightForWidth(self, width: int) -> int:
        highest = current_theme().px(self._highest or _LOW)
        if self._image is None or self._image.isNull():
            return min(highest, current_theme().px(_LOW))
        return max(1, min(highest, round(self._image.height() * width / self._image.width())))

    def sizeHint(self) -> QSize:
        width = max(self.width(), current_theme().px(160))
        return QSize(current_theme().px(160), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(
            current_theme().px(_LOW), self.heightForWidth(1) if self._highest is None else self.sizeHint().height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, area = self.painter(), QRectF(self.rect()).adjusted(1, 1, -1, -1)
        fill_pill(painter, area, current_theme().color("quiet_soft"), _RADIUS)
        if self._image is not None and not self._image.isNull():
            scaled = self._fitted(area.size() * self.devicePixelRatioF())
            place = QRectF(0, 0, scaled.width(), scaled.height())
            place.setSize(place.size() / self.devicePixelRatioF())
            place.moveCenter(area.center())
            outline = QPainterPath()
            outline.addRoundedRect(area, _RADIUS, _RADIUS)
            painter.setClipPath(outline)
            painter.drawImage(place, scaled)
            painter.setClipping(False)
        elif self._image is not None:
            side = current_theme().px(24)
            mark = QRectF(0, 0, side, side)
            mark.moveCenter(area.center())
            paint_icon(painter, mark, "image", "quiet")
        if self.hasFocus():
            draw_focus(painter, area, _RADIUS)

    def _fitted(self, room: QSizeF) -> QImage:
        """The picture scaled to the room, done once for each size: well, which is slow."""
        assert self._image
        size = self._image.size().scaled(room.toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        if self._scaled is None or self._scaled.size() != size:
            modes = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            self._scaled = self._image.scaled(size, *modes)
        return self._scaled


class _News(QObject):
    """Brings a picture from the thread that reads it."""

    read = Signal(QImage)


def _read(content: bytes, sharpest: int, news: _News) -> None:
    """Decode a picture no larger than it is needed, the way up it was taken; runs on another thread."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > sharpest:
        reader.setScaledSize(size.scaled(sharpest, sharpest, Qt.AspectRatioMode.KeepAspectRatio))
    news.read.emit(reader.read())
