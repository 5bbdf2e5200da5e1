"""The tables of a file as they stand in it, whatever they hold: cells of text, row by row."""

from __future__ import annotations

from tracker.kernel.patterns import regex
from tracker.study.banks.container import sniff
from tracker.study.banks.encoding import decoded
from tracker.study.banks.problem import BankProblem
from tracker.study.banks.texts import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    Cells = list[str]

_SIGNS = "\t,;|，；"
_WIDE_GAP = regex(r"[ 　]{2,}|(?<=\S)\s+(?=[\d.]+\s*[%％]?\s*$)")


def grids(data: bytes) -> Iterator[list[Cells]]:
    """Each table of a workbook, a Word document or a text. Raises `BankProblem`."""
    kind = sniff(data)
    if kind == "apkg":
        raise BankProblem("unknown_format")
    if kind in ("docx", "doc"):
        from tracker.study.banks.formats.docx_bank import document
        from tracker.study.banks.formats.looks import Grid

        for part in document(data, kind).parts:
            if isinstance(part, Grid):
                yield [list(row) for row in part.rows]
    elif kind == "text":
        yield _cut(decoded(data).whole())
    else:
        from tracker.study.banks.formats.workbook import workbook_tables

        for table in workbook_tables(data, kind):
            yield [cells for _number, cells in table.rows()]


def _cut(text: str) -> list[Cells]:
    """Lines cut at the sign that most of them have, else where there is a wide gap or a number at the end."""
    lines = [line for line in text.splitlines() if line.strip()]
    signs = {sign: sum(sign in line for line in lines) for sign in _SIGNS}
    best = max(signs, key=lambda sign: signs[sign])
    if 2 * signs[best] > len(lines):
        return [[clean(cell.strip('"')) for cell in line.split(best)] for line in lines]
    return [[clean(cell) for cell in _WIDE_GAP.split(line.strip())] for line in lines]
