"""Answers that stand right behind the stems whose blanks they fill, all through a text: `…被称为____压力测试`."""

from __future__ import annotations

import re

from tracker.kernel.patterns import regex
from tracker.study.banks.model import TAKEN_FROM_STEM, Kind, Role
from tracker.study.banks.question.inline import take_truth

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.study.banks.prose.drafts import Draft

_BLANK = r"(?:[（(][\s　]*[)）]|_{2,})"
_BEHIND = regex(
    rf"(?P<stem>(?:(?!{_BLANK}).)*{_BLANK}(?:[^。？?]*[。？?])?)\s*(?P<said>(?:(?!{_BLANK})[^。；;？?]){{1,80}}?)$",
    re.DOTALL,
)
_ENOUGH, _MOST, _A_WORD = 10, 0.8, 3.0


def with_answers_behind(drafts: Sequence[Draft]) -> None:
    """Take what stands behind the only blank, or behind the sentence it is in, where nearly all questions have that.

    Doubtful, for a sentence may go on behind its blank as well: `…不大于____欧`.
    """
    open_yet = [draft for draft in drafts if _is_open(draft)]
    told = {draft: found for draft in open_yet if (found := _BEHIND.match(draft.body[0]))}
    words = sum(len(found["said"]) for found in told.values())
    if len(told) < max(_ENOUGH, _MOST * len(open_yet)) or words < _A_WORD * len(told):
        return
    for draft, found in told.items():
        draft.body = [found["stem"]]
        draft.parts[Role.ANSWER] = [found["said"]]
        draft.kind = Kind.FILL_IN
        draft.doubts.append(TAKEN_FROM_STEM)


def _is_open(draft: Draft) -> bool:
    """Whether a question on one line has neither options nor an answer, nor a sign behind it."""
    written = draft.kind in ("", Kind.FILL_IN) and len(draft.body) == 1
    return written and not (draft.has_options or draft.answered or take_truth(draft.body[0])[1])
