"""Paints a drawn chart and says the exact values of its parts where the mouse rests."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QHelpEvent, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from ui.text import tr
from ui.theme import current_theme
from ui.widgets.painted import Painted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.charts.render import Picture
    from ui.charts.sheet import Region

_HEIGHT = 200
"""Kept free until the picture is there."""


class Canvas(Painted):
    """As high as its picture; a calm word until the first one is there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: Picture | None = None
        self.setFixedHeight(current_theme().px(_HEIGHT))

    def show_picture(self, picture: Picture) -> None:
        """Show this from now on."""
        self._picture = picture
        self.setFixedHeight(picture.height)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.painter()
        if self._picture:
            painter.drawImage(0, 0, self._picture.image)
            return
        painter.setFont(current_theme().font("body"))
        painter.setPen(current_theme().color("quiet"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, tr("The chart is being drawn…"))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._picture:
            region = region_at(self._picture.regions, event.pos().x(), event.pos().y())
            if region:
                area = QRect(
                    round(region.left),
                    round(region.top),
                    round(region.right - region.left) + 1,
                    round(region.bottom - region.top) + 1,
                )
                QToolTip.showText(event.globalPos(), region.text, self, area)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)


def region_at(regions: Iterable[Region], x: float, y: float) -> Region | None:
    """The part meant by a point: of those that hold it the smallest, of equals the one whose middle is nearest."""
    return min(
        (region for region in regions if region.holds(x, y)),
        key=lambda one: (
            round((one.right - one.left) * (one.bottom - one.top)),
            abs((one.left + one.right) / 2 - x),
        ),
        default=None,
    )
