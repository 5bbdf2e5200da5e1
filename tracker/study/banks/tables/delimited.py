"""Text with one question a line and separators between its parts: CSV and the home-made shapes."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from itertools import chain, islice, zip_longest

from tracker.kernel.patterns import regex
from tracker.kernel.separated import separated
from tracker.study.banks.tables.block import Block, in_blocks
from tracker.study.banks.tables.headers import header_roles, role_of
from tracker.study.banks.tables.table import Table
from tracker.study.banks.texts import LONGEST, clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.study.banks.encoding import Text
    from tracker.study.banks.tables.block import Row

_SINGLE = ",\t;|#$^~@&，；｜"
_RUN = regex(r"([|#$^~@&*=+\-])\1+|\^\*\^|\|\^\||<>|\\t")
_RUN_SIGNS = "|#$^~@&*=+-<\\"
"""One of which begins every run."""

_LABEL = regex(r"\s*[^\s：:]{1,8}[：:]\s*")
_LINES = 300
_AT_FIRST = 1000
_WINDOWS = 60
_WINDOW = 1500
_SHORT = 4
"""A text of no more pieces is looked at from end to end to find out what its columns hold."""

_LINE_END = "␤"
"""What stands for the end of a line among the cells of many: any sign that is printed and hardly ever used."""

_FAR = 1 << 40
"""The row number of lines taken from the middle, where nobody counts."""


class Layout:
    """How lines are cut: by the csv rules at one character, or wherever one of several separators stands."""

    def __init__(self, *separators: str) -> None:
        self.separators = separators

    @classmethod
    def of(cls, shown: str) -> Layout:
        """The layout that a person names, or that was kept: separators with a space between them."""
        return cls(*shown.split(" ")) if shown.strip(" ") else cls(shown)

    @property
    def sign(self) -> str:
        """The one character the lines are cut at by the csv rules; "" where they are cut in another way."""
        return self.shown if len(self.shown) == 1 else ""

    def cut(self, pieces: Iterable[str], *, spaced: bool) -> Iterator[Row]:
        """The rows of a text with the number of the line each ends in; `spaced` is told in `separated`."""
        lines = chain.from_iterable(io.StringIO(piece, newline="") for piece in pieces)
        if not self.sign:
            cut = re.compile("|".join(map(re.escape, self.separators)))
            for number, line in enumerate(lines, 1):
                yield number, cut.split(line) if line.strip() else []
            return
        reader = separated(lines, self.sign, spaced=spaced)
        for row in reader:
            yield reader.line_num, row

    @property
    def shown(self) -> str:
        """The separators for a person to read, and to be kept."""
        return " ".join(self.separators)


def _blocks(pieces: Iterable[str], separator: str) -> Iterator[Block]:
    """A text without quotes, piece by piece: what the csv rules come to, in a fraction of the time.

    A piece whose lines all have as many cells is cut at one go, each line's end standing as a cell between two rows.
    """
    done = 0
    for piece in pieces:
        lines = _lines(piece)
        count = len(lines)
        numbers = range(done + 1, done + 1 + count)
        done += count
        width, even = lines[0].count(separator) + 1, f"{separator}{_LINE_END}{separator}".join(lines)
        cells = even.split(separator)
        ends = cells[width :: width + 1].count(_LINE_END)
        if len(cells) == count * (width + 1) - 1 and ends == count - 1 and _LINE_END not in piece:
            columns = [cells[place :: width + 1] for place in range(width)]
            yield Block(numbers, columns, tidy=_tidy(even, separator))
        else:
            yield Block.of(numbers, [line.split(separator) if line else [] for line in lines])


def _lines(text: str) -> list[str]:
    """The lines of a text by whichever sign ends them; what is behind the last end is none if it is empty."""
    if "\r" in text:
        lines = text.removesuffix("\r\n").split("\r\n")
        together = "".join(lines)
        if "\r" not in together and "\n" not in together:
            return lines
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.removesuffix("\n").split("\n")


def _tidy(text: str, separator: str) -> bool:
    """Whether no cell of a text has anything to be cleaned of."""
    if " " in text and (f" {separator}" in text or f"{separator} " in text or text != text.strip()):
        return False
    return text.isprintable() and "&" not in text and not ("_" in text and "_x" in text)


def _one_by_one(text: str) -> Iterator[str]:
    """The lines of a text with their ends, cut off as they are asked for: of a long text only the first are."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def layout_of(text: str) -> Layout | None:
    """How the lines of a sample are cut into columns; None where they are not, but running text."""
    every = chain.from_iterable(map(str.splitlines, _one_by_one(text)))
    lines = [line[:LONGEST] for line in islice(filter(str.strip, every), _LINES)]
    if len(lines) < 2:
        return None
    mixed = _mixed(lines)
    single = _csv_layout(text)
    if mixed and (single is None or (mixed[1] > single[1] and not _has_header(text, single[0]))):
        return Layout(*mixed[0])
    return Layout(single[0]) if single else None


def _has_header(text: str, delimiter: str) -> bool:
    rows = _sample_rows(text, delimiter)
    return bool(rows) and header_roles(rows[0]) is not None


def _csv_layout(text: str) -> tuple[str, float] | None:
    """The csv delimiter that gives most rows the same number of columns, and how even that is."""
    best: tuple[str, float] | None = None
    for delimiter in _SINGLE:
        if text.find(delimiter) == text.rfind(delimiter):
            continue
        rows = _sample_rows(text, delimiter)
        if len(rows) < 2:
            continue
        width, count = Counter(map(len, rows)).most_common(1)[0]
        evenness = count / len(rows)
        if width > 1 and evenness > 0.7:
            score = evenness + 0.02 * min(width, 8) + (0.1 if delimiter in ",\t" else 0.0)
            if best is None or score > best[1]:
                best = delimiter, score
    return best


def _spaced(text: str, sign: str) -> bool:
    """Whether quotes stand a blank behind the separators: `"a", "b"`."""
    return '"' in text and text.count(f'{sign} "') > text.count(f'{sign}"')


def _sample_rows(text: str, delimiter: str) -> list[list[str]]:
    rows = []
    try:
        for row in separated(_one_by_one(text), delimiter, spaced=_spaced(text, delimiter)):
            if any(cell.strip() for cell in row):
                rows.append(row)
            if len(rows) == _LINES:
                break
    except csv.Error:
        return []
    return rows


def _mixed(lines: list[str]) -> tuple[list[str], float] | None:
    """Separators that all lines have, some of them in different numbers: `7#stem#right$wrong$wrong`."""
    together = "".join(lines)
    may_run = lines if any(sign in together for sign in _RUN_SIGNS) else ()
    runs = Counter(run for line in may_run for run in {found[0] for found in _RUN.finditer(line)})
    common = [run for run, count in runs.items() if count > 0.9 * len(lines) and not _empty_cells(lines, run)]
    signs = [sign for sign in "#$|^~@&\t" if sum(sign in line for line in lines) > 0.9 * len(lines)]
    signs = [sign for sign in signs if not any(sign in run for run in common)]
    separators = sorted(common, key=len, reverse=True) + signs
    if not separators or (len(separators) == 1 and separators[0] in signs):
        return None
    cut = re.compile("|".join(map(re.escape, separators)))
    widths = Counter(len(cut.split(line)) for line in lines)
    least, count = min(widths), sum(widths.values())
    if least < 2 or max(widths) > 14:
        return None
    return separators, 1.2 + 0.02 * least + (0.3 if common else 0.0) if count == len(lines) else 0.0


def _empty_cells(lines: Sequence[str], run: str) -> bool:
    """Whether a run of one sign is cells left empty, `12|A|||停电`: that sign also stands alone in each line, often."""
    return len(set(run)) == 1 and all(line.count(run[0]) > 2 * len(run) * line.count(run) for line in lines)


def _column_labels(rows: list[list[str]]) -> list[str]:
    """The word that every cell of a column begins with (`题目：`, `答案：`), "" for a column without one."""
    labels = []
    for cells in zip_longest(*rows, fillvalue=""):
        ending = (cell for cell in cells if "：" in cell or ":" in cell)
        found = Counter(match[0] for cell in ending if (match := _LABEL.match(cell)))
        label, count = found.most_common(1)[0] if found else ("", 0)
        labels.append(label if count > 0.95 * sum(map(bool, cells)) and role_of(label) else "")
    return labels


def _single_quoted(rows: list[list[str]]) -> bool:
    """Whether nearly all cells stand between single quotes, as a database writes its texts."""
    cells = [cell for row in rows for cell in row if cell and not cell.isdigit()]
    return sum(len(cell) > 1 and cell[0] == cell[-1] == "'" for cell in cells) > 0.9 * len(cells) > 0


def _unquoted(rows: Iterator[Row]) -> Iterator[Row]:
    for number, cells in rows:
        yield number, [clean(cell[1:-1]) if len(cell) > 1 and cell[0] == cell[-1] == "'" else cell for cell in cells]


def _windows(pieces: Sequence[str]) -> Iterator[str]:
    """Whole lines from all over a large text."""
    for place in range(1, _WINDOWS):
        at, within = divmod(place * len(pieces), _WINDOWS)
        piece = pieces[at]
        start = piece.find("\n", within * len(piece) // _WINDOWS) + 1
        end = piece.rfind("\n", start, start + _WINDOW) + 1
        if 0 < start < end:
            yield piece[start:end]


class _Text:
    """A delimited text, which is cut while it is gone through."""

    def __init__(self, text: Text, layout: Layout) -> None:
        self._pieces = text.pieces
        self._layout = layout
        self._spaced = bool(layout.sign) and _spaced(text.head, layout.sign)
        self._plain = layout.sign if not any('"' in piece for piece in text.pieces) else ""

    def _cut(self, pieces: Iterable[str]) -> Iterator[Row]:
        if self._plain:
            return chain.from_iterable(block.rows() for block in _blocks(pieces, self._plain))
        return self._layout.cut(pieces, spaced=self._spaced)

    def raw(self) -> Iterator[Row]:
        """All rows as they are."""
        return self._cut(self._pieces)

    def blocks(self) -> Iterator[Block]:
        """The same, many at a time."""
        return _blocks(self._pieces, self._plain) if self._plain else in_blocks(self.raw())

    def rows(self) -> Iterator[Row]:
        """All rows with their cells cleaned."""
        for block in self.blocks():
            yield from (
                block.rows() if block.tidy else ((number, list(map(clean, cells))) for number, cells in block.rows())
            )

    def spread(self) -> Iterator[Row]:
        """All rows of a short text; of a long one the first, and some from all over it."""
        if len(self._pieces) <= _SHORT:
            yield from self.raw()
            return
        yield from islice(self.raw(), _AT_FIRST)
        for lines in _windows(self._pieces):
            yield from ((_FAR, cells) for _, cells in self._cut([lines]))

    def total(self) -> int:
        """How many lines there are."""
        return sum(piece.count("\n") for piece in self._pieces) + 1


def delimited_table(text: Text, layout: Layout) -> Table:
    """The table of a delimited text; words that begin every cell of their column become a header."""
    cut, kind = _Text(text, layout), f"text {layout.shown}"
    sample = [cells for _, cells in islice(cut.rows(), _LINES) if any(cells)]
    labels = _column_labels(sample)
    if "'" in text.head and _single_quoted(sample):
        return Table("", lambda: _unquoted(cut.rows()), total=cut.total, kind=kind)
    if not any(labels):
        return Table("", cut.rows, total=cut.total, kind=kind, blocks=cut.blocks, spread_rows=cut.spread)

    def unlabelled() -> Iterator[Row]:
        yield 0, labels
        for number, cells in cut.rows():
            yield number, [clean(cell.removeprefix(label)) for cell, label in zip_longest(cells, labels, fillvalue="")]

    return Table("", unlabelled, total=cut.total, kind=kind)
