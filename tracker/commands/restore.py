"""`restore`: goes back to a copy; the present file is kept as a copy of its own."""

from __future__ import annotations

from tracker.commands.answer import Answer
from tracker.kernel.clock import SystemClock
from tracker.store.backup import restore

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.commands.options import Options


def run(options: Options) -> Answer:
    """Refuses a copy that is damaged, and a file that a window has open."""
    kept = restore(options.place, options.path, SystemClock())
    return Answer(data={"file": options.place, "restored": options.path, "kept": kept})
