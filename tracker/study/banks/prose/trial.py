"""Whether a long text asks anything at all, told from pieces of it: a tale is refused before all of it is read."""

from __future__ import annotations

from tracker.study.banks.prose.text_bank import read_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LONG = 20_000
"""A text of more lines is tried before it is read."""


def any_asks(pieces: Iterable[Sequence[str]]) -> bool:
    """Whether any of some pieces, each as lines, holds a question."""
    return any(row.asks for piece in pieces for row in read_text(piece))
