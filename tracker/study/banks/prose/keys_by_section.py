"""Lists of answers whose lines begin with the ordinal of a section: `一、1.A 2.B`, `二、判断题 1.√ 2.×`."""

from __future__ import annotations

from tracker.kernel.patterns import regex
from tracker.study.banks.prose.answer_list import entries
from tracker.study.banks.prose.line_marks import TENS, section_kind
from tracker.study.banks.question.wording import truth_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

_ORDINAL = rf"(?P<ordinal>{TENS})\s*[、.．]"
_BEGIN = regex(_ORDINAL)
_LISTED = regex(rf"{_ORDINAL}\s*(?P<named>[^\d:：]{{0,16}}?)\s*[:：]?\s*(?P<list>\d.*)$")
_HEADING = regex(rf"{_ORDINAL}\s*(?P<name>[^\s（(:：，,。\d]{{2,10}})")


def with_sections_named(lines: list[str]) -> list[str]:
    """Such lines as those are written that name their section before a colon: `一、单项选择题：1.A 2.B`.

    The name is what the questions of that ordinal stand below; without any it is told by the answers. The first line
    with an ordinal is above the questions themselves.
    """
    found: dict[int, tuple[re.Match[str], list[tuple[int, str]]]] = {}
    above: set[str] = set()
    for at, line in enumerate(lines):
        ordinal = _BEGIN.match(line)
        told = _LISTED.match(line) if ordinal and ordinal[1] in above else None
        if told and (listed := entries(told["list"])):
            found[at] = told, listed
        elif ordinal:
            above.add(ordinal[1])
    named = _named(lines) if found else {}
    for at, (told, listed) in found.items():
        name = told["named"] or named.get(told["ordinal"]) or _by_answers(listed)
        if section_kind(f"{told['ordinal']}、{name}"):
            lines[at] = f"{told['ordinal']}、{name}：{told['list']}"
    return lines


def _named(lines: Sequence[str]) -> dict[str, str]:
    """What the sections of the questions are called, by their ordinals."""
    headings = (_HEADING.match(line) for line in lines if section_kind(line))
    return {heading["ordinal"]: heading["name"] for heading in headings if heading}


def _by_answers(listed: Sequence[tuple[int, str]]) -> str:
    return "判断题" if any(truth_of(answer) is not None and not answer.isascii() for _, answer in listed) else "选择题"
