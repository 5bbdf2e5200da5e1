"""The size of the sheets in an old workbook (.xls), told without reading their values."""

from __future__ import annotations

import struct

from tracker.study.banks.problem import MAX_CELLS, BankProblem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_END = 0xFFFFFFF0
_SMALL_SHIFT, _SMALL_STREAM = 6, 4096
"""Small streams are kept in pieces of 64 bytes; those of 4096 bytes and more have sectors of their own."""

_SHEET_START, _CORNERS = 0x0809, 0x0200
_WIDE_CORNERS = 14
"""Bytes of the corners where rows have four of them."""

_CELLS = frozenset((0x0006, 0x00BD, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E, 0x0406, 0x0206))
"""Records that hold a value at a row and a column: formula, numbers, shared string, number, label, boolean, RK."""


def check_cells(data: bytes) -> bytes:
    """The stream of a workbook, unless a sheet has corners so far apart that a reader would fill the memory.

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
    return stream


def _records(stream: bytes) -> Iterator[tuple[int, int, int]]:
    """The beginnings of sheets, and the cells with their rows and columns; the corners a sheet gives itself too."""
    position, unpack = 0, struct.Struct("<HH").unpack_from
    while position + 8 <= len(stream):
        record, length = unpack(stream, position)
        if record in _CELLS and length >= 4:
            yield record, *unpack(stream, position + 4)
        elif record == _SHEET_START:
            yield record, 0, 0
        elif record == _CORNERS:
            first, last, left, right = struct.unpack_from(
                "<IIHH" if length >= _WIDE_CORNERS else "<HHHH", stream, position + 4
            )
            if last < first or right < left:
                raise BankProblem("broken")
            yield record, last, right
        position += 4 + length


def _check(rows: int, columns: int) -> None:
    if (rows + 1) * (columns + 1) > MAX_CELLS:
        raise BankProblem("unsafe", cells=(rows + 1) * (columns + 1), limit=MAX_CELLS)


def _workbook_stream(data: bytes) -> bytes:
    """The stream named Workbook (or Book) of a compound file; empty where it is kept among the small streams."""
    shift, small = struct.unpack_from("<HH", data, 30)
    if not 7 <= shift <= 12 or small != _SMALL_SHIFT:
        raise BankProblem("broken")
    size = 1 << shift
    table = _allocation_table(data, size)
    _check_places(data, table, size)
    directory = _chain(data, table, struct.unpack_from("<I", data, 48)[0], size)
    _check_streams(data, table, size, directory)
    for offset in range(0, len(directory) - 127, 128):
        length = struct.unpack_from("<H", directory, offset + 64)[0]
        name = directory[offset : offset + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        if name in ("Workbook", "Book"):
            start, total = struct.unpack_from("<II", directory, offset + 116)
            return _chain(data, table, start, size)[:total] if total >= _SMALL_STREAM else b""
    return b""


def _check_places(data: bytes, table: tuple[int, ...], size: int) -> None:
    """Refuse a file whose tables name sectors behind its end: a reader would fill the memory up to there."""
    count = -(-len(data) // size)
    first = (struct.unpack_from("<I", data, at)[0] for at in (48, 60, 68))
    if any(count <= sector < _END for sector in (*table, *first)):
        raise BankProblem("broken")


def _check_streams(data: bytes, table: tuple[int, ...], size: int, directory: bytes) -> None:
    """Refuse a file whose streams begin, or small ones go on, behind the end of what holds them."""
    starts = [struct.unpack_from("<II", directory, at + 116) for at in range(0, len(directory) - 127, 128)]
    small_table = _chain(data, table, struct.unpack_from("<I", data, 60)[0], size)
    held = _chain(data, table, starts[0][0], size) if starts else b""
    smalls = -(-len(held) >> _SMALL_SHIFT)
    follow = struct.unpack(f"<{len(small_table) // 4}I", small_table[: len(small_table) // 4 * 4])
    begin = [sector for sector, total in starts[1:] if 0 < total < _SMALL_STREAM]
    if any(smalls <= sector < _END for sector in (*follow, *begin)):
        raise BankProblem("broken")
    large = [sector for place, (sector, total) in enumerate(starts) if place == 0 or total >= _SMALL_STREAM]
    if any(len(table) <= sector < _END for sector in large):
        raise BankProblem("broken")


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
