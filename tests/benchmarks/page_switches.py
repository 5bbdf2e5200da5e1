"""Opens a file in the program's own window, turns to every page and every tab, and prints as JSON what that took.

`python -m tests.benchmarks.page_switches FILE DAY ready|cold`: `ready` once the window has been at rest, `cold` as
soon as the modules of the pages are there. All figures are milliseconds of the window's own thread, so that neither
other programs nor what is done behind the window counts; a switch goes from the act to its first paint, and `rest` is
the longest turn of the event loop after it.
"""

from __future__ import annotations

import gc
import json
import os
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from time import monotonic, thread_time

from PySide6.QtCore import QCoreApplication, QThread
from PySide6.QtWidgets import QMainWindow, QWidget

import ui.app
from ui.pages.registry import PAGES
from ui.preferences import Preferences
from ui.shell import readying
from ui.shell.window import MainWindow

CALM_TURNS, TURN_MS, PATIENCE_S = 6, 4, 20
RAW = "SELECT * FROM certificate ORDER BY issued_on LIMIT 256"


def spent(act: Callable[[], object]) -> float:
    """Milliseconds of this thread."""
    begun = thread_time()
    act()
    return 1000 * (thread_time() - begun)


def turn() -> float:
    """One turn of the event loop; the others are given the interpreter after it."""
    took = spent(QCoreApplication.processEvents)
    QThread.msleep(TURN_MS)
    return took


def settle(window: QWidget) -> float:
    """Wait until nothing is under way in sight; the longest turn until then."""
    calm, longest, until = 0, 0.0, monotonic() + PATIENCE_S
    while calm < CALM_TURNS and monotonic() < until:
        longest = max(longest, turn())
        busy = any(part.property("busy") for part in window.findChildren(QWidget) if part.isVisible())
        calm = 0 if busy else calm + 1
    return longest


class Visit:
    """The window on a file, and what each switch took."""

    def __init__(self, path: str, today: date, folder: str, *, ready: bool) -> None:
        preferences = Preferences(os.path.join(folder, "preferences.ini"))
        preferences.language = "zh_CN"
        self.window = MainWindow(preferences)
        self.window.dress()
        self.window.open_work(ui.app._file_to_show(path, self.window, today=today, password=None))  # type: ignore[arg-type]
        self.window.resize(1200, 780)
        self.window.show()
        QCoreApplication.processEvents()
        self.home = spent(self._see_home)
        settle(self.window)
        if not ready:
            readying.AT_REST_MS = 10**7
        ui.app._get_pages_ready(self.window)
        self.behind = self._until(self._all_ready if ready else self._all_imported)
        self.took: dict[str, list[float]] = {}

    def _see_home(self) -> None:
        """From the first paint, which has the answer alone, to that of the page it heads."""
        self._until(lambda: "home" in self.window.made)
        turn()

    def _until(self, there: Callable[[], bool]) -> float:
        longest, until = 0.0, monotonic() + PATIENCE_S
        while not there() and monotonic() < until:
            longest = max(longest, turn())
        return longest

    def _all_ready(self) -> bool:
        return len(self.window.made) == len(PAGES) and not any(page._behind for page in self.window.made.values())

    def _all_imported(self) -> bool:
        return all(entry.module in sys.modules for entry in PAGES) and "matplotlib.figure" in sys.modules

    def turn_to_all(self) -> None:
        """Every page from another one, and every tab of it."""
        for entry in PAGES:
            self.window.go("rules" if entry.name == "home" else "home")
            settle(self.window)
            self._switch(entry.name, lambda: self.window.go(entry.name))  # noqa: B023
            page = self.window.page(entry.name)
            tabs = page.tabs()
            for tab in tabs[1:]:
                self._switch(f"{entry.name}, {tab}", lambda: page.show_part(tab))  # noqa: B023
            if tabs:
                page.show_part(tabs[0])

    def _switch(self, name: str, act: Callable[[], object]) -> None:
        def seen() -> None:
            act()
            QCoreApplication.processEvents()

        self.took.setdefault(name, []).extend((spent(seen), settle(self.window)))


def bare_window() -> float:
    """An empty window, made, shown and painted; the least of some."""

    def once() -> None:
        window = QMainWindow()
        window.resize(1200, 780)
        window.show()
        QCoreApplication.processEvents()
        window.close()

    return min(spent(once) for _run in range(5))


def raw_query(path: str) -> float:
    """A screenful of the file in plain SQLite; the least of some."""
    connection = sqlite3.connect(path)
    took = min(spent(lambda: connection.execute(RAW).fetchall()) for _run in range(5))
    connection.close()
    return took


def main(path: str, day: str, how: str) -> None:
    gc.disable()  # as ui.__main__ does
    ui.app.make_app()
    with tempfile.TemporaryDirectory() as folder:
        visit = Visit(path, date.fromisoformat(day), folder, ready=how == "ready")
        visit.turn_to_all()
        visit.turn_to_all()
        found = {
            "home": visit.home,
            "behind": visit.behind,
            "bare": bare_window(),
            "raw": raw_query(path),
            "took": visit.took,
        }
    print(json.dumps(found), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
