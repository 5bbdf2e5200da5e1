"""Opening a file for the window: locked to this window, with its password, or offered to look at where it must be."""

from __future__ import annotations

import os
from functools import partial

from PySide6.QtCore import QTimer

from tracker.kernel.clock import FixedClock
from tracker.kernel.errors import StorageProblem, TrackerError
from tracker.kernel.record import Record
from ui.text import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tracker.kernel.password import Password
    from tracker.workspace import Workspace
    from ui.shell.window import MainWindow

_ENDINGS = "*.db *.sqlite *.sqlite3"


class Asked(Record):
    """A file that somebody asked for, and how."""

    path: str
    today: date | None = None
    read_only: bool = False

    def open(self, password: Password | None = None) -> Workspace:
        """The file, kept from other windows unless it is only looked at. Raises `StorageProblem`."""
        from tracker.workspace import Workspace

        return Workspace.open(
            self.path,
            FixedClock(self.today) if self.today else None,
            read_only=self.read_only,
            alone=not self.read_only,
            password=password,
        )


def file_kinds() -> str:
    """What the dialogs of the system list, in words."""
    return tr("Files of Career Tracker ({endings})").format(endings=_ENDINGS)


def default_name() -> str:
    """What a new file is called unless the person says otherwise."""
    return tr("My career") + ".db"


def default_folder() -> str:
    """Where a new file is proposed: the person's documents."""
    from PySide6.QtCore import QStandardPaths

    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def open_for_window(
    path: str,
    window: MainWindow,
    *,
    today: date | None = None,
    quiet: bool = False,
    password: Password | None = None,
) -> Workspace | None:
    """The file, locked to this window; None where it cannot be opened yet, which the window then sees to.

    Where a file is `missing`, `quiet` says that nobody asked for an explanation.
    """
    asked = Asked(path=path, today=today)
    try:
        return asked.open(password)
    except StorageProblem as error:
        if not (quiet and error.code == "missing"):
            QTimer.singleShot(0, window, partial(see_to, asked, error, window))
        return None


def see_to(asked: Asked, error: StorageProblem, window: MainWindow) -> None:
    """Do what can be done about a file that did not open: ask for its password, offer to look at it, or say why not."""
    if error.code == "password_needed":
        from ui.shell.password import ask_to_open

        ask_to_open(asked, window)
    elif error.code == "in_use":
        _offer(asked, tr("The file is open in another window"), error, window, ["look"])
    elif error.code == "read_only":
        _offer(asked, tr("The file can only be read"), error, window, ["look", "copy"])
    elif error.code == "older_read_only":
        _offer(asked, tr("The file can only be read"), error, window, ["copy"])
    elif error.code == "corrupt" and not asked.read_only:
        _offer(asked, tr("The file is damaged"), error, window, ["back"])
    else:
        window.explain(tr("The file cannot be opened"), error)


def show(asked: Asked, window: MainWindow) -> None:
    """Show a file, or see to what is in the way."""
    try:
        work = asked.open()
    except StorageProblem as error:
        see_to(asked, error, window)
    else:
        window.open_work(work)


def _offer(asked: Asked, title: str, error: TrackerError, window: MainWindow, ways: list[str]) -> None:
    from ui.text.problems import sentence
    from ui.widgets.ask import ask

    def answered(answer: str | None) -> None:
        if answer == "look":
            show(asked.replace(read_only=True), window)
        elif answer == "copy":
            _choose_copy(asked, window)
        elif answer == "back":
            from ui.shell.going_back import GoingBack

            GoingBack(window, asked.path).open()

    words = {
        "look": tr("Look at it"),
        "copy": tr("Copy it and open the copy…"),
        "back": tr("Go back to a copy…"),
    }
    answers = [(way, words[way], "" if place else "primary") for place, way in enumerate(ways)]
    ask(window, title, sentence(error), [*answers, ("close", tr("Close"), "")], answered)


def _choose_copy(asked: Asked, window: MainWindow) -> None:
    """Ask where the copy of a file is to go that cannot be written where it is."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QFileDialog

    dialog = QFileDialog(
        window, tr("Where to keep the copy"), os.path.join(default_folder(), os.path.basename(asked.path)), file_kinds()
    )
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("db")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(partial(copy_into, asked, window))
    dialog.open()


def copy_into(asked: Asked, window: MainWindow, target: str) -> None:
    """Copy a file, then show the copy."""
    from tracker.workspace import copy_file

    try:
        copy_file(asked.path, target)
    except StorageProblem as error:
        window.explain(tr("The file cannot be copied"), error)
    else:
        open_into(window, target)


def open_into(window: MainWindow, path: str) -> None:
    """Open a file and show it, if it can be opened."""
    show(Asked(path=path), window)


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
