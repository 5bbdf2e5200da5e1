"""Whether a long text asks anything at all, told from pieces of it: a tale is refused before all of it is read."""

from __future__ import annotations

from tracker.study.banks.prose.text_bank import read_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.study.banks.model import RowReading

LONG = 20_000
"""A text of more lines is tried before it is read."""


def asks(row: RowReading) -> bool:
    """Whether a row is plainly a question, with options or an answer: a file without any is something else."""
    question = row.question
    return question is not None and (question.answer is not None or bool(question.options))


def any_asks(pieces: Iterable[Sequence[str]]) -> bool:
    """Whether any of some pieces, each as lines, holds a question."""
    return any(asks(row) for piece in pieces for row in read_text(piece))
