"""Sheets with a column for each option that says whether it is right: `Option 1`, `Option 2`, `Right 1`, `Right 2`.

The count may stand inside the words, which may say what the signs mean: `选项1是否正确 1是 2否`.
"""

from __future__ import annotations

import re
from functools import partial

from tracker.kernel.patterns import regex
from tracker.study.banks.question.labels import LETTERS
from tracker.study.banks.tables.table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.study.banks.tables.block import Row

_COUNTED = regex(r"(?P<word>.*?[^\d\s_\-.])[\s_\-.]*(?P<mark>\d{1,2}|(?<![A-Za-z])[A-Ha-h])")
_COUNTED_INSIDE = regex(r"(?P<word>[^\d\s]{1,12})(?P<mark>\d{1,2})(?P<behind>\D.*)")
_SAYS_YES = regex(r"(\d)\s*[:：=、]?\s*(?:是(?!否)|正确|对|yes|true)", re.IGNORECASE)
_NUMBER = regex(r"-?\d{1,3}(?:\.\d+)?")
_RIGHT = frozenset(("yes", "y", "true", "x", "√", "✓", "是", "对", "正确"))
_WRONG = frozenset(("", "no", "n", "false", "否", "错", "错误", "-"))
_HEADER_WITHIN, _FEWEST, _MOST = 3, 2, 0.6
_ANSWER = "正确答案"


def flagged_table(table: Table) -> Table | None:
    """The table with the letters of the right options in a column of their own; None for any other table."""
    sample = table.sample()
    for place, (header, words) in enumerate(sample[:_HEADER_WITHIN]):
        flags = _flags(words, [cells for _, cells in sample[place + 1 :]])
        if flags:
            rows = partial(_rows, table, header, flags, _yes(words, flags))
            return Table(table.name, rows, total=lambda: table.total, images=table.images)
    return None


def _yes(words: Sequence[str], flags: Sequence[int]) -> str:
    """The digit that means yes, where the words above the flags say so."""
    said = {found[1] if (found := _SAYS_YES.search(words[place])) else "" for place in flags}
    return said.pop() if len(said) == 1 else ""


def _flags(words: Sequence[str], below: Sequence[Sequence[str]]) -> list[int]:
    """The columns of the flags: as many as there are options, under words counted alike, some right in most rows."""
    series: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        found = _COUNTED.fullmatch(word.strip())
        inside = None if found else _COUNTED_INSIDE.fullmatch(word.strip())
        if found:
            series.setdefault(found["word"].casefold(), []).append(place)
        elif inside:
            series.setdefault(f"{inside['word']}\0{inside['behind']}".casefold(), []).append(place)
    for places in series.values():
        beside = [other for other in series.values() if other is not places and len(other) == len(places)]
        if len(places) < _FEWEST or not beside or not below:
            continue
        yes = _yes(words, places)
        rows = [[_flag(cells, place, yes) for place in places] for cells in below]
        one = sum(any(row) and not all(row) for row in rows)
        if not any(None in row for row in rows) and one > _MOST * len(rows):
            return places
    return []


def _flag(cells: Sequence[str], place: int, yes: str) -> bool | None:
    """Whether a cell says that an option is right, or is worth something; None where it says neither."""
    cell = cells[place].strip().casefold() if place < len(cells) else ""
    if yes and cell.isdigit():
        return cell == yes
    if _NUMBER.fullmatch(cell):
        return float(cell) > 0
    return True if cell in _RIGHT else False if cell in _WRONG else None


def _rows(table: Table, header: int, flags: Sequence[int], yes: str) -> Iterator[Row]:
    width = max(len(cells) for _, cells in table.sample())
    for number, cells in table.rows():
        kept = ["" if place in flags else cell for place, cell in enumerate(cells)]
        kept += [""] * (width - len(kept))
        right = [_flag(cells, place, yes) for place in flags]
        letters = "".join(letter for letter, said in zip(LETTERS, right, strict=False) if said)
        yield number, [*kept, _ANSWER if number == header else letters]
