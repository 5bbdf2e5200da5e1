"""Workbooks whose answers stand on a sheet of their own: 试题 with the questions, 答案 with numbers and letters."""

from __future__ import annotations

from functools import partial

from tracker.study.banks.model import Role, option_index
from tracker.study.banks.question.answers import letters_in
from tracker.study.banks.question.wording import truth_of
from tracker.study.banks.tables.mapping import propose
from tracker.study.banks.tables.table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracker.study.banks.model import ColumnMapping
    from tracker.study.banks.tables.block import Row

    Answers = Sequence[tuple[str, str]]
    """The numbers of questions, "" where there are none, and what is right."""

_FEWEST, _HEADERS = 4, 2
_HEADER = "答案"


def with_answers(tables: Sequence[Table]) -> Sequence[Table]:
    """The tables, those that ask without answering with the answers that another of them holds and nothing else.

    Answers belong to questions by the numbers that both have, or one by one where there are as many of them. A table of
    answers that fits several others, or none, stays as it is.
    """
    lists = {place: found for place, table in enumerate(tables) if (found := _answers(table))}
    asking = {place: table for place, table in enumerate(tables) if place not in lists}
    for where, answers in list(lists.items()):
        answered = {place: whole for place, table in asking.items() if (whole := _answered(table, answers))}
        if len(answered) == 1:
            asking |= answered
            del lists[where]
    return [asking.get(place, table) for place, table in enumerate(tables) if place in asking or place in lists]


def _answers(table: Table) -> Answers:
    """The answers of a table that holds only those, below a line or two of headings; of any other table nothing."""
    if not all(_answer(cells) for _, cells in table.sample()[_HEADERS:]):
        return ()
    rows = [_answer(cells) for _, cells in table.rows() if any(cells)]
    headings = next((place for place, answer in enumerate(rows[: _HEADERS + 1]) if answer), len(rows))
    found = [answer for answer in rows[headings:] if answer]
    return found if len(found) == len(rows) - headings >= _FEWEST else ()


def _answer(cells: Sequence[str]) -> tuple[str, str] | None:
    """A row that is an answer, in one cell or a letter in each, with or without a number before it."""
    filled = list(filter(None, cells))
    number = filled.pop(0) if len(filled) > 1 and filled[0].isdigit() else ""
    said = "".join(filled) if len(filled) == 1 or all(len(cell) == 1 for cell in filled) else ""
    return (number, said) if said and (letters_in(said) is not None or truth_of(said) is not None) else None


def _answered(table: Table, answers: Answers) -> Table | None:
    """A table of choice questions without answers with a column of these; None for others, or where they do not fit."""
    mapping = propose(table)
    if mapping is None or Role.ANSWER in mapping.roles or not any(option_index(role) >= 0 for role in mapping.roles):
        return None
    questions = list(_questions(table, mapping))
    said = _in_order([number for _, number in questions], answers)
    if not said:
        return None
    column = dict(zip((row for row, _ in questions), said, strict=True)) | {mapping.header_rows: _HEADER}
    rows = partial(_rows, table, len(mapping.roles), column)
    return Table(table.name, rows, total=lambda: table.total, images=table.images, merged=table.merged)


def _questions(table: Table, mapping: ColumnMapping) -> Iterator[tuple[int, str]]:
    """The rows of the questions, and their numbers."""
    stem = mapping.roles.index(Role.STEM)
    number = mapping.roles.index(Role.NUMBER) if Role.NUMBER in mapping.roles else -1
    for row, cells in table.rows():
        if row > mapping.header_rows and "".join(cells[stem : stem + 1]):
            yield row, cells[number] if 0 <= number < len(cells) else ""


def _in_order(numbers: Sequence[str], answers: Answers) -> Sequence[str]:
    """What is right of each question; nothing where numbers or answers are left over."""
    own = [number for number, _ in answers]
    if len(own) == len(numbers) and (own == numbers or not all(own) or not all(numbers)):
        return [said for _, said in answers]
    known = dict(answers)
    return [known[number] for number in numbers] if len(known) == len(own) and sorted(own) == sorted(numbers) else ()


def _rows(table: Table, width: int, column: Mapping[int, str]) -> Iterator[Row]:
    for row, cells in table.rows():
        yield row, [*cells[:width], *[""] * (width - len(cells)), column.get(row, "")]
