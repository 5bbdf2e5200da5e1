"""Texts that several questions are about: what stands below （3～5 题共用题干） and above question 3."""

from __future__ import annotations

import re

from tracker.study.banks.prose.line_marks import filled_below, numbered

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_ANNOUNCED = re.compile(
    r"[（(【\[]?\s*(?:根据|请?阅读|回答)?.{0,12}?第?\s*(?P<first>\d{1,4})\s*题?\s*[～~—–－\-至到]+\s*第?\s*(?P<last>\d{1,4})\s*题"
    r"(?:\s*[:：]?\s*(?:均?共用|共享|基于|均?根据|依据|使用|以下|如下).{0,24})?\s*[)）】\]]?\s*[:：。]?"
)
_LONGEST = 40
"""Lines within which the first of the questions follows."""


class Passage:
    """A text whose lines are still coming in, and the numbers of the questions that it stands before."""

    def __init__(self, first: int, last: int) -> None:
        self._numbers = range(first, last + 1)
        self._lines: list[str] = []
        self._open = True

    @property
    def text(self) -> str:
        """All of it."""
        return "\n".join(self._lines)

    def takes(self, line: str) -> bool:
        """Whether a line belongs to the text; the first of its questions ends it."""
        self._open = self._open and numbered(line)[0] != self._numbers[0]
        if self._open:
            self._lines.append(line)
        return self._open

    def is_before(self, number: int) -> bool:
        """Whether the question with this number is about the text."""
        return number in self._numbers


def passage_from(lines: Sequence[str], index: int) -> Passage | None:
    """The text that a line announces, if lines of it and then the first of its questions follow; else None."""
    line = lines[index]
    found = _ANNOUNCED.fullmatch(line) if "题" in line and len(line) < _LONGEST else None
    if not found or int(found["last"]) <= int(found["first"]):
        return None
    numbers = [numbered(below)[0] for below in filled_below(lines, index, _LONGEST - 1)]
    first = int(found["first"])
    return Passage(first, int(found["last"])) if first in numbers[1:] and numbers[0] != first else None
