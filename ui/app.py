"""Starts the window: the file, the look, the crash report, and nothing heavy before the first paint."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication

from ui.preferences import Preferences
from ui.shell.window import MainWindow
from ui.text import set_language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tracker.workspace import Workspace


def make_app() -> QApplication:
    """The application object, named for the system."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("career-tracker")
    app.setDesktopFileName("career-tracker")
    return app


def run(path: str | None = None, *, today: date | None = None, demo: str | None = None) -> int:
    """Show the window on a file, on a demo worker, or on the file open last; returns the exit code."""
    app = make_app()
    preferences = Preferences()
    set_language(preferences.language)
    window = MainWindow(preferences)
    from ui.shell.crash import watch_for_bugs

    watch_for_bugs(window)
    work = _work_to_show(path or preferences.last_file, today=today, demo=demo, asked=path is not None, window=window)
    if work:
        window.open_work(work)
    window.relook()
    window.show()
    return app.exec()


def _work_to_show(
    path: str | None, *, today: date | None, demo: str | None, asked: bool, window: MainWindow
) -> Workspace | None:
    """The file to begin with; None leads to the first-run page, where anything that went wrong is explained."""
    from ui.shell.opening import demo_work, open_for_window

    if demo:
        return demo_work(demo, today=today)
    return open_for_window(path, window, today=today, quiet=not asked) if path else None
