"""Answers that a document shows by colour, or by underlining what fills a blank."""

from __future__ import annotations

import re

from tracker.study.banks.model import Doubt, Kind, Role
from tracker.study.banks.prose.drafts import joined, says_both
from tracker.study.banks.question.inline import take_letters
from tracker.study.banks.question.labels import split_options

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.study.banks.prose.drafts import Draft

_MEANT, _ENOUGH = 0.9, 10
"""Colours are meant as answers where this part of the questions has them, and so many at least."""

_USUALLY = 0.5


def _says_otherwise(draft: Draft, letters: str) -> bool:
    """Whether colours say nothing: all options have one, unless several may be right, or the blank holds letters."""
    stem, options = split_options(joined(draft.body))
    return (draft.kind != Kind.MULTIPLE and len(letters) == len(options)) or bool(take_letters(stem, len(options))[1])


def _open_blank(draft: Draft, text: str, *, usual: bool) -> None:
    """Set a text that stands out apart as what fills a blank.

    In a part of no kind only where space is left beside it, or where that is `usual`. What stands in brackets is read
    from there.
    """
    known = re.escape(text)
    filled = re.compile(rf"(?<![（(])(?<![（(] ){known}(?!\s*[)）])")
    beside = re.compile(rf"[ 　]{{2}}{known}|{known}[ 　]{{3}}")
    for at, line in enumerate(draft.body):
        if draft.kind or usual or beside.search(line):
            draft.body[at] = filled.sub(lambda found: f"__{found[0]}__", line, count=1)
            draft.kind = draft.kind or (Kind.FILL_IN if draft.body[at] != line else "")


def _standing_out(draft: Draft, end: int, filling: dict[int, tuple[str, ...]]) -> list[str]:
    """The texts that stand out in the lines of a draft, which ends before a row."""
    return [text for row in range(draft.row, end) for text in filling.get(row, ())]


def _are_parts(texts: Sequence[str], lines: Sequence[str]) -> bool:
    """Whether texts that stand out are the smaller part of lines without a blank drawn as a line."""
    return 2 * sum(map(len, texts)) < sum(map(len, lines)) and not any("__" in line for line in lines)


def _fills_usually(spans: Sequence[tuple[Draft, int]], filling: dict[int, tuple[str, ...]]) -> bool:
    """Whether texts stand out in most questions of no kind, without options or an answer: they fill blanks."""
    bare = [(one, end) for one, end in spans if not (one.kind or one.has_options or one.answered)]
    told = ((_standing_out(one, end, filling), one.body) for one, end in bare)
    filled = sum(bool(texts) and _are_parts(texts, lines) for texts, lines in told)
    return filled >= max(_ENOUGH, _USUALLY * len(bare))


def with_looks(
    drafts: Sequence[Draft], coloured: dict[int, str], filling: dict[int, tuple[str, ...]], last: int
) -> None:
    """Answers that a document shows by colour or underlining, for the drafts that have none.

    Doubtful, unless nearly every question of the document has one: then that is how its author marks the right options.
    """
    if not drafts or not (coloured or filling):
        return
    ends = [draft.row for draft in drafts[1:]] + [last + 1]
    shown: list[Draft] = []
    spans = list(zip(drafts, ends, strict=True))
    usual = _fills_usually(spans, filling)
    for draft, end in spans:
        if draft.answered:
            continue
        letters = "".join(sorted({letter for row in range(draft.row, end) for letter in coloured.get(row, "")}))
        offers = draft.has_options or (bool(draft.body) and says_both(draft.body[-1]))
        if offers and letters and len(letters) < 8 and not _says_otherwise(draft, letters):
            draft.parts[Role.ANSWER] = [letters]
            shown.append(draft)
        elif draft.kind in ("", Kind.FILL_IN) and not draft.has_options:
            told = _standing_out(draft, end, filling)
            fills = usual and _are_parts(told, draft.body)
            for text in told:
                _open_blank(draft, text, usual=fills)
    asked = sum(draft.has_options for draft in drafts)
    if len(shown) < max(_MEANT * asked, _ENOUGH):
        for draft in shown:
            draft.doubts.append(Doubt(code="answer_from_colour"))
