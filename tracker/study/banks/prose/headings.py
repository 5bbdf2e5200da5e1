"""Headings that come again above answers: which of them are above questions."""

from __future__ import annotations

from tracker.kernel.patterns import regex
from tracker.study.banks.prose.answer_list import entries, table_entries
from tracker.study.banks.prose.line_marks import chapter_of, filled_below, heading_number, next_filled
from tracker.study.banks.question.inline import take_truth
from tracker.study.banks.question.labels import split_options

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_AHEAD, _A_STATEMENT = 12, 8
_DRAWN_BLANK = regex(r"_{4,}")


class Headings:
    """The headings of questions so far; `kind_above` is that of a section that has chapters inside."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self.kind_above = ""
        self._chapter = self._section = 0

    def takes_chapter(self, index: int, *, in_list: bool) -> bool:
        """Whether a chapter holds questions and not, among listed answers, those of a chapter that was asked before."""
        number = heading_number(self._lines[index])
        asks = not in_list or self._asks(index, number, self._chapter)
        if asks:
            self._chapter, self._section = number, 0
        return asks

    def takes_section(self, index: int, kind: str, *, in_list: bool) -> bool:
        """The same for a section of one kind: it asks if it counts on, or if questions come below."""
        number = heading_number(self._lines[index])
        asks = not in_list or self._asks(index, number, self._section)
        if asks:
            self._section = number
        below = next_filled(self._lines, index)
        self.kind_above = kind if chapter_of(below) else ""
        return asks

    def _asks(self, index: int, number: int, before: int) -> bool:
        """Whether a heading counts on from the one before it above questions, or has questions below."""
        return 0 < before == number - 1 or self._questions_follow(index)

    def _questions_follow(self, index: int) -> bool:
        """Whether whole questions, with options, blanks or signs of their own, come within the next lines."""
        ahead = list(filled_below(self._lines, index, _AHEAD))
        if not ahead or entries(ahead[0]) or table_entries(ahead[0], ahead[1] if len(ahead) > 1 else ""):
            return False
        if split_options("\n".join(ahead))[1] or any(map(_DRAWN_BLANK.search, ahead)):
            return True
        return any(take_truth(line)[1] and len(line) > _A_STATEMENT for line in ahead)
