"""What several questions share, below （3～5 题共用题干） or 【3-5】 and above question 3: a text, or their options."""

from __future__ import annotations

from tracker.kernel.patterns import regex
from tracker.study.banks.model import Role
from tracker.study.banks.prose.drafts import begins_option
from tracker.study.banks.prose.line_marks import filled_below, numbered
from tracker.study.banks.question.answers import letters_apart
from tracker.study.banks.question.labels import split_options

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.study.banks.prose.drafts import Draft

_ANNOUNCED = regex(
    r"[（(【\[]?\s*(?:根据|请?阅读|回答)?.{0,12}?第?\s*(?P<first>\d{1,4})\s*题?\s*[～~—–－\-至到]+\s*第?\s*(?P<last>\d{1,4})\s*题"
    r"(?:\s*[:：]?\s*(?:均?共用|共享|共同|基于|均?根据|依据|使用|以下|如下|备选).{0,24})?\s*[)）】\]]?\s*[:：。]?"
)
_NUMBERS_ALONE = regex(r"[【\[（(]\s*(?P<first>\d{1,4})\s*[～~—–－\-至到]+\s*(?P<last>\d{1,4})\s*题?\s*[】\])）]")
_TWO, _NEAR, _LONGEST = 2, 4, 40
"""Lines within which the first of the questions follows."""


class Passage:
    """A text, or options, whose lines are coming in while it is open, and the numbers of the questions sharing it."""

    def __init__(self, first: int, last: int) -> None:
        self._numbers = range(first, last + 1)
        self._lines: list[str] = []
        self.open = True
        self._drafts: list[Draft] = []

    def give(self, draft: Draft) -> None:
        """Let a question have its share."""
        self._drafts.append(draft)
        if self._lines and begins_option(self._lines[0]):
            draft.share(split_options("\n".join(self._lines))[1])
        else:
            draft.passage = "\n".join(self._lines)

    def share_out(self) -> None:
        """Give each question its own of the letters that the last one was answered with: 正确答案：C,D,B."""
        answers = letters_apart(self._drafts[-1].text(Role.ANSWER)) if self._drafts else ()
        if answers is None or len(answers) < _TWO or len(answers) != len(self._drafts):
            return
        if not any(draft.answered for draft in self._drafts[:-1]):
            for draft, answer in zip(self._drafts, answers, strict=True):
                draft.parts[Role.ANSWER] = [answer]

    def takes(self, line: str) -> bool:
        """Whether a line belongs to the text; the first of its questions ends it."""
        self.open = self.open and numbered(line)[0] != self._numbers[0]
        if self.open:
            self._lines.append(line)
        return self.open

    def is_before(self, number: int) -> bool:
        """Whether the question with this number is about the text."""
        return number in self._numbers


def passage_from(lines: Sequence[str], index: int) -> Passage | None:
    """The text that a line announces, if lines of it and then the first of its questions follow; else None."""
    line = lines[index]
    found = _ANNOUNCED.fullmatch(line) if "题" in line and len(line) < _LONGEST else None
    found = found or _NUMBERS_ALONE.fullmatch(line)
    if not found or int(found["last"]) <= int(found["first"]):
        return None
    if "题" not in line and not any(map(begins_option, filled_below(lines, index, _NEAR))):
        return None
    numbers = [numbered(below)[0] for below in filled_below(lines, index, _LONGEST - 1)]
    first = int(found["first"])
    return Passage(first, int(found["last"])) if first in numbers[1:] and numbers[0] != first else None
