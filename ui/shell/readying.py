"""Pages nobody has opened yet are made and filled while the window is at rest, so that each comes at once.

Step by step, each well below what a person notices; between two steps the window answers as ever. What changes in the
file puts hidden pages behind it; they are brought up to date in the same way.
"""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QObject, QTimer, SignalInstance
from PySide6.QtWidgets import QWidget

from ui.pages.registry import PAGES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from ui.pages.base import Page
    from ui.shell.frame import Frame

AT_REST_MS, PAUSE_MS = 600, 30
"""How long nothing must have changed before the first step, and how long the window is left alone after each."""
STYLING_S = 0.01
"""How long a step gives to the looks of a page's parts."""


class Readying(QObject):
    """Gets the pages of one window ready, in the order of the navigation; begins anew when `changed` is told."""

    def __init__(self, window: Frame, changed: SignalInstance) -> None:
        super().__init__(window)
        self._window = window
        self._steps: Iterator[None] = iter(())
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._step)
        changed.connect(self.begin)
        window.rebuilt.connect(self.begin)
        self.begin()

    def begin(self) -> None:
        """See to every page once the window has come to rest."""
        self._steps = self._all_pages()
        self._timer.start(AT_REST_MS)

    def _step(self) -> None:
        if self._window.context is None:
            return
        if self._window.busy or not self._window.isVisible():
            self._timer.start(AT_REST_MS)
            return
        for _step in self._steps:
            self._timer.start(PAUSE_MS)
            break

    def _all_pages(self) -> Iterator[None]:
        for entry in PAGES:
            page = self._window.page(entry.name)
            yield
            if not page.isVisible():
                page.refresh_if_behind()
                yield
                yield from _style(page)


def _style(page: Page) -> Iterator[None]:
    """Give the parts of a page their looks, which Qt would do when the page is first shown."""
    began = perf_counter()
    for part in page.findChildren(QWidget):
        part.ensurePolished()
        if perf_counter() - began > STYLING_S:
            yield
            began = perf_counter()
