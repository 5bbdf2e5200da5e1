"""What tests of the page of certificates ask of it: the rows in sight, the sheet, the quiet line."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.ui.pages.windows import NotingWindow
from tests.ui.parts import part, parts
from tracker.store.session import Store
from ui.models.certificates import HELD_ROLE
from ui.pages.certificates.page import CertificatesPage
from ui.widgets.sheet import Sheet
from ui.widgets.words import FirstLine

LOW_VOLTAGE = "0190a000-0000-7000-8000-000000000013"
LEVEL_3 = "0190a000-0000-7000-8000-000000000012"


def page_of(window: NotingWindow) -> CertificatesPage:
    """The page, once all its rows are there and counted."""
    page = window.page("certificates")
    assert isinstance(page, CertificatesPage)
    while page.busy:
        QApplication.processEvents()
    return page


def first_line(window: NotingWindow) -> str:
    (line,) = parts(page_of(window), FirstLine)
    return line.text()


def titles(window: NotingWindow) -> list[str]:
    """The titles listed, from top to bottom."""
    model = page_of(window).model
    found: list[Any] = [model.index(row, 0).data(HELD_ROLE) for row in range(model.rowCount())]
    return [held.certificate.title for held in found]


def click_row(window: NotingWindow, row: int) -> None:
    """Click a row with the left button of the mouse."""
    table = page_of(window).table
    place = table.visualRect(page_of(window).model.index(row, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    window.settle()


def words(root: QWidget) -> list[str]:
    """All words in sight on a part of the page."""
    return [label.text() for label in parts(root, QLabel) if label.text()]


def sheet(window: NotingWindow) -> Sheet:
    """The sheet in sight, with all its parts."""
    window.settle()
    return part(page_of(window), Sheet)


def store(window: NotingWindow) -> Store:
    """The file behind the window."""
    assert window.context
    return window.context.work.store
