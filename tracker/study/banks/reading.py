"""The way in: any file or text that may be a question bank, to what it says."""

from __future__ import annotations

import os
from itertools import islice

from tracker.kernel.files import open_regular
from tracker.kernel.record import Record
from tracker.study.banks.bank import NEARLY_ALL, SAMPLE, Bank, Part
from tracker.study.banks.container import sniff
from tracker.study.banks.encoding import Text, decoded
from tracker.study.banks.model import BankReading, ColumnMapping, Role, RowReading
from tracker.study.banks.problem import MAX_FILE_BYTES, BankProblem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.study.banks.model import Progress, TextMarks
    from tracker.study.banks.tables.table import Table


_TRIAL, _TRIAL_LINES = 60_000, 3_000
_ENOUGH, _PIECE = 4, 30_000
"""Pieces of a long running text, taken from all over it, among which there is a question if it holds any; characters
that are looked at of each."""

_RECORDS_BEGIN = "<[{vlcemwsgaf/"
"""The first sign of a page, of a list, and of a script: `var`, `let`, `const`, `export`, `window`, `function`…"""

_FEW = 5
_UNDERSTOOD, _BY_MARKS = 0.5, 0.8
_HARDLY_ANY = 0.1
_ASKED_ONLY = frozenset((Role.IGNORED, Role.NUMBER, Role.STEM))
"""Columns of a table that may as well be a text, cut at the sign behind its numbers."""

_SURELY = 20


class Wishes(Record):
    """What a person said about how a bank is to be read.

    `mappings` by shape, and by shape and sheet. `separators` are those to cut the lines of a text at: None leaves that
    to the guess, "" takes it for running text. `marks` are those of the questions of a running text: with them it is
    read by nothing else; `earlier_marks` those shown of other texts, tried where this one is not understood. `by_hand`
    keeps files and tables in which nothing was recognised, so that a person can say how they are laid out.
    """

    mappings: dict[str | tuple[str, str], ColumnMapping]
    separators: str | None = None
    marks: TextMarks | None = None
    earlier_marks: tuple[TextMarks, ...] = ()
    by_hand: bool = False


def load(path: str) -> bytes:
    """A file's bytes. Raises `BankProblem` `too_large` before reading what is no bank, `StorageProblem`, `OSError`."""
    with open_regular(path) as file:
        size = os.fstat(file.fileno()).st_size
        if size > MAX_FILE_BYTES:
            raise BankProblem("too_large", bytes=size, limit=MAX_FILE_BYTES)
        return file.read()


def open_bank(
    data: bytes,
    name: str = "",
    *,
    mappings: Iterable[ColumnMapping] = (),
    separators: str | None = None,
    marks: TextMarks | None = None,
    earlier_marks: Iterable[TextMarks] = (),
    by_hand: bool = False,
) -> Bank:
    """Recognise a bank by its content; `name` only decides between CSV and text where both would do.

    A table whose shape is that of one of `mappings` is read by it: one the person changed, or one that was confirmed
    for an earlier file. The rest is with `Wishes`. Raises `BankProblem`; its codes are with the class.
    """
    wishes = Wishes(
        mappings=_by_shape(mappings),
        separators=separators,
        marks=marks,
        earlier_marks=tuple(earlier_marks),
        by_hand=by_hand,
    )
    kind = sniff(data)
    if kind == "apkg":
        return _open_package(data)
    if kind == "wordxml":
        from tracker.study.banks.formats.word_xml import as_package

        data, kind = as_package(data), "docx"
    if kind in ("docx", "doc"):
        return _open_document(data, kind, wishes)
    if kind == "text" and marks is not None:
        text = decoded(data)
        return Bank("text", [_text_part(text, marks)], encoding=text.encoding, marks=marks)
    if kind == "text":
        return _open_text(data, name, wishes)
    return _open_workbook(data, kind, wishes)


def _by_shape(mappings: Iterable[ColumnMapping]) -> dict[str | tuple[str, str], ColumnMapping]:
    found: dict[str | tuple[str, str], ColumnMapping] = {}
    for mapping in mappings:
        found[mapping.shape] = found[mapping.shape, mapping.sheet] = mapping
        if mapping.guessed_shape:
            found[mapping.guessed_shape] = mapping
    return found


def read_bank(
    data: bytes,
    name: str = "",
    *,
    mappings: Iterable[ColumnMapping] = (),
    separators: str | None = None,
    marks: TextMarks | None = None,
    earlier_marks: Iterable[TextMarks] = (),
    by_hand: bool = False,
    progress: Progress | None = None,
) -> BankReading:
    """Everything a bank holds at once; for very large ones go through `open_bank(…).rows()` instead."""
    bank = open_bank(
        data,
        name,
        mappings=mappings,
        separators=separators,
        marks=marks,
        earlier_marks=earlier_marks,
        by_hand=by_hand,
    )
    rows = tuple(bank.rows(progress))
    if not any(row.asks for row in rows) and not (rows and (by_hand or bank.explicit)):
        raise BankProblem("no_questions")
    return BankReading(
        rows=rows,
        format=bank.format,
        encoding=bank.encoding,
        delimiter=bank.delimiter,
        mappings=bank.mappings,
        samples=bank.samples,
        doubts=bank.doubts,
        lines=bank.lines,
        marks=bank.marks,
    )


def _open_package(data: bytes) -> Bank:
    from tracker.study.banks.formats.anki import Package

    Package(data)
    return Bank("apkg", [Part.one_by_one(lambda progress: Package(data).read(progress))], explicit=True)


def _open_workbook(data: bytes, kind: str, wishes: Wishes) -> Bank:
    from tracker.study.banks.formats.own_sheet import own_mapping
    from tracker.study.banks.formats.workbook import workbook_tables
    from tracker.study.banks.tables.answer_sheet import with_answers

    tables = workbook_tables(data, kind)
    own = own_mapping(data, tables) if kind == "xlsx" else None
    if own is not None:
        return Bank(kind, [_by_mapping(tables[0], own)], explicit=True)
    parts = _table_parts(tables, wishes)
    if len(tables) > 1 and any(map(_only_asks, parts)):
        parts = _table_parts(with_answers(tables), wishes)
    return Bank(kind, [part for part in parts if _meant(part)] or parts)


def _meant(part: Part) -> bool:
    """Whether a sheet is one of questions, and neither the notes on filling in the others nor hidden scraps."""
    if part.hidden:
        return part.clear() > NEARLY_ALL
    return part.mapping is not None or part.asks()


def _only_asks(part: Part) -> bool:
    """Whether a part has no column of answers, and hardly any elsewhere in its first rows."""
    return (part.mapping is None or Role.ANSWER not in part.mapping.roles) and part.answered() <= _HARDLY_ANY


def _table_parts(tables: Sequence[Table], wishes: Wishes) -> list[Part]:
    """The tables with questions; where none has any, all of them if a person is there to say what they hold."""
    parts = [part for table in tables if (part := _table_part(table, wishes)) is not None]
    if not parts and wishes.by_hand:
        parts = [part for table in tables if (part := _part_by_hand(table)) is not None]
    if not parts:
        raise BankProblem("no_questions")
    return parts


def _part_by_hand(table: Table) -> Part | None:
    from tracker.study.banks.tables.mapping import unguessed

    mapping = unguessed(table)
    return _by_mapping(table, mapping) if mapping is not None else None


def _by_mapping(table: Table, mapping: ColumnMapping) -> Part:
    from tracker.study.banks.tables.rows import read_batches

    return Part(lambda progress: read_batches(table, mapping, progress), mapping, table)


def _table_part(table: Table, wishes: Wishes, proposed: ColumnMapping | None = None) -> Part | None:
    """How to read one table: by its mapping, or as text where that gives more questions; None without questions."""
    from tracker.study.banks.tables.flagged import flagged_table
    from tracker.study.banks.tables.mapping import propose, unguessed
    from tracker.study.banks.tables.upright import upright_table

    mapping = proposed or propose(table)
    known = _known(mapping or unguessed(table), wishes.mappings) if wishes.mappings else None
    if known is not None:
        return _by_mapping(table, known)
    best = _by_mapping(table, mapping) if mapping is not None else None
    found, clean = best.sampled(options_needed=False) if best is not None else (0, 0)
    if (clean < 0.6 * found or found == 0) and table.kind != "json":
        other = upright_table(table) or flagged_table(table)
        if other is not None:
            return _table_part(other, wishes)
        text_found, text_clean = _lines_part(table, _TRIAL_LINES).sampled()
        if text_clean > max(clean, _HARDLY_ANY * found) or (found == 0 and text_found >= _FEW):
            return _lines_part(table)
    return best if found else None


def _known(proposed: ColumnMapping | None, given: dict[str | tuple[str, str], ColumnMapping]) -> ColumnMapping | None:
    """A mapping given for this very sheet; or for the shape, then with the kind that this sheet's name says."""
    if proposed is None:
        return None
    exact = given.get((proposed.shape, proposed.sheet))
    if exact is not None or proposed.shape not in given:
        return exact
    kind = proposed.default_kind or given[proposed.shape].default_kind
    return given[proposed.shape].replace(sheet=proposed.sheet, default_kind=kind)


def _lines_part(table: Table, most: int | None = None) -> Part:
    """A table as running text; of its first lines alone, if so many are enough."""
    from tracker.study.banks.prose.text_bank import read_text
    from tracker.study.banks.tables.table_text import lines_of

    def rows(progress: Progress | None) -> Iterator[RowReading]:
        for reading in read_text(lines_of(table)[:most], progress):
            yield reading.replace(sheet=table.name) if table.name else reading

    return Part.one_by_one(rows)


def _open_document(data: bytes, kind: str, wishes: Wishes) -> Bank:
    from tracker.study.banks.formats.docx_bank import document_parts

    running, tables = document_parts(data, kind)
    parts = [part for table in tables if (part := _table_part(table, wishes)) is not None]
    marks = _marks_for(running.shown(), wishes) if running is not None else None
    if running is not None and (marks is not None or running.asks()):
        text = Part.one_by_one(lambda progress: running.rows(progress, marks), running.shown)
        if not parts or any(row.asks for row in islice(text.rows(), SAMPLE)):
            parts.insert(0, text)
    elif running is not None and not parts:
        parts.append(_part_to_be_shown(running.shown()[:_TRIAL_LINES], wishes))
    return Bank(kind, parts, marks=marks)


def _open_text(data: bytes, name: str, wishes: Wishes) -> Bank:
    text, wishes = _without_head(decoded(data), wishes)
    head = text.head
    first = head.lstrip()[:1]
    if not first:
        raise BankProblem("empty")
    if first in _RECORDS_BEGIN:
        from tracker.study.banks.tables.records import records_table

        table = records_table(data, text, head)
        if table is not None:
            return Bank("table", _records_parts(table, text, wishes), encoding=text.encoding)
    if "{" in head or first == "/":
        from tracker.study.banks.formats.gift import looks_like_gift, read_gift

        if looks_like_gift(head):
            told = Part.one_by_one(lambda _progress: read_gift(text.whole()))
            return Bank("gift", [told], encoding=text.encoding, explicit=True)
    signed = _signed_part(text, first, wishes)
    if signed is not None:
        return Bank("text", [signed], encoding=text.encoding)
    part = _cut_part(text, head, name, wishes)
    if part is not None and part.mapping is not None:
        return Bank("csv", [part], encoding=text.encoding, delimiter=part.mapping.separators)
    stacked = _stacked_part(text, head, wishes)
    if stacked is not None:
        return Bank("table", [stacked], encoding=text.encoding)
    marks = _marks_for(head[:_TRIAL].splitlines(), wishes)
    known = marks is not None or not _is_long(text) or _asks_anywhere(text)
    part = _text_part(text, marks) if known else _part_to_be_shown(head.splitlines(), wishes)
    return Bank("text", [part], encoding=text.encoding, marks=marks)


def _without_head(text: Text, wishes: Wishes) -> tuple[Text, Wishes]:
    """A text without the lines in which Anki says how its notes are cut, and that as if a person had said it."""
    if not text.head.startswith("#") or wishes.separators is not None:
        return text, wishes
    from tracker.study.banks.formats.anki_text import notes_of

    notes, separator = notes_of(text)
    return notes, wishes.replace(separators=separator) if separator else wishes


def _marks_for(lines: Sequence[str], wishes: Wishes) -> TextMarks | None:
    """What a person showed of a running text; or of an earlier one, where this begins to make sense by that alone."""
    if wishes.marks is not None or wishes.separators is not None or not wishes.earlier_marks:
        return wishes.marks
    first = Text(["\n".join(lines[:_TRIAL_LINES])])
    if _text_part(first).clear() > _UNDERSTOOD:
        return None
    return next((marks for marks in wishes.earlier_marks if _text_part(first, marks).clear() > _BY_MARKS), None)


def _signed_part(text: Text, first: str, wishes: Wishes) -> Part | None:
    from tracker.study.banks.prose.signed_records import SIGNS, signed_lines

    lines = signed_lines(text.whole().strip()) if first in SIGNS and wishes.separators is None else None
    return _text_part(Text(["\n".join(lines)])) if lines else None


def _part_to_be_shown(first: Sequence[str], wishes: Wishes) -> Part:
    """The first lines of a long text that asks nothing, where a person is there to show one of its questions."""
    from tracker.study.banks.prose.shown_marks import unread

    if not wishes.by_hand:
        raise BankProblem("no_questions")
    return Part.one_by_one(lambda _progress: unread(first), lambda: first)


def _is_long(text: Text) -> bool:
    """Whether reading all of a text takes so long that it is tried first."""
    from tracker.study.banks.prose.trial import LONG

    return len(text.pieces) > _ENOUGH or sum(piece.count("\n") for piece in text.pieces) > LONG


def _asks_anywhere(text: Text) -> bool:
    """Whether pieces from all over a long text ask anything."""
    from tracker.study.banks.prose.trial import any_asks

    some = text.pieces[:: max(1, len(text.pieces) // _ENOUGH)]
    return any_asks(piece[:_PIECE].splitlines() for piece in some)


def _stacked_part(text: Text, head: str, wishes: Wishes) -> Part | None:
    """Lines without any marks that are cells by their order; only where they make no sense as running text."""
    from tracker.study.banks.tables.stacked import stacked_table

    table = stacked_table(text, head)
    if table is None:
        return None
    found, clean = _text_part(Text([head[:_TRIAL]])).sampled()
    part = _table_part(table, wishes) if clean < 0.5 * found else None
    if part is None or part.mapping is None or Role.ANSWER not in part.mapping.roles:
        return None
    found, clean = part.sampled()
    return part if clean > NEARLY_ALL * found else None


def _records_parts(table: Table, text: Text, wishes: Wishes) -> list[Part]:
    """The table of a page or a list of records; the text of a page whose tables hold no questions."""
    from tracker.study.banks.markup import text_of_html

    part = _table_part(table, wishes)
    if part is not None or table.kind != "html":
        return [part] if part is not None else _table_parts([table], wishes)
    return [_text_part(Text([text_of_html(text.whole())]))]


def _cut_part(text: Text, head: str, name: str, wishes: Wishes) -> Part | None:
    """A text as a table, where it is one; cut as the person says, or as texts of its shape were cut before."""
    from tracker.study.banks.tables.delimited import Layout, delimited_table, layout_of
    from tracker.study.banks.tables.mapping import propose

    layout = guessed = layout_of(head)
    if wishes.separators is not None:
        layout = Layout.of(wishes.separators) if wishes.separators else None
    if layout is None:
        return None
    first = delimited_table(text, guessed) if guessed is not None else None
    proposed = propose(first) if first is not None else None
    kept = _known(proposed, wishes.mappings)
    if wishes.separators is None and kept is not None and kept.separators not in ("", layout.shown):
        layout = Layout.of(kept.separators)
    table = first if first is not None and layout is guessed else delimited_table(text, layout)
    part = _table_part(table, wishes, proposed if layout is guessed else None)
    if part is None or part.mapping is None:
        return _part_by_hand(table) if wishes.by_hand and wishes.separators else None
    certain = wishes.separators is not None or kept is not None
    if not certain and not _beats(part, _text_part(Text([head[:_TRIAL]])), name):
        return None
    shape = proposed.shape if proposed is not None and layout is not guessed else ""
    return _by_mapping(table, part.mapping.replace(separators=layout.shown, guessed_shape=shape))


def _text_part(text: Text, marks: TextMarks | None = None) -> Part:
    def rows(progress: Progress | None) -> Iterator[RowReading]:
        from tracker.study.banks.prose.shown_marks import read_by_marks
        from tracker.study.banks.prose.text_bank import read_text

        return read_by_marks(text.lines(), marks, progress) if marks else read_text(text.lines(), progress)

    return Part.one_by_one(rows, text.head.splitlines)


def _beats(table: Part, text: Part, name: str) -> bool:
    """Whether reading as a table gives more than reading as text; a file called .csv is one unless it is not."""
    table_found, table_clean = table.sampled()
    if table_clean > _SURELY and table_clean > 0.9 * table_found:
        return True
    text_found, text_clean = text.sampled()
    if name.lower().endswith((".csv", ".tsv")):
        return table_clean >= 0.5 * text_clean
    said = (table_clean, table_found)
    tells = table.mapping is not None and not _ASKED_ONLY.issuperset(table.mapping.roles)
    return said >= (text_clean, text_found) if tells else said > (text_clean, text_found)
