"""Cases: a text with questions about it, counted (1), (2), (3), and all their letters in one answer below."""

from __future__ import annotations

from tracker.study.banks.model import Role
from tracker.study.banks.prose.drafts import Draft, joined
from tracker.study.banks.prose.line_marks import numbered
from tracker.study.banks.question.answers import letters_apart
from tracker.study.banks.question.labels import LETTERS, split_options

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_OPTIONS = range(2, 7)


def with_cases_apart(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Each question of a case as one of its own, behind the text of the case; other drafts as they are."""
    for draft in drafts:
        yield from _questions(draft) or [draft]


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
        part = Draft(draft.row, draft.section, number=draft.number, topic=draft.topic)
        part.kind = ""
        part.passage = "\n".join(filter(None, (draft.passage, joined(draft.body[: starts[0]]))))
        part.add("", numbered(lines[0])[2])
        for line in lines[1:]:
            part.add("", line)
        part.parts = {**draft.parts, Role.ANSWER: [answer] if answer else []}
        part.doubts = list(draft.doubts)
        found.append(part)
    return found


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
