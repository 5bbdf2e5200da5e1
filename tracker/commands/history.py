"""`history`: what was done to the file, newest first."""

from __future__ import annotations

from tracker.commands.answer import Answer
from tracker.store import history

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.commands.options import Options


def run(options: Options) -> Answer:
    """The latest acts; an undo or redo names the act it reverts."""
    limit = 20 if options.limit is None else options.limit
    with options.workspace() as work:
        acts = history.acts(work.store.read(), limit)
    return Answer(data={"history": [act.as_dict() for act in acts]})
