"""Lines of a text without what other programs put around them: Markdown's marks, the quotes of copied cells."""

from __future__ import annotations

import re

from tracker.study.banks.texts import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_MARKDOWN = re.compile(r"^#{1,6}\s+\S|\*\*[^*\s][^*]*\*\*")
_HEADING = re.compile(r"^(?:#{1,6}|>)\s+")
_BOLD = re.compile(r"\*\*([^*]+)\*\*")
_BULLET = re.compile(r"^[-+]\s+(?=[（(]?\s*[A-Ha-h]\s*[)）.、．:：])")
_OPENING = re.compile(r'(?:\d{1,5}\s+)?"')
_FEW = 3
_LONGEST_CELL = 20
"""Lines."""


def plain_lines(lines: Sequence[str]) -> list[str]:
    """As many lines as there were, cleaned; Markdown only where several lines are plainly that."""
    cleaned = [clean(line) for line in lines]
    if sum(map(bool, map(_MARKDOWN.search, cleaned))) > _FEW:
        cleaned = [_BULLET.sub("", _BOLD.sub(r"\1", _HEADING.sub("", line))) for line in cleaned]
    return _without_quotes(cleaned)


def _without_quotes(lines: list[str]) -> list[str]:
    """A cell of several lines is copied out of a table with a quote before its first and behind its last line."""
    opened = -_LONGEST_CELL
    for place, line in enumerate(lines):
        if line.count('"') % 2 == 0:
            continue
        if _OPENING.match(line):
            opened = place
        elif line.endswith('"') and place - opened < _LONGEST_CELL:
            lines[opened] = lines[opened].replace('"', "", 1)
            lines[place] = line[:-1].rstrip()
            opened = -_LONGEST_CELL
    return lines
