"""Workbooks that we wrote: their header is known and their texts are taken to the letter."""

from __future__ import annotations

from tracker.study.banks.formats.xlsx_write import OWN_PROPERTY
from tracker.study.banks.model import AnswerStyle, ColumnMapping
from tracker.study.banks.package import open_zip, part_of
from tracker.study.banks.tables.headers import role_of
from tracker.study.banks.tables.table import shape_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.study.banks.tables.table import Table


def own_mapping(data: bytes, tables: Sequence[Table]) -> ColumnMapping | None:
    """The mapping of a workbook of ours; None for any other, or one whose header was changed."""
    if OWN_PROPERTY.encode() not in part_of(open_zip(data), "docProps/custom.xml") or not tables:
        return None
    first = next(iter(tables[0].rows()), None)
    if first is None:
        return None
    words = first[1]
    roles = tuple(f"pair_{word[2:]}" if word.startswith("配对") else str(role_of(word)) for word in words)
    if not all(roles):
        return None
    return ColumnMapping(
        shape=shape_key("own", words, ()),
        sheet=tables[0].name,
        roles=roles,
        header_rows=first[0],
        header=tuple(words),
        answers=AnswerStyle.LETTERS,
        verbatim=True,
    )
