"""What a page needs of the window, passed explicitly: the open file, the signal, and the shell."""

from __future__ import annotations

from tracker.kernel.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Protocol

    from PySide6.QtWidgets import QWidget

    from tracker.workspace import Workspace
    from ui.bus import Bus

    Report = Callable[[int, int, str], None]
    """How long work says how far it is: done, of how many, at what."""

    class Shell(Protocol):
        """What pages may ask of the window around them."""

        def go(self, page: str, uid: str | None = None) -> None:
            """Show a page and, on it, the record with this uid."""

        def begin(self, page: str, kind: str = "") -> None:
            """A new record on a page, the worker's own where there is none; closing its form leads back."""

        def say(self, text: str, *, undo: bool = True) -> None:
            """A quiet line at the bottom, with Undo where it helps."""

        def complain(self, title: str, text: str) -> None:
            """A message about the user's own surroundings: disk full, file locked."""

        def work_on(
            self,
            title: str,
            work: Callable[[Callable[[int, int, str], None]], object],
            done: Callable[[Any], None],
        ) -> None:
            """Long work in the background with a progress bar and Cancel; `done` gets its result on this thread."""

        def window_widget(self) -> QWidget:
            """The parent for dialogs."""

        def hand_over(self, person: str | None = None) -> None:
            """Choose what of a worker's records goes into a bundle, see it, and save it."""

        def take_in(self) -> None:
            """Choose a bundle, see what it would do, and take it in or not."""


class Context(Record):
    """Made once per open file and handed to every page."""

    work: Workspace
    bus: Bus
    shell: Shell
