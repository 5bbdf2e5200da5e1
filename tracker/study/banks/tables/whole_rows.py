"""Rows of a table put back together: merged cells, one row per option, and rows that a page break cut in two."""

from __future__ import annotations

from itertools import chain, groupby

from tracker.study.banks.model import ColumnMapping, Role, option_index
from tracker.study.banks.question.labels import without_label
from tracker.study.banks.question.wording import kind_of
from tracker.study.banks.tables.block import in_blocks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.study.banks.tables.block import Block, Row
    from tracker.study.banks.tables.table import Table

_HEADING = 25
"""A heading such as 二、多选题（每题 2 分） is shorter."""

_TEXTS = (Role.STEM, Role.OPTIONS, Role.EXPLANATION)
_FILLED_DOWN = (Role.PASSAGE, Role.KIND, Role.TOPIC, Role.DIFFICULTY, Role.SOURCE)


def whole_rows(table: Table, mapping: ColumnMapping) -> Iterator[Row]:
    """The rows of a table as a person sees them."""
    rows: Iterable[Row] = table.rows()
    columns = [place for place, role in enumerate(mapping.roles) if role in _FILLED_DOWN]
    if columns:
        ranges = [merged for merged in table.merged() if merged[0] in columns]
        if ranges:
            rows = _filled(rows, ranges)
    if Role.OPTIONS in mapping.roles:
        rows = _joined(rows, mapping.roles)
    return iter(_uncut(rows, mapping.roles) if table.kind != "upright" else rows)


def raw_blocks(table: Table, mapping: ColumnMapping) -> Iterator[Block] | None:
    """The rows many at a time, without cleaning their cells; None where they have to be put together first."""
    columns = [place for place, role in enumerate(mapping.roles) if role in _FILLED_DOWN]
    merged = bool(columns) and any(column in columns for column, _, _ in table.merged())
    if merged or Role.OPTIONS in mapping.roles:
        return None
    if not _may_be_cut(mapping.roles) or table.kind == "upright":
        return table.blocks()
    return _uncut_blocks(table.blocks(), mapping.roles)


def _filled(rows: Iterable[Row], ranges: list[tuple[int, int, int]]) -> Iterator[Row]:
    """A kind or chapter merged over several rows holds for each of them."""
    ends = {(column, first): last for column, first, last in ranges}
    held: dict[int, tuple[str, int]] = {}
    for number, cells in rows:
        for column in {column for column, _, _ in ranges}:
            if (column, number) in ends and column < len(cells):
                held[column] = (cells[column], ends[column, number])
            elif column in held and number <= held[column][1] and column < len(cells):
                cells[column] = held[column][0]
        yield number, cells


def _joined(rows: Iterable[Row], roles: Sequence[str]) -> Iterator[Row]:
    """A row without a question whose only news is an option belongs to the question above it."""
    stem, options = roles.index(Role.STEM), roles.index(Role.OPTIONS)
    answer = roles.index(Role.ANSWER) if Role.ANSWER in roles else options
    last: Row | None = None
    for number, cells in rows:
        whole = list(cells) + [""] * (max(stem, options, answer) + 1 - len(cells))
        one_more = whole[options] and not whole[stem] and sum(map(bool, whole)) <= 2
        if last is not None and one_more and not _begins_anew(last[1], whole, options, answer):
            last[1][options] = f"{last[1][options]}\n{whole[options]}"
            continue
        if last is not None:
            yield last
        last = number, whole
    if last is not None:
        yield last


def _begins_anew(above: Sequence[str], row: Sequence[str], options: int, answer: int) -> bool:
    """Whether a row has an option A or an answer, as the one above it has already: its question was left empty."""
    again = answer != options and above[answer] and row[answer]
    return bool(again) or all(without_label(one[options], 0) != one[options] for one in (above, row))


def _may_be_cut(roles: Sequence[str]) -> bool:
    """Whether a row that is only the rest of the one above can be told from a question."""
    return {Role.NUMBER, Role.ANSWER, Role.STEM} <= set(roles)


def _uncut(rows: Iterable[Row], roles: Sequence[str]) -> Iterable[Row]:
    """A row without a number and an answer of its own goes on with the texts of the row above it."""
    if not _may_be_cut(roles):
        return rows
    texts = [place for place, role in enumerate(roles) if role in _TEXTS or option_index(role) >= 0]
    return _glued(rows, roles.index(Role.NUMBER), roles.index(Role.ANSWER), roles.index(Role.STEM), texts)


def _uncut_blocks(blocks: Iterable[Block], roles: Sequence[str]) -> Iterator[Block]:
    """The same for rows that come many at a time: most blocks hold no rest of a row, and stay as they are."""
    telling = [roles.index(role) for role in (Role.NUMBER, Role.ANSWER)]
    begun = 0

    def run_of(block: Block) -> int:
        nonlocal begun
        begun += any(column < len(block.columns) and all(block.columns[column]) for column in telling)
        return begun

    for run, group in groupby(blocks, key=run_of):
        left = iter(group)
        first, second = next(left), next(left, None)
        if run and second is None:
            yield first
        else:
            some = chain(filter(None, (first, second)), left)
            yield from in_blocks(_uncut(chain.from_iterable(block.rows() for block in some), roles))


def _glued(rows: Iterable[Row], number: int, answer: int, stem: int, texts: Sequence[int]) -> Iterator[Row]:
    last: Row | None = None
    for row in rows:
        cells = row[1]
        if (
            last is not None
            and not (number < len(cells) and cells[number])
            and not (answer < len(cells) and cells[answer])
            and last[1][number : number + 1] not in ([], [""])
            and _goes_on(cells, stem, texts)
        ):
            last = last[0], _with(last[1], cells, texts)
            continue
        if last is not None:
            yield last
        last = row
    if last is not None:
        yield last


def _goes_on(cells: list[str], stem: int, texts: Sequence[int]) -> bool:
    """Whether a row holds only pieces of text, and neither a heading nor a whole question without its answer."""
    filled = {place for place, cell in enumerate(cells) if cell}
    if not filled or not filled <= set(texts) or (stem in filled and len(filled) > 2):
        return False
    return not any(kind_of(cells[place]) for place in filled if len(cells[place]) < _HEADING)


def _with(above: list[str], below: list[str], texts: Sequence[int]) -> list[str]:
    joined = above + [""] * (len(below) - len(above))
    for place in texts:
        if place < len(below):
            joined[place] += below[place]
    return joined
