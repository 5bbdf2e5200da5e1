"""`backup`: a copy of the file, complete also while a window has it open."""

from __future__ import annotations

from tracker.commands.answer import Answer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.commands.options import Options


def run(options: Options) -> Answer:
    """Beside the file, where the last five stay; or at the path given."""
    with options.workspace() as work:
        if options.path:
            work.store.copy_to(options.path)
        made = options.path or work.store.back_up()
    return Answer(data={"file": options.place, "backup": made})
