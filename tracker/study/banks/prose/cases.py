"""Cases: a text with questions about it, counted (1), (2), (3), or several blanks, each with options of its own.

All their letters stand in one answer below.
"""

from __future__ import annotations

import re

from tracker.kernel.patterns import regex
from tracker.study.banks.model import Role
from tracker.study.banks.prose.drafts import Draft, begins_option, joined
from tracker.study.banks.prose.line_marks import numbered
from tracker.study.banks.question.answers import letters_apart
from tracker.study.banks.question.labels import LETTERS, split_options

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_OPTIONS = range(2, 7)
_LETTERS_FIRST = regex(r"^(?:答案\s*(?:是|为|选择?)\s*)?([A-H](?:[\s、,，;；|｜]+[A-H])+)[。.].*$", re.DOTALL)
"""Letters for all blanks, and what is remarked on them."""


def with_cases_apart(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Each question of a case as one of its own, behind the text of the case; other drafts as they are."""
    for draft in drafts:
        yield from _questions(draft) or _blanks(draft) or [draft]


def _questions(draft: Draft) -> list[Draft]:
    starts = list(_starts(draft.body))
    answers = letters_apart(draft.text(Role.ANSWER))
    if len(starts) < _OPTIONS[0] or answers is None or len(answers) not in (0, len(starts)):
        return []
    answers = answers or ("",) * len(starts)
    ends = [*starts[1:], len(draft.body)]
    found = []
    for start, end, answer in zip(starts, ends, answers, strict=True):
        lines = _with_letters(draft.body[start:end])
        if not lines:
            return []
        part = _part_of(draft, answer)
        part.passage = "\n".join(filter(None, (draft.passage, joined(draft.body[: starts[0]]))))
        for line in (numbered(lines[0])[2], *lines[1:]):
            part.add("", line)
        found.append(part)
    return found


def _blanks(draft: Draft) -> list[Draft]:
    """A question for each list of options, where there are as many lists as letters in the answer."""
    starts = [at for at, line in enumerate(draft.body) if at and begins_option(line) and _letter(line) == "A"]
    answers = letters_apart(_LETTERS_FIRST.sub(r"\1", draft.text(Role.ANSWER)))
    if len(starts) < _OPTIONS[0] or answers is None or len(answers) != len(starts):
        return []
    found = []
    for start, end, answer in zip(starts, [*starts[1:], len(draft.body)], answers, strict=True):
        part = _part_of(draft, answer)
        for line in (*draft.body[: starts[0]], *filter(begins_option, draft.body[start:end])):
            part.add("", line)
        if not split_options(joined(part.body))[1]:
            return []
        found.append(part)
    return found


def _letter(line: str) -> str:
    return next((sign for sign in line if sign.isalpha()), "")


def _part_of(draft: Draft, answer: str) -> Draft:
    """A question with the place, the topic and all else of a draft but its text and its answer."""
    part = Draft(draft.row, draft.section, number=draft.number, topic=draft.topic)
    part.kind = ""
    part.passage = draft.passage
    part.parts = {**draft.parts, Role.ANSWER: [answer] if answer else []}
    part.doubts = list(draft.doubts)
    return part


def _starts(body: Sequence[str]) -> Iterator[int]:
    """The lines that begin with (1), (2) and so on, in their order."""
    last = 0
    for at, line in enumerate(body):
        number, style, _ = numbered(line) if line[:1] in "（(" else (-1, "", "")
        if at and number == last + 1 and style[:1] == "(":
            last = number
            yield at


def _with_letters(lines: list[str]) -> list[str]:
    """A question and its options, each on a line, with letters before them; none where there are no options."""
    asked, *options = lines
    if split_options("\n".join(options))[1]:
        return lines
    if len(options) not in _OPTIONS:
        return []
    return [asked, *(f"{letter}. {option}" for letter, option in zip(LETTERS, options, strict=False))]
