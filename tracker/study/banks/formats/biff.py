"""The size of the sheets in an old workbook (.xls), told without reading their values."""

from __future__ import annotations

import struct

from tracker.study.banks.formats.compound import Compound
from tracker.study.banks.problem import MAX_CELLS, BankProblem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_SHEET_START, _CORNERS = 0x0809, 0x0200
_WIDE_CORNERS = 14
"""Bytes of the corners where rows have four of them."""

_CELLS = frozenset((0x0006, 0x00BD, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E, 0x0406, 0x0206))
"""Records that hold a value at a row and a column: formula, numbers, shared string, number, label, boolean, RK."""


def with_near_corners(data: bytes) -> bytes:
    """The workbook with the corners its cells have, where a sheet gives itself others that are far apart.

    A format over whole columns makes programs write such corners, and the reader of the values makes room for all
    between them. Raises `BankProblem`, as `check_cells`.
    """
    stream = Compound(data).stream("Workbook", "Book", anywhere=True)
    far: dict[bytes, list[tuple[int, int]]] = {}
    """By the record of such corners: how many rows and columns the sheets that have it need."""
    sheet: list[tuple[int, int]] = []
    try:
        for record, row, column, position in _records(stream):
            if record == _CORNERS:
                own = stream[position : position + 4 + _length(stream, position)]
                sheet = far.setdefault(own, []) if (row + 1) * (column + 1) > MAX_CELLS else []
                sheet.append((0, 0))
            elif record != _SHEET_START and sheet:
                sheet[-1] = max(sheet[-1][0], row + 1), max(sheet[-1][1], column + 1)
    except (struct.error, IndexError) as error:
        raise BankProblem("broken") from error
    for own, sizes in far.items():
        if data.count(own) == len(sizes):
            data = data.replace(own, _with_corners(own, *map(max, zip(*sizes, strict=True))))
    return data


def _with_corners(record: bytes, rows: int, columns: int) -> bytes:
    wide = len(record) >= 4 + _WIDE_CORNERS
    corners = struct.pack("<IIHH" if wide else "<HHHH", 0, rows, 0, columns)
    return record[:4] + corners + record[4 + len(corners) :]


def _length(stream: bytes, position: int) -> int:
    length: int = struct.unpack_from("<H", stream, position + 2)[0]
    return length


def check_cells(data: bytes) -> bytes:
    """The stream of a workbook, unless a sheet has corners so far apart that a reader would fill the memory.

    Raises `BankProblem`: `unsafe`, or `broken` where the file's own tables lead nowhere.
    """
    stream = Compound(data).stream("Workbook", "Book", anywhere=True)  # where the reader of its values looks
    try:
        rows = columns = 0
        for record, row, column, _ in _records(stream):
            if record == _SHEET_START:
                rows = columns = 0
            else:
                rows, columns = max(rows, row), max(columns, column)
            _check(rows, columns)
    except (struct.error, IndexError) as error:
        raise BankProblem("broken") from error
    return stream


def _records(stream: bytes) -> Iterator[tuple[int, int, int, int]]:
    """The beginnings of sheets, and the cells with their rows and columns; the corners a sheet gives itself too.

    The last of the four is where the record stands.
    """
    position, unpack = 0, struct.Struct("<HH").unpack_from
    while position + 8 <= len(stream):
        record, length = unpack(stream, position)
        if record in _CELLS and length >= 4:
            yield record, *unpack(stream, position + 4), position
        elif record == _SHEET_START:
            yield record, 0, 0, position
        elif record == _CORNERS:
            first, last, left, right = struct.unpack_from(
                "<IIHH" if length >= _WIDE_CORNERS else "<HHHH", stream, position + 4
            )
            if last < first or right < left:
                raise BankProblem("broken")
            yield record, last, right, position
        position += 4 + length


def _check(rows: int, columns: int) -> None:
    if (rows + 1) * (columns + 1) > MAX_CELLS:
        raise BankProblem("unsafe", cells=(rows + 1) * (columns + 1), limit=MAX_CELLS)
