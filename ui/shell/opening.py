"""Opening a file for the window: locked to this window, with its password, or offered to look at where it must be."""

from __future__ import annotations

import os
from functools import partial

from PySide6.QtCore import QTimer

from tracker.kernel.errors import StorageProblem, TrackerError
from ui.shell.files import Asked, file_kinds
from ui.text import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tracker.kernel.password import Password
    from tracker.workspace import Workspace
    from ui.shell.frame import Frame


def open_for_window(
    path: str,
    window: Frame,
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
            QTimer.singleShot(0, window, partial(_see_to, asked, error, window))
        return None


def _see_to(asked: Asked, error: StorageProblem, window: Frame) -> None:
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


def show(asked: Asked, window: Frame) -> None:
    """Show a file, or see to what is in the way."""
    try:
        work = asked.open()
    except StorageProblem as error:
        _see_to(asked, error, window)
    else:
        window.open_work(work)


def _offer(asked: Asked, title: str, error: TrackerError, window: Frame, ways: list[str]) -> None:
    from ui.text.problems import sentence
    from ui.widgets.ask import ask

    def answered(answer: str | None) -> None:
        if answer == "look":
            show(asked.replace(read_only=True), window)
        elif answer == "copy":
            _choose_copy(asked, window)
        elif answer == "back":
            from ui.shell.going_back import GoingBack

            GoingBack(window, asked.path, reopen=partial(open_into, window, asked.path)).open()

    words = {
        "look": tr("Look at it"),
        "copy": tr("Copy it and open the copy…"),
        "back": tr("Go back to a copy…"),
    }
    answers = [(way, words[way], "" if place else "primary") for place, way in enumerate(ways)]
    ask(window, title, sentence(error), [*answers, ("close", tr("Close"), "")], answered)


def _choose_copy(asked: Asked, window: Frame) -> None:
    """Ask where the copy of a file is to go that cannot be written where it is."""
    from ui.widgets.save_dialog import save_dialog

    dialog = save_dialog(window, tr("Where to keep the copy"), os.path.basename(asked.path), {file_kinds(): "db"})
    dialog.fileSelected.connect(partial(copy_into, asked, window))
    dialog.open()


def copy_into(asked: Asked, window: Frame, target: str) -> None:
    """Copy a file, then show the copy."""
    from tracker.workspace import copy_file

    try:
        copy_file(asked.path, target)
    except StorageProblem as error:
        window.explain(tr("The file cannot be copied"), error)
    else:
        open_into(window, target)


def open_into(window: Frame, path: str) -> None:
    """Open a file and show it, if it can be opened."""
    show(Asked(path=path), window)


def create_into(window: Frame, path: str) -> None:
    """Make a new, empty file and show it."""
    from tracker.workspace import Workspace

    try:
        work = Workspace.create(path, alone=True)
    except StorageProblem as error:
        window.explain(tr("The file cannot be made"), error)
        return
    window.open_work(work)
