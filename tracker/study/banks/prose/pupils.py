"""Pages that show what a pupil answered: whether that may stand for the answer, told by the points it brought."""

from __future__ import annotations

from tracker.kernel.patterns import regex
from tracker.study.banks.model import Doubt, Role
from tracker.study.banks.prose.line_marks import MINE, POINTS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.study.banks.prose.drafts import Draft, Section

_OWN_ANSWER = Doubt(code="own_answer")
_NUMBER = regex(r"\d+(?:\.\d+)?")
_FULL = 0.9
"""Part of the most points in a section that full points may be: systems round what a question is worth."""


def with_own_answers(drafts: Sequence[Draft]) -> None:
    """Take what a pupil answered where the page does not say what is right, and doubt it unless it had full points.

    What brought no points is wrong, and no answer.
    """
    most: dict[Section, float] = {}
    for draft in drafts:
        most[draft.section] = max(most.get(draft.section, 0.0), _points(draft) or 0.0)
    for draft in drafts:
        points, own = _points(draft), draft.text(MINE).rstrip(":： ")
        if draft.answered or not own or points == 0.0:
            continue
        draft.parts[Role.ANSWER] = [own]
        if points is None or points < _FULL * most[draft.section]:
            draft.doubts.append(_OWN_ANSWER)


def _points(draft: Draft) -> float | None:
    found = _NUMBER.search(draft.text(POINTS))
    return float(found[0]) if found else None
