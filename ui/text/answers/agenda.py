"""What was written into a calendar file, at the terminal."""

from __future__ import annotations

from ui.text.catalogue import ntr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.commands.answer import Answer
    from tracker.commands.options import Options


def export(answer: Answer, _options: Options) -> Iterator[str]:
    """Where, and how many dates."""
    count = answer.data["events"]
    yield ntr("{file}: {n} date", "{file}: {n} dates", count).format(file=answer.data["file"], n=count)
