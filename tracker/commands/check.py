"""`check`: looks the file over."""

from __future__ import annotations

from tracker.commands.answer import Answer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.commands.options import Options


def run(options: Options) -> Answer:
    """Exit code 1 where something is wrong."""
    with options.workspace() as work:
        problems = work.check(recount=bool(options.recount))
    return Answer(
        data={"file": options.place, "healthy": not problems, "problems": [problem.as_dict() for problem in problems]},
        exit_code=1 if problems else 0,
        found=problems,
    )
