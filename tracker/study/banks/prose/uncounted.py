"""Sections without the numbers or the headings that others have: a word before each question says what it is."""

from __future__ import annotations

from itertools import pairwise

from tracker.kernel.patterns import regex
from tracker.study.banks.model import Kind
from tracker.study.banks.prose.drafts import begins_option
from tracker.study.banks.prose.line_marks import numbered, section_kind
from tracker.study.banks.prose.own_words import first_options

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FEW, _MANY = 3, 10
_FILLED = regex(
    r"\d{1,4}\s*[、.．]?\s*(?P<text>[^（()）]*[（(](?!\s*(?:[√×✓✗对错TF]|正确|错误|[A-H、,，\s]{0,8})\s*[)）])[^（()）]{1,30}[)）]"
    r"[^（()）]*(?:[（(][^（()）]{1,30}[)）][^（()）]*){0,3})"
)
_BULLET = regex(r"[-*+•]\s+(?=\S)")


def with_uncounted_sections(lines: list[str]) -> list[str]:
    """As many lines; in sections with options but without any number, the line above the first option asks."""
    asked = [numbered(lines[at])[0] >= 0 for at in _stems(lines, 0, len(lines))]
    if asked.count(False) <= _FEW or all(asked) or not any(asked):
        return lines
    heads = [at for at, line in enumerate(lines) if line and section_kind(line)]
    regions = list(pairwise([*heads, len(lines)]))
    counted = [any(numbered(line)[0] >= 0 for line in lines[start + 1 : end]) for start, end in regions]
    if all(counted) or not any(counted):
        return lines
    for (start, end), own in zip(regions, counted, strict=True):
        if not own and first_options(lines[start:end]) > _FEW:
            for at in _stems(lines, start, end):
                lines[at] = f"题目：{_BULLET.sub('', lines[at], count=1)}"
    return lines


def with_filled_sentences(lines: list[str]) -> list[str]:
    """Many numbered sentences in a row, each with a few words in brackets, are fill-ins, whatever their numbers.

    Unless the heading above them names another kind.
    """
    run: list[int] = []
    for at, line in enumerate([*lines, "."]):
        if _FILLED.fullmatch(line):
            run.append(at)
        elif line:
            for place in run if len(run) >= _MANY and _kind_above(lines, run[0]) in ("", Kind.FILL_IN) else ():
                lines[place] = "[填空题]" + _FILLED.sub(r"\g<text>", lines[place])
            run = []
    return lines


def _kind_above(lines: Sequence[str], at: int) -> str:
    """The kind that the last heading above a line names; "" without any."""
    return next(filter(None, map(section_kind, reversed(lines[:at]))), "")


def _stems(lines: Sequence[str], start: int, end: int) -> Iterator[int]:
    """The places of the lines right above first options."""
    above = start
    for at in range(start + 1, end):
        if first_options([lines[at]]) and above > start and not begins_option(lines[above]):
            yield above
        above = at if lines[at] else above
