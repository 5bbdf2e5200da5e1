"""Notes that Anki wrote as text: lines such as `#separator:tab` before them say how they are cut."""

from __future__ import annotations

import re

from tracker.kernel.patterns import regex
from tracker.study.banks.encoding import Text

_HEAD = regex(r"(?:#(?:separator|html|columns|(?:notetype|deck|tags|guid)(?: column)?|if matches):[^\n]*(?:\n|$))+")
_SEPARATOR = regex(r"^#separator:([^\r\n]+)", re.MULTILINE)
_NAMED = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "colon": ":", "space": " "}


def notes_of(text: Text) -> tuple[Text, str]:
    """The notes, with empty lines for those before them, and what cuts them; any other text as it is, and ""."""
    found = _HEAD.match(text.head)
    said = _SEPARATOR.search(found[0]) if found else None
    if found is None or said is None:
        return text, ""
    lines = "\n" * found[0].count("\n")
    notes = Text([lines + text.pieces[0][found.end() :], *text.pieces[1:]], text.encoding)
    return notes, _NAMED.get(said[1].strip().lower(), said[1].strip())
