"""Tables that are no tables: running text that somebody pasted into a sheet, line by line."""

from __future__ import annotations

from tracker.study.banks.question.answers import letters_in
from tracker.study.banks.question.wording import truth_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.study.banks.tables.table import Table


_A_PAGE = 20
"""More lines than that in one cell are a paper of their own and no question broken into lines."""


def lines_of(table: Table) -> list[str]:
    """The rows as lines, each cell of its own; a short cell after a long one is the answer beside its question."""
    lines: list[str] = []
    for number, cells in table.rows():
        filled = [cell for cell in cells if cell]
        lines += [""] * (number - 1 - len(lines))
        last = filled[-1] if len(filled) > 1 and len(filled[-1]) < 9 < len(filled[0]) else ""
        if _is_answer(last) and not _is_answer(filled[-2]):
            filled[-1] = f"答案：{filled[-1]}"
        pasted = filled[0].split("\n") if len(filled) == 1 else []
        lines += pasted if len(pasted) > _A_PAGE else ["\t".join(filled).replace("\n", " ")]
    return lines


def _is_answer(cell: str) -> bool:
    return letters_in(cell) is not None or truth_of(cell) is not None
