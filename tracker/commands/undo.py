"""`undo` and `redo`: take back the latest act, or do it again."""

from __future__ import annotations

from tracker.commands.answer import Answer
from tracker.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.commands.options import Options
    from tracker.store.history import ChangeSet


def undo(options: Options) -> Answer:
    """Exit code 1 where there is nothing to undo."""
    return _answer(options, Workspace.undo)


def redo(options: Options) -> Answer:
    """Exit code 1 where there is nothing to redo."""
    return _answer(options, Workspace.redo)


def _answer(options: Options, act: Callable[[Workspace], ChangeSet | None]) -> Answer:
    with options.workspace(write=True) as work:
        done = act(work)
    return Answer(data={"done": done.as_dict() if done else None}, exit_code=0 if done else 1)
