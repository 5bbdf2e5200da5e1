"""The only caller of services that write: refused input goes back to the form, the user's troubles are explained.

Anything else is our own bug and reaches the crash report.
"""

from __future__ import annotations

from tracker.kernel.errors import Refused, TrackerError
from ui.text import tr
from ui.text.problems import sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tracker.kernel.problems import Problem
    from ui.context import Context


def run(
    context: Context,
    act: Callable[[], object],
    *,
    said: str = "",
    undo: bool = True,
    refused: Callable[[Sequence[Problem]], None] | None = None,
) -> bool:
    """Do `act`; say `said` with Undo when it is done. Returns whether it was.

    Problems of a form go to `refused`; without it, and for troubles of disk and file, a message explains them.
    """
    try:
        act()
    except Refused as error:
        if refused is None:
            context.shell.complain(tr("This cannot be done"), sentence(error))
        else:
            refused(error.problems)
        return False
    except TrackerError as error:
        context.shell.complain(tr("Nothing was changed"), sentence(error))
        return False
    if said:
        context.shell.say(said, undo=undo)
    return True
