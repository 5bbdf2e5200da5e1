"""Starts the window: the file, the look, the crash report, and nothing heavy before the first paint."""

from __future__ import annotations

import sys

# First what knows no Qt: once PySide6 is there, its import hook reads the source of every module that comes later.
import ui.text.headline  # noqa: F401

from PySide6.QtCore import QTimer  # isort: skip
from PySide6.QtWidgets import QApplication  # isort: skip

from ui.preferences import Preferences  # isort: skip
from ui.shell.window import MainWindow  # isort: skip

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from types import TracebackType

    from tracker.workspace import Workspace


def watch_for_bugs(window: MainWindow) -> None:
    """Show a report for whatever nobody caught; `ui.shell.crash` is imported when there is something to report."""

    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        from ui.shell.crash import report

        report(kind, error, trace, window)

    sys.excepthook = caught


def make_app() -> QApplication:
    """The application object, named for the system, in the style that looks the same everywhere.

    As an argument the style costs nothing; `setStyle` hands it to Python, which makes all its codes for 15 ms.
    """
    app = QApplication.instance() or QApplication([sys.argv[0], "-style", "Fusion"])
    assert isinstance(app, QApplication)
    app.setApplicationName("career-tracker")
    app.setDesktopFileName("career-tracker")
    return app


AFTER_FIRST_PAINT_MS = 400


def run(path: str | None = None, *, today: date | None = None, demo: str | None = None) -> int:
    """Show the window on a file, on a demo worker, or on the file open last; returns the exit code."""
    app = make_app()
    preferences = Preferences()
    window = MainWindow(preferences)
    window.dress()
    watch_for_bugs(window)
    work = _work_to_show(path or preferences.last_file, today=today, demo=demo, asked=path is not None, window=window)
    if work:
        window.open_work(work)
    else:
        window.rebuild()
    window.show()
    QTimer.singleShot(AFTER_FIRST_PAINT_MS, _get_pages_ready)
    return app.exec()


def _get_pages_ready() -> None:
    """Import the other pages and matplotlib behind the window, so that each comes at once when it is first opened."""
    import gc

    from ui.charts.render import load_in_background
    from ui.pages.registry import PAGES

    gc.enable()

    load_in_background(entry.module for entry in PAGES)


def _work_to_show(
    path: str | None, *, today: date | None, demo: str | None, asked: bool, window: MainWindow
) -> Workspace | None:
    """The file to begin with; None leads to the first-run page, where anything that went wrong is explained."""
    from ui.shell.opening import demo_work, open_for_window

    if demo:
        return demo_work(demo, today=today)
    return open_for_window(path, window, today=today, quiet=not asked) if path else None
