"""Questions of a text bank while their lines are collected."""

from __future__ import annotations

import re
from itertools import pairwise

from tracker.kernel.patterns import regex
from tracker.kernel.record import Record
from tracker.study.banks.model import (
    LONG_KINDS,
    WRITTEN_KINDS,
    AnswerStyle,
    Doubt,
    Kind,
    Question,
    Role,
    RowReading,
    not_asked,
)
from tracker.study.banks.prose.line_marks import (
    BARE,
    IGNORED,
    MINE,
    NESTED,
    POINTS,
    WEAK,
    WRONG,
    number_in_word,
    numbered,
    start_mark,
    start_word,
)
from tracker.study.banks.question.answers import blanks_in, chosen, letters_in
from tracker.study.banks.question.habits import Habits
from tracker.study.banks.question.inline import take_truth
from tracker.study.banks.question.labels import CLASSES, LETTERS, split_options
from tracker.study.banks.question.run_together import asks_more, holds_a_question
from tracker.study.banks.question.understand import RUN_TOGETHER, settle, without_confirmation
from tracker.study.banks.question.wording import CHOICE, truth_of, truth_pair
from tracker.study.banks.texts import LONGEST, clean, folded, normalise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

AFTER_ANSWER = Doubt(code="text_after_answer")
_USUAL = Habits()
_OPTION_START = regex(r"^[（(\[【]?\s*[AaＡａ]\s*(?:[)）\]】]|[、.．:：,，;；]|[\s　]+\S|(?=[一-鿿]))")
_CLASS_START = regex(rf"[Aa]\s*[{CLASSES}]")
"""How a question begins that asks about A类, A相 or A级."""

_ANY_OPTION = regex(r"^[（(\[【]?\s*(?:[A-HＡ-Ｈ]\s*[)）\]】、.．:：]|[a-h]\)\s*\S)")
_BARE_OPTION = regex(r"[B-H](?=\s|[一-鿿])")
_LETTERS_ALONE = regex(r"[A-HＡ-Ｈ](?:[\s　,，、]*[A-HＡ-Ｈ]){0,7}[\s　。.]*")
_DENIED = regex(r"[A-H](?:[、,，\s]*[A-H])*\s*[（(]\s*(?:错误?|×)\s*[)）]")
_LETTERED = regex(r"([A-H])\s*[.．、:：]\s*(\S.*)")
_OPTION_BEHIND = regex(r"[B-H]\s*[.．、:：]|(?<=\s)[（(][B-H][)）]")
_GLUED = regex(r"(\d{1,4})(?=[一-鿿“《（])")
_LETTER_INSIDE = regex(r"(?<=[一-鿿)）])[B-H][、.．](?=[一-鿿])")
"""The letter of an option right behind the words of another: it was mistyped, or those of a part are enumerated."""

_ENDED = regex(r"[。！？!?：:；;）)】\]”\"]$")
LETTERS_THEN_TEXT = regex(
    r"^[（(]?([A-H]{1,8}|[A-H](?:\s*[、,，]\s*[A-H]){1,7}|[a-h](?=\s*[（(.)]))[)）]?(?:[\s.。,，、：:；;]+|(?=[一-鿿（(]))(\S.*)$",
    re.DOTALL,
)
_BRACKETED = regex(r"[\[（(]([A-H])[\]）)]\s*(.*?)(?=[、,，;；\s]*[\[（(][A-H][\]）)]|[、,，;；\s]*$)", re.DOTALL)
_BRACED = regex(r"\{[^{}\n\"]+\}")
_FILLED_LINE = regex(r"[_＿]{2,}[^_＿\s][^_＿]{0,60}[_＿]{2,}")
_IDEOGRAPHS = "\u2e80"
"""The first sign of those that are written without spaces between words."""

_CHAPTER_BEFORE = regex(
    r"[【\[（(]\s*((?:第\s*[一二三四五六七八九十百\d]{1,4}\s*[章节讲课单部]|导论|绪论)[^】\]）)]{0,20})[】\]）)]\s*(?=\S)"
)
_BROUGHT = regex(r"\d+(?:\.\d+)?\s*分")
_USUAL_OPTIONS, _MOST_LINES = 4, 40
"""Options that most questions have, and lines that a question with options has at most."""

_STATED = ("。", "）", ")", ".", "”")
_WORDS_LONG, _BOTH_LONG = 4, 30
_SOME = 0.2
_ENOUGH, _FEW, _MANY, _SLIPS, _PAIR = 10, 3, 7, 3, 2

CHOICES = (Kind.SINGLE, Kind.MULTIPLE, CHOICE)


def begins_option(line: str) -> bool:
    """Whether a line begins with the letter of an option."""
    return bool(_ANY_OPTION.match(line))


class Section(Record):
    """Part of a bank with questions of one kind; `serial` tells two sections of a kind apart."""

    kind: str = ""
    chapter: str = ""
    serial: int = 0


class Draft:
    """A question whose lines are still coming in; `part` is the part that further lines belong to."""

    def __init__(self, row: int, section: Section, *, number: int = -1, kind: str = "", topic: str = "") -> None:
        self.row = row
        self.section = section
        self.number = number
        self.kind = kind or section.kind
        self.topic = topic
        self.body: list[str] = []
        self.parts: dict[str, list[str]] = {}
        self.part = ""
        self.passage = ""
        self.shared: tuple[str, ...] = ()
        self.has_options = False
        self.doubts: list[Doubt] = []

    def share(self, options: tuple[str, ...]) -> None:
        """Take the options that several questions choose among."""
        self.shared = options
        self.has_options = True

    def cut(self, body: str) -> tuple[str, tuple[str, ...]]:
        """What the question says in its body, and its own options or those it shares with others."""
        return (body, self.shared) if self.shared else split_options(body)

    @property
    def _options(self) -> int:
        return len(self.cut(joined(self.body))[1])

    def add(self, role: str, text: str) -> None:
        """A new piece of the question: of its body for the role "", else of an answer, an explanation, and so on."""
        self.part = role
        if not role:
            self.body.append(text)
            begins = _OPTION_START.match(text) and (len(self.body) > 1 or not _CLASS_START.match(text))
            self.has_options = self.has_options or bool(begins)
        else:
            self.parts.setdefault(role, []).append(text)

    @property
    def tells_a_case(self) -> bool:
        """Whether what was collected are sentences that the question below is about, and no heading."""
        return self.body[-1].endswith(("。", "”", "！")) or len(self.body) > 1

    def become_topic(self) -> None:
        """What was collected is the heading of the question that comes now, and says what it is about."""
        self.topic, self.body = joined(self.body), []

    def text(self, role: str) -> str:
        """What was collected for a role."""
        return clean("\n".join(self.parts.get(role, ())))

    def answered_by(self, line: str) -> bool:
        """Whether a line of letters alone, or of 对 alone below a statement, answers the question.

        The letters name options that are all there already.
        """
        if self.answered or self.part or (self.has_options and not _LETTERS_ALONE.fullmatch(line)):
            return False
        if not self.has_options:
            states = self.kind in ("", Kind.TRUE_FALSE) and bool(self.body) and self.body[-1].endswith(_STATED)
            return states and says_truth(line)
        letters = letters_in(line)
        return letters is not None and letters[-1] < self._options

    def says(self, text: str) -> bool:
        """Whether a text names the very letters that the question was answered with: it is told twice."""
        said = letters_in(text)
        return said is not None and said == letters_in(self.text(Role.ANSWER))

    def completes(self, text: str) -> bool:
        """Whether a line after the answer is an option that was still missing."""
        return begins_option(text) and (not self.part or not self.has_options)

    def repeated(self, text: str) -> str:
        """The letter of the option whose line an answer repeats, `参考答案：A.停电`; "" for any other text."""
        letter = folded(text[:1]).upper()
        if letter not in LETTERS or len(text) < 2 or not 1 < len(self.body) <= _MOST_LINES:
            return ""
        plain = normalise(text)
        return letter if any(normalise(line) == plain for line in self.body[1:]) else ""

    def brought(self, line: str) -> bool:
        """Whether a line tells the points that a pupil's answer brought; it is kept."""
        if MINE not in self.parts or not _BROUGHT.fullmatch(line):
            return False
        self.parts[POINTS] = [line]
        return True

    @property
    def full(self) -> bool:
        """Whether the question has as many options as most have, so that what looks like a number may be the next."""
        return self.has_options and self._options >= _USUAL_OPTIONS

    @property
    def filled(self) -> bool:
        """Whether its blanks, drawn as lines, hold their answers."""
        return any(_FILLED_LINE.search(line) for line in self.body)

    @property
    def untouched(self) -> bool:
        """Whether only its mark was seen so far."""
        return not self.body and not self.parts

    @property
    def answered(self) -> bool:
        """Whether the question has an answer of its own."""
        return any(self.parts.get(Role.ANSWER, ()))

    @property
    def announced(self) -> bool:
        """Whether only the word for what is to come next, an explanation for instance, was seen of it."""
        return bool(self.part) and not any(self.parts.get(self.part, ()))

    @property
    def waits_for_text(self) -> bool:
        """Whether the next line without a mark of its own belongs to the answer or explanation now being given."""
        if self.part == Role.ANSWER:
            return not self.closed
        return self.part in (Role.EXPLANATION, MINE, POINTS, IGNORED)

    @property
    def closed(self) -> bool:
        """Whether the answer is complete: letters or a sign, which nothing can follow."""
        pieces = self.parts.get(Role.ANSWER, ())
        if any(pieces):
            answer = "".join(pieces) if len(pieces) < 4 else ""
            return self.kind not in LONG_KINDS and (letters_in(answer) is not None or truth_of(answer) is not None)
        return not self.has_options and bool(self.body) and bool(take_truth(self.body[-1])[1])


def says_truth(line: str) -> bool:
    """Whether a line is nothing but a word or sign for true or false."""
    return len(line) < _WORDS_LONG and truth_of(line) is not None


def says_both(line: str) -> bool:
    """Whether a line offers true and false to choose from, 是　否, and nothing else."""
    return len(line) < _BOTH_LONG and truth_pair(tuple(line.split())) is not None


def joined(lines: Sequence[str]) -> str:
    """Lines as one text: a line that was only wrapped goes on in the next, others keep their break."""
    pieces: list[str] = []
    last = ""
    for line in lines:
        if not pieces:
            pieces += [line] if line else []
            last = line
        elif _wrapped(last, line):
            between = " " if last[-1] < _IDEOGRAPHS and line[0] < _IDEOGRAPHS and last[-1] not in "-/" else ""
            pieces += between, line
            last = (last + between + line)[-LONGEST:]
        else:
            pieces += "\n", line
            last = line
    return "".join(pieces)


def _wrapped(last: str, line: str) -> bool:
    """Whether a line only goes on: the one before it has no end, and it is no option or item of its own."""
    if _ENDED.search(last) or len(last) < 18 or (last.isascii() and len(last) < 60):
        return False
    if says_truth(line) or says_both(line) or _next_option(last, line):
        return False
    return not re.match(r"[（(\[【]?[A-Ha-hＡ-Ｈ\d①-⑳][)）\]】、.．:：]", line)


def _next_option(last: str, line: str) -> bool:
    """Whether a line begins with the letter after the one before it, though no sign follows: `C. 停电`, `D 验电`."""
    bare = _BARE_OPTION.match(line)
    return (
        bare is not None
        and begins_option(last)
        and LETTERS.find(bare[0]) - 1 == LETTERS.find(last.lstrip("（([【 ")[0])
    )


def understood(draft: Draft, habits: Habits = _USUAL) -> RowReading:
    """The question of a draft, with everything doubtful about it."""
    body = joined(draft.body)
    marked = start_mark(body)[0]
    if marked and not (marked == CHOICE and draft.kind in CHOICES):
        draft.kind = marked  # said of this very question, not of its section
    stem, options = (body, ()) if draft.kind in WRITTEN_KINDS and not draft.has_options else draft.cut(body)
    stem, options = (body, ()) if _only_right(draft) else _last_lot(stem, options)
    if WRONG in draft.parts and not options:
        options = _right_and_wrong(draft)
    _cut_answer(draft, options)
    answer = draft.text(Role.ANSWER)
    if draft.kind == Kind.TRUE_FALSE and options and not truth_pair(options) and not draft.has_options:
        stem, options = body, ()
    if draft.kind == Kind.FILL_IN and options and letters_in(answer) is None:
        stem, options = body, ()
    kind, stem, options, value, doubts, remark = settle(draft.kind, stem, options, answer, habits)
    explanation = "\n".join(filter(None, (remark, draft.text(Role.EXPLANATION))))
    stem = start_word(stem.rstrip("、,，")) or stem.rstrip("、,，")
    chapter = _CHAPTER_BEFORE.match(stem)
    if chapter:
        stem = stem[chapter.end() :]
    if _BRACED.fullmatch(stem):
        stem = clean(stem[1:-1])
    if not stem and not options:
        return not_asked(draft.row, answer)
    question = Question(
        kind=kind,
        stem=f"{draft.passage}\n{stem}" if draft.passage else stem,
        options=options,
        answer=value,
        explanation=explanation,
        topic=draft.text(Role.TOPIC) or (clean(chapter[1]) if chapter else draft.topic),
        difficulty=draft.text(Role.DIFFICULTY),
        source=draft.text(Role.SOURCE),
    )
    if RUN_TOGETHER not in doubts and any(map(_LETTER_INSIDE.search, options)):
        draft.doubts.append(RUN_TOGETHER)
    if holds_a_question(explanation) or (kind in LONG_KINDS and asks_more(answer)):
        draft.doubts.append(RUN_TOGETHER)
    return RowReading(question=question, doubts=(*doubts, *draft.doubts), row=draft.row)


def _only_right(draft: Draft) -> bool:
    """Whether only the right options were kept, under the letters they had, a line each: `A.…`, `D.…`, answer AD."""
    labels = [_LETTERED.match(line) for line in draft.body]
    first = next((at for at, label in enumerate(labels) if label), len(labels))
    found = [label for label in labels[first:] if label]
    letters = "".join(label[1] for label in found)
    alone = first > 0 and len(found) == max(_PAIR, len(labels) - first) and not LETTERS.startswith(letters)
    if not alone or any(_OPTION_BEHIND.search(label[2]) for label in found):
        return False
    answer = letters_in(draft.text(Role.ANSWER))
    return answer is not None and "".join(LETTERS[place] for place in answer) == letters


def _last_lot(stem: str, options: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The options that come last where the question lists as many clues under letters before them."""
    last, again = split_options(options[-1]) if len(options) > 2 and "\nA" in options[-1] else ("", ())
    if not last or len(again) != len(options) or any(option.isascii() for option in again):
        return stem, options
    clues = (f"{letter} {clue}" for letter, clue in zip(LETTERS, (*options[:-1], last), strict=False))
    return "\n".join((stem, *clues)), again


def _right_and_wrong(draft: Draft) -> tuple[str, ...]:
    """The options of `正确答案：[D] … 错误答案：[A] …、[B] …` by their letters; the answer becomes letters."""
    right, wrong = (_BRACKETED.findall(draft.text(role)) for role in (Role.ANSWER, WRONG))
    options = dict(right + wrong)
    letters = sorted(options)
    if len(letters) != len(right) + len(wrong) or letters != [chr(ord("A") + place) for place in range(len(letters))]:
        return ()
    draft.parts[Role.ANSWER] = ["".join(sorted(letter for letter, _ in right))]
    return tuple(clean(options[letter]) for letter in letters)


def with_ways(drafts: Sequence[Draft]) -> None:
    """What most questions do is meant so.

    A section whose questions have options does not ask for 对 or 错, and text behind all answers explains them.
    """
    sections: dict[Section, list[Draft]] = {}
    for draft in drafts:
        sections.setdefault(draft.section, []).append(draft)
    for section, members in sections.items():
        if section.kind == Kind.TRUE_FALSE and sum(draft.full for draft in members) > max(2, 0.5 * len(members)):
            for draft in members:
                draft.kind = "" if draft.kind == section.kind else draft.kind
    for run in _counted_on(drafts):
        for draft in run:
            draft.number, _, draft.body[0] = _counted(draft.body[0])
    for before, draft in pairwise(drafts):
        _take_glued_number(before, draft)
    _without_options(drafts)
    explained = sum(AFTER_ANSWER in draft.doubts for draft in drafts)
    if explained > max(_ENOUGH, 0.5 * len(drafts)):
        for draft in drafts:
            draft.doubts = [doubt for doubt in draft.doubts if doubt != AFTER_ANSWER]


def _take_glued_number(before: Draft, draft: Draft) -> None:
    """The number that no sign sets apart goes where it counts on from the question before: `18.…`, `19扣押…`."""
    found = _GLUED.match(draft.body[0]) if draft.number < 0 and draft.body and draft.section == before.section else None
    if found and int(found[1]) == before.number + 1:
        draft.number = before.number + 1
        draft.body[0] = draft.body[0][found.end() :]


def _without_options(drafts: Sequence[Draft]) -> None:
    """Where no question has options and few answers are letters, these are words that fill a blank: 缩写为（EI）."""
    answered = [draft for draft in drafts if draft.answered]
    lettered = [draft for draft in answered if letters_in(draft.text(Role.ANSWER)) is not None]
    if not lettered or len(lettered) > _SOME * len(answered) or any(draft.has_options for draft in drafts):
        return
    for draft in lettered:
        if not draft.kind and not draft.cut(joined(draft.body))[1] and blanks_in(joined(draft.body)):
            draft.kind = Kind.FILL_IN


def _counted(line: str) -> tuple[int, str, str]:
    """What `numbered` says of a line, or of the number that no sign sets apart."""
    found = numbered(line)
    return found if found[0] >= 0 else next(iter(number_in_word(line)), found)


def _counted_on(drafts: Sequence[Draft]) -> Iterator[list[Draft]]:
    """Questions behind one another that count on, in a text whose other questions carry no numbers.

    Where no sign sets the numbers apart, `12验电…`, it takes more of them.
    """
    run: list[Draft] = []
    last, glued = -1, 0
    for draft in drafts:
        number, style = _first_number(draft)
        if number < 0 or number != last + 1:
            if len(run) > (_MANY if 2 * glued > len(run) else _FEW):
                yield run
            run, glued = [], 0
        if run or 0 < number <= _SLIPS or style not in (BARE, WEAK, ""):
            run.append(draft)
            glued += style in (BARE, WEAK)
        last = number
    if len(run) > (_MANY if 2 * glued > len(run) else _FEW):
        yield run


def _first_number(draft: Draft) -> tuple[int, str]:
    """The number that an uncounted question begins with and how it is written; (-1, "") for none."""
    if not draft.body or draft.number >= 0:
        return -1, ""
    number, style, _ = _counted(draft.body[0])
    return (-1, "") if style == NESTED else (number, style)


def _cut_answer(draft: Draft, options: tuple[str, ...]) -> None:
    """`B。因为…`: the letters are the answer, what follows explains it, unless it names more of the options.

    `B(对)` says B; `B(错)` says only that it was not B.
    """
    answer = without_confirmation(draft.text(Role.ANSWER))
    if _DENIED.fullmatch(answer):
        draft.parts[Role.ANSWER] = []
        draft.parts.setdefault(Role.EXPLANATION, []).insert(0, answer)
        return
    if letters_in(answer) is not None:
        draft.parts[Role.ANSWER] = [answer]
        return
    found = LETTERS_THEN_TEXT.match(answer) if draft.has_options or options else None
    letters = letters_in(found[1]) if found else None
    if found and letters is not None:
        if len(chosen(answer, options, AnswerStyle.LETTERS) or ()) > len(letters):
            return
        draft.parts[Role.ANSWER] = [found[1]]
        draft.parts.setdefault(Role.EXPLANATION, []).insert(0, clean(found[2]))
