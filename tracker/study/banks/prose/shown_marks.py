"""A running text read by what a person showed of one question: what it, its options and its answer begin with.

Where the program does not find its way through a text, one question shown is enough for it to read the rest.
"""

from __future__ import annotations

import re

from tracker.kernel.patterns import regex
from tracker.study.banks.model import Role, RowReading, TextMarks, not_asked
from tracker.study.banks.prose.drafts import Draft, Section, begins_option, understood
from tracker.study.banks.prose.line_marks import gives_answer, numbered, section_kind, segments
from tracker.study.banks.prose.standing_out import with_looks
from tracker.study.banks.question.labels import LETTERS
from tracker.study.banks.texts import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tracker.study.banks.model import Progress

    Piece = tuple[int, str, str]
    """The place of a line, the part of a question that a piece of it is, and its text."""

OPTION, GOES_ON, HEADING = "option", "", "heading"
"""Parts of a text besides the roles of a table: an option, what belongs to the part before it, a section's heading."""

_STEP = 1024
_SIGNS = r"[^\w\s“‘\"《〈]*\s*"
_CLOSING = r"[^\w“‘\"《〈（(\[【]"
_LETTER = r"(?:[A-Ha-hＡ-Ｈ](?![A-Za-z])|[甲乙丙丁戊己庚辛](?![一-鿿]))"
_COUNT = r"(?:\d{1,4}|[①-⑳]|(?<=第)[一二三四五六七八九十百]{1,4}|[一二三四五六七八九十]{1,3}(?=[、.．)）】\]]))"
_WORD = r"[A-Za-z一-鿿]"
_ANY_SIGNS = r"[^\w\s“‘\"《〈]+\s*"
_BEGINNINGS = {
    Role.STEM: (
        rf"{_SIGNS}(?:[A-Za-z]{{1,9}}|[一-鿿]{{0,4}}?)\s*{_COUNT}\s*(?:[题问例]|(?={_CLOSING}))?{_CLOSING}*",
        rf"{_SIGNS}{_WORD}{{1,6}}{_CLOSING}+",
        _ANY_SIGNS,
    ),
    OPTION: (
        rf"{_SIGNS}[一-鿿]{{0,4}}\s*{_LETTER}{_CLOSING}*",
        rf"{_SIGNS}[一-鿿]{{0,4}}\s*{_COUNT}{_CLOSING}+",
        _ANY_SIGNS,
    ),
    Role.ANSWER: (rf"{_SIGNS}{_WORD}{{1,8}}?{_CLOSING}+", _ANY_SIGNS),
}
_BEGINNINGS[Role.EXPLANATION] = _BEGINNINGS[Role.ANSWER]
_FOUND = {part: regex("|".join(patterns)) for part, patterns in _BEGINNINGS.items()}
_ANY = regex(rf"(?P<count>{_COUNT})|(?P<letter>(?<![A-Za-z]){_LETTER})|(?P<gap>\s+)|(?P<sign>.)")
_STEMS = "甲乙丙丁戊己庚辛"
_COUNTED = regex(rf"[（(]?[1-8{_STEMS}](?:[\s,，、]*[1-8{_STEMS}]){{0,7}}[)）]?[.。]?")
_AS_LETTERS = str.maketrans(f"12345678{_STEMS}", 2 * LETTERS[:8])
_WITH_LETTERS = "ABCDEFGHＡＢＣＤＥＦＧＨ"
_WIDTH = 0xFEE0
"""From an ASCII sign to the same one of full width."""


def beginning(line: str, part: str) -> str:
    """What a line begins with, if it begins that part of a question: `【题1】`, `A)`, `正解→`; "" for words at once."""
    found = _FOUND[part].match(line)
    return found[0].strip() if found else ""


def pattern_of(example: str, part: str) -> str:
    """A pattern for all that begins like an example: with any number or letter in place of its own, in either width."""
    counted = part in (Role.STEM, OPTION)
    pieces = []
    for found in _ANY.finditer(clean(example)):
        if counted and found["count"]:
            pieces.append(r"(?:\d{1,6}|[①-⑳]|[一二三四五六七八九十百]{1,4})")
        elif part == OPTION and found["letter"]:
            pieces.append(_LETTER)
        else:
            pieces.append(r"\s*" if found["gap"] else "".join(map(_either_width, found[0])) + r"\s*")
    return "".join(pieces)


def _either_width(sign: str) -> str:
    other = chr(ord(sign) + _WIDTH) if "!" <= sign <= "~" else chr(ord(sign) - _WIDTH) if "！" <= sign <= "～" else ""
    return f"[{re.escape(sign)}{re.escape(other)}]" if other else re.escape(sign)


def usual_marks(lines: Sequence[str]) -> TextMarks:
    """What the parts of a text begin with, as far as most texts would: to be shown, and put right where it is wrong."""
    plain = list(filter(None, map(clean, lines)))

    def first(part: str, tells: Callable[[str], bool]) -> str:
        return next((beginning(line, part) for line in plain if tells(line)), "")

    return TextMarks(
        question=first(Role.STEM, lambda line: numbered(line)[0] >= 0 and not section_kind(line)),
        option=first(OPTION, begins_option),
        answer=first(Role.ANSWER, gives_answer),
        explanation=first(Role.EXPLANATION, lambda line: segments(line)[0][0] == Role.EXPLANATION),
    )


class Pieces:
    """The lines of a text cut into the parts of its questions, by marks that a person showed."""

    def __init__(self, lines: Sequence[str], marks: TextMarks) -> None:
        self._lines = [clean(line) for line in lines]
        self._unmarked = not marks.question
        self._question = re.compile(pattern_of(marks.question, Role.STEM)) if marks.question else None
        self._told = {OPTION: marks.option, Role.ANSWER: marks.answer, Role.EXPLANATION: marks.explanation}
        self._cuts = [
            (part, re.compile(rf"{_from_where(part, example)}{pattern_of(example, part)}"))
            for part, example in self._told.items()
            if example
        ]

    def __iter__(self) -> Iterator[Piece]:
        open_yet = whole = blank = False
        for at, line in enumerate(self._lines):
            if not line:
                blank = True
                continue
            begun = self._question.match(line) if self._question else None
            pieces = self._cut(line[begun.end() :] if begun else line)
            if not begun and pieces[0][0] == GOES_ON and section_kind(line):
                yield at, HEADING, line
                open_yet = whole = False
                continue
            plain = self._unmarked and pieces[0][0] == GOES_ON and (not open_yet or whole or blank)
            if begun or plain:
                yield at, Role.STEM, ""
                open_yet, whole = True, False
            for part, text in pieces:
                yield at, part, text
                whole = whole or part in (Role.ANSWER, Role.EXPLANATION)
            blank = False

    def _cut(self, line: str) -> list[tuple[str, str]]:
        """The parts of a line with their texts; what stands before its first mark goes on with the part before it."""
        marked = sorted(
            (found.start(), found.end(), part) for part, pattern in self._cuts for found in pattern.finditer(line)
        )
        pieces, part, start = [], GOES_ON, 0
        for begin, end, found in marked:
            if begin >= start:
                pieces.append((part, clean(line[start:begin])))
                part, start = found, end
        pieces.append((part, clean(line[start:])))
        (_, before), *others = pieces
        usual = [piece for piece in self._usual(before) if any(piece)]
        return [*usual, *others] or [(GOES_ON, "")]

    def _usual(self, text: str) -> list[tuple[str, str]]:
        """The parts of a text by the words that most texts use; not those a person showed another mark for."""
        pieces = segments(text)
        return [(GOES_ON, text)] if any(self._told.get(part) for part, _ in pieces) else pieces


def _from_where(part: str, example: str) -> str:
    """Options, and parts that begin with a single sign, begin a line or stand apart in it; words stand anywhere."""
    if part == OPTION:
        return r"(?:^|(?<=[\s　]))"
    return "" if len(example.strip()) > 1 else "^"


def unread(lines: Sequence[str]) -> Iterator[RowReading]:
    """The lines of a text as they stand, none of them taken for a question: until a person shows one."""
    for row, line in enumerate(map(clean, lines), 1):
        if line:
            yield not_asked(row, line)


def parts_of(lines: Sequence[str], marks: TextMarks) -> list[str]:
    """For each line what it begins with by these marks, for showing: a part of a question, or `GOES_ON`."""
    found = [GOES_ON] * len(lines)
    for at, part, _ in Pieces(lines, marks):
        found[at] = found[at] or part
    return found


def read_by_marks(
    lines: Sequence[str],
    marks: TextMarks,
    progress: Progress | None = None,
    *,
    coloured: dict[int, str] | None = None,
    filling: dict[int, tuple[str, ...]] | None = None,
) -> Iterator[RowReading]:
    """The questions of a text, line by line numbered from 1, and the lines that belong to none."""
    drafts: list[Draft] = []
    stray: list[RowReading] = []
    section = Section()
    draft: Draft | None = None
    options = 0
    for at, part, text in Pieces(lines, marks):
        if progress is not None and at % _STEP == 0:
            progress(at, len(lines))
        if part == HEADING:
            section, draft = Section(kind=section_kind(text), serial=section.serial + 1), None
        elif part == Role.STEM:
            draft, options = Draft(at + 1, section), 0
            drafts.append(draft)
        elif draft is None:
            stray.append(not_asked(at + 1, text))
        elif part == OPTION:
            draft.add("", f"{LETTERS[options % len(LETTERS)]}. {text}")
            options += 1
        elif part:
            draft.add(part, text)
        elif draft.answered_by(text):
            draft.add(Role.ANSWER, text)
        else:
            _go_on(draft, text)
    if _counts_options(marks):
        _with_letters(drafts)
    with_looks(drafts, coloured or {}, filling or {}, len(lines))
    readings = [understood(one) for one in drafts if not one.untouched]
    return iter(sorted([*readings, *stray], key=lambda reading: reading.row))


def _go_on(draft: Draft, text: str) -> None:
    """A line without a mark belongs to the part before it; behind an answer in letters or signs it explains it."""
    if not text:
        return
    if draft.part in (Role.ANSWER, Role.EXPLANATION) and not draft.waits_for_text:
        draft.add(Role.EXPLANATION, text)
    elif draft.part:
        draft.parts.setdefault(draft.part, []).append(text)
    else:
        draft.add("", text)


def _counts_options(marks: TextMarks) -> bool:
    """Whether options are counted, by numbers or as 甲 and 乙, instead of lettered."""
    counted = (found["count"] or found["letter"] for found in _ANY.finditer(clean(marks.option)))
    return any(sign and sign.upper() not in _WITH_LETTERS for sign in counted)


def _with_letters(drafts: Sequence[Draft]) -> None:
    """Answers that name counted options as they are counted name them by letters."""
    for draft in drafts:
        answer = draft.text(Role.ANSWER)
        if _COUNTED.fullmatch(answer):
            draft.parts[Role.ANSWER] = [answer.translate(_AS_LETTERS)]
