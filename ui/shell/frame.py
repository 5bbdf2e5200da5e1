"""What the window's dialogs and acts may ask of it. How it does that, in `ui.shell.window`, none of them knows."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tracker.kernel.errors import TrackerError
from ui.text import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from PySide6.QtGui import QAction

    from tracker.workspace import Workspace
    from ui.context import Context, Report
    from ui.pages.base import Page
    from ui.preferences import Preferences
    from ui.shell.navigation import Navigation
    from ui.widgets.ask import Question


class Frame(QWidget):
    """A window with at most one file in view. It can say what is wrong by itself; the rest is the subclass's."""

    rebuilt = Signal()
    """Everything in view was made anew."""
    navigation: Navigation
    page_name: str
    """The page in view, or the one that comes into view with the next file."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self.preferences = preferences
        self.context: Context | None = None
        self.apart = False
        """Whether work on the file as a whole goes on, which nobody may leave half done."""
        self._trouble: Question | None = None

    # Saying what is wrong

    def explain(self, title: str, error: TrackerError) -> None:
        """Say in words what went wrong around the program."""
        from ui.text.problems import sentence

        self.complain(title, sentence(error))

    def complain(self, title: str, text: str) -> None:
        """A message that waits to be read."""
        from ui.widgets.ask import ask

        ask(self, title, text, [("close", tr("Close"), "")], lambda _answer: None)

    def tell_trouble(self, error: TrackerError) -> None:
        """Say that the file cannot be read just now; once, however many parts of the window find out."""
        if self._trouble is None:
            from ui.text.problems import sentence
            from ui.widgets.ask import ask

            close = [("close", tr("Close"), "")]
            self._trouble = ask(self, tr("The file cannot be read"), sentence(error), close, self._trouble_read)

    def _trouble_read(self, _answer: str | None) -> None:
        self._trouble = None

    # The file

    def open_work(self, work: Workspace) -> None:
        """Show an open file; the one shown before is closed."""
        raise NotImplementedError

    def close_work(self) -> None:
        """Let go of the file in view."""
        raise NotImplementedError

    def open_other(self) -> None:
        """Close this file and go to the first-run page."""
        raise NotImplementedError

    def catch_up(self) -> None:
        """Let every screen hear of what another connection wrote."""
        raise NotImplementedError

    # What is in view

    def rebuild(self) -> None:
        """Make everything in view anew: after opening a file and after a switch of language, theme or text size."""
        raise NotImplementedError

    def relook(self) -> None:
        """Draw everything as the preferences now say."""
        raise NotImplementedError

    def show_content(self, content: QWidget) -> None:
        """Fill the window with something else."""
        raise NotImplementedError

    def go(self, page: str, uid: str | None = None) -> None:
        """Show a page, and on it the record with this uid."""
        raise NotImplementedError

    def page(self, name: str) -> Page:
        """The page of that name, made on its first visit."""
        raise NotImplementedError

    def say(self, text: str, *, undo: bool = True) -> None:
        """A quiet line at the bottom, with Undo where it helps."""
        raise NotImplementedError

    # Long work

    def work_on(self, title: str, work: Callable[[Report], object], done: Callable[[Any], None]) -> None:
        """Run long work with a progress bar and Cancel; `done` gets its result."""
        raise NotImplementedError

    @property
    def busy(self) -> bool:
        """Whether long work goes on."""
        raise NotImplementedError

    # Acts on the whole window

    def undo(self) -> None:
        """Take back the latest change."""
        raise NotImplementedError

    def redo(self) -> None:
        """Do again what was taken back."""
        raise NotImplementedError

    def open_palette(self) -> None:
        """Ctrl+K: go to a page, find a record, run a command."""
        raise NotImplementedError

    def settings(self) -> None:
        """Theme, text size and language."""
        raise NotImplementedError

    def help(self) -> None:
        """F1: about what has the keyboard, about the page, and the keys."""
        raise NotImplementedError

    def commands(self) -> list[QAction]:
        """The acts a person can run by name."""
        raise NotImplementedError

    def remind(self, *, switched: bool = False) -> None:
        """Tell what is due, once a day; `switched` after a person turned that on or off."""
        raise NotImplementedError
