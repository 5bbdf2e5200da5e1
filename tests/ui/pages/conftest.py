"""The window that tests of pages open; it is taken apart at the end, whatever the test did."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from tests.ui.pages.windows import NotingWindow


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[NotingWindow]:
    made = NotingWindow(tmp_path)
    yield made
    made.close()
    QThreadPool.globalInstance().waitForDone()  # what is still done behind the window tells it
    delete(made)
