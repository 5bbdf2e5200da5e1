"""Rows whose cells slipped one column to the left because a separator is missing: seen by what stands for an answer."""

from __future__ import annotations

from tracker.study.banks.model import WRITTEN_KINDS
from tracker.study.banks.question.answers import letters_in
from tracker.study.banks.question.wording import truth_of
from tracker.study.banks.texts import same_option

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def slipped(cells: Sequence[str], kind: str, options: Sequence[int], answer: int) -> bool:
    """Whether the answer stands in the column of the last option, right before that of the answer.

    `options` are the columns of the options in their order, `answer` that of the answer, `kind` what the row says of
    its kind. In the answer's own column stands what should come after it.
    """
    if not options or options[-1] != answer - 1 or not cells[answer] or not cells[options[-1]]:
        return False
    others = [cells[at] for at in options[:-1] if cells[at]]
    if kind in WRITTEN_KINDS:
        return not others
    named = letters_in(cells[options[-1]])
    if named is None or len(others) < 2 or named[-1] >= len(others):
        return False
    said = cells[answer]
    return letters_in(said) is None and truth_of(said) is None and same_option(said) not in map(same_option, others)


def put_back(cells: Sequence[str], answer: int, explanation: int) -> list[str]:
    """The cells with the answer in its own column, and what stood there before the explanation, where there is one."""
    moved = list(cells)
    moved[answer - 1], moved[answer] = "", cells[answer - 1]
    if explanation >= 0:
        moved[explanation] = "\n".join(filter(None, (cells[answer], cells[explanation])))
    return moved
