"""Garbage is collected where widgets may be taken apart."""

from __future__ import annotations

import gc
import weakref
from threading import Thread

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.shell.collecting import Collector, collect


class Circle(QWidget):
    """A widget that only the collector can take away."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


def test_never_on_another_thread(qtbot: QtBot) -> None:
    owner = QObject()
    Collector(owner)
    assert not gc.isenabled()
    gone = weakref.ref(Circle())
    many: list[list[int]] = []
    busy = Thread(target=lambda: many.extend([] for _ in range(100_000)))
    busy.start()
    busy.join()
    assert gone() is not None
    collect()
    assert gone() is None
