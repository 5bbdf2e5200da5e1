"""What a file really is, told from its bytes, and what is refused before anything unpacks it."""

from __future__ import annotations

from tracker.kernel.patterns import regex
from tracker.study.banks.problem import (
    MAX_FILE_BYTES,
    MAX_LINE_BYTES,
    MAX_TEXT_BYTES,
    BankProblem,
)

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
_WORD_XML = regex(rb"<\?mso-application\s+progid=\"Word\.Document\"|<w:wordDocument[\s>]|<pkg:package[\s>]")
"""How a document begins that Word, or an exam system, wrote as one XML file."""

_HEAD = 1024


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
        from tracker.study.banks.package import kind_of_package

        return kind_of_package(data)
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
