"""The state of a file, at the terminal."""

from __future__ import annotations

from ui.text.catalogue import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.commands.answer import Answer
    from tracker.commands.options import Options


def run(answer: Answer, _options: Options) -> Iterator[str]:
    """Nothing wrong, or what."""
    if answer.data["healthy"]:
        yield tr("Nothing is wrong with {file}").format(file=answer.data["file"])
        return
    from ui.text.problems import problem_sentence

    yield from (problem_sentence(problem) for problem in answer.found)
