"""The way in: any file or text that may be a question bank, to what it says."""

from __future__ import annotations

import os
from itertools import chain, islice

from tracker.study.banks.container import sniff
from tracker.study.banks.encoding import encoding_of
from tracker.study.banks.model import BankReading, ColumnMapping, Doubt, RowReading
from tracker.study.banks.problem import MAX_FILE_BYTES, BankProblem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tracker.study.banks.model import Progress
    from tracker.study.banks.table import Table

    Given = dict[str | tuple[str, str], ColumnMapping]
    Rows = Callable[[Progress | None], Iterator[RowReading]]

_SAMPLE = 300
_SAMPLE_BYTES = 400_000
_TRIAL_BYTES = 60_000
_FEW = 5
_SURELY = 20


class Part:
    """One sheet, text or package of a bank: its rows, understood as they are asked for, and how they are read."""

    def __init__(self, rows: Rows, mapping: ColumnMapping | None = None) -> None:
        self.rows = rows
        self.mapping = mapping

    def sampled(self) -> tuple[int, int]:
        """How many of the first rows are questions, and how many of those without any doubt."""
        readings = list(islice(self.rows(None), _SAMPLE))
        found = [reading for reading in readings if reading.question is not None]
        return len(found), sum(not reading.doubts for reading in found)


class Bank:
    """A bank that was recognised and can be read, row by row, as often as needed."""

    def __init__(self, form: str, parts: Sequence[Part], *, encoding: str = "", delimiter: str = "") -> None:
        self.format = form
        self.encoding = encoding
        self.delimiter = delimiter
        self._parts = list(parts)

    @property
    def mappings(self) -> tuple[ColumnMapping, ...]:
        """How the tables of the bank are read; none for text, GIFT and Anki."""
        return tuple(part.mapping for part in self._parts if part.mapping is not None)

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """What is doubtful about whole tables."""
        return tuple(doubt for mapping in self.mappings for doubt in mapping.doubts)

    def rows(self, progress: Progress | None = None) -> Iterator[RowReading]:
        """Everything in the bank, in order; `progress` gets rows done and rows in all (0: unknown), and may raise."""
        return chain.from_iterable(part.rows(progress) for part in self._parts)


def load(path: str) -> bytes:
    """A file's bytes. Raises `BankProblem` `too_large` before reading one that is no bank, `OSError` as it comes."""
    size = os.stat(path).st_size
    if size > MAX_FILE_BYTES:
        raise BankProblem("too_large", bytes=size, limit=MAX_FILE_BYTES)
    with open(path, "rb") as file:
        return file.read()


def open_bank(data: bytes, name: str = "", *, mappings: Iterable[ColumnMapping] = ()) -> Bank:
    """Recognise a bank by its content; `name` only decides between CSV and text where both would do.

    A table whose shape is that of one of `mappings` is read by it: one the person changed, or one that was confirmed
    for an earlier file. Raises `BankProblem`; its codes are with the class.
    """
    given = {key: mapping for mapping in mappings for key in (mapping.shape, (mapping.shape, mapping.sheet))}
    kind = sniff(data)
    if kind == "apkg":
        return _open_package(data)
    if kind == "docx":
        return _open_document(data, given)
    if kind == "text":
        return _open_text(data, name, given)
    return _open_workbook(data, kind, given)


def read_bank(
    data: bytes, name: str = "", *, mappings: Iterable[ColumnMapping] = (), progress: Progress | None = None
) -> BankReading:
    """Everything a bank holds at once; for very large ones go through `open_bank(…).rows()` instead."""
    bank = open_bank(data, name, mappings=mappings)
    rows = tuple(bank.rows(progress))
    if not any(_asks(row) for row in rows):
        raise BankProblem("no_questions")
    return BankReading(
        rows=rows,
        format=bank.format,
        encoding=bank.encoding,
        delimiter=bank.delimiter,
        mappings=bank.mappings,
        doubts=bank.doubts,
    )


def _asks(row: RowReading) -> bool:
    """Whether a row is plainly a question, with options or an answer: a file without any is something else."""
    question = row.question
    return question is not None and (question.answer is not None or bool(question.options))


def read_clipboard(text: str) -> BankReading:
    """A bank that was pasted. Raises `BankProblem` like `read_bank`."""
    return read_bank(text.encode("utf-8", "replace"), "clipboard.txt")


def _open_package(data: bytes) -> Bank:
    from tracker.study.banks.anki import Package

    Package(data)
    return Bank("apkg", [Part(lambda progress: Package(data).read(progress))])


def _open_workbook(data: bytes, kind: str, given: Given) -> Bank:
    from tracker.study.banks.own_sheet import own_mapping
    from tracker.study.banks.workbook import workbook_tables

    tables = workbook_tables(data, kind)
    own = own_mapping(data, tables) if kind == "xlsx" else None
    if own is not None:
        return Bank(kind, [_by_mapping(tables[0], own)])
    parts = [part for table in tables if (part := _table_part(table, given)) is not None]
    if not parts:
        raise BankProblem("no_questions")
    return Bank(kind, parts)


def _by_mapping(table: Table, mapping: ColumnMapping) -> Part:
    from tracker.study.banks.rows import read_rows

    return Part(lambda progress: read_rows(table, mapping, progress), mapping)


def _table_part(table: Table, given: Given) -> Part | None:
    """How to read one table: by its mapping, or as text where that gives more questions; None without questions."""
    from tracker.study.banks.mapping import propose

    mapping = propose(table)
    known = _known(mapping, given) if mapping is not None else None
    if known is not None:
        return _by_mapping(table, known)
    best = _by_mapping(table, mapping) if mapping is not None else None
    found, clean = best.sampled() if best is not None else (0, 0)
    if clean < 0.6 * found or found == 0:
        text = _lines_part(table)
        text_found, text_clean = text.sampled()
        if text_clean > clean or (found == 0 and text_found >= _FEW):
            return text
    return best if found else None


def _known(proposed: ColumnMapping, given: Given) -> ColumnMapping | None:
    """A mapping given for this very sheet; or for the shape, then with the kind that this sheet's name says."""
    exact = given.get((proposed.shape, proposed.sheet))
    if exact is not None or proposed.shape not in given:
        return exact
    kind = proposed.default_kind or given[proposed.shape].default_kind
    return given[proposed.shape].replace(sheet=proposed.sheet, default_kind=kind)


def _lines_part(table: Table) -> Part:
    from tracker.study.banks.table_text import lines_of
    from tracker.study.banks.text_bank import read_text

    def rows(progress: Progress | None) -> Iterator[RowReading]:
        for reading in read_text(lines_of(table), progress):
            yield reading.replace(sheet=table.name) if table.name else reading

    return Part(rows)


def _open_document(data: bytes, given: Given) -> Bank:
    from tracker.study.banks.docx_bank import document_parts

    lines, tables = document_parts(data)
    parts = [part for table in tables if (part := _table_part(table, given)) is not None]
    text = Part(lines) if lines is not None else None
    if text is not None and (not parts or any(map(_asks, islice(text.rows(None), _SAMPLE)))):
        parts.insert(0, text)
    return Bank("docx", parts)


def _open_text(data: bytes, name: str, given: Given) -> Bank:
    from tracker.study.banks.delimited import delimited_table, layout_of
    from tracker.study.banks.gift import looks_like_gift, read_gift
    from tracker.study.banks.records import records_table

    encoding = encoding_of(data)
    head = data[:_SAMPLE_BYTES].decode(encoding, "replace")
    if not head.strip():
        raise BankProblem("empty")
    table = records_table(data, encoding, head)
    if table is not None:
        return Bank("table", [_some(_table_part(table, given))], encoding=encoding)
    if looks_like_gift(head):
        text = data.decode(encoding, "replace")
        return Bank("gift", [Part(lambda _progress: read_gift(text))], encoding=encoding)
    layout = layout_of(head)
    if layout is not None:
        best = _table_part(delimited_table(data, encoding, layout, ""), given)
        if (
            best is not None
            and best.mapping is not None
            and _beats(best, _text_part(data, encoding, _TRIAL_BYTES), name)
        ):
            return Bank("csv", [best], encoding=encoding, delimiter=layout.shown)
    return Bank("text", [_text_part(data, encoding)], encoding=encoding)


def _some(part: Part | None) -> Part:
    if part is None:
        raise BankProblem("no_questions")
    return part


def _text_part(data: bytes, encoding: str, most: int | None = None) -> Part:
    def rows(progress: Progress | None) -> Iterator[RowReading]:
        from tracker.study.banks.text_bank import read_text

        return read_text(data[:most].decode(encoding, "replace").splitlines(), progress)

    return Part(rows)


def _beats(table: Part, text: Part, name: str) -> bool:
    """Whether reading as a table gives more than reading as text; a file called .csv is one unless it is not."""
    table_found, table_clean = table.sampled()
    if table_clean > _SURELY and table_clean > 0.9 * table_found:
        return True
    text_found, text_clean = text.sampled()
    if name.lower().endswith((".csv", ".tsv")):
        return table_clean >= 0.5 * text_clean
    return (table_clean, table_found) >= (text_clean, text_found)
