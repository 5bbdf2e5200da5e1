"""Question banks as running text: pasted, typed, or taken out of a Word file."""

from __future__ import annotations

from functools import partial
from itertools import takewhile

from tracker.kernel.patterns import regex
from tracker.study.banks.model import LONG_KINDS, Kind, Role, RowReading, not_asked
from tracker.study.banks.prose.answer_list import ListReader, entries, numbered_texts, table_entries
from tracker.study.banks.prose.answers_ahead import AnswersAhead
from tracker.study.banks.prose.answers_behind import with_answers_behind
from tracker.study.banks.prose.answers_below import with_answers_below
from tracker.study.banks.prose.cases import with_cases_apart
from tracker.study.banks.prose.counting import BLANK_OR_LETTERS, Counting, asks_first
from tracker.study.banks.prose.drafts import (
    AFTER_ANSWER,
    Draft,
    Section,
    begins_option,
    joined,
    says_truth,
    understood,
    with_ways,
)
from tracker.study.banks.prose.headings import Headings
from tracker.study.banks.prose.line_marks import (
    BARE,
    IGNORED,
    MINE,
    NESTED,
    POINTS,
    WEAK,
    chapter_of,
    filled_below,
    gives_answer,
    heading_apart,
    is_key_heading,
    is_mark,
    is_noise,
    named_kind,
    next_filled,
    number_in_word,
    numbered,
    numbers,
    section_kind,
    segments,
    start_mark,
    start_word,
    truth_before,
    without_stray_dot,
)
from tracker.study.banks.prose.list_answers import with_lists
from tracker.study.banks.prose.manners import (
    answers_end_stems,
    counts_questions,
    label_of,
    one_line_questions,
    repeated_lines,
    unknown_labels,
    without_titles,
)
from tracker.study.banks.prose.plain_lines import plain_lines
from tracker.study.banks.prose.pools import Pool
from tracker.study.banks.prose.pupils import with_own_answers
from tracker.study.banks.prose.shared_parts import SharedParts
from tracker.study.banks.prose.standing_out import with_looks
from tracker.study.banks.prose.titles import heads_questions, names_above_sections
from tracker.study.banks.question.answers import blanks_in, letters_in
from tracker.study.banks.question.habits import Habits
from tracker.study.banks.question.inline import take_truth
from tracker.study.banks.question.labels import split_options
from tracker.study.banks.question.wording import kind_of, truth_of
from tracker.study.banks.texts import LONGEST

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.study.banks.model import Progress

_STEP = 1024
_AHEAD, _NEAR, _SLIP, _MANY = 12, 4, 3, 3

_NAMING, _A_NAME = (Role.TOPIC, Role.DIFFICULTY, Role.SOURCE), 40
"""Parts that a short line below their word gives."""

_PART = regex(r"([一二三四五六七八九十]{1,3})\s*[、.．]\s*[^。？?！!:：（(_]{2,24}$")
_OPENING = ("(", "（")
_AFTER_COLON = regex(r"^[^:：]*[:：]\s*")
_IN_BRACKETS = regex(r"^[^（(]*[（(]|[)）]\s*$")
_ANSWER_WORD = regex(r"^(?:参考|标准|正确)?答案\s*[:：]\s*(?=[（(第]?\d)")


class TextReader:
    """Goes through the lines once, cutting them into drafts of questions and lists of answers."""

    def __init__(
        self,
        lines: Sequence[str],
        progress: Progress | None = None,
        *,
        coloured: dict[int, str] | None = None,
        filling: dict[int, tuple[str, ...]] | None = None,
    ) -> None:
        plain = plain_lines(lines)
        self._lines = plain.lines
        looked_at = [line if len(line) <= LONGEST else "" for line in self._lines]
        self._progress = progress
        self._coloured = plain.standing_out | (coloured or {})
        self._filling = filling or {}
        self._heads, self._folded = plain.heads, plain.folded
        self._counted = counts_questions(looked_at)
        self._one_line = one_line_questions(looked_at)
        self._repeated = repeated_lines(looked_at)
        self._labels = unknown_labels(looked_at)
        self._lines = without_titles(self._lines, self._repeated)
        self._names = names_above_sections(looked_at)
        self._habits = Habits(letters_at_end=answers_end_stems(looked_at))
        self._marked = sum(map(is_mark, looked_at)) > 3
        self._section = Section()
        self._headings = Headings(self._lines)
        self._topic = ""
        self._draft: Draft | None = None
        self._parts = SharedParts(self._lines)
        self._count = Counting()
        self._in_list = False
        self._ahead = AnswersAhead(self._lines)
        self._after_blank = True
        self._stray: list[int] = []
        self._lists = ListReader()
        self._drafts: list[Draft] = []

    def read(self) -> Iterator[RowReading]:
        """The questions of the text in their order, and the lines that belong to none."""
        for index, line in enumerate(self._lines):
            if self._progress is not None and index % _STEP == 0:
                self._progress(index, len(self._lines))
            if len(line) > LONGEST:
                self._stray.append(index + 1)
                continue
            told = self._draft is not None and self._draft.brought(line)
            if told or not line or line in self._repeated or is_noise(line):
                self._after_blank = True
                continue
            if index in self._folded and self._draft is not None and self._draft.answered:
                self._draft.add(Role.EXPLANATION, line)
                continue
            for part in heading_apart(line):
                if not (self._shared(index, part) or self._heading(index, part) or self._listed(index, part)):
                    for piece in self._count.unglued(part, self._draft):
                        self._content(index, piece)
            self._after_blank = False
        with_ways(self._drafts)
        self._parts.share_out()
        self._stray += with_lists(self._drafts, self._lists.lists)
        with_own_answers(self._drafts)
        with_answers_below(self._drafts)
        with_answers_behind(self._drafts)
        with_looks(self._drafts, self._coloured, self._filling, len(self._lines))
        drafts = with_cases_apart(draft for draft in self._drafts if not draft.untouched)
        readings = [understood(draft, self._habits) for draft in drafts]
        readings += (not_asked(row, self._lines[row - 1]) for row in self._stray)
        return iter(sorted(readings, key=lambda reading: reading.row))

    # Texts that several questions are about

    def _shared(self, index: int, line: str) -> bool:
        """The lines of what the next questions share, from its announcement or its first option on."""
        part = self._parts.found(index, self._draft)
        if part is None:
            return self._parts.takes(line)
        if isinstance(part, Pool):
            self._under_title()
        self._parts.begin(part)
        self._draft = None
        return True

    def _under_title(self) -> None:
        """Options for several questions begin: what is open and unanswered was their title, and they count anew."""
        title = self._drafts.pop() if self._draft is not None and not self._draft.answered else None
        self._open_section("", self._section.chapter)
        self._in_list = False
        self._topic = title.body[0] if title and title.body else self._topic

    # Headings

    def _heading(self, index: int, line: str) -> bool:
        """Chapters, sections, and the announcement of a list of answers."""
        if line[0] == "《" and line[-1] == "》" and chapter_of(self._next(index)):
            return True  # the title of the book above each of its chapters
        chapter = chapter_of(line) or self._part(index, line)
        if chapter:
            if self._headings.takes_chapter(index, in_list=self._in_list):
                self._topic, self._in_list = line, False
            self._open_section(self._headings.kind_above, chapter)
            return True
        if index in self._names or self._titled(index, line):
            self._topic = line if index in self._names else self._topic
            self._open_section("", self._section.chapter)
            return True
        kind = "" if (self._marked and is_mark(line)) or self._inside(index, line) else section_kind(line)
        if not kind and numbered(self._next(index))[0] == 1:
            kind = named_kind(line)
        if kind:
            title = line.replace("(", "（").partition("（")[0]
            found = entries(_AFTER_COLON.sub("", line)) or entries(_IN_BRACKETS.sub("", line))
            stays = not self._headings.takes_section(index, kind, in_list=self._in_list)
            announced = "答案" in title and bool(self._drafts)
            self._in_list = stays or announced or bool(found or entries(self._next(index)))
            self._open_section(kind, self._section.chapter)
            self._lists.add(found, kind, self._section.chapter, index + 1)
            return True
        if is_key_heading(line) and self._announces_list(index):
            self._in_list = True
            self._open_section("", self._section.chapter)
            return True
        return False

    def _part(self, index: int, line: str) -> str:
        """A short line such as 二、信号量, behind which the questions are counted anew: it names a part of the bank."""
        named = _PART.match(line)
        if (
            not named
            or self._in_list
            or self._count.last < 0
            or not self._counted
            or section_kind(line)
            or is_key_heading(line)
        ):
            return ""
        return named[1] if numbered(self._next(index))[0] == 1 else ""

    def _titled(self, index: int, line: str) -> bool:
        """Whether a line behind an answered question heads the next ones, without a kind that is known."""
        if self._in_list or not self._counted or not heads_questions(self._lines, index, self._count.last):
            return False
        open_yet = self._draft is not None and not self._draft.closed
        return not (open_yet or section_kind(line) or is_key_heading(line))

    def _inside(self, index: int, line: str) -> bool:
        """Whether a line is more likely a wrapped word, as short as 判断, or an option of the question that is open."""
        draft = self._draft
        if draft is None or not draft.body or draft.closed or index in self._heads:
            return False
        return (len(line) < 5 and "题" not in line) or (draft.has_options and begins_option(line))

    def _open_section(self, kind: str, chapter: str) -> None:
        self._draft = None
        self._parts.end()
        self._section = Section(kind=kind, chapter=chapter, serial=self._section.serial + 1)
        self._count.restart()
        self._lists.heading()

    def _next(self, index: int) -> str:
        """The next line that holds anything."""
        return next_filled(self._lines, index)

    def _announces_list(self, index: int) -> bool:
        """答案： alone on a line may also begin the answer of the question before it."""
        following = self._next(index)
        listed = bool(entries(following) or section_kind(following) or following.startswith("题号"))
        if listed or self._draft is None or self._draft.answered:
            return listed or bool(self._drafts)  # above all questions it is the title of the whole
        if letters_in(following) is not None or truth_of(following) is not None:
            return False
        number, style, _ = numbered(following)
        if self._draft.kind in LONG_KINDS:  # one answer may have numbered parts
            own = any(draft.answered for draft in self._drafts if draft.section == self._section)
            return number == 1 < self._draft.number and not own
        return number == 1 and not self._numbers_blanks(index, style)

    def _numbers_blanks(self, index: int, style: str) -> bool:
        """Whether the numbers of the next lines are those of the open question's blanks: `(1) 断开`, `(2) 接地`."""
        ahead = list(filled_below(self._lines, index, _AHEAD))
        count = next((at for at, line in enumerate(ahead) if numbered(line)[:2] != (at + 1, style)), len(ahead))
        return self._numbers_a_blank(count, style)

    def _numbers_a_blank(self, number: int, style: str) -> bool:
        """Whether a number in brackets, which the questions do not carry, counts a blank of the open question."""
        draft = self._draft
        if draft is None or not draft.body or draft.has_options or not style.startswith(_OPENING):
            return False
        if (start_mark(draft.body[0])[0] or draft.kind) not in ("", Kind.FILL_IN):
            return False
        own = any(before.answered for before in self._drafts[-3:-1])  # as those before it: no list of all answers
        return style != self._count.style and 0 < number <= (_AHEAD if own else max(1, blanks_in(joined(draft.body))))

    # Lists of answers

    def _listed(self, index: int, line: str) -> bool:
        """Lines of answers apart from their questions, and everything after their announcement."""
        chapter, kind = self._section.chapter, self._section.kind
        if not self._in_list and (self._answers_another(line) or self._answers_all(line)):
            self._open_section("", chapter)
            self._in_list = True
        found = entries(_ANSWER_WORD.sub("", line)) or table_entries(line, self._next(index))
        if len(found) > (0 if self._in_list else 1):
            if not self._in_list:
                self._open_section("", chapter)
                self._in_list = True
            self._lists.add(found, kind, chapter, index + 1)
            return True
        if self._in_list and self._asks_again(index, line):
            self._in_list = False
        if not self._in_list:
            return False
        texts = numbered_texts(_ANSWER_WORD.sub("", line))
        if texts and not self._counts_parts(index, line, *texts[0]):
            self._lists.add(texts, kind, chapter, index + 1, line=line)
        elif not line.startswith(("答案\t", "参考答案\t")):
            self._lists.go_on(line)
        return True

    def _counts_parts(self, index: int, line: str, number: int, text: str) -> bool:
        """Whether a number counts the parts of a listed answer: the one that goes on with the list is still to come."""
        following = self._lists.next_number
        if self._lists.counts_parts(line, text):
            return True
        if not following or number == following or following <= _MANY:
            return False
        ahead = takewhile(lambda below: not section_kind(below), filled_below(self._lines, index, 3 * _AHEAD))
        return any(numbered(below)[0] == following for below in ahead)

    def _asks_again(self, index: int, line: str) -> bool:
        """Whether a numbered line among listed answers is a question, with a blank, and options or an answer below."""
        number, _, rest = numbered(line)
        if number < 0 or not BLANK_OR_LETTERS.search(rest or self._next(index)):
            return False
        ahead = filled_below(self._lines, index, _NEAR)
        return any(begins_option(below) or gives_answer(below) for below in ahead)

    def _answers_another(self, line: str) -> bool:
        """Whether a line such as `1. 答案：B` answers not the open question but an earlier one without an answer."""
        number, _, rest = numbered(line)
        if number < 0 or self._draft is None or number == self._draft.number:
            return False
        return gives_answer(rest) and any(draft.number == number and not draft.answered for draft in self._drafts)

    def _answers_all(self, line: str) -> bool:
        """Whether `答案：1.绝缘2.接地3.验电` answers the questions of a section, none of which has an answer so far."""
        if not _ANSWER_WORD.match(line) or self._draft is None or self._draft.number < _MANY:
            return False
        texts = numbered_texts(_ANSWER_WORD.sub("", line))
        own = (draft.answered for draft in self._drafts if draft.section == self._section)
        return len(texts) > 1 and texts[0][0] == 1 and not any(own)

    # Questions

    def _content(self, index: int, line: str) -> None:
        sign, line = truth_before(line)
        kind, answer, rest = start_mark(line)
        if kind:
            self._start(index, kind=kind)
            line = self._take_number(rest)
        else:
            line = self._begin(index, line)
            if self._draft is not None and self._draft.untouched and is_mark(line):
                self._draft.kind, line = start_mark(line)[0], ""
        pieces = segments(line) if line else []
        if self._one_line and len(pieces) > 1 and not pieces[0][0]:
            self._start(index)
        for role, text in pieces:
            self._piece(index, role, text)
        if self._draft is not None and (sign or answer):
            self._draft.add(Role.ANSWER, sign or answer)

    def _take_number(self, text: str) -> str:
        number, style, rest = numbered(text)
        if number >= 0 and self._draft is not None and (number == 1 or 0 < number - self._count.last <= _SLIP):
            self._draft.number = self._count.last = number
            self._parts.give(self._draft)
            return rest
        return text if style in (BARE, WEAK, NESTED, "") else rest

    def _begin(self, index: int, line: str) -> str:
        """Open a new question where the line begins one; what is left of the line."""
        word = start_word(line)
        if word is not None:
            draft = self._draft
            if draft is not None and draft.body and not draft.parts and not draft.has_options and self._count.last >= 0:
                if draft.tells_a_case:
                    return line
                draft.become_topic()
            elif draft is None or not draft.untouched:
                self._start(index)
            return self._take_number(word)
        if self._draft is not None and self._draft.untouched and 0 < self._draft.number == numbered(line)[0]:
            return self._count.once(self._draft.number, line)
        for number, style, rest in (numbers(line) or number_in_word(line)) if self._counted else ():
            answers = self._draft is not None and self._draft.part in (Role.ANSWER, MINE, POINTS, IGNORED)
            if not (answers and self._numbers_a_blank(number, style)) and self._accepts(index, (number, style, rest)):
                self._count.take(number, style)
                if self._draft is not None and self._draft.untouched:
                    self._draft.number = number
                else:
                    self._start(index, number=number)
                self._parts.give(self._draft)
                return without_stray_dot(rest) if style == WEAK else self._count.once(number, rest)
        return line

    def _accepts(self, index: int, found: tuple[int, str, str]) -> bool:
        answered = partial(self._ahead.come, index, (found[0], self._count.style), self._drafts)
        return self._count.accepts(self._draft, found, self._next(index), answered)

    def _start(self, index: int, *, number: int = -1, kind: str = "") -> Draft:
        draft = Draft(index + 1, self._section, number=number, kind=kind, topic=self._topic)
        self._drafts.append(draft)
        self._draft = draft
        return draft

    def _piece(self, index: int, role: str, text: str) -> None:
        """A piece of a line: of the question that is open, or the beginning of the next where they are not counted."""
        if role:
            self._marked_piece(index, role, text)
            return
        draft = self._draft
        if (
            draft is not None
            and draft.has_options
            and draft.part != Role.EXPLANATION
            and draft.kind not in LONG_KINDS
            and label_of(text) in self._labels
        ):
            draft.add(IGNORED, text)
        elif draft is None and self._counted and not self._marked and not asks_first(text, self._next(index)):
            self._stray.append(index + 1)
        elif draft is not None and draft.part == Role.ANSWER and (letter := draft.repeated(text)):
            draft.add(Role.ANSWER, letter)
        elif draft is None or self._ends(index, draft, text):
            self._start(index).add("", text)
        elif draft.part in _NAMING and draft.announced and len(text) < _A_NAME:
            draft.add(draft.part, text)
        elif draft.answered_by(text) and not (says_truth(text) and says_truth(self._next(index))):
            draft.add(Role.ANSWER, text)
        elif draft.waits_for_text and not (draft.part in (IGNORED, POINTS) and begins_option(text)):
            draft.parts.setdefault(draft.part, []).append(text)
        elif draft.body and draft.answered and draft.closed and not draft.completes(text):
            draft.parts.setdefault(Role.EXPLANATION, []).append(text)
            draft.doubts.append(AFTER_ANSWER)
        else:
            draft.add("", text)

    def _marked_piece(self, index: int, role: str, text: str) -> None:
        """An answer, an explanation and so on; the word for a kind may stand before its question."""
        draft = self._draft
        if role == Role.KIND:
            told = draft is not None and draft.closed and kind_of(text) != Kind.TRUE_FALSE
            if draft is None or draft.answered or told:
                draft = self._start(index)
            draft.kind = kind_of(text) or draft.kind
        elif draft is not None and not (role == Role.ANSWER and draft.says(text)):
            again = role == Role.ANSWER and draft.answered and draft.kind in LONG_KINDS
            letter = draft.repeated(text) if role == Role.ANSWER else ""
            draft.add(role, letter or (self._lines[index] if again else text))  # 答：… ends a calculation

    def _forgot_its_number(self, index: int, draft: Draft, text: str) -> bool:
        """Whether a line begins a question though others carry numbers: it is answered below, or asks and has options.

        The one that is open has to be whole.
        """
        bare = draft.number < 0 and draft.full
        if not (draft.closed or bare) or begins_option(text):
            return False
        statement, sign = take_truth(text)
        if sign and len(statement) > _SLIP and not draft.answered:
            return True  # as the one before it
        below = self._next(index)
        if len(text) > _SLIP and (gives_answer(below) or says_truth(below)):
            return True
        asks = self._after_blank or bool(BLANK_OR_LETTERS.search(text))
        return asks and begins_option(below)

    def _ends(self, index: int, draft: Draft, text: str) -> bool:
        """Whether a line without any mark begins the next question: where they carry no numbers, or this forgot its.

        What forgot its number asks, or stands behind an empty line, and has options below.
        """
        if not draft.body or draft.announced:
            return False
        if self._counted and not self._marked:
            return self._forgot_its_number(index, draft, text)
        if draft.closed:
            return bool(draft.part) or not begins_option(text)
        if begins_option(text) or split_options(text)[1]:
            return False
        if draft.has_options and not draft.part and BLANK_OR_LETTERS.search(text):
            return True
        return self._after_blank and (draft.answered or draft.has_options)


def read_text(lines: Sequence[str], progress: Progress | None = None) -> Iterator[RowReading]:
    """The questions of a text, line by line numbered from 1; `progress` may raise to stop."""
    return TextReader(lines, progress).read()
