"""Two copies of one question, their options perhaps in another order: whether they give the same answer."""

from __future__ import annotations

from tracker.study.banks.model import CHOICE_KINDS, Kind
from tracker.study.banks.texts import normalise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.study.banks.model import Answer, Question


def translated(copy: Question, kept: Question) -> Answer:
    """The answer of a question's copy for the options in the order they are kept in; None where it does not fit."""
    if copy.kind is not kept.kind:
        return None
    if copy.options == kept.options or copy.kind not in (*CHOICE_KINDS, Kind.ORDERING):
        return copy.answer
    place = {normalise(option): index for index, option in enumerate(kept.options)}
    answer = copy.answer if isinstance(copy.answer, tuple) else ()
    named = [index for index in answer if isinstance(index, int) and index < len(copy.options)]
    found = [place.get(normalise(copy.options[index])) for index in named]
    return None if None in found or not found else tuple(index for index in found if index is not None)


def differ(copy: Question, kept: Question) -> bool:
    """Whether both have an answer, and not the same one."""
    if None in (kept.answer, copy.answer):
        return False
    answer = translated(copy, kept)
    if kept.kind in CHOICE_KINDS and isinstance(kept.answer, tuple) and isinstance(answer, tuple):
        return set(kept.answer) != set(answer)
    return kept.answer != answer
