"""What the characters and paragraphs of an old Word file are like, told for stretches of its bytes."""

from __future__ import annotations

import struct
from bisect import bisect_right
from typing import Generic, TypeVar

from tracker.kernel.record import Record
from tracker.study.banks.formats.looks import is_colour
from tracker.study.banks.problem import MAX_ELEMENTS, BankProblem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_PAGE = 512
"""Bytes of a page of such properties."""

_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)
"""Bytes of the value behind a property, by three bits of its code; 0: the first byte of the value says."""

_COLOUR, _HIGHLIGHT, _FULL_COLOUR, _UNDERLINE, _HIDDEN, _BOLD = 0x2A42, 0x2A0C, 0x6870, 0x2A3E, 0x083C, 0x0835
_PICTURE = 0x6A03
_IN_TABLE, _ROW_END, _LIST, _LEVEL = 0x2416, 0x2417, 0x460B, 0x260A
_LONG_VALUES = (0xD608, 0xD606)
"""Properties whose first two bytes say how long they are."""

_ELSEWHERE = (0x6646, 0x6645)
"""Where in another stream the properties of a paragraph are."""

_BLACK = (0, 1)
_ENTRY = 13
"""Bytes for each paragraph of a page, the first of which says where its properties are."""


T = TypeVar("T")


class Look(Record):
    """How characters look, and where in another stream the picture is that one of them stands for; -1 for none."""

    stands_out: bool = False
    underlined: bool = False
    bold: bool = False
    hidden: bool = False
    picture: int = -1


class Kind(Record):
    """What a paragraph is: in a table, the end of its row, or numbered by a list at a level."""

    in_table: bool = False
    ends_row: bool = False
    list: int = 0
    level: int = 0


class Stretches(Generic[T]):
    """Values for stretches of bytes, `usual` where nothing is told."""

    def __init__(self, told: Sequence[tuple[int, int, T]], usual: T) -> None:
        self._told = sorted(told, key=lambda stretch: stretch[0])
        self._begins = [begin for begin, _, _ in self._told]
        self._usual = usual

    def values(self) -> Iterator[T]:
        """The values that are told."""
        return (value for _, _, value in self._told)

    def at(self, byte: int) -> T:
        """The value for one byte."""
        place = bisect_right(self._begins, byte) - 1
        return self._told[place][2] if place >= 0 and byte < self._told[place][1] else self._usual

    def within(self, begin: int, end: int) -> Iterator[tuple[int, int, T]]:
        """The stretches between two bytes without a gap, each with its value."""
        place = max(0, bisect_right(self._begins, begin) - 1)
        while begin < end:
            while place < len(self._told) and self._told[place][1] <= begin:
                place += 1
            start, stop, value = self._told[place] if place < len(self._told) else (end, end, self._usual)
            if start > begin:
                yield begin, min(start, end), self._usual
                begin = min(start, end)
            else:
                yield begin, min(stop, end), value
                begin = min(stop, end)


def looks(stream: bytes, table: bytes) -> Stretches[Look]:
    """How the characters look, by the table of the pages that tell it."""
    return Stretches([(begin, end, _look(told)) for begin, end, told in _pages(stream, table, _run)], Look())


def kinds(stream: bytes, table: bytes, data: bytes) -> Stretches[Kind]:
    """What the paragraphs are; `data` is the stream that holds properties too long for a page."""
    told = ((begin, end, found | _elsewhere(found, data)) for begin, end, found in _pages(stream, table, _paragraph))
    return Stretches([(begin, end, _kind(found)) for begin, end, found in told], Kind())


def _elsewhere(told: dict[int, bytes], data: bytes) -> dict[int, bytes]:
    place = next((int.from_bytes(told[code], "little") for code in _ELSEWHERE if code in told), len(data))
    if place + 2 > len(data):
        return {}
    return dict(_properties(data[place + 2 :][: struct.unpack_from("<H", data, place)[0]]))


def _pages(
    stream: bytes, table: bytes, read: Callable[[bytes, int, int], bytes]
) -> Iterator[tuple[int, int, dict[int, bytes]]]:
    """Each stretch with its properties; several stretches share a page."""
    count = max(0, (len(table) - 4) // 8)
    if count > len(stream) // _PAGE:
        raise BankProblem("broken")
    numbers = struct.unpack_from(f"<{count}I", table, 4 * (count + 1)) if count else ()
    places = [(number & 0x3FFFFF) * _PAGE for number in numbers]
    total = sum(stream[place + _PAGE - 1] for place in places)
    if total > MAX_ELEMENTS // 2:
        raise BankProblem("unsafe", elements=total, limit=MAX_ELEMENTS // 2)
    for place in places:
        page = stream[place : place + _PAGE]
        stretches = page[_PAGE - 1]
        borders = struct.unpack_from(f"<{stretches + 1}I", page)
        for at in range(stretches):
            yield borders[at], borders[at + 1], dict(_properties(read(page, at, stretches)))


def _run(page: bytes, at: int, stretches: int) -> bytes:
    place = 2 * page[4 * (stretches + 1) + at]
    return page[place + 1 : place + 1 + page[place]] if place else b""


def _paragraph(page: bytes, at: int, stretches: int) -> bytes:
    place = 2 * page[4 * (stretches + 1) + _ENTRY * at]
    if not place:
        return b""
    size = 2 * page[place] - 1
    if size < 0:
        place += 1
        size = 2 * page[place]
    return page[place + 1 : place + 1 + size][2:]  # behind the number of the style


def _properties(told: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 2 < len(told):
        code = struct.unpack_from("<H", told, at)[0]
        at += 2
        size = _SIZES[code >> 13]
        if code in _LONG_VALUES:
            size = struct.unpack_from("<H", told, at)[0] + 1 if at + 2 <= len(told) else len(told)
        elif not size:
            size = told[at] + 1
        yield code, told[at : at + size]
        at += size


def _number(told: dict[int, bytes], code: int) -> int:
    return int.from_bytes(told.get(code, b""), "little")


def _look(told: dict[int, bytes]) -> Look:
    full = told.get(_FULL_COLOUR, b"")
    coloured = _number(told, _COLOUR) not in _BLACK
    if len(full) == 4:
        coloured = not full[3] and is_colour(full[:3])
    return Look(
        stands_out=coloured or _number(told, _HIGHLIGHT) > 0,
        underlined=_number(told, _UNDERLINE) > 0,
        bold=_number(told, _BOLD) == 1,
        hidden=_number(told, _HIDDEN) == 1,
        picture=_number(told, _PICTURE) if _PICTURE in told else -1,
    )


def _kind(told: dict[int, bytes]) -> Kind:
    return Kind(
        in_table=_number(told, _IN_TABLE) == 1,
        ends_row=_number(told, _ROW_END) == 1,
        list=_number(told, _LIST),
        level=_number(told, _LEVEL),
    )
