"""Starts the window: the file, the look, the crash report, and nothing heavy before the first paint.

Nothing that is needed by then names `Qt`: its hundred lists of codes are made when it is first named, an eighth of what
it takes to open a bare window. Enumerations of classes such as `QFrame.Shape` cost next to nothing.
"""

from __future__ import annotations

import gc
import sys
from functools import partial

# First what knows no Qt: once PySide6 is there, its import hook reads the source of every module that comes later.
import tracker.overview.next_level
import tracker.workspace  # noqa: F401
import ui.text.headline  # noqa: F401

from PySide6.QtCore import QTimer  # isort: skip
from PySide6.QtWidgets import QApplication, QScrollArea  # isort: skip

from tracker.kernel.errors import StorageProblem  # isort: skip
from ui.preferences import Preferences  # isort: skip
from ui.shell.window import MainWindow  # isort: skip

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from types import TracebackType

    from tracker.kernel.password import Password
    from tracker.workspace import Workspace


def watch_for_bugs(window: MainWindow) -> None:
    """Show a report for whatever nobody caught; `ui.shell.crash` is imported when there is something to report.

    A trouble of the disk or the file can come up wherever something is read: that is no bug, and is said in words.
    """

    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, StorageProblem):
            window.tell_trouble(error)
            return
        from ui.shell.crash import report

        report(kind, error, trace, window)

    sys.excepthook = caught


def make_app() -> QApplication:
    """The application object, named for the system, in the style that looks the same everywhere.

    As an argument the style costs nothing; `setStyle` hands it to Python, which makes all its codes for 15 ms.
    """
    app = QApplication.instance() or QApplication([sys.argv[0], "-style", "Fusion"])
    assert isinstance(app, QApplication)
    gc.disable()  # see ui.shell.collecting
    app.setApplicationName("career-tracker")
    app.setDesktopFileName("career-tracker")
    return app


AFTER_FIRST_PAINT_MS = 400
REMIND_AFTER_MS = 4_000
"""What is due is looked at once the first page has come to rest."""


def run(path: str | None, *, today: date | None, password: Password | None) -> int:
    """Show the window on a file, or on the file open last; returns the exit code."""
    app = make_app()
    preferences = Preferences()
    window = MainWindow(preferences)
    window.dress()
    watch_for_bugs(window)
    work = _file_to_show(path, window, today=today, password=password)
    if work:
        window.open_work(work)
    else:
        window.rebuild()
    window.show()
    QTimer.singleShot(AFTER_FIRST_PAINT_MS, window, partial(_get_pages_ready, window))
    QTimer.singleShot(REMIND_AFTER_MS, window, window.remind)
    code = app.exec()
    from ui.shell.files import drop_demos

    drop_demos()
    return code


def _get_pages_ready(window: MainWindow) -> None:
    """Import the other pages and matplotlib behind the window, then make the pages: each comes at once when opened."""
    from ui.charts.render import load_in_background
    from ui.pages.registry import PAGES
    from ui.shell.collecting import Collector
    from ui.shell.font_notice import tell_of_fonts

    QScrollArea().viewport()  # Qt's lists of codes are made when a widget is first met that Python did not make
    Collector(window)
    tell_of_fonts(window)
    load_in_background((entry.module for entry in PAGES), window.get_pages_ready, window)


def _file_to_show(
    path: str | None, window: MainWindow, *, today: date | None, password: Password | None
) -> Workspace | None:
    """The file named, else the one open last; None leads to the first-run page, where what is in the way is seen to."""
    from ui.shell.opening import open_for_window

    path, asked = path or window.preferences.last_file, path is not None
    return open_for_window(path, window, today=today, quiet=not asked, password=password) if path else None
