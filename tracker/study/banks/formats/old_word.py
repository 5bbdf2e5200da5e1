"""Old Word files (.doc, Word 97 and later) as lines of text and tables, with what stands out in them.

The format is Microsoft's MS-DOC: the text stands in pieces all over a stream; what characters and paragraphs are like
is told for stretches of its bytes (`old_word_looks.py`).
"""

from __future__ import annotations

import struct
from collections import Counter
from itertools import pairwise

from tracker.kernel.patterns import regex
from tracker.study.banks.formats.compound import Compound
from tracker.study.banks.formats.looks import OFTEN, Grid, lines_of
from tracker.study.banks.formats.old_word_lists import lists_of
from tracker.study.banks.formats.old_word_looks import Kind, Look, kinds, looks
from tracker.study.banks.formats.sheet_images import MAX_IMAGE_BYTES
from tracker.study.banks.model import Image, image_suffix
from tracker.study.banks.problem import BankProblem
from tracker.study.banks.prose.inserts import mark
from tracker.study.banks.texts import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.study.banks.formats.looks import Line, Piece

    Paragraph = tuple[list[Piece], str, Kind]
    """Its pieces, the sign that ends it, and what it is."""

_MAGIC, _WORD_97 = 0xA5EC, 0xC1
_LOCKED, _SECOND_TABLE = 0x0100, 0x0200
_TEXT_LENGTH, _RUNS, _PARAGRAPHS, _PIECES, _LISTS, _LIST_USES = 0x4C, 0xFA, 0x102, 0x1A2, 0x2E2, 0x2EA
"""Where the head of the stream says how long the text is, and where each table begins and how long it is."""

_MOST_CHARACTERS, _MOST_PARAGRAPHS = 8_000_000, 200_000
"""40,000 questions have room in them."""

_ONE_BYTE = 1 << 30
_CELL, _CODE, _RESULT, _FIELD_END = "\x07", "\x13", "\x14", "\x15"
_ENDS = "\r\x07\x0c"
_BREAK = regex(f"[{_ENDS}{_CODE}{_RESULT}{_FIELD_END}]")
_OBJECT = regex("[\x01\x08]")
_PICTURE = regex(rb"\x89PNG\r\n|\xff\xd8\xff|GIF8")
_SHOWN = str.maketrans({"\x0b": "\n", "\x1e": "-", "\x1f": None, "\x02": None, "\x05": None})


class OldDocument:
    """The parts of an old document in their order: lists of lines and tables of cells.

    Raises `BankProblem`: `broken`, `password`, and `old_word` for files of Word 95 and before.
    """

    def __init__(self, data: bytes) -> None:
        compound = Compound(data)
        self._stream = compound.stream("WordDocument")
        try:
            magic, version = struct.unpack_from("<HH", self._stream)
            flags = struct.unpack_from("<H", self._stream, 10)[0]
            if magic != _MAGIC:
                raise BankProblem("broken")
            if flags & _LOCKED:
                raise BankProblem("password")
            if version < _WORD_97:
                raise BankProblem("old_word")
            self._tables = compound.stream("1Table" if flags & _SECOND_TABLE else "0Table")
            self._looks = looks(self._stream, self._table(_RUNS))
            self._data = compound.stream("Data")
            self._kinds = kinds(self._stream, self._table(_PARAGRAPHS), self._data)
            self._lists = lists_of(self._tables[self._place(_LISTS)[0] :], self._table(_LIST_USES))
            sizes = Counter(self._size(look.picture) for look in self._looks.values() if look.picture >= 0)
            self._ornaments = {size for size, count in sizes.items() if count > OFTEN}
            self._pictures: list[int] = []
            self.parts: list[list[Line] | Grid] = list(self._parts())
        except (struct.error, IndexError) as error:
            raise BankProblem("broken") from error

    def picture(self, index: int) -> Image | None:
        """The picture that a mark stands for; None for a drawing, and for what only Windows can show."""
        size, place = self._size(self._pictures[index]), self._pictures[index]
        kept = self._data[place : place + min(size, MAX_IMAGE_BYTES)]
        begins = _PICTURE.search(kept)
        data = kept[begins.start() :] if begins else b""
        return Image(data=data, suffix=image_suffix(data, "")) if data else None

    def _size(self, place: int) -> int:
        """The bytes of a picture; 0 where there is none."""
        return int(struct.unpack_from("<I", self._data, place)[0]) if 0 <= place <= len(self._data) - 4 else 0

    def _shown(self, text: str, look: Look) -> str:
        """A text as it is shown, with marks for the pictures of questions."""
        shown = text.translate(_SHOWN)
        if _OBJECT.search(shown) is None:
            return shown
        if self._size(look.picture) in self._ornaments:
            return _OBJECT.sub("", shown)
        self._pictures.append(look.picture)
        return _OBJECT.sub(mark(len(self._pictures) - 1), shown)

    def _place(self, entry: int) -> tuple[int, int]:
        start, length = struct.unpack_from("<II", self._stream, entry)
        return start, length

    def _table(self, entry: int) -> bytes:
        start, length = self._place(entry)
        return self._tables[start : start + length]

    def _pieces(self) -> Iterator[tuple[str, int, int]]:
        """The pieces of the text in their order: characters, the byte the first stands at, and bytes a character."""
        length = struct.unpack_from("<I", self._stream, _TEXT_LENGTH)[0]
        if length > _MOST_CHARACTERS:
            raise BankProblem("too_large", bytes=length, limit=_MOST_CHARACTERS)
        places = _text_places(self._table(_PIECES))
        count = (len(places) - 4) // 12
        begins = struct.unpack_from(f"<{count + 1}I", places)
        if any(end < begin for begin, end in pairwise(begins)):
            raise BankProblem("broken")  # pieces that lie one over the other could make any length of text
        for at in range(count):
            start = struct.unpack_from("<I", places, 4 * (count + 1) + 8 * at + 2)[0]
            width, coding = (1, "cp1252") if start & _ONE_BYTE else (2, "utf-16-le")
            place = (start & ~_ONE_BYTE) // 2 if width == 1 else start
            size = (min(begins[at + 1], length) - begins[at]) * width
            if size > 0:
                yield self._stream[place : place + size].decode(coding, "replace"), place, width

    def _paragraphs(self) -> Iterator[Paragraph]:
        pieces: list[Piece] = []
        ended = 0
        fields: list[bool] = []  # whether each open field is still in its code, which is not shown
        for text, place, width in self._pieces():
            for begin, end, look in self._looks.within(place, place + len(text) * width):
                first = (begin - place) // width
                for part, sign in _cut(text[first : (end - place) // width]):
                    if part and not look.hidden and not any(fields):
                        pieces.append(_piece(self._shown(part, look), look))
                    first += len(part) + 1
                    _follow(fields, sign)
                    if sign and sign in _ENDS:
                        yield pieces, sign, self._kinds.at(place + (first - 1) * width)
                        pieces = []
                        ended += 1
                        if ended > _MOST_PARAGRAPHS:
                            raise BankProblem("too_large", rows=ended, limit=_MOST_PARAGRAPHS)
        if pieces:
            yield pieces, "\r", Kind()

    def _parts(self) -> Iterator[list[Line] | Grid]:
        lines: list[Line] = []
        rows: list[tuple[str, ...]] = []
        row: list[str] = []
        cell: list[str] = []
        for pieces, sign, kind in self._paragraphs():
            shown = any(piece[0].strip() for piece in pieces)
            label = self._lists.counted(str(kind.list), kind.level) if kind.list and shown else ""
            own = lines_of(pieces, label)
            if kind.ends_row:
                rows.append(tuple(row))
                row, cell = [], []
            elif kind.in_table or sign == _CELL:
                if lines:
                    yield lines
                    lines = []
                cell += [line.text for line in own]
                if sign == _CELL:
                    row.append(clean("\n".join(cell)))
                    cell = []
            else:
                if rows:
                    yield Grid(rows=tuple(rows))
                    rows = []
                lines += own
        if rows:
            yield Grid(rows=tuple(rows))
        if lines:
            yield lines


def _text_places(table: bytes) -> bytes:
    """The part of the table of pieces that says where they stand, behind changes of their looks."""
    at = 0
    while at < len(table) and table[at] == 1:
        at += 3 + struct.unpack_from("<H", table, at + 1)[0]
    if at >= len(table) or table[at] != 2:
        raise BankProblem("broken")
    length = struct.unpack_from("<I", table, at + 1)[0]
    return table[at + 5 : at + 5 + length]


def _cut(text: str) -> Iterator[tuple[str, str]]:
    """Parts of a text, each with the sign behind it that ends a paragraph or belongs to a field; "" at the end."""
    start = 0
    for sign in _BREAK.finditer(text):
        yield text[start : sign.start()], sign[0]
        start = sign.end()
    yield text[start:], ""


def _follow(fields: list[bool], sign: str) -> None:
    """Open and close fields as a sign says."""
    if sign == _CODE:
        fields.append(True)
    elif sign == _RESULT and fields:
        fields[-1] = False
    elif sign == _FIELD_END and fields:
        fields.pop()


def _piece(shown: str, look: Look) -> Piece:
    """A text with its look; an underlined gap is a blank."""
    if look.underlined and not shown.strip() and len(shown) > 1:
        return "____", look.stands_out, False, look.bold
    return shown, look.stands_out, look.underlined, look.bold
