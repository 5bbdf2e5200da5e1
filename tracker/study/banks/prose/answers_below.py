"""Written answers without any word before them, all through a part of a text: below what asks, or right behind it."""

from __future__ import annotations

import re
from collections import defaultdict

from tracker.study.banks.model import TAKEN_FROM_STEM, Kind, Role

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.study.banks.prose.drafts import Draft

_FEW, _MOST, _A_REMARK = 4, 0.7, 9
_ASKS = re.compile(
    r"[?？][\s　）)]*(?:[（(]\s*\d+\s*分\s*[)）])?$|^(?:请)?(?:简述|简答|试述|论述|阐述|列举|简要说明|什么是)[^:：]*$"
)
_ASKS_MORE = re.compile(r"[?？][\s　]*$|_{2,}|（[\s　]*）|\([\s　]+\)")
_WRITTEN = ("", Kind.SHORT_ANSWER, Kind.CALCULATION)

_TERM = re.compile(
    r"(?P<term>(?!.{0,12}(?:根据|下列|如下|以下|结合|简述|简答|试述|论述|为什么|什么|如何|材料|案例|背景|资料|已知|说明|要求|[问答题例]$))[^：:?？。，,]{2,20})"
    r"[：:]\s*(?P<said>[^?？]{9,})"
)
"""A term and what it means: how 名词解释 are answered."""

_ANSWERED_AT_ONCE = re.compile(r"(?P<asked>[^?？。]{4,120}[?？。])[\s　]+(?P<said>\S.+)", re.DOTALL)
_LONG = (Kind.SHORT_ANSWER, Kind.CALCULATION)


def with_answers_below(drafts: Sequence[Draft]) -> None:
    """Take what stands below a line that asks for its answer, where no question of that kind has one otherwise.

    The same for what stands behind the sentence that asks, on its line, or behind the term to be explained.
    """
    sections: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.section.kind == Kind.SHORT_ANSWER and not draft.untouched:
            sections[draft.section.serial].append(draft)
    for asked in sections.values():
        _with_terms_explained(asked)
    for long in _LONG:
        _with_answers_at_once([draft for draft in drafts if draft.section.kind == long and not draft.untouched])
    for kind in _WRITTEN:
        asked = [draft for draft in drafts if draft.section.kind == kind and not draft.untouched]
        if any(draft.has_options or draft.answered for draft in asked):
            continue
        told = [draft for draft in asked if draft.kind in _WRITTEN and _tells(draft)]
        if len(told) < max(_FEW, _MOST * sum(len(draft.body) > 1 for draft in asked)):
            continue
        for draft in told:
            draft.parts[Role.ANSWER], draft.body = draft.body[1:], draft.body[:1]
            draft.kind = draft.kind or Kind.SHORT_ANSWER


def _with_answers_at_once(asked: Sequence[Draft]) -> None:
    if any(draft.has_options or draft.answered for draft in asked):
        return
    told = [(draft, found) for draft in asked if draft.body and (found := _ANSWERED_AT_ONCE.fullmatch(draft.body[0]))]
    if sum(len(found["said"]) > _A_REMARK for _, found in told) < max(_FEW, _MOST * len(asked)):
        return
    for draft, found in told:
        draft.parts[Role.ANSWER], draft.body = [found["said"], *draft.body[1:]], [found["asked"]]


def _with_terms_explained(asked: Sequence[Draft]) -> None:
    if any(draft.has_options or draft.answered for draft in asked):
        return
    told = [(draft, found) for draft in asked if len(draft.body) == 1 and (found := _TERM.fullmatch(draft.body[0]))]
    if len(told) < max(_FEW, _MOST * len(asked)):
        return
    for draft, found in told:
        draft.parts[Role.ANSWER], draft.body = [found["said"]], [found["term"]]
        draft.doubts.append(TAKEN_FROM_STEM)


def _tells(draft: Draft) -> bool:
    asks, *below = draft.body or [""]
    return bool(below) and bool(_ASKS.search(asks)) and not any(map(_ASKS_MORE.search, below))
