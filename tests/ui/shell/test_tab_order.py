"""Tab goes through a page as it is read: down the main column, then down the one at its side; in study the other way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ui.screens import settle
from ui.shell.window import MainWindow
from ui.widgets.two_columns import TwoColumns


def stops(window: MainWindow, page: QWidget) -> list[QWidget]:
    """What Tab reaches on a page, from the button that leads to it."""
    button = window.navigation.findChild(QWidget, f"nav_{window.page_name}")
    assert button is not None
    button.setFocus(Qt.FocusReason.TabFocusReason)
    found: list[QWidget] = []
    for _press in range(100):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        at = window.focusWidget()
        if at in found:
            break
        found += [at] if page.isAncestorOf(at) else []
    return found


@pytest.mark.parametrize("name", ["home", "paths", "worth"])
def test_tab_goes_down_the_page_and_then_down_its_side(window: MainWindow, name: str) -> None:
    window.resize(1200, 780)
    window.go(name)
    settle(window)
    page = window.page(name)
    sides = [columns.side.parentWidget() for columns in page.findChildren(TwoColumns) if columns.beside]
    places = []
    for stop in stops(window, page):
        at = stop.mapTo(page, QPoint(0, 0))
        places.append((any(side is not None and side.isAncestorOf(stop) for side in sides), at.y(), at.x()))
    assert len(places) > 3
    assert places == sorted(places)


def test_tab_comes_to_what_is_done_in_study_before_its_many_topics(window: MainWindow) -> None:
    window.go("study")
    settle(window)
    page = window.page("study")
    (columns,) = (one for one in page.findChildren(TwoColumns) if one.isVisible())
    side, _main = columns.in_order()
    at_side = [side.isAncestorOf(stop) for stop in stops(window, page) if columns.isAncestorOf(stop)]
    assert set(at_side) == {True, False}
    assert at_side == sorted(at_side, reverse=True)


def test_every_line_below_a_field_is_reached(window: MainWindow) -> None:
    """Leaving the field of the price unchanged once took away the line that Tab went to."""
    window.go("worth")
    settle(window)
    page = window.page("worth")
    closed = [part for part in page.findChildren(QWidget) if part.objectName().startswith("closed_")]
    assert closed
    assert set(closed) <= set(stops(window, page))


def test_what_has_the_keyboard_is_in_sight(window: MainWindow) -> None:
    window.resize(1024, 600)
    window.go("charts")
    settle(window)
    first = stops(window, window.page("charts"))[0]  # gone round once: before, the page was scrolled to its end
    assert window.focusWidget() is first
    assert not first.visibleRegion().isEmpty()
