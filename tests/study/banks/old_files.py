"""Builders of compound files, as old workbooks and old Word files are, and of what stands in the latter."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from itertools import accumulate

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NONE, LAST, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SECTOR = 512
_DIRECTORY = 2
"""Sectors of the directory, of four entries each."""

Run = tuple[str, bytes]
"""A text, and the properties of its characters."""


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file with up to seven streams, each filled up to 4096 bytes, in at most 125 sectors."""
    filled = {name: stream.ljust(4096, b"\x00") for name, stream in streams.items()}
    sizes = [-(-len(stream) // SECTOR) for stream in filled.values()]
    starts = [1 + _DIRECTORY + before for before in accumulate(sizes[:-1], initial=0)]
    header = bytearray(OLE + bytes(504))
    struct.pack_into("<HHHH", header, 26, 3, 0xFFFE, 9, 6)
    struct.pack_into("<II", header, 44, 1, 1)
    struct.pack_into("<III", header, 56, 4096, LAST, 0)
    struct.pack_into("<I", header, 68, LAST)
    struct.pack_into("<109I", header, 76, 0, *[NONE] * 108)
    table = [TABLE, 2, LAST]
    for start, size in zip(starts, sizes, strict=True):
        table += [*range(start + 1, start + size), LAST]
    entries = [_entry("Root Entry", 5, LAST, 0, child=1)]
    for place, (name, start) in enumerate(zip(filled, starts, strict=True), 1):
        beside = place + 1 if place < len(filled) else NONE
        entries.append(_entry(name, 2, start, len(filled[name]), beside=beside))
    content = b"".join(
        stream.ljust(size * SECTOR, b"\x00") for stream, size in zip(filled.values(), sizes, strict=True)
    )
    return (
        bytes(header)
        + struct.pack(f"<{len(table)}I", *table).ljust(SECTOR, b"\xff")
        + b"".join(entries).ljust(_DIRECTORY * SECTOR, b"\x00")
        + content
    )


def _entry(name: str, kind: int, start: int, size: int, *, beside: int = NONE, child: int = NONE) -> bytes:
    raw = name.encode("utf-16-le")
    return (
        raw.ljust(64, b"\x00")
        + struct.pack("<HBBIII", len(raw) + 2, kind, 1, NONE, beside, child)
        + bytes(36)
        + struct.pack("<III", start, size, 0)
    )


def prl(code: int, value: int, size: int = 1) -> bytes:
    """One property: its code and its value."""
    return struct.pack("<H", code) + value.to_bytes(size, "little")


HIGHLIGHT, RED, GREY = prl(0x2A0C, 7), prl(0x6870, 0x000000FF, 4), prl(0x6870, 0x00333333, 4)
UNDERLINE, HIDDEN, BOLD = prl(0x2A3E, 1), prl(0x083C, 1), prl(0x0835, 1)
IN_CELL, ROW_END = prl(0x2416, 1), prl(0x2416, 1) + prl(0x2417, 1)


class Paragraph:
    """Runs of text, the sign that ends them, and the properties of the paragraph."""

    def __init__(self, *runs: Run | str, end: str = "\r", properties: bytes = b"") -> None:
        self.runs = [run if isinstance(run, tuple) else (run, b"") for run in runs]
        self.end = end
        self.properties = properties


def cells(*texts: str) -> list[Paragraph]:
    """A row of a table."""
    return [
        *(Paragraph(text, end="\x07", properties=IN_CELL) for text in texts),
        Paragraph(end="\x07", properties=ROW_END),
    ]


START = 2048


def old_word(
    paragraphs: Sequence[Paragraph],
    *,
    lists: tuple[bytes, bytes] = (b"", b""),
    version: int = 0xC1,
    flags: int = 0x0200,
    narrow: str = "",
    elsewhere: bytes = b"",
) -> bytes:
    """An old Word file; `narrow` is a text in one byte a character before all, `elsewhere` the stream Data."""
    wide = "".join(text for one in paragraphs for text in (*(run for run, _ in one.runs), one.end))
    first = START + len(narrow)
    body = narrow.encode("cp1252") + wide.encode("utf-16-le")
    runs: list[tuple[int, bytes]] = []
    kinds: list[tuple[int, bytes]] = []
    at = first
    for one in paragraphs:
        for place, (text, look) in enumerate(one.runs):
            at += 2 * (len(text) + (len(one.end) if place == len(one.runs) - 1 else 0))
            runs.append((at, look))
        at += 0 if one.runs else 2 * len(one.end)
        kinds.append((at, one.properties))
    stream = bytearray(bytes(START) + body)
    run_pages = _pages(stream, first, runs, paragraphs=False)
    kind_pages = _pages(stream, first, kinds, paragraphs=True)
    borders = [0, len(narrow), len(narrow) + len(wide)] if narrow else [0, len(wide)]
    places = ([(2 * START) | (1 << 30)] if narrow else []) + [first]
    pieces = struct.pack(f"<{len(borders)}I", *borders) + b"".join(struct.pack("<HIH", 0, place, 0) for place in places)
    parts = {
        0xFA: run_pages,
        0x102: kind_pages,
        0x1A2: b"\x01" + struct.pack("<H", 4) + bytes(4) + b"\x02" + struct.pack("<I", len(pieces)) + pieces,
        0x2EA: lists[1],
        0x2E2: lists[0],
    }
    struct.pack_into("<HH", stream, 0, 0xA5EC, version)
    struct.pack_into("<H", stream, 10, flags)
    struct.pack_into("<I", stream, 0x4C, borders[-1])
    tables = b""
    for place, part in parts.items():
        struct.pack_into("<II", stream, place, len(tables), len(part))
        tables += part
    name = "1Table" if flags & 0x0200 else "0Table"
    return compound({"WordDocument": bytes(stream), name: tables, "Data": elsewhere})


def _pages(stream: bytearray, first: int, told: list[tuple[int, bytes]], *, paragraphs: bool) -> bytes:
    """Write pages of properties behind the text; the table that leads to them."""
    numbers: list[int] = []
    borders = [first]
    for at in range(0, len(told), 12):
        some = told[at : at + 12]
        stream += bytes(-len(stream) % SECTOR)
        numbers.append(len(stream) // SECTOR)
        stream += _page(borders[-1], some, paragraphs=paragraphs)
        borders.append(some[-1][0])
    return struct.pack(f"<{len(borders)}I", *borders) + struct.pack(f"<{len(numbers)}I", *numbers)


def _page(first: int, told: list[tuple[int, bytes]], *, paragraphs: bool) -> bytes:
    page = bytearray(SECTOR)
    struct.pack_into(f"<{len(told) + 1}I", page, 0, first, *(end for end, _ in told))
    entries, width, free = 4 * (len(told) + 1), 13 if paragraphs else 1, SECTOR - 2
    for place, (_, properties) in enumerate(told):
        if not properties:
            continue
        kept = _kept(properties) if paragraphs else bytes([len(properties)]) + properties
        free = (free - len(kept)) // 2 * 2
        page[free : free + len(kept)] = kept
        page[entries + width * place] = free // 2
    page[-1] = len(told)
    return bytes(page)


def _kept(properties: bytes) -> bytes:
    """Properties of a paragraph behind their length, which is told in words, and the number of its style."""
    told = bytes(2) + properties
    return bytes([(len(told) + 1) // 2]) + told if len(told) % 2 else bytes([0, len(told) // 2]) + told


def word_lists(levels: Sequence[tuple[int, str]], uses: Sequence[int]) -> tuple[bytes, bytes]:
    """Lists of one level each, of the form and text given, and their uses, each of which begins at 1 again.

    In the text, the character 0 stands for the number of the level.
    """
    heads, bodies, told, again = b"", b"", b"", b""
    for number, (form, text) in enumerate(levels):
        heads += struct.pack("<ii18sBB", number, 0, bytes(18), 1, 0)
        bodies += _level(form, text)
    for number, place in enumerate(uses):
        told += struct.pack("<i8sBBBB", place, bytes(8), 1, 0, 0, 0)
        form_too = number % 2
        again += b"\xff" * 4 + struct.pack("<iI", 1, 0x30 if form_too else 0x10)
        again += _level(*levels[place]) if form_too else b""
    return struct.pack("<H", len(levels)) + heads + bodies, struct.pack("<I", len(uses)) + told + again


def _level(form: int, text: str) -> bytes:
    head = struct.pack("<iBB9sBiiBBBB", 1, form, 0, bytes(9), 0, 0, 0, 0, 0, 0, 0)
    return head + struct.pack("<H", len(text)) + text.encode("utf-16-le")
