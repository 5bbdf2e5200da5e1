"""A new file, at the terminal."""

from __future__ import annotations

from ui.text.catalogue import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.commands.answer import Answer
    from tracker.commands.options import Options


def run(answer: Answer, _options: Options) -> Iterator[str]:
    """Where it is, and whose."""
    data = answer.data
    yield tr("Made: {file}").format(file=data["file"])
    if data["person"]:
        yield tr("Demo worker: {name}, as of {day}").format(name=data["person"]["name"], day=data["today"])
