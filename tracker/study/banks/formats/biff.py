"""The size of the sheets in an old workbook (.xls), told without reading their values."""

from __future__ import annotations

import struct

from tracker.study.banks.problem import MAX_CELLS, BankProblem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_END = 0xFFFFFFF0
_SHEET_START = 0x0809
_CELLS = frozenset((0x0006, 0x00BD, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E, 0x0406, 0x0206))
"""Records that hold a value at a row and a column: formula, numbers, shared string, number, label, boolean, RK."""


def check_cells(data: bytes) -> None:
    """Refuse a workbook with a sheet whose corners lie so far apart that a reader would fill the memory.

    Raises `BankProblem`: `unsafe`, or `broken` where the file's own tables lead nowhere.
    """
    try:
        stream = _workbook_stream(data)
        rows = columns = 0
        for record, row, column in _records(stream):
            if record == _SHEET_START:
                rows = columns = 0
            else:
                rows, columns = max(rows, row), max(columns, column)
            _check(rows, columns)
    except (struct.error, IndexError) as error:
        raise BankProblem("broken") from error


def _records(stream: bytes) -> Iterator[tuple[int, int, int]]:
    """The beginnings of sheets, and the cells with their rows and columns."""
    position, unpack = 0, struct.Struct("<HH").unpack_from
    while position + 8 <= len(stream):
        record, length = unpack(stream, position)
        if record in _CELLS and length >= 4:
            yield record, *unpack(stream, position + 4)
        elif record == _SHEET_START:
            yield record, 0, 0
        position += 4 + length


def _check(rows: int, columns: int) -> None:
    if (rows + 1) * (columns + 1) > MAX_CELLS:
        raise BankProblem("unsafe", cells=(rows + 1) * (columns + 1), limit=MAX_CELLS)


def _workbook_stream(data: bytes) -> bytes:
    """The stream named Workbook (or Book) of a compound file; empty where it is kept among the small streams."""
    shift = struct.unpack_from("<H", data, 30)[0]
    if not 7 <= shift <= 12:
        raise BankProblem("broken")
    size = 1 << shift
    table = _allocation_table(data, size)
    directory = _chain(data, table, struct.unpack_from("<I", data, 48)[0], size)
    for offset in range(0, len(directory) - 127, 128):
        length = struct.unpack_from("<H", directory, offset + 64)[0]
        name = directory[offset : offset + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        if name in ("Workbook", "Book"):
            start, total = struct.unpack_from("<II", directory, offset + 116)
            return _chain(data, table, start, size)[:total] if total >= 4096 else b""
    return b""


def _allocation_table(data: bytes, size: int) -> tuple[int, ...]:
    sectors = [sector for sector in struct.unpack_from("<109I", data, 76) if sector < _END]
    following, per_sector = struct.unpack_from("<I", data, 68)[0], size // 4
    while following < _END and len(sectors) * size < len(data):
        more = struct.unpack_from(f"<{per_sector}I", data, (following + 1) * size)
        sectors += [sector for sector in more[:-1] if sector < _END]
        following = more[-1]
    table: list[int] = []
    for sector in sectors:
        table += struct.unpack_from(f"<{per_sector}I", data, (sector + 1) * size)
    return tuple(table)


def _chain(data: bytes, table: tuple[int, ...], sector: int, size: int) -> bytes:
    pieces: list[bytes] = []
    while sector < len(table) and len(pieces) <= len(table):
        pieces.append(data[(sector + 1) * size : (sector + 2) * size])
        sector = table[sector]
    return b"".join(pieces)
