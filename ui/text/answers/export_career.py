"""An export, at the terminal."""

from __future__ import annotations

from ui.text.catalogue import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.commands.answer import Answer
    from tracker.commands.options import Options


def run(answer: Answer, _options: Options) -> Iterator[str]:
    """Whose record went where."""
    yield tr("{name}: written to {file}").format(name=answer.data["person"]["name"], file=answer.data["file"])
