"""The encoding of a text file: byte order marks, UTF-8, UTF-16 without a mark, and the Chinese national encodings."""

from __future__ import annotations

import codecs

from tracker.study.banks.problem import BankProblem

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (b"\x84\x31\x95\x33", "gb18030"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHUNK = 1 << 15
"""Bytes decoded at a time: few enough to stay close to the processor."""

_FEW = 0.002
"""The share of bytes that may be damaged before a text is no longer taken for that encoding."""


def encoding_of(data: bytes) -> str:
    """The codec that reads `data`. Raises `BankProblem` (`broken`) where it is no text at all."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    wide = _wide(data[:4096])
    if wide:
        return wide
    if b"\x00" in data[:65536]:
        raise BankProblem("broken")
    for name in ("utf-8", "gb18030"):
        if _errors(data, name) == 0:
            return name
    damaged = {name: _errors(data, name, go_on=True) for name in ("utf-8", "gb18030", "big5")}
    best = min(damaged, key=lambda name: damaged[name])
    if damaged[best] > max(3, _FEW * len(data)):
        raise BankProblem("broken")
    return best


def _wide(head: bytes) -> str:
    """UTF-16 without a mark: every line end and ASCII sign leaves a zero byte on one side."""
    if len(head) < 4 or b"\x00" not in head:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) < 0.02 * len(head) or min(even, odd) * 20 > max(even, odd):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _errors(data: bytes, name: str, *, go_on: bool = False) -> int:
    """How many places cannot be decoded; only whether there is one, unless told to go on."""
    decoder = codecs.getincrementaldecoder(name)("replace" if go_on else "strict")
    errors = 0
    try:
        for start in range(0, len(data), _CHUNK):
            text = decoder.decode(data[start : start + _CHUNK], final=start + _CHUNK >= len(data))
            errors += text.count("\ufffd") if go_on else 0
    except UnicodeDecodeError:
        return 1
    return errors
