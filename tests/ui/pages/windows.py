"""A real window on a small world that notes where a page leads, instead of leaving the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tracker.workspace import Workspace
from ui.models.turns import Turns
from ui.preferences import Preferences
from ui.shell.window import MainWindow
from ui.text import set_language
from ui.theme import apply_theme, load_theme


class NotingWindow(MainWindow):
    """`went` lists the pages and records asked for after `open_on`."""

    def __init__(self, folder: Path) -> None:
        super().__init__(Preferences(str(folder / "preferences.ini")))
        self.went: list[tuple[str, str | None]] = []
        self._noting = False

    def open_on(self, work: Workspace, page: str, *, language: str = "en", size: tuple[int, int] = (1200, 780)) -> None:
        """Show a page of a file, drawn and settled."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.preferences.language = language
        set_language(language)
        apply_theme(app, load_theme("light"))
        self.open_work(work)
        self.resize(*size)
        self.show()
        self.go(page)
        self.settle()
        self._noting = True

    def settle(self) -> None:
        """Wait for what is filled in turns, and let layouts come to rest.

        What asks for room after a change of width takes a few rounds.
        """
        while any(self._filling()):
            QTest.qWait(1)
        for _round in range(5):
            QApplication.processEvents()

    def _filling(self) -> Iterator[bool]:
        """Of the work in turns, whether it is for something in sight; one may lead to another."""
        for turns in self.findChildren(Turns):
            page = turns.parent()
            yield turns.busy and isinstance(page, QWidget) and page.isVisible()

    def take_keyboard(self) -> None:
        """Become the window that keys go to: until then shortcuts do not answer."""
        self.activateWindow()
        assert QTest.qWaitForWindowActive(self)
        self.settle()

    def go(self, page: str, uid: str | None = None) -> None:
        """Note it; before the page under test is open, really go."""
        if self._noting:
            self.went.append((page, uid))
        else:
            super().go(page, uid)

    def begin(self, page: str, kind: str = "") -> None:
        """Note it; before the page under test is open, really begin."""
        if self._noting:
            self.went.append((page, kind or None))
        else:
            super().begin(page, kind)
