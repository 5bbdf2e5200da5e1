"""`restore`: goes back to a copy; the present file is kept as a copy of its own."""

from __future__ import annotations

from tracker.commands.answer import Answer
from tracker.kernel.clock import SystemClock
from tracker.store.kind import is_locked
from tracker.store.restore import restore

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.commands.options import Options


def run(options: Options) -> Answer:
    """Refuses a copy that is damaged, and a file that a window has open. The password asked for is that of the copy."""
    place, copy = options.place, options.path
    kept = options.with_password(lambda password: restore(place, copy, SystemClock(), password))
    locked = is_locked(place)
    return Answer(
        data={"file": place, "restored": copy, "kept": kept, "locked": locked},
        found=kept is not None and is_locked(kept) and not locked,
    )
