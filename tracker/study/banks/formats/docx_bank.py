"""Banks in Word documents: running text, tables of questions, or both."""

from __future__ import annotations

from tracker.study.banks.formats.docx import Document
from tracker.study.banks.formats.gift import looks_like_gift, read_gift
from tracker.study.banks.formats.looks import Grid, Line, letters_that_stand_out
from tracker.study.banks.formats.old_word import OldDocument
from tracker.study.banks.model import Role, option_index
from tracker.study.banks.prose.inserts import with_pictures, without_marks
from tracker.study.banks.prose.shown_marks import read_by_marks
from tracker.study.banks.prose.text_bank import TextReader
from tracker.study.banks.prose.trial import LONG, any_asks
from tracker.study.banks.question.labels import without_number
from tracker.study.banks.tables.mapping import propose
from tracker.study.banks.tables.table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tracker.study.banks.model import Image, Progress, RowReading, TextMarks


_ENOUGH, _WINDOW = 6, 400
"""Pieces of a long text that tell whether it asks anything, and the lines of each."""


def document(data: bytes, kind: str) -> Document | OldDocument:
    """A Word file, `docx` or `doc`. Raises `BankProblem`."""
    return OldDocument(data) if kind == "doc" else Document(data)


class RunningText:
    """The running text of a document, read as most are written or by the marks that a person showed."""

    def __init__(self, lines: Sequence[Line], picture: Callable[[int], Image | None]) -> None:
        self.lines = [line.text for line in lines]
        self._bare = [without_number(line.strip()) for line in self.lines]
        self._coloured = letters_that_stand_out(lines)
        self._filling = {row: line.filling for row, line in enumerate(lines, 1) if line.filling}
        self._picture = picture

    def asks(self) -> bool:
        """Whether it asks anything: of a long text, in pieces from all over it."""
        if len(self.lines) <= LONG:
            return True
        starts = range(0, len(self.lines), len(self.lines) // _ENOUGH)
        return any_asks(self.lines[start : start + _WINDOW] for start in starts)

    def shown(self) -> list[str]:
        """Its lines without the marks that keep the places of pictures."""
        return list(map(without_marks, self.lines))

    def rows(self, progress: Progress | None = None, marks: TextMarks | None = None) -> Iterator[RowReading]:
        """Its questions in their order, with their pictures."""
        gift = "" if marks else _as_gift(self._bare)
        if looks_like_gift(gift) and gift.count("{") == gift.count("}"):
            yield from read_gift(gift)
            return
        for reading in self._read(progress, marks):
            yield with_pictures(reading, self._picture)

    def _read(self, progress: Progress | None, marks: TextMarks | None) -> Iterator[RowReading]:
        if marks is None:
            return TextReader(self.lines, progress, coloured=self._coloured, filling=self._filling).read()
        return read_by_marks(self.lines, marks, progress, coloured=self._coloured, filling=self._filling)


def document_parts(data: bytes, kind: str) -> tuple[RunningText | None, list[Table]]:
    """The running text of a document (None where nothing stands in it), and its tables of questions."""
    found = document(data, kind)
    lines: list[Line] = []
    tables: list[Table] = []
    for part in found.parts:
        if not isinstance(part, Grid):
            lines += part
            continue
        table = _table(part, f"{len(tables) + 1}")
        if _holds_questions(table):
            tables.append(table)
        else:
            lines += [Line(text=text) for row in part.rows for text in _row_lines(row)]
    return RunningText(lines, found.picture) if any(line.text.strip() for line in lines) else None, tables


def _as_gift(lines: Sequence[str]) -> str:
    """The lines as GIFT, with an empty line behind each question, and a brace where its author forgot one."""
    found: list[str] = []
    last = -1  # the last line of answers whose brace is still open
    opened = False
    for line in lines:
        answers = line.startswith(("~", "=", "#", "}"))
        if opened and last >= 0 and line and not answers:
            found[last] += "}\n"
            opened = False
        if line.startswith("~") and not opened:
            line = "{" + line  # noqa: PLW2901
        opened = (opened or "{" in line) and not line.endswith("}")
        if line or not opened:
            last = len(found) if opened and (answers or "~" in line) else -1
        found.append(line + "\n" * line.endswith("}"))
    return "\n".join(found)


def _table(grid: Grid, name: str) -> Table:
    rows = grid.rows
    return Table(
        name, lambda: ((number, list(row)) for number, row in enumerate(rows, 1)), total=lambda: len(rows), kind="docx"
    )


def _holds_questions(table: Table) -> bool:
    """Whether a table has a header that names questions with their answers or options; others lay out text."""
    mapping = propose(table)
    if mapping is None or not mapping.header:
        return False
    return Role.ANSWER in mapping.roles or any(option_index(role) >= 0 for role in mapping.roles)


def _row_lines(row: tuple[str, ...]) -> list[str]:
    """A row of a layout table as lines: short cells side by side stay on one, long cells have their own."""
    if any("\n" in cell for cell in row):
        return [line for cell in row for line in cell.split("\n")]
    return ["\t".join(row)]
