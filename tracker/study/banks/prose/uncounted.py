"""Sections whose questions carry no numbers in a text whose other questions do: a word before each says so."""

from __future__ import annotations

import re
from itertools import pairwise

from tracker.study.banks.prose.drafts import begins_option
from tracker.study.banks.prose.line_marks import numbered, section_kind
from tracker.study.banks.prose.own_words import first_options

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FEW = 3
_BULLET = re.compile(r"[-*+•]\s+(?=\S)")


def with_uncounted_sections(lines: list[str]) -> list[str]:
    """As many lines; in sections with options but without any number, the line above the first option asks."""
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


def _stems(lines: Sequence[str], start: int, end: int) -> Iterator[int]:
    """The places of the lines right above first options."""
    above = start
    for at in range(start + 1, end):
        if first_options([lines[at]]) and above > start and not begins_option(lines[above]):
            yield above
        above = at if lines[at] else above
