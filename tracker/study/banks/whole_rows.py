"""Rows of a table put back together: cells merged downwards, and questions that take one row per option."""

from __future__ import annotations

from tracker.study.banks.model import ColumnMapping, Role

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.study.banks.table import Row, Table

_FILLED_DOWN = (Role.KIND, Role.TOPIC, Role.DIFFICULTY, Role.SOURCE)


def whole_rows(table: Table, mapping: ColumnMapping) -> Iterator[Row]:
    """The rows of a table as a person sees them."""
    rows: Iterable[Row] = table.rows()
    columns = [place for place, role in enumerate(mapping.roles) if role in _FILLED_DOWN]
    if columns:
        ranges = [merged for merged in table.merged() if merged[0] in columns]
        if ranges:
            rows = _filled(rows, ranges)
    if Role.OPTIONS in mapping.roles:
        rows = _joined(rows, mapping.roles.index(Role.STEM), mapping.roles.index(Role.OPTIONS))
    return iter(rows)


def raw_rows(table: Table, mapping: ColumnMapping) -> Iterator[Row] | None:
    """The rows without cleaning their cells; None where they have to be put together first."""
    columns = [place for place, role in enumerate(mapping.roles) if role in _FILLED_DOWN]
    merged = bool(columns) and any(column in columns for column, _, _ in table.merged())
    return None if merged or Role.OPTIONS in mapping.roles else table.raw_rows()


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


def _joined(rows: Iterable[Row], stem: int, options: int) -> Iterator[Row]:
    """A row without a question whose only news is an option belongs to the question above it."""
    last: Row | None = None
    for number, cells in rows:
        goes_on = last is not None and len(cells) > options and bool(cells[options]) and not cells[stem]
        if goes_on and last is not None and sum(map(bool, cells)) <= 2:
            last[1][options] = f"{last[1][options]}\n{cells[options]}"
            continue
        if last is not None:
            yield last
        last = number, list(cells) + [""] * (max(stem, options) + 1 - len(cells))
    if last is not None:
        yield last
