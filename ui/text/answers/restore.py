"""Going back to a copy, at the terminal."""

from __future__ import annotations

from ui.text.catalogue import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.commands.answer import Answer
    from tracker.commands.options import Options


def run(answer: Answer, _options: Options) -> Iterator[str]:
    """What was restored, where the file as it was went, and that it lost its password where it did."""
    yield tr("{file} is now as in {copy}").format(file=answer.data["file"], copy=answer.data["restored"])
    if answer.data["kept"]:
        yield tr("As it was, it is kept as {file}").format(file=answer.data["kept"])
    if answer.found:
        yield tr("The copy has no password, so the file has none now.")
