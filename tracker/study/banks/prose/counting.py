"""The numbers of questions: the last one, how numbers are written, and whether one more begins the next question."""

from __future__ import annotations

from tracker.kernel.patterns import regex
from tracker.study.banks.model import LONG_KINDS, Role
from tracker.study.banks.prose.drafts import begins_option, says_truth
from tracker.study.banks.prose.line_marks import BARE, NESTED, WEAK, numbered, segments, start_mark
from tracker.study.banks.question.answers import blanks_in
from tracker.study.banks.question.inline import take_truth
from tracker.study.banks.question.labels import split_options, without_lone_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.study.banks.prose.drafts import Draft

    Found = tuple[int, str, str]
    """A number, the way it is written, and the text behind it."""

BLANK_OR_LETTERS = regex(r"[（(][\s　]*[A-H]{0,6}[\s　]*[)）]|_{2,}|[?？:：]$")
_FILLED_SENTENCE = regex(r"[（(][^（()）]{2,40}[)）].*[。；;]$|[（(][^（()）]{2,40}[)）]$")
_ASKS = regex(
    r"[?？](?:\s*[（(]?[Pp]\.?\s*\d{1,3}[)）]?)?$|^(?:请|试)?\s*(?:简述|简答|试述|论述|阐述|列举|简要|说明|什么是|何谓|为什么|如何|怎样)"
)
_ASKS_INSIDE = regex(r"[（(][\sA-H、,，]*[)）]|_{2,}|[?？]")
_GLUED = regex(r"(?<=[^\d.\s])(\d{1,4})\s*[、.．]\s*(?=\D)")
_WORD_GLUED = regex(r"(?<=\S)\s+(?:Question|QUESTION)\s*(\d{1,4})\s*[:：.)]?\s*$")
_ORDINAL = "第"
_SLIP, _NEAR, _GAP = 3, 4, 30
"""How far numbers may be apart: for a slip of the pen, in one way of writing, behind a question that is whole."""


class Counting:
    """Counts the questions of one section of a text."""

    def __init__(self) -> None:
        self.last = 0
        self.style = ""
        self._again = 0

    def restart(self) -> None:
        """A new section counts anew, in its own way."""
        self.last, self.style = 0, ""

    def take(self, number: int, style: str) -> None:
        """A question has this number."""
        self.style = style if style.startswith(_ORDINAL) else self.style or style
        self.last = number

    def follows(self, number: int) -> bool:
        """Whether a number is the next."""
        return number == self.last + 1

    def unglued(self, line: str, draft: Draft | None) -> list[str]:
        """A line as two where the next question begins inside it: `D、一年100、电梯应当（B）检验。`."""
        if draft is None or self.last <= 0 or f"{self.last + 1}" not in line:
            return [line]
        word = _WORD_GLUED.search(line)
        if word and self.follows(int(word[1])) and begins_option(line):
            return [line[: word.start()], line[word.start() :].lstrip()]
        glued = (found for found in _GLUED.finditer(line) if self.follows(int(found[1])))
        at = next((found.start() for found in glued), 0)
        before, behind = line[:at], line[at:]
        whole = at and ((begins_option(line) and draft.has_options) or take_truth(before)[1])
        return [before, behind] if whole and (_ASKS_INSIDE.search(behind) or take_truth(behind)[1]) else [line]

    def once(self, number: int, rest: str) -> str:
        """The text behind a number that may be written twice, `1、1.电流…`, or once of all and once of its part."""
        again, style, text = numbered(rest)
        if again == number and not text and style not in (BARE, WEAK, NESTED):
            return ""
        counted = abs(again - number) <= _SLIP or (self._again and again in (1, self._again + 1))
        if again <= 0 or not counted or not text or style in (BARE, WEAK, NESTED):
            return without_lone_number(rest)
        self._again = again
        return text

    def accepts(self, draft: Draft | None, found: Found, below: str, answered: Callable[[], bool]) -> bool:
        """Whether a number begins a question and is not part of the one that is open: a step of an answer, a clause.

        `below` is the next line, and `answered` tells whether a question here would be answered elsewhere or below.
        """
        number, style, rest = found
        roles = segments(rest)[:1]
        if roles and roles[0][0] == Role.ANSWER:
            self.last = max(self.last, number)
            return False
        if style.startswith(_ORDINAL) and not rest and number == 1:
            return True
        if self.style.startswith(_ORDINAL) and style != self.style and draft is not None:
            return self.follows(number)  # what is counted so needs no other numbers: they are steps of an answer
        if draft is not None and draft.part == Role.EXPLANATION and not self._alike(style):
            return False  # what is explained has numbered parts
        return not self._of_case(found, draft) and self._begins(draft, found, below, answered)

    def _begins(self, draft: Draft | None, found: Found, below: str, answered: Callable[[], bool]) -> bool:
        number, style, rest = found
        follows = self.follows(number)
        if style == BARE and not rest and start_mark(below)[0]:
            return follows or number == 1
        if style == WEAK:
            sure = rest[:1] < "一" or BLANK_OR_LETTERS.search(rest) or begins_option(below)
            begun = number == 1 if draft is None else draft.closed or draft.full or _between_options(draft, below)
            begun = begun or (draft is not None and draft.answered and self.style == WEAK)
            return bool(follows and begun and sure)
        if draft is None:
            return style != BARE or follows or number == 1 or self.style == BARE
        if draft.kind in LONG_KINDS and draft.body:
            anew = number == 1 and begins_option(below) and self._alike(style)
            asks = bool(_ASKS.search(rest)) and 0 < number - self.last < _GAP
            return anew or (style == self.style and (asks or (follows and answered())))
        if style in (BARE, NESTED) and not self._follows_bare(found, draft, below):
            return False
        near = style == self.style and 0 < number - self.last < _NEAR
        done = draft.answered or draft.has_options or draft.closed or draft.filled
        done = done or _is_filled_sentence(draft, rest) or _both_leave_blanks(draft, rest)
        jumps = draft.closed and begins_option(below) and style not in (BARE, NESTED) and style[:1] != "("
        return (
            follows or near or jumps or (done and (number == 1 or 0 < number - self.last < _GAP or style == self.style))
        )

    def _alike(self, style: str) -> bool:
        """Whether numbers in this style may count the questions; those in brackets are parts of one without."""
        return style[:1] != "(" or self.style[:1] in ("", "(")

    def _of_case(self, found: Found, draft: Draft | None) -> bool:
        """Whether (2) goes on a count in brackets inside a question that is counted otherwise."""
        number, style, _ = found
        if self._alike(style) or draft is None or draft.answered:
            return False
        return any(numbered(line)[:2] == (number - 1, style) for line in draft.body if line[:1] in "（(")

    def _follows_bare(self, found: Found, draft: Draft, below: str) -> bool:
        """Whether a number without a sign, or with its chapter before it, is one of those that count the questions."""
        number, style, rest = found
        follows = self.follows(number)
        asks = BLANK_OR_LETTERS.search(rest) or begins_option(below)
        if style == BARE and follows and (start_mark(rest)[0] or (draft.closed and asks)):
            return True  # the sign was forgotten
        anew = number == 1 and (style != BARE or (not rest and self.style == BARE and draft.answered))
        missed = self.style == style == BARE and draft.answered and 0 < number - self.last <= _SLIP
        return self.style in ("", style) and (follows or anew or missed)


def asks_first(text: str, below: str) -> bool:
    """Whether a line without a number is the first question: it asks, and its options or 对 follow."""
    return says_truth(below) or (bool(BLANK_OR_LETTERS.search(text)) and bool(split_options(below)[1]))


def _is_filled_sentence(draft: Draft, rest: str) -> bool:
    """Whether both the open question and a line are sentences with something in brackets: blanks that were filled."""
    return len(draft.body) == 1 and bool(_FILLED_SENTENCE.search(draft.body[0]) and _FILLED_SENTENCE.search(rest))


def _both_leave_blanks(draft: Draft, rest: str) -> bool:
    """Whether both the open question and a line leave blanks: a question of a few lines, and the next one."""
    return 0 < len(draft.body) <= _SLIP and blanks_in(draft.body[0]) > 0 and blanks_in(rest) > 0


def _between_options(draft: Draft, below: str) -> bool:
    """Whether a line stands between an option of the open question and another: the next question does."""
    return bool(draft.body) and begins_option(draft.body[-1]) and begins_option(below)
