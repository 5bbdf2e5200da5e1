"""`check`: looks the file over."""

from __future__ import annotations

from tracker.commands.answer import Answer
from tracker.kernel.errors import StorageProblem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.commands.options import Options


def run(options: Options) -> Answer:
    """Exit code 1 where something is wrong, also where it is so wrong that the file does not open."""
    try:
        with options.workspace() as work:
            problems = work.check(recount=bool(options.recount))
    except StorageProblem as error:
        if error.code != "corrupt":
            raise
        from tracker.store.health import UNREADABLE

        problems = (UNREADABLE,)
    return Answer(
        data={"file": options.place, "healthy": not problems, "problems": [problem.as_dict() for problem in problems]},
        exit_code=1 if problems else 0,
        found=problems,
    )
