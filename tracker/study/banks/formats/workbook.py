"""Workbooks (.xlsx, .xlsm, .xlsb, .xls, .ods) as tables of text."""

from __future__ import annotations

import datetime as dt
import io
from contextlib import contextmanager
from itertools import repeat

from tracker.study.banks.formats.sheet_parts import SheetParts
from tracker.study.banks.problem import BankProblem
from tracker.study.banks.tables.block import in_blocks
from tracker.study.banks.tables.table import Table
from tracker.study.banks.texts import clean, number_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from python_calamine import CalamineSheet, CalamineWorkbook

    from tracker.study.banks.tables.block import Row

    Cell = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta


MAX_COLUMNS = 64
"""Columns looked at: a lone cell far to the right is a slip, no question has so many parts."""


def workbook_tables(data: bytes, kind: str) -> list[Table]:
    """The sheets that hold anything, hidden ones too, but not those that only programs can show.

    Raises `BankProblem` (`broken`, `password`, `unsafe`).
    """
    from python_calamine import SheetVisibleEnum

    parts, data = _parts(data, kind)
    book = _open(data)
    sheets = [
        (sheet.name, sheet.visible is not SheetVisibleEnum.Visible)
        for sheet in book.sheets_metadata
        if sheet.visible is not SheetVisibleEnum.VeryHidden
    ]
    shared = _Sheets(book, parts)
    return [shared.table(name, hidden=hidden) for name, hidden in sheets or zip(book.sheet_names, repeat(False))]


def _parts(data: bytes, kind: str) -> tuple[SheetParts, bytes]:
    """What the parts of a workbook say, and its data: of an old one whose corners are too far apart, with near ones."""
    try:
        return SheetParts(data, kind), data
    except BankProblem as problem:
        if kind != "xls" or problem.code != "unsafe":
            raise
    from tracker.study.banks.formats.biff import with_near_corners

    data = with_near_corners(data)
    return SheetParts(data, kind), data


def _open(data: bytes) -> CalamineWorkbook:
    from python_calamine import CalamineWorkbook

    with _explained():
        return CalamineWorkbook.from_filelike(io.BytesIO(data))


@contextmanager
def _explained() -> Iterator[None]:
    """The compiled reader at work: its ways of failing become a `BankProblem`."""
    from python_calamine import CalamineError, PasswordError, WorksheetNotFound

    try:
        yield
    except PasswordError as error:
        raise BankProblem("password") from error
    except (CalamineError, WorksheetNotFound, OSError, ValueError) as error:
        raise BankProblem("broken") from error
    except BaseException as error:
        # On some damaged files the reader panics; the class of that has no module to import it from.
        if type(error).__name__ != "PanicException":
            raise
        raise BankProblem("broken") from error


class _Sheets:
    """Loads one sheet at a time: a bank of ten sheets needs the memory of its largest."""

    def __init__(self, book: CalamineWorkbook, parts: SheetParts) -> None:
        self._book = book
        self._parts = parts
        self._name = ""
        self._sheet: CalamineSheet | None = None

    def _load(self, name: str) -> CalamineSheet:
        if self._sheet is None or self._name != name:
            self._sheet = None
            self._parts.check_size(name)
            with _explained():
                self._sheet, self._name = self._book.get_sheet_by_name(name), name
        return self._sheet

    def table(self, name: str, *, hidden: bool) -> Table:
        """The table of one sheet, loaded when its rows are first asked for."""

        def raw() -> Iterator[Row]:
            sheet = self._load(name)
            if sheet.start is None:
                return
            top, left = sheet.start
            shown = self._parts.shown(name)
            blank = [""] * left
            with _explained():
                for number, cells in enumerate(sheet.iter_rows(), top + 1):
                    if not any(cells):
                        continue  # a lone zero is no question either
                    row = blank + [cell if cell.__class__ is str else _text(cell) for cell in cells[:MAX_COLUMNS]]
                    for column, text in shown.get(number, ()):
                        if column < len(row):
                            row[column] = text
                    yield number, row

        def rows() -> Iterator[Row]:
            for number, cells in raw():
                yield number, list(map(clean, cells))

        return Table(
            name,
            rows,
            kind="hidden" if hidden else "sheet",
            total=lambda: self._load(name).total_height,
            images=lambda: self._parts.images(name),
            merged=lambda: self._merged(name),
            blocks=lambda: in_blocks(raw()),
            spread_rows=raw,
        )

    def _merged(self, name: str) -> list[tuple[int, int, int]]:
        """Cells merged downwards: column, first and last row (1-based)."""
        ranges = self._load(name).merged_cell_ranges or []
        return [
            (left, top + 1, bottom + 1) for (top, left), (bottom, right) in ranges if bottom > top and left == right
        ]


def _text(cell: Cell) -> str:
    """A cell that is no text, as a person wrote it."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, int | float):
        return number_text(cell)
    if isinstance(cell, dt.datetime) and cell.time() == dt.time.min:
        return cell.date().isoformat()
    if isinstance(cell, dt.timedelta):
        return _hours(cell)
    return str(cell)


def _hours(span: dt.timedelta) -> str:
    """A span of time as a sheet shows it, its hours going on past a day: what 300:29:01 became that was typed."""
    minutes, seconds = divmod(round(span.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
