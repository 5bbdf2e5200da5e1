"""Undo and redo, at the terminal."""

from __future__ import annotations

from ui.text.catalogue import tr
from ui.text.journal import act_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.commands.answer import Answer
    from tracker.commands.options import Options


def undo(answer: Answer, _options: Options) -> Iterator[str]:
    """What was taken back."""
    done = answer.data["done"]
    yield tr("Undone: {act}").format(act=act_words(done["command"])) if done else tr("There is nothing to undo.")


def redo(answer: Answer, _options: Options) -> Iterator[str]:
    """What was done again."""
    done = answer.data["done"]
    yield tr("Done again: {act}").format(act=act_words(done["command"])) if done else tr("There is nothing to redo.")
