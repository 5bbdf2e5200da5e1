"""Garbage is collected on the window's thread alone.

Python collects it on whichever thread happens to allocate. A widget among it would then be taken apart on a thread that
is not its own, and Qt crashes.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_AT_REST_MS, _PAUSE_MS = 10_000, 1_000
_MANY = (5_000, 10, 10)
"""Each generation is looked through once so many came: new objects, then rounds of the younger generation."""


class Collector(QObject):
    """Takes over from Python's own collector, for as long as the program runs.

    What is there when the program has come to rest is set aside: modules and their like are never garbage, and without
    them a look takes a few milliseconds instead of fifty.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_AT_REST_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        if self._timer.interval() == _AT_REST_MS:
            gc.freeze()
            self._timer.setInterval(_PAUSE_MS)
        collect()


def collect() -> None:
    """Look through the oldest generation that is due, which takes the younger along."""
    for generation in (2, 1, 0):
        counts = gc.get_count()[: generation + 1]
        if all(count > many for count, many in zip(counts, _MANY, strict=False)):
            gc.collect(generation)
            return
