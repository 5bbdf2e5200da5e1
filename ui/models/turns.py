"""Work that is done a little at a time, between the events of the window, so that nothing ever waits for it."""

from __future__ import annotations

from math import inf
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

TURN_S = 0.008
"""How long a turn goes on taking steps; with the last of them it stays well below what a person notices."""

FRAME_MS = 16
"""How long a page is left alone between turns, so that what there is already is painted first."""


class Turns(QObject):
    """Takes steps of an iterator, the first turn at once, the others whenever the window has nothing else to do.

    `take` gets what each step brings. `turned` follows each turn, `ended` the last one. The parent says that it is
    `busy` until all turns of its own have ended.
    """

    turned = Signal()
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Iterator[Any] | None = None
        self._filled, self._at_once = False, False
        self._take: Callable[[Any], object] = lambda _step: None
        self._soon, self._again = QTimer(self, singleShot=True), QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._again.start)
        self._again.timeout.connect(self._turn)

    @property
    def busy(self) -> bool:
        """Whether there are steps left."""
        return self._steps is not None

    def fill(self, steps: Iterator[Any], *, below: bool = False) -> None:
        """Fill a page: the first time in turns, each of them painted before the next, later all at once.

        What grew bit by bit once more would lose the place to which somebody has scrolled. What is `below` all that
        is in sight at first waits for that to be painted.
        """
        if below and not self._filled:
            self._filled = True
            self.follow(steps)
            return
        self._at_once, self._filled = self._filled, True
        self._again.setInterval(FRAME_MS)
        self.begin(steps)

    def follow(self, steps: Iterator[Any], *, after_ms: int = 0) -> None:
        """Add to a page in turns, the first once what is in sight has been painted, and seen for so long."""
        self._steps = steps
        self._tell()
        self._again.setInterval(FRAME_MS)
        self._rest(after_ms)

    def begin(self, steps: Iterator[Any], take: Callable[[Any], object] | None = None) -> None:
        """Begin other work; what was under way is given up."""
        self._steps = steps
        self._take = take or (lambda _step: None)
        self._tell()
        self._turn()

    def pause(self) -> None:
        """Leave what is under way for later."""
        self._soon.stop()
        self._again.stop()

    def go_on(self) -> None:
        """Go on with what was left, once what is in sight has been painted."""
        if self.busy:
            self._rest()

    def stop(self) -> None:
        """Give up what is under way."""
        self._steps = None
        self.pause()
        self._tell()

    def _turn(self) -> None:
        steps, until = self._steps, perf_counter() + (inf if self._at_once else TURN_S)
        if steps is None:
            return
        for step in steps:
            self._take(step)
            if perf_counter() >= until:
                self._rest()
                break
        else:
            self._steps = None
        self.turned.emit()
        if self._steps is None:
            self._tell()
            self.ended.emit()

    def _rest(self, after_ms: int = 0) -> None:
        """The next turn follows once what is happening just now is over: a page is turned to, and then painted."""
        self._again.stop()
        self._soon.start(after_ms)

    def _tell(self) -> None:
        page = self.parent()
        if page is not None:
            page.setProperty("busy", any(isinstance(one, Turns) and one.busy for one in page.children()))
