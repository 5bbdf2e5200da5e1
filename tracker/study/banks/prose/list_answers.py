"""Lists of answers and the questions they answer."""

from __future__ import annotations

from collections import Counter

from tracker.kernel.patterns import regex
from tracker.study.banks.model import WRITTEN_KINDS, Role
from tracker.study.banks.prose.drafts import CHOICES, LETTERS_THEN_TEXT, Draft, Section
from tracker.study.banks.prose.line_marks import segments
from tracker.study.banks.question.answers import letters_in
from tracker.study.banks.question.inline import filled_in, take_letters
from tracker.study.banks.question.labels import LETTERS
from tracker.study.banks.question.wording import CHOICE
from tracker.study.banks.texts import normalise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.study.banks.prose.answer_list import AnswerList

_HAS_ANSWER = regex(r"\n答\s*[:：]")
_A_SENTENCE = 15
_FEW, _MOST, _NEARLY_ALL = 3, 0.6, 0.9


def with_lists(drafts: list[Draft], lists: Iterable[AnswerList]) -> list[int]:
    """Give the drafts without an answer theirs from the lists, by kind of section, chapter and number.

    The rows of texts that answer no question: they may be questions that were taken for answers. Those that have
    answers of their own, below the title 试题参考答案 of a paper, are added to the drafts.
    """
    known = {draft.number for draft in drafts}
    left: list[int] = []
    for found in lists:
        if _repeats(found, drafts):
            continue
        listed = _without_questions(found, drafts)
        if sum(map(bool, map(_HAS_ANSWER.search, listed.answers.values()))) > _MOST * len(listed.answers):
            drafts += _asked_in(listed)
            continue
        above = [draft for draft in drafts if draft.row < min(listed.rows.values())] or drafts
        waiting = [draft for draft in above if draft.number in listed.answers and not (draft.answered or draft.closed)]
        waiting = [draft for draft in waiting if not (draft.has_options and any(map(filled_in, draft.body)))]
        waiting = [draft for draft in waiting if _fits(draft.kind, listed.kind)] or ([] if listed.kind else waiting)
        waiting = [draft for draft in waiting if _suits(draft, listed)]
        waiting = [draft for draft in waiting if listed.kind and draft.kind == listed.kind] or waiting
        waiting = [draft for draft in waiting if draft.section.chapter == listed.chapter] or waiting
        if len({draft.number for draft in waiting}) < len(waiting):
            asked = _section_above(listed, drafts)
            asked = asked if any(draft.section == asked for draft in waiting) else waiting[0].section
            waiting = [draft for draft in waiting if draft.section == asked]
        for draft in waiting:
            text = listed.answers[draft.number]
            if not draft.has_options or (_may_choose(text) and not _knows_better(draft, text)):
                _give(draft, text)
        texts = ((number, text) for number, text in listed.answers.items() if number not in known)
        left += [listed.rows[number] for number, text in texts if len(text) > _A_SENTENCE]
    return left


def _without_questions(listed: AnswerList, drafts: Sequence[Draft]) -> AnswerList:
    """A list whose answers repeat their questions, `简述验电。` above `答：…`, without these."""
    if not any(map(_HAS_ANSWER.search, listed.answers.values())):
        return listed
    asked = {normalise(draft.body[0]) for draft in drafts if draft.body}
    answers = {}
    for number, text in listed.answers.items():
        question, *said = _HAS_ANSWER.split(text, 1)
        answers[number] = said[0].strip() if said and normalise(question.split("\n")[0]) in asked else text
    return listed.replace(answers=answers)


def _asked_in(listed: AnswerList) -> Iterator[Draft]:
    """The questions of what was taken for a list."""
    section = Section(kind=listed.kind, chapter=listed.chapter, serial=-min(listed.rows.values()))
    for number, text in listed.answers.items():
        draft = Draft(listed.rows[number], section, number=number)
        asked, *said = _HAS_ANSWER.split(text, 1)
        for line in asked.split("\n"):
            draft.add("", line)
        for answer in said:
            draft.add(Role.ANSWER, answer.strip())
        yield draft


def _suits(draft: Draft, listed: AnswerList) -> bool:
    """Whether a list may answer a question: letters do not fill blanks."""
    letters = sum(letters_in(text) is not None for text in listed.answers.values())
    return draft.has_options or draft.kind not in WRITTEN_KINDS or letters <= _NEARLY_ALL * len(listed.answers)


def _section_above(listed: AnswerList, drafts: Sequence[Draft]) -> Section | None:
    """The section right above a list that has further questions behind it; None for a list at the end."""
    first = min(listed.rows.values())
    above = [draft for draft in drafts if draft.row < first]
    return above[-1].section if above and len(above) < len(drafts) else None


def _may_choose(text: str) -> bool:
    """Whether a listed text may answer a question with options: with letters, a mark, or in few words."""
    return bool(len(text) < _A_SENTENCE or LETTERS_THEN_TEXT.match(text) or segments(text)[0][0])


def _knows_better(draft: Draft, text: str) -> bool:
    """Whether a question has letters in its blank, and the listed text has none: it answers some other."""
    if letters_in(text) is not None or segments(text)[0][0]:
        return False
    return any(take_letters(line, len(LETTERS))[1] for line in draft.body[:1])


def _fits(kind: str, listed: str) -> bool:
    if not kind or not listed or kind == listed:
        return True
    return kind in CHOICES and listed in CHOICES and CHOICE in (kind, listed)


def _give(draft: Draft, text: str) -> None:
    """Put the answer of a list into a draft: it may bring its explanation along."""
    for role, piece in segments(text):
        draft.add(role or Role.ANSWER, piece)


def _repeats(listed: AnswerList, drafts: Sequence[Draft]) -> bool:
    """Whether a list only says again what the questions of one section have in their blanks: it answers no others."""
    again: Counter[Section] = Counter()
    for draft in drafts:
        letters = letters_in(listed.answers.get(draft.number, ""))
        if letters is not None and draft.has_options and letters == letters_in(_filled(draft)):
            again[draft.section] += 1
    return max(again.values(), default=0) > max(_FEW, _MOST * len(listed.answers))


def _filled(draft: Draft) -> str:
    """The letters that stand in the blank of a question."""
    line = next(filter(filled_in, draft.body), "")
    return take_letters(line, len(LETTERS))[1] if line else ""
