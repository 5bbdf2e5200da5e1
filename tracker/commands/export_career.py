"""`export`: one worker's career file out of the file."""

from __future__ import annotations

from tracker.commands.answer import Answer
from tracker.exchange.career_file import export_career

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.commands.options import Options


def run(options: Options) -> Answer:
    """Replaces what is at the path, whole."""
    with options.workspace() as work:
        person = work.person()
        size = export_career(work.store.read(), person.uid, options.path)
    return Answer(data={"person": {"uid": person.uid, "name": person.name}, "file": options.path, "bytes": size})
