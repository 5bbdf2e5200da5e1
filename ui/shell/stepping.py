"""Undo and redo from the window: at once, or behind it where questions and their answers move."""

from __future__ import annotations

from tracker.kernel.errors import TrackerError
from ui.text import tr
from ui.text.journal import act_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ui.context import Report
    from ui.shell.frame import Frame


def step(window: Frame, *, redo: bool = False) -> None:
    """Take the latest act back, or do it again, and say which it was."""
    if window.context is None or window.context.work.store.read_only or window.busy:
        return
    work = window.context.work
    try:
        if work.takes_long(redo=redo):
            _behind(window, redo=redo)
            return
        done = work.redo() if redo else work.undo()
    except TrackerError as error:
        window.explain(tr("This cannot be undone"), error)
        return
    _say(window, done.command if done else "", redo=redo)


def _behind(window: Frame, *, redo: bool) -> None:
    """The same where it would stop the window for seconds."""
    assert window.context
    again = window.context.work.again

    def act(_report: Report) -> str:
        with again() as other:
            done = other.redo() if redo else other.undo()
        return done.command if done else ""

    title = tr("Doing the last change again") if redo else tr("Undoing the last change")
    window.work_on(title, act, lambda command: _say(window, command, redo=redo))


def _say(window: Frame, command: str, *, redo: bool) -> None:
    if command:
        words = tr("Done again: {act}") if redo else tr("Undone: {act}")
        window.say(words.format(act=act_words(command)), undo=False)
