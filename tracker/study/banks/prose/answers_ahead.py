"""Where a question that is asked in a sentence would have its answer, if a number begins it: below, or elsewhere."""

from __future__ import annotations

from itertools import takewhile

from tracker.study.banks.model import Role
from tracker.study.banks.prose.line_marks import is_key_heading, next_filled, numbered, section_kind, segments

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.study.banks.prose.drafts import Draft

_AHEAD = 36
"""Lines that one answer may have."""


class AnswersAhead:
    """Looks ahead from the line of a number that may begin the next question, or count a step of an open answer."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._apart = (-1, False)

    def come(self, at: int, found: tuple[int, str], drafts: Sequence[Draft]) -> bool:
        """Whether a question that begins at a line with this number and style would be answered there, or elsewhere.

        `drafts` are the questions so far; the last of them is open.
        """
        number, style = found
        return self._follows(at, style, drafts) or self._apart_in(at, drafts) or self._in_a_row(at, number, drafts)

    def _follows(self, at: int, style: str, drafts: Sequence[Draft]) -> bool:
        """Whether this number's own answer comes before the next number."""
        for line in self._lines[at + 1 : at + 1 + _AHEAD]:
            if any(role == Role.ANSWER for role, _ in segments(line)):
                return True
            if line and (numbered(line)[1] == style or section_kind(line)):
                return False
        return not drafts or not drafts[-1].answered

    def _apart_in(self, at: int, drafts: Sequence[Draft]) -> bool:
        """Whether no question of this section has an answer of its own: a list elsewhere has them, or nobody."""
        section = drafts[-1].section
        if self._apart[0] != section.serial:
            ahead = takewhile(lambda line: not section_kind(line), self._lines[at + 1 :])
            own = any(role == Role.ANSWER for line in ahead for role, _ in segments(line))
            own = own or any(draft.answered for draft in drafts if draft.section == section)
            self._apart = (section.serial, not own)
        return self._apart[1]

    def _in_a_row(self, at: int, number: int, drafts: Sequence[Draft]) -> bool:
        """Whether this question and the next stand line by line above the announcement of all their answers."""
        if drafts[-1].part:
            return False
        for place in range(at + 1, min(at + _AHEAD, len(self._lines))):
            line = self._lines[place]
            if numbered(line)[0] == number + 1:
                number += 1
            elif line:
                return is_key_heading(line) and numbered(next_filled(self._lines, place))[0] == 1
        return False
