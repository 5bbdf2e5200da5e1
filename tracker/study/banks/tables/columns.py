"""Which column of a table answers, told by the cells of a row together: they name, count or repeat its options."""

from __future__ import annotations

from tracker.kernel.patterns import regex
from tracker.study.banks.model import AnswerStyle
from tracker.study.banks.question.answers import chosen, digits_in, options_of
from tracker.study.banks.texts import same_option

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_NEARLY_ALL = 0.9
_MOST = 0.8
_SOME = 0.7
_NUMBER = regex(r"\d+(?:\.\d+)?")
_FEW = 5
"""With fewer rows a column of numbers may count the options by chance."""


def answer_column(rows: Sequence[Sequence[str]], options: Sequence[int], free: Sequence[int]) -> int | None:
    """The column of `free` whose cells are answers to the options of their rows; None where there is none.

    Letters and texts of options are surer than the places of options, 0 to 3 or 1 to 4; of two columns that repeat
    each other the later one answers.
    """
    for holds, places in ((_names, free[::-1]), (_counts, free)):
        for place in places:
            others = [at for at in options if at != place]
            if len(others) > 1 and holds(rows, others, place):
                return place
    return None


def _pairs(rows: Sequence[Sequence[str]], options: Sequence[int], place: int) -> list[tuple[str, tuple[str, ...]]]:
    """What stands in a column, each with the options of its row."""
    reach = max(place, *options)
    cells = [(row[place], tuple(row[at] for at in options if row[at])) for row in rows if len(row) > reach]
    return [(cell, texts) for cell, texts in cells if len(texts) > 1]


def _names(rows: Sequence[Sequence[str]], options: Sequence[int], place: int) -> bool:
    pairs = _pairs(rows, options, place)
    named = sum(bool(cell) and _is_named(cell, texts) for cell, texts in pairs)
    return len(pairs) >= _FEW and named > _NEARLY_ALL * len(pairs)


def numbers_beside_texts(rows: Sequence[Sequence[str]], options: Sequence[int]) -> list[int]:
    """Columns that hold nothing but numbers, where most of the others do not: levels, marks or times, no options."""
    shares = {at: _share_of_numbers([row[at] for row in rows if len(row) > at and row[at]]) for at in options}
    numbers = [at for at, share in shares.items() if share > _MOST]
    others = [share for at, share in shares.items() if at not in numbers]
    return numbers if others and sum(others) < 0.5 * len(others) and len(rows) >= _FEW else []


def may_count(rows: Sequence[Sequence[str]], options: Sequence[int], place: int) -> bool:
    """Whether the numbers of a column may be places of options, though not all of them are."""
    cells = [row[place] for row in rows if len(row) > place and row[place]]
    return sum(cell.isdigit() and int(cell) < len(options) for cell in cells) > _MOST * len(cells)


def _share_of_numbers(cells: Sequence[str]) -> float:
    return sum(_NUMBER.fullmatch(cell) is not None for cell in cells) / (len(cells) or 1)


def _is_named(cell: str, options: Sequence[str]) -> bool:
    if digits_in(cell) is not None:
        return same_option(cell) in map(same_option, options)
    return chosen(cell, tuple(options), AnswerStyle.TEXT) is not None


def _counts(rows: Sequence[Sequence[str]], options: Sequence[int], place: int) -> bool:
    """Whether a column holds small numbers beside options that are none, and not always the same."""
    pairs = [(digits_in(cell), texts) for cell, texts in _pairs(rows, options, place)]
    found = {digits[0] for digits, _ in pairs if digits is not None and len(digits) == 1}
    counted = sum(digits is not None and len(digits) == 1 for digits, _ in pairs)
    numbers = sum(all(map(digits_in, texts)) for _, texts in pairs)
    return (
        len(pairs) >= _FEW
        and counted > _MOST * len(pairs)
        and numbers < 0.5 * len(pairs)
        and len(found) > 1
        and max(found) - min(found) < len(options)
        and max(found) <= len(options)
    )


def answers_beside(rows: Sequence[Sequence[str]], options: Sequence[int], answer: int) -> bool:
    """Whether the right answers are none of the options, in no row: then the options are the wrong ones."""
    pairs = [(cell, texts) for cell, texts in _pairs(rows, options, answer) if cell]
    numbers = sum(digits_in(cell) is not None for cell, _ in pairs)
    if len(pairs) < 2 * _FEW or 2 * numbers > len(pairs):
        return False
    return not any(_is_named(cell, texts) for cell, texts in pairs)


def repeated_column(rows: Sequence[Sequence[str]], lists: Sequence[int], free: Sequence[int]) -> tuple[int, int] | None:
    """A column of lists of options and the one that repeats a part of each."""
    for listed in lists:
        for place in free:
            pairs = [(row[listed], row[place]) for row in rows if len(row) > max(listed, place)]
            repeated = sum(_repeats(*pair) for pair in pairs)
            if place != listed and len(pairs) >= _FEW and repeated > _SOME * len(pairs):
                return listed, place
    return None


def answer_to_lists(rows: Sequence[Sequence[str]], listed: int, free: Sequence[int]) -> int | None:
    """The column of `free` whose cells name options of the lists beside them."""
    for place in free:
        cells = [(row[place], options_of(row[listed])) for row in rows if len(row) > max(place, listed) and row[listed]]
        named = sum(
            bool(cell) and (cell == "0" or chosen(cell, options, AnswerStyle.TEXT) is not None)
            for cell, options in cells
        )
        if len(cells) >= _FEW and named > _SOME * len(cells):
            return place
    return None


def holds_lists(rows: Sequence[Sequence[str]], place: int) -> bool:
    """Whether the cells of a column hold three parts or more between signs that stand in no sentence."""
    cells = [row[place] for row in rows if len(row) > place and row[place]]
    lists = sum(cell.count("|") > 1 or cell.count(";") > 1 for cell in cells)
    return len(cells) >= _FEW and lists > _NEARLY_ALL * len(cells)


def _repeats(listed: str, cell: str) -> bool:
    parts = next((parts for sign in "|;；,，、\n" if len(parts := listed.split(sign)) > 2), ())
    return bool(cell) and same_option(cell) in map(same_option, parts)
