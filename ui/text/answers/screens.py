"""Pages drawn into a folder, at the terminal."""

from __future__ import annotations

from ui.text.catalogue import ntr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.commands.answer import Answer
    from tracker.commands.options import Options


def run(answer: Answer, options: Options) -> Iterator[str]:
    """How many there are, and where."""
    count = len(answer.data["written"])
    yield ntr("{n} picture in {folder}", "{n} pictures in {folder}", count).format(n=count, folder=options.folder)
