"""The rows of the tables of an HTML page or an XML spreadsheet: what many systems export and call `.xls`."""

from __future__ import annotations

from html.parser import HTMLParser

from tracker.study.banks.texts import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


class _Tables(HTMLParser):
    """The rows of all tables of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self._cell: list[str] | None = None
        self._span = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("tr", "row"):
            self.rows.append([])
        elif tag in ("td", "th", "cell"):
            self._close()
            self._cell = []
            span = dict(attrs).get("colspan") or "1"
            self._span = min(int(span), 64) if span.isdigit() else 1
        elif tag in ("br", "p", "div", "li") and self._cell is not None:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "cell", "tr", "row", "table"):
            self._close()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def _close(self) -> None:
        if self._cell is None:
            return
        if not self.rows:
            self.rows.append([])
        text = "\n".join(filter(None, (clean(line) for line in "".join(self._cell).split("\n"))))
        self.rows[-1] += [text, *[""] * (self._span - 1)]
        self._cell = None


def table_rows(page: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of the tables of an HTML page or an XML spreadsheet: what many systems export and call `.xls`."""
    tables = _Tables()
    tables.feed(page)
    tables.close()
    yield from enumerate(tables.rows, 1)
