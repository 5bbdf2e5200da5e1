"""Files as a person asks for them: one that is to be opened, how dialogs list them, where new ones go, demo workers."""

from __future__ import annotations

import os

from tracker.kernel.clock import FixedClock
from tracker.kernel.record import Record
from ui.text import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tracker.kernel.password import Password
    from tracker.workspace import Workspace

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


_on_trial: list[str] = []
"""The folders of demo workers."""


def demo_work(name: str) -> Workspace:
    """A demo worker in a file of its own, made anew each time, so that trying things out harms nothing."""
    import tempfile

    from tracker.workspace import Workspace

    _on_trial.append(tempfile.mkdtemp(prefix="career-tracker-"))
    path = os.path.join(_on_trial[-1], f"{name}.db")
    Workspace.create(path, demo=name).close()
    return Workspace.open(path, alone=True)


def drop_demos() -> None:
    """Keep nothing of the demo workers once the window is closed."""
    if _on_trial:
        import shutil

        for folder in _on_trial:
            shutil.rmtree(folder, ignore_errors=True)
        _on_trial.clear()
