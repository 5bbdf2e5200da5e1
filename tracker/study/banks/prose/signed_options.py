"""Options with a sign before each that says whether it is right: `[x]` and `[ ]`, `+` and `-`, `=` and `~`."""

from __future__ import annotations

import re

from tracker.study.banks.question.labels import LETTERS, without_label
from tracker.study.banks.texts import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FEW, _MOST = 3, 0.7
_SIGNS = tuple(
    (starts, re.compile(right), re.compile(wrong))
    for starts, right, wrong in (
        ("-*+[(", r"[-*+]?\s*[\[(]\s*[xX✓√*]\s*[\])]\s*", r"[-*+]?\s*(?:\[\s*\]|\(\s*\))\s*"),
        ("+＋-−–", r"[+＋]\s*-?\s*(?=[^\s+])", r"[-−–]\s*(?=[^\s\-−–])"),
        ("=~", r"=\s*(?=[^\s=])", r"~\s*(?=[^\s~])"),
    )
)
"""What begins such lines, and what stands before right and before wrong options."""


def without_signs(lines: list[str]) -> list[str]:
    """Options that carry a sign for right or wrong get letters, and the last of them says which are right."""
    for starts, right, wrong in _SIGNS:
        if sum(line[:1] in starts for line in lines if line) < _FEW:
            continue
        whole = [run for run in _runs(lines, right, wrong) if len(run) > 1]
        told = [run for run in whole if any(run.values())]
        if len([run for run in told if not all(run.values())]) < max(_FEW, _MOST * len(whole)):
            continue
        for run in told:
            labels = dict(zip(run, LETTERS, strict=False))
            for at, letter in labels.items():
                text = (wrong if not run[at] else right).sub("", lines[at], count=1)
                lines[at] = f"{letter}. {without_label(clean(text), LETTERS.index(letter))}"
            lines[list(labels)[-1]] += "　正确答案：" + "".join(letter for at, letter in labels.items() if run[at])
        break
    return lines


def _runs(lines: Sequence[str], right: re.Pattern[str], wrong: re.Pattern[str]) -> Iterator[dict[int, bool]]:
    """Lines with a sign that follow each other, empty ones aside: their places, and whether each is right."""
    run: dict[int, bool] = {}
    for at, line in enumerate(lines):
        is_wrong = wrong.match(line) is not None
        if is_wrong or right.match(line):
            run[at] = not is_wrong
        elif line and run:
            yield run
            run = {}
    if run:
        yield run
