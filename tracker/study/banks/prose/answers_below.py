"""Written answers without any word before them, all through a part of a text: below what asks, or right behind it."""

from __future__ import annotations

import re
from collections import defaultdict

from tracker.kernel.patterns import regex
from tracker.study.banks.model import LONG_KINDS, TAKEN_FROM_STEM, Kind, Role
from tracker.study.banks.question.answers import blanks_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.study.banks.prose.drafts import Draft

_FEW, _MOST, _A_REMARK = 4, 0.7, 9
_ASKS = regex(
    r"[?？][\s　）)]*(?:[（(]\s*\d+\s*分\s*[)）])?$|^(?:请)?(?:简述|简答|试述|论述|阐述|列举|简要说明|什么是)[^:：]*$"
)
_ASKS_MORE = regex(r"[?？][\s　]*$|_{2,}|（[\s　]*）|\([\s　]+\)")
_WRITTEN = ("", *LONG_KINDS)

_TERM = regex(
    r"(?P<term>(?!.{0,12}(?:根据|下列|如下|以下|结合|简述|简答|试述|论述|为什么|什么|如何|材料|案例|背景|资料|已知|说明|要求|[问答题例]$))[^：:?？。，,]{2,20})"
    r"[：:]\s*(?P<said>[^?？]{9,})"
)
"""A term and what it means: how 名词解释 are answered."""

_ANSWERED_AT_ONCE = regex(r"(?P<asked>[^?？。]{4,120}[?？。])[\s　]+(?P<said>\S.+)", re.DOTALL)


def with_answers_below(drafts: Sequence[Draft]) -> None:
    """Take what stands below a line that asks for its answer, where no question of that kind has one otherwise.

    The same for what stands behind the sentence that asks, on its line, or behind the term to be explained.
    """
    by_kind: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if not draft.untouched:
            by_kind[draft.section.kind].append(draft)
    by_section: dict[int, list[Draft]] = defaultdict(list)
    for draft in by_kind[Kind.SHORT_ANSWER]:
        by_section[draft.section.serial].append(draft)
    for asked in filter(_all_open, by_section.values()):
        _with_terms_explained(asked)
    for asked in filter(_all_open, [by_kind[kind] for kind in LONG_KINDS]):
        _with_answers_at_once(asked)
    for asked in filter(_all_open, [by_kind[kind] for kind in _WRITTEN]):
        _with_answers_under(asked)
    for asked in filter(_all_open, [by_kind[Kind.FILL_IN]]):
        _with_blanks_filled_below(asked)


def _all_open(asked: Sequence[Draft]) -> bool:
    """Whether none of some questions has options or an answer of its own."""
    return not any(draft.has_options or draft.answered for draft in asked)


def _with_terms_explained(asked: Sequence[Draft]) -> None:
    told = [(draft, found) for draft in asked if len(draft.body) == 1 and (found := _TERM.fullmatch(draft.body[0]))]
    if len(told) < max(_FEW, _MOST * len(asked)):
        return
    for draft, found in told:
        draft.parts[Role.ANSWER], draft.body = [found["said"]], [found["term"]]
        draft.doubts.append(TAKEN_FROM_STEM)


def _with_answers_at_once(asked: Sequence[Draft]) -> None:
    told = [(draft, found) for draft in asked if draft.body and (found := _ANSWERED_AT_ONCE.fullmatch(draft.body[0]))]
    if sum(len(found["said"]) > _A_REMARK for _, found in told) < max(_FEW, _MOST * len(asked)):
        return
    for draft, found in told:
        draft.parts[Role.ANSWER], draft.body = [found["said"], *draft.body[1:]], [found["asked"]]


def _with_answers_under(asked: Sequence[Draft]) -> None:
    told = [draft for draft in asked if draft.kind in _WRITTEN and _tells(draft)]
    if len(told) < max(_FEW, _MOST * sum(len(draft.body) > 1 for draft in asked)):
        return
    for draft in told:
        draft.parts[Role.ANSWER], draft.body = draft.body[1:], draft.body[:1]
        draft.kind = draft.kind or Kind.SHORT_ANSWER


def _with_blanks_filled_below(asked: Sequence[Draft]) -> None:
    told = [draft for draft in asked if len(draft.body) > 1 and _fills(*draft.body)]
    if len(told) < max(_FEW, _MOST * len(asked)):
        return
    for draft in told:
        draft.parts[Role.ANSWER], draft.body = draft.body[1:], draft.body[:1]


def _fills(asks: str, *below: str) -> bool:
    return blanks_in(asks) > 0 and not any(map(blanks_in, below)) and len(below) <= blanks_in(asks)


def _tells(draft: Draft) -> bool:
    asks, *below = draft.body or [""]
    return bool(below) and bool(_ASKS.search(asks)) and not any(map(_ASKS_MORE.search, below))
