"""Sheets of paper, at the terminal."""

from __future__ import annotations

from ui.text.catalogue import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.commands.answer import Answer
    from tracker.commands.options import Options


def review(answer: Answer, _options: Options) -> Iterator[str]:
    """Where the sheet went."""
    yield tr("Written: {file}").format(file=answer.data["file"])


cohort = portfolio = review
