"""Packages: what a zip archive holds, and its parts, refused before anything unpacks what is no bank."""

from __future__ import annotations

import io
import zipfile
import zlib

from tracker.kernel.patterns import regex
from tracker.study.banks.problem import MAX_UNPACKED_BYTES, BankProblem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_PARTS = (
    ("xl/workbook.xml", "xlsx"),
    ("xl/workbook.bin", "xlsb"),
    ("word/document.xml", "docx"),
    ("collection.anki21b", "apkg"),
    ("collection.anki21", "apkg"),
    ("collection.anki2", "apkg"),
)
_MODULE = regex(r"Basic/.+/(?!(?:script|dialog)-l[bc]\.xml$)[^/]+\.xml$|Scripts/.+[^/]$")
"""A macro in an OpenDocument package; lists of modules may be there without any."""

_ENCRYPTED = 0x1
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
"""What the zip module raises, here and there, for an archive that is not as it says."""
_PIECE = 1 << 20
_READ_WHOLE = (".xml", ".rels", ".anki2", ".anki21", ".anki21b", "media", ".bin")


def kind_of_package(data: bytes) -> str:
    """`xlsx`, `xlsb`, `ods`, `docx` or `apkg`; `BankProblem` for any other."""
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
