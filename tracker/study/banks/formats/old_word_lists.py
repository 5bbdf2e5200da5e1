"""The numbers that an old Word file draws before its paragraphs."""

from __future__ import annotations

import struct

from tracker.study.banks.formats.numbering import Lists

_LEVELS, _LIST, _LEVEL, _USE = 9, 28, 28, 16
"""The levels of a list that has several; bytes of the head of a list, of a level, and of a list's use."""

_LEVEL_BITS, _NEW_START, _NEW_FORM = 0xF, 0x10, 0x20
"""What a use of a list changes in one of its levels."""

_FORMS = {
    0: "decimal",
    1: "upperRoman",
    2: "lowerRoman",
    3: "upperLetter",
    4: "lowerLetter",
    18: "decimalEnclosedCircle",
    23: "bullet",
    255: "none",
}
_CHINESE = range(34, 45)


def lists_of(told: bytes, uses: bytes) -> Lists:
    """The lists, from where the table of their levels begins, and how paragraphs name them.

    A file without lists has none. Raises `struct.error` or `IndexError` where the tables end too early.
    """
    lists = Lists()
    if len(uses) <= _USE:
        return lists
    heads = [told[2 + _LIST * at :][:_LIST] for at in range(struct.unpack_from("<H", told)[0])]
    at = 2 + _LIST * len(heads)
    for head in heads:
        name = str(struct.unpack_from("<i", head)[0])
        for level in range(1 if head[26] & 1 else _LEVELS):
            found, at = _level(told, at)
            lists.levels.setdefault(name, {})[level] = found
    count = struct.unpack_from("<I", uses)[0]
    at = 4 + _USE * count
    for number in range(count):
        lists.lists[str(number + 1)] = str(struct.unpack_from("<i", uses, 4 + _USE * number)[0])
        at += 4
        for _ in range(uses[4 + _USE * number + 12]):
            start, told_of = struct.unpack_from("<iI", uses, at)
            at += 8
            if told_of & _NEW_FORM:
                (_, _, start), at = _level(uses, at)
            if told_of & (_NEW_START | _NEW_FORM):
                lists.restarts.setdefault(str(number + 1), {})[told_of & _LEVEL_BITS] = start
    return lists


def _level(told: bytes, at: int) -> tuple[tuple[str, str, int], int]:
    """The form, text and first number of a level, and where the next begins."""
    start, form = struct.unpack_from("<iB", told, at)
    runs, paragraphs = told[at + 24], told[at + 25]
    at += _LEVEL + runs + paragraphs
    length = struct.unpack_from("<H", told, at)[0]
    text = told[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
    pattern = "".join(f"%{ord(sign) + 1}" if ord(sign) < _LEVELS else sign for sign in text)
    name = "chineseCounting" if form in _CHINESE else _FORMS.get(form, "decimal")
    return (name, pattern, start), at + 2 + 2 * length
