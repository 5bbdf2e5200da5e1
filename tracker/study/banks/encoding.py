"""Text files: byte order marks, UTF-8, UTF-16 without a mark, the Chinese encodings, and some with a byte a letter."""

from __future__ import annotations

import codecs
from collections import Counter
from functools import cached_property
from itertools import chain

from tracker.kernel.patterns import regex
from tracker.study.banks.problem import MAX_ROWS, BankProblem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (b"\x84\x31\x95\x33", "gb18030"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MARKS_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_PIECE = 1 << 17
"""Bytes decoded at a time: few enough to stay close to the processor, and enough for work on each as a whole to pay."""

_HEAD = 400_000
"""Characters, or bytes, that are looked at to tell what a text is."""

_BELOW_LETTERS = bytes(range(0xC0))
_OUTSIDE_ASCII = regex(rb"[\x80-\xff]+")
_MAC_BLANK = b"\xca"
"""The blank of old Macs that keeps words together; elsewhere Ê, which is never the most frequent sign of a language."""

_BLANKS = regex(rb"\xa0{2,}")
_ODD, _ALONE, _LETTERS = 0.3, 1.5, 0.9
_IN_WORD = regex(rb"(?<=[a-z])[\x80-\xff](?=[a-z])")
_LETTERS_IN_WORDS = frozenset("àáâãäåæçèéêëìíîïñòóôõöøœùúûüýÿß’")
_WESTERN = ("cp1252", "cp850", "mac_roman")
"""Western encodings of Windows, of DOS, which Excel still writes, and of old Macs: the first of the best is taken."""

_FEW = 0.002
"""The share of bytes that may be damaged before a text is no longer taken for that encoding."""


class Text:
    """A decoded text in pieces that end where a line does; a rare sign makes only its own piece wide in memory."""

    def __init__(self, pieces: Sequence[str], encoding: str = "") -> None:
        self.pieces = pieces
        self.encoding = encoding

    @cached_property
    def head(self) -> str:
        """The beginning of the text."""
        return "".join(self.pieces[: _HEAD // _PIECE])[:_HEAD]

    def whole(self) -> str:
        """All of the text."""
        return "".join(self.pieces)

    def lines(self) -> list[str]:
        """The lines of the text without their ends."""
        return list(chain.from_iterable(map(str.splitlines, self.pieces)))


def decoded(data: bytes) -> Text:
    """The text that `data` holds. Raises `BankProblem`: `broken` where it is no text at all, `too_large`."""
    text = _decoded(_with_line_feeds(data))
    rows = sum(piece.count("\n") for piece in text.pieces)
    if rows > MAX_ROWS:
        raise BankProblem("too_large", rows=rows, limit=MAX_ROWS)
    return text


def _with_line_feeds(data: bytes) -> bytes:
    """The same with line feeds where lines end as on old Macs, in a carriage return alone: the first end tells."""
    at = data.find(b"\r")
    alone = at >= 0 and data[at + 1 : at + 2] != b"\n" and data.find(b"\n", 0, at) < 0
    if not alone or data.startswith(_MARKS_16) or _wide(data[:4096]):
        return data
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def _decoded(data: bytes) -> Text:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _damaged(data, name)
    wide = _wide(data[:4096])
    if wide:
        return _damaged(data, wide)
    if data.count(0, 0, _HEAD) > max(1, _FEW * len(data[:_HEAD])):
        raise BankProblem("broken")
    for name in chain(("utf-8",), _likely(data[:_HEAD])):
        try:
            return Text([piece.decode(name) for piece in _pieces(data)], name)
        except UnicodeDecodeError:
            continue
    for looked_at in (data[:_HEAD], data):  # what is no text at all shows that soon
        errors = {name: _errors(looked_at, name) for name in ("utf-8", "gb18030", "big5")}
        best = min(errors, key=lambda name: errors[name])
        if errors[best] > max(3, _FEW * len(looked_at)):
            raise BankProblem("broken")
    return _damaged(data, best)


def _likely(head: bytes) -> Iterator[str]:
    """What a text that is no UTF-8 may be written in, the likeliest first.

    Outside ASCII simplified Chinese has pairs of bytes, and half of a sign in Big5 may be ASCII. Western letters stand
    alone; Cyrillic ones fill words, and lie in the upper quarter, which in Big5 is nearly empty. Western blanks that
    keep a gap open say nothing of either.
    """
    runs = [len(run) for run in _OUTSIDE_ASCII.findall(_BLANKS.sub(b" ", head))]
    if sum(length % 2 for length in runs) <= _ODD * len(runs):
        yield "gb18030"
    elif sum(runs) < _ALONE * len(runs):
        if head.count(_MAC_BLANK) > 0.5 * sum(runs):
            yield "mac_roman"
        yield max(_WESTERN, key=lambda name: _in_words(head, name))
        yield "latin-1"
    elif len(head.translate(None, _BELOW_LETTERS)) > _LETTERS * sum(runs):
        yield "cp1251"
    else:
        yield from ("big5", "gb18030")


def _in_words(head: bytes, encoding: str) -> int:
    """How many signs inside words are what words hold, small letters and apostrophes."""
    signs = Counter(_IN_WORD.findall(head))
    texts = ((sign.decode(encoding, "replace"), count) for sign, count in signs.items())
    return sum(count for text, count in texts if text in _LETTERS_IN_WORDS)


def _errors(data: bytes, encoding: str) -> int:
    """How many places cannot be decoded."""
    return sum(piece.decode(encoding, "replace").count("\ufffd") for piece in _pieces(data))


def _damaged(data: bytes, encoding: str) -> Text:
    """The text with a sign of its own where something cannot be decoded."""
    pieces = [data] if "16" in encoding else _pieces(data)
    return Text([piece.decode(encoding, "replace") for piece in pieces], encoding)


def _pieces(data: bytes) -> Iterator[bytes]:
    """Whole lines; in all encodings but UTF-16 the byte that ends one is nothing else."""
    start = 0
    while start < len(data):
        end = data.find(b"\n", start + _PIECE) + 1 or len(data)
        yield data[start:end]
        start = end


def _wide(head: bytes) -> str:
    """UTF-16 without a mark: every line end and ASCII sign leaves a zero byte on one side."""
    if len(head) < 4 or b"\x00" not in head:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) < 0.02 * len(head) or min(even, odd) * 20 > max(even, odd):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"
