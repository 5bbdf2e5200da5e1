"""Tab goes through a page as the eye does: in the order of its layouts, whatever was made or shown last."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QStackedWidget, QWidget

from ui.widgets.two_columns import TwoColumns

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def order_by_sight(page: QWidget) -> None:
    """Put what can have the keyboard on a page into the order in which it is read, or that its columns ask for."""
    for before, after in pairwise(_stops(page)):
        QWidget.setTabOrder(before, after)


def bring_into_sight(widget: QWidget | None) -> None:
    """Scroll to what has the keyboard; Qt does so only where Tab came from beside it."""
    around = widget.parentWidget() if widget else None
    while widget is not None and around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if not widget.isVisible():
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    for part in _parts(widget):
        yield from _stops(part)


def _parts(widget: QWidget) -> Iterator[QWidget]:
    """What lies in a widget, in the order of its layout; without one in the order in which it was put there."""
    held = widget.widget() if isinstance(widget, QScrollArea) else None
    held = widget.currentWidget() if isinstance(widget, QStackedWidget) else held
    if held is not None:
        yield held
    elif isinstance(widget, TwoColumns):
        yield from widget.in_order()
    elif (layout := widget.layout()) is not None:
        yield from _parts_in(layout)
    else:
        yield from (child for child in widget.children() if isinstance(child, QWidget) and not child.isWindow())


def _parts_in(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget, inside = (item.widget(), item.layout()) if item else (None, None)
        if widget is not None:
            yield widget
        elif inside is not None:
            yield from _parts_in(inside)
