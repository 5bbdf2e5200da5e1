"""Percentages, dates and times of an old workbook (.xls) as it shows them."""

from __future__ import annotations

import struct

from tracker.study.banks.formats.number_formats import shown, told_by_format

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_BEGIN, _SHEET_NAME, _FORMAT, _STYLE = 0x0809, 0x0085, 0x041E, 0x00E0
_NUMBER, _SHORT, _SHORTS, _FORMULAS = 0x0203, 0x027E, 0x00BD, (0x0006, 0x0406, 0x0206)
_NO_NUMBER = 0xFFFF
"""The end of the value of a formula that gives text."""

Shown = dict[int, list[tuple[int, str]]]
"""1-based rows to 0-based columns and what their cells show."""


def shown_cells(stream: bytes) -> dict[str, Shown]:
    """By sheet of a workbook's own stream, the cells whose format says more than their value; none if damaged."""
    try:
        return _Shown(stream).sheets()
    except (struct.error, IndexError, UnicodeDecodeError):
        return {}


class _Shown:
    """Goes through the records of a workbook once; the formats come before the sheets."""

    def __init__(self, stream: bytes) -> None:
        self._stream = stream
        self._names: dict[int, str] = {}
        self._own: dict[int, str] = {}
        self._numbers: list[int] = []

    def sheets(self) -> dict[str, Shown]:
        found: dict[str, Shown] = {}
        formats: dict[int, str] = {}
        sheet: Shown = {}
        position = 0
        while position + 4 <= len(self._stream):
            record, length = struct.unpack_from("<HH", self._stream, position)
            body = self._stream[position + 4 : position + 4 + length]
            if record == _BEGIN and position in self._names:
                formats = formats or told_by_format(self._numbers, self._own)
                if not formats:
                    return {}
                sheet = found.setdefault(self._names[position], {})
            elif formats:
                for row, column, style, value in _numbers_in(record, body):
                    if style in formats:
                        sheet.setdefault(row + 1, []).append((column, shown(value, formats[style])))
            else:
                self._take(record, body)
            position += 4 + length
        return found

    def _take(self, record: int, body: bytes) -> None:
        """What comes before the sheets: their names and places, formats, and styles with the format of each."""
        if record == _SHEET_NAME:
            self._names[struct.unpack_from("<I", body)[0]] = _text(body[7:], body[6])
        elif record == _FORMAT:
            number, length = struct.unpack_from("<HH", body)
            self._own[number] = _text(body[4:], length)
        elif record == _STYLE:
            self._numbers.append(struct.unpack_from("<H", body, 2)[0])


def _text(flagged: bytes, length: int) -> str:
    """A text of so many signs behind the flag that says how wide they are."""
    return (
        flagged[1 : 1 + 2 * length].decode("utf-16-le") if flagged[0] & 1 else flagged[1 : 1 + length].decode("latin-1")
    )


def _numbers_in(record: int, body: bytes) -> Iterator[tuple[int, int, int, float]]:
    """Row, column, style and value of each number a record holds."""
    if record == _NUMBER or (record in _FORMULAS and struct.unpack_from("<H", body, 12)[0] != _NO_NUMBER):
        yield struct.unpack_from("<HHHd", body)
    elif record == _SHORT:
        row, column, style, number = struct.unpack_from("<HHHI", body)
        yield row, column, style, _expanded(number)
    elif record == _SHORTS:
        row, first = struct.unpack_from("<HH", body)
        for at, place in enumerate(range(4, len(body) - 2, 6)):
            style, number = struct.unpack_from("<HI", body, place)
            yield row, first + at, style, _expanded(number)


def _expanded(number: int) -> float:
    """A number kept in four bytes: whole or the upper half of a fraction, and perhaps a hundredfold."""
    value: float
    if number & 2:
        value = (number >> 2) - (1 << 30 if number >> 31 else 0)
    else:
        value = struct.unpack("<d", b"\0\0\0\0" + struct.pack("<I", number & 0xFFFFFFFC))[0]
    return value / 100 if number & 1 else value
