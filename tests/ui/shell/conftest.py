"""A window on a demo worker, as a person opens it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QThreadPool
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from tests.worlds import demo_file
from tracker.workspace import Workspace
from ui.preferences import Preferences
from ui.shell.files import drop_demos
from ui.shell.window import MainWindow


@pytest.fixture
def empty_window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    preferences = Preferences(str(tmp_path / "preferences.ini"))
    preferences.language, preferences.theme = "en", "light"
    window = MainWindow(preferences)
    window.relook()
    window.show()
    yield window
    window.close()
    QThreadPool.globalInstance().waitForDone()  # what is still done behind the window tells it
    delete(window)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # what is left would be styled with each window
    drop_demos()


@pytest.fixture
def window(empty_window: MainWindow, file: str) -> MainWindow:
    empty_window.open_work(Workspace.open(demo_file(file, "han-song"), alone=True))
    return empty_window
