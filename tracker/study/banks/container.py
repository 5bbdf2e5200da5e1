"""What a file really is, told from its bytes, and what is refused before anything unpacks it."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from tracker.study.banks.problem import (
    MAX_FILE_BYTES,
    MAX_LINE_BYTES,
    MAX_TEXT_BYTES,
    MAX_UNPACKED_BYTES,
    BankProblem,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STARTS = (
    (b"%PDF", "pdf"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"SQLite format 3\x00", "unknown_format"),
    (b"\x89PNG", "no_text"),
    (b"\xff\xd8\xff", "no_text"),
    (b"GIF8", "no_text"),
    (b"{\\rtf", "old_word"),
)
_PARTS = (
    ("xl/workbook.xml", "xlsx"),
    ("xl/workbook.bin", "xlsb"),
    ("word/document.xml", "docx"),
    ("collection.anki21b", "apkg"),
    ("collection.anki21", "apkg"),
    ("collection.anki2", "apkg"),
)
_MODULE = re.compile(r"Basic/.+/(?!(?:script|dialog)-l[bc]\.xml$)[^/]+\.xml$|Scripts/.+[^/]$")
"""A macro in an OpenDocument package; lists of modules may be there without any."""

_WORD_XML = re.compile(rb"<\?mso-application\s+progid=\"Word\.Document\"|<w:wordDocument[\s>]|<pkg:package[\s>]")
"""How a document begins that Word, or an exam system, wrote as one XML file."""

_HEAD = 1024
_ENCRYPTED = 0x1
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
"""What the zip module raises, here and there, for an archive that is not as it says."""
_PIECE = 1 << 20
_READ_WHOLE = (".xml", ".rels", ".anki2", ".anki21", ".anki21b", "media", ".bin")


def sniff(data: bytes) -> str:
    """`xlsx`, `xlsb`, `ods`, `xls`, `docx`, `doc`, `wordxml`, `apkg` or `text`; `BankProblem` for any other."""
    if not data:
        raise BankProblem("empty")
    if len(data) > MAX_FILE_BYTES:
        raise BankProblem("too_large", bytes=len(data), limit=MAX_FILE_BYTES)
    for start, code in _STARTS:
        if data.startswith(start):
            raise BankProblem(code)
    if data.startswith(b"PK"):
        return _packed(data)
    if data.startswith(_OLE):
        return _compound(data)
    return _text(data)


def _text(data: bytes) -> str:
    if len(data) > MAX_TEXT_BYTES:
        raise BankProblem("too_large", bytes=len(data), limit=MAX_TEXT_BYTES)
    if _WORD_XML.search(data, 0, _HEAD):
        return "wordxml"
    if _has_long_line(data) and not data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"[", b"{", b"<")):
        raise BankProblem("too_large", limit=MAX_LINE_BYTES)
    return "text"


def _has_long_line(data: bytes) -> bool:
    start = 0
    while len(data) - start > MAX_LINE_BYTES:
        end = data.rfind(b"\n", start, start + MAX_LINE_BYTES)
        if end < 0:
            return True
        start = end + 1
    return False


def _compound(data: bytes) -> str:
    """An OLE file: an old workbook, an old Word file, or a newer file that is locked with a password."""
    if _named(data, "EncryptedPackage") or _named(data, "EncryptionInfo"):
        raise BankProblem("password")
    if _named(data, "_VBA_PROJECT"):
        raise BankProblem("macros")
    if _named(data, "WordDocument"):
        return "doc"
    if _named(data, "Workbook") or _named(data, "Book"):
        return "xls"
    raise BankProblem("unknown_format")


def _named(data: bytes, stream: str) -> bool:
    """Whether the directory of an OLE file names a stream; names are in UTF-16 and end with a zero."""
    return (stream + "\x00").encode("utf-16-le") in data


def _packed(data: bytes) -> str:
    archive = open_zip(data)
    names = set(archive.namelist())
    if any(name.endswith("vbaProject.bin") or "/macrosheets/" in name or _MODULE.match(name) for name in names):
        raise BankProblem("macros")
    if "content.xml" in names and b"encryption-data" in part_of(archive, "META-INF/manifest.xml", _PIECE):
        raise BankProblem("password")
    kind = next((kind for part, kind in _PARTS if part in names), "")
    if not kind and "content.xml" in names:
        kind = "ods" if b"spreadsheet" in _head(archive, "mimetype") else ""
    if kind:
        return kind
    raise BankProblem("archive" if names and "[Content_Types].xml" not in names else "unknown_format")


def _head(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        with archive.open(name) as part:
            return part.read(200)
    except (KeyError, *_DAMAGED):
        return b""


def open_zip(data: bytes) -> zipfile.ZipFile:
    """The archive, if it is whole, not locked, and no bomb. Raises `BankProblem`: `broken`, `password`, `unsafe`."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        parts = archive.infolist()
    except _DAMAGED as error:
        raise BankProblem("broken") from error
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise BankProblem("password")
    unpacked = sum(part.file_size for part in parts if part.filename.endswith(_READ_WHOLE))
    if unpacked > MAX_UNPACKED_BYTES or len(parts) > 65_000:
        raise BankProblem("unsafe", bytes=unpacked, limit=MAX_UNPACKED_BYTES)
    return archive


def part_of(archive: zipfile.ZipFile, name: str, limit: int = MAX_UNPACKED_BYTES) -> bytes:
    """One part, unpacked; b"" where there is none. A part larger than it says, or than `limit`, is `unsafe`."""
    try:
        with archive.open(name) as part:
            data = part.read(limit + 1)
    except KeyError:
        return b""
    except _DAMAGED as error:
        raise BankProblem("broken", part=name) from error
    if len(data) > limit:
        raise BankProblem("unsafe", bytes=len(data), limit=limit)
    return data


def pieces_of(archive: zipfile.ZipFile, name: str, *, overlap: int) -> Iterator[bytes]:
    """A part piece by piece, each beginning with the last `overlap` bytes of the one before."""
    try:
        with archive.open(name) as part:
            tail = b""
            while piece := part.read(_PIECE):
                yield tail + piece
                tail = piece[-overlap:]
    except (KeyError, *_DAMAGED) as error:
        raise BankProblem("broken", part=name) from error
