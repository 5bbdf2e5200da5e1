"""Opening a file for the window: it is locked to this window, or offered to look at when another one has it."""

from __future__ import annotations

import os
from functools import partial

from PySide6.QtCore import QTimer

from tracker.kernel.clock import FixedClock
from tracker.kernel.errors import StorageProblem, TrackerError
from ui.text import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tracker.workspace import Workspace
    from ui.shell.window import MainWindow

FILE_NAME = "career.db"
FILTER = "*.db *.sqlite *.sqlite3"


def default_folder() -> str:
    """Where a new file is proposed: the person's documents."""
    from PySide6.QtCore import QStandardPaths

    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def open_for_window(
    path: str, window: MainWindow, *, today: date | None = None, quiet: bool = False
) -> Workspace | None:
    """The file, locked to this window; None where it cannot be opened, which is explained unless `quiet`.

    A file another window has is offered read-only, also when nobody asked for an explanation.
    """
    from tracker.workspace import Workspace

    try:
        return Workspace.open(path, FixedClock(today) if today else None, alone=True)
    except StorageProblem as error:
        if error.code == "in_use":
            QTimer.singleShot(0, window, partial(offer_to_look, path, error, window))
        elif not (quiet and error.code == "missing"):
            trouble = error
            QTimer.singleShot(0, window, lambda: window.explain(tr("The file cannot be opened"), trouble))
        return None


def offer_to_look(path: str, error: TrackerError, window: MainWindow) -> None:
    """Ask whether to open read-only what another window has open."""

    def answered(answer: str | None) -> None:
        if answer == "look":
            from tracker.workspace import Workspace

            window.open_work(Workspace.open(path, read_only=True))

    from ui.text.problems import sentence
    from ui.widgets.ask import ask

    ask(
        window,
        tr("The file is open in another window"),
        sentence(error),
        [("look", tr("Open to look at"), "primary"), ("close", tr("Close"), "")],
        answered,
    )


def open_into(window: MainWindow, path: str) -> None:
    """Open a file and show it, if it can be opened."""
    work = open_for_window(path, window)
    if work:
        window.open_work(work)


def create_into(window: MainWindow, path: str) -> None:
    """Make a new, empty file and show it."""
    from tracker.workspace import Workspace

    try:
        work = Workspace.create(path, alone=True)
    except StorageProblem as error:
        window.explain(tr("The file cannot be made"), error)
        return
    window.open_work(work)


def demo_work(name: str, *, today: date | None = None) -> Workspace:
    """A demo worker in a file of its own, made anew each time, so that trying things out harms nothing."""
    import tempfile

    from tracker.workspace import Workspace

    path = os.path.join(tempfile.mkdtemp(prefix="career-tracker-"), f"{name}.db")
    Workspace.create(path, demo=name).close()
    return Workspace.open(path, FixedClock(today) if today else None, alone=True)
