"""Lines of a text without what other programs put around them: marks and tags, the quotes of copied cells."""

from __future__ import annotations

from itertools import pairwise

from tracker.kernel.patterns import regex
from tracker.study.banks.prose.conventions import usual_lines
from tracker.study.banks.prose.marked_up import Shown, shown
from tracker.study.banks.texts import LONGEST, clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_OPENING = regex(r'(?:\d{1,5}\s+)?"')
_NUMBER = regex(r"\d{1,4}")
_GLUED_KIND = regex(r"(?:单选|多选|判断|填空|简答)题(?=[^\s，,。:：;；、（(】\]]{2}|[（(][\sA-H]*[)）])")
_FEW = 3
_LONGEST_CELL = 20
"""Lines."""


def plain_lines(lines: Sequence[str]) -> Shown:
    """As many lines as there were, as most banks write them, and the options that stand out; very long ones as is."""
    long = {at: clean(line) for at, line in enumerate(lines) if len(line) > LONGEST}
    found = shown(["" if at in long else line for at, line in enumerate(lines)])
    plain = usual_lines(_without_quotes(_with_numbers(found.lines)))
    return found.replace(lines=[long.get(at, line) for at, line in enumerate(plain)])


def _with_numbers(lines: list[str]) -> list[str]:
    """Number and kind of a question in one line where a page of 学习通 shows them above each other: `7. (单选题)`."""
    filled = [place for place, line in enumerate(lines) if line]
    glued = [
        (above, place)
        for above, place in pairwise(filled)
        if _NUMBER.fullmatch(lines[above]) and _GLUED_KIND.match(lines[place])
    ]
    for above, place in glued if len(glued) >= _FEW else ():
        lines[place] = _GLUED_KIND.sub(rf"{lines[above]}. (\g<0>)", lines[place], count=1)
        lines[above] = ""
    return lines


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
