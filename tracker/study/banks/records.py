"""Tables in text files that are no CSV: HTML pages that systems call `.xls`, XML spreadsheets, lists in JSON."""

from __future__ import annotations

import json
import re

from tracker.study.banks.answers import item_text
from tracker.study.banks.markup import elements_in, table_rows
from tracker.study.banks.problem import MAX_ELEMENTS, BankProblem
from tracker.study.banks.table import Table
from tracker.study.banks.texts import clean, number_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.study.banks.block import Row
    from tracker.study.banks.encoding import Text

_PAGE = re.compile(r"<(?:html|table|\?xml[^>]*\?>\s*(?:<\?mso[^>]*\?>\s*)?<(?:ss:)?Workbook)[\s>]", re.IGNORECASE)
_DEEPEST = 6


def records_table(data: bytes, text: Text, head: str) -> Table | None:
    """The table of such a file; None for any other text. Raises `BankProblem` `too_large`."""
    start = head.lstrip()[:2000]
    if start[:1] == "<" and _PAGE.search(start):
        if elements_in(data) > MAX_ELEMENTS:
            raise BankProblem("too_large", elements=elements_in(data), limit=MAX_ELEMENTS)
        page = text.whole()
        return Table("", lambda: _without_prefixes(page), kind="html")
    if start[:1] in "[{":
        return _of_json(text.whole())
    return None


def _without_prefixes(page: str) -> Iterator[Row]:
    return table_rows(re.sub(r"<(/?)ss:", r"<\1", page))


def _of_json(text: str) -> Table | None:
    try:
        records = _records(_values(text), _DEEPEST)
    except (ValueError, RecursionError):
        return None
    if not records:
        return None
    names = list(dict.fromkeys(name for record in records for name in record))
    rows = [[_cell(record.get(name)) for name in names] for record in records]
    return Table("", lambda: ((number, list(cells)) for number, cells in enumerate([names, *rows], 1)), kind="json")


def _values(text: str) -> object:
    """The value of a JSON text, or the values of one that has a record on each line."""
    try:
        return json.loads(text)
    except ValueError:
        return [json.loads(line) for line in text.splitlines() if line.strip()]


def _records(value: object, depth: int) -> list[dict[str, object]]:
    """The longest list of records anywhere in a JSON value."""
    if depth == 0:
        return []
    if isinstance(value, dict):
        inner = [_records(item, depth - 1) for item in value.values()]
        return max(inner, key=len, default=[])
    if not isinstance(value, list):
        return []
    own = [item for item in value if isinstance(item, dict) and len(item) > 1]
    return own or max((_records(item, depth - 1) for item in value[:100]), key=len, default=[])


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return number_text(value)
    if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
        value = list(map(item_text, value))
    return clean(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
