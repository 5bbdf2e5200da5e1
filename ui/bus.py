"""The window's one signal for data: which areas of the file a commit touched."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from tracker.kernel.changes import Area, Changes

EVERYTHING = frozenset(Area)


class Bus(QObject):
    """Passes on what the store announces. `Signal(object)`: other types of signal squeeze large numbers."""

    changed = Signal(object)

    def announce(self, changes: Changes) -> None:
        """A commit happened; the store calls this."""
        self.changed.emit(changes)
