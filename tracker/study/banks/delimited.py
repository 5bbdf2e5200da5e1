"""Text with one question a line and separators between its parts: CSV and the home-made shapes."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from itertools import islice, zip_longest

from tracker.kernel.separated import separated
from tracker.study.banks.headers import header_roles, role_of
from tracker.study.banks.table import Table
from tracker.study.banks.texts import LONGEST, clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from tracker.study.banks.table import Row

_SINGLE = ",\t;|#$^~@&，；｜"
_RUN = re.compile(r"([|#$^~@&*=+\-])\1+|\^\*\^|\|\^\||<>|\\t")
_LABEL = re.compile(r"\s*[^\s：:]{1,8}[：:]\s*")
_LINES = 300
_AT_FIRST = 1000
_WINDOWS = 60
_WINDOW = 3000
_SHORT_BYTES = 500_000
"""A text up to this size is looked at from end to end to find out what its columns hold."""

_FAR = 1 << 40
"""The row number of lines taken from the middle, where nobody counts."""

_ASCII_BASED = ("utf-8", "utf-8-sig", "gb18030", "big5")
"""Encodings in which the byte of a line's end is nothing else."""

_PIECE = 1 << 16


class Layout:
    """How lines are cut: by the csv rules at one character, or wherever one of several separators stands."""

    def __init__(self, *separators: str) -> None:
        self.separators = separators

    @classmethod
    def of(cls, shown: str) -> Layout:
        """The layout that a person names, or that was kept: separators with a space between them."""
        return cls(*shown.split(" ")) if shown.strip(" ") else cls(shown)

    def plain(self, data: bytes, encoding: str) -> bool:
        """Whether a text can be cut the quick way: at one character, with nothing quoted."""
        (separator, *more), ascii_based = self.separators, encoding in _ASCII_BASED
        return not more and len(separator) == 1 and ascii_based and b'"' not in data

    def cut(self, text: TextIO) -> Iterator[Row]:
        """The rows of a text with the number of the line each ends in."""
        if len(self.separators) > 1 or len(self.separators[0]) > 1:
            cut = re.compile("|".join(map(re.escape, self.separators)))
            for number, line in enumerate(text, 1):
                yield number, cut.split(line) if line.strip() else []
            return
        reader = separated(text, self.separators[0])
        for row in reader:
            yield reader.line_num, row

    @property
    def shown(self) -> str:
        """The separators for a person to read, and to be kept."""
        return " ".join(self.separators)


def _cut(data: bytes, encoding: str, separator: str) -> Iterator[Row]:
    """Rows of lines without quotes, piece by piece of the text: what the csv rules come to, in a third of the time."""
    start, number = 0, 1
    while start < len(data):
        end = data.find(b"\n", start + _PIECE) + 1 or len(data)
        text = data[start:end].decode(encoding, "replace")
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        lines = text.removesuffix("\n").split("\n")
        rows = [line.split(separator) if line else [] for line in lines]
        yield from zip(range(number, number + len(rows)), rows, strict=True)
        start, number = end, number + len(rows)


def layout_of(text: str) -> Layout | None:
    """How the lines of a sample are cut into columns; None where they are not, but running text."""
    lines = [line[:LONGEST] for line in text.splitlines() if line.strip()][:_LINES]
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
        if text.count(delimiter) < 2:
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


def _sample_rows(text: str, delimiter: str) -> list[list[str]]:
    rows = []
    try:
        for row in separated(io.StringIO(text), delimiter):
            if any(cell.strip() for cell in row):
                rows.append(row)
            if len(rows) == _LINES:
                break
    except csv.Error:
        return []
    return rows


def _mixed(lines: list[str]) -> tuple[list[str], float] | None:
    """Separators that all lines have, some of them in different numbers: `7#stem#right$wrong$wrong`."""
    runs = Counter(run for line in lines for run in {found[0] for found in _RUN.finditer(line)})
    common = [run for run, count in runs.items() if count > 0.9 * len(lines)]
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


def column_labels(rows: list[list[str]]) -> list[str]:
    """The word that every cell of a column begins with (`题目：`, `答案：`), "" for a column without one."""
    labels = []
    for cells in zip_longest(*rows, fillvalue=""):
        found = Counter(match[0] for cell in cells if (match := _LABEL.match(cell)))
        label, count = found.most_common(1)[0] if found else ("", 0)
        labels.append(label if count > 0.95 * sum(map(bool, cells)) and role_of(label) else "")
    return labels


def _windows(data: bytes) -> Iterator[bytes]:
    """Whole lines from all over a large file."""
    for place in range(1, _WINDOWS):
        start = data.find(b"\n", place * len(data) // _WINDOWS) + 1
        end = data.rfind(b"\n", start, start + _WINDOW) + 1
        if 0 < start < end:
            yield data[start:end]


class _Text:
    """A delimited text, which is decoded and cut while it is gone through."""

    def __init__(self, data: bytes, encoding: str, layout: Layout) -> None:
        self._data = data
        self._encoding = encoding
        self._layout = layout
        self._plain = layout.plain(data, encoding)

    def _cut(self, data: bytes) -> Iterator[Row]:
        if self._plain:
            return _cut(data, self._encoding, self._layout.separators[0])
        return self._layout.cut(
            io.TextIOWrapper(io.BytesIO(data), encoding=self._encoding, errors="replace", newline="")
        )

    def raw(self) -> Iterator[Row]:
        """All rows as they are."""
        return self._cut(self._data)

    def rows(self) -> Iterator[Row]:
        """All rows with their cells cleaned."""
        for number, cells in self.raw():
            yield number, list(map(clean, cells))

    def spread(self) -> Iterator[Row]:
        """All rows of a short text; of a long one the first, and some from all over it."""
        if len(self._data) <= _SHORT_BYTES or "16" in self._encoding:
            yield from self.raw()
            return
        yield from islice(self.raw(), _AT_FIRST)
        for lines in _windows(self._data):
            yield from ((_FAR, cells) for _, cells in self._cut(lines))

    def total(self) -> int:
        """How many lines there are."""
        return self._data.count(b"\n") + 1


def delimited_table(data: bytes, encoding: str, layout: Layout, name: str) -> Table:
    """The table of a delimited text; words that begin every cell of their column become a header."""
    text, kind = _Text(data, encoding, layout), f"text {layout.shown}"
    labels = column_labels([cells for _, cells in islice(text.rows(), _LINES) if any(cells)])
    if not any(labels):
        return Table(name, text.rows, total=text.total, kind=kind, raw_rows=text.raw, spread_rows=text.spread)

    def unlabelled() -> Iterator[Row]:
        yield 0, labels
        for number, cells in text.rows():
            yield number, [clean(cell.removeprefix(label)) for cell, label in zip_longest(cells, labels, fillvalue="")]

    return Table(name, unlabelled, total=text.total, kind=kind)
