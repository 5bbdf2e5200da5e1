"""`new`: makes a file, empty or with a demo worker."""

from __future__ import annotations

from tracker.commands.answer import Answer
from tracker.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.commands.options import Options


def run(options: Options) -> Answer:
    """Refuses to touch a file that is there."""
    with Workspace.create(options.path, options.demo) as work:
        person = work.find_person() if options.demo else None
    return Answer(
        data={
            "file": options.path,
            "demo": options.demo,
            "person": {"uid": person.uid, "name": person.name} if person else None,
            "today": work.today().isoformat(),
        }
    )
