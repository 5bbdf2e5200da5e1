"""What a workbook holds besides values: the size of its sheets, how percentages and dates are shown, pictures."""

from __future__ import annotations

import re
from posixpath import join, normpath

from tracker.kernel.patterns import regex
from tracker.kernel.worksheets import OVERLAP, PLACE, cells_spanned, column_number
from tracker.study.banks.formats.number_formats import formats_of, shown
from tracker.study.banks.formats.sheet_images import cell_images, cells_with_images, sheet_images
from tracker.study.banks.package import open_zip, part_of, pieces_of
from tracker.study.banks.package_xml import attribute, relations
from tracker.study.banks.problem import (
    MAX_CELLS,
    MAX_PART_BYTES,
    MAX_SHEET_ROWS,
    MAX_UNPACKED_BYTES,
    BankProblem,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

    from tracker.study.banks.model import Image

_SHEET = regex(rb"<(?:\w+:)?sheet\s[^>]*>")
_ODS_ROW = regex(rb'number-rows-repeated="(\d{3,})"')
_ODS_SPACES = regex(rb'<[\w:]*s\s[^>]*\bc\s*=\s*["\'](\d+)')
_ODS_CELL = regex(rb"<table:table-cell[^>]*>")
_A_NUMBER = rb"[-+]?\d{1,400}(?:\.\d*)?(?:[eE][-+]?\d{1,4})?"
_MOST_REPEATED = 400


class SheetParts:
    """The parts of a workbook beside its values; for formats that are no packages there are none."""

    def __init__(self, data: bytes, kind: str) -> None:
        self._archive: zipfile.ZipFile | None = open_zip(data) if kind in ("xlsx", "ods") else None
        self._kind = kind
        self._files: dict[str, str] = {}
        self._formats: dict[int, str] = {}
        self._shown: dict[str, dict[int, list[tuple[int, str]]]] = {}
        self._kept_in_cells: dict[str, Image] | None = None
        if kind == "xlsx":
            self._check_texts()
            self._files = self._sheet_files()
            self._formats = formats_of(self._part("xl/styles.xml"))
        elif kind == "ods":
            _check_repeats(part_of(self._archive, "content.xml", MAX_PART_BYTES) if self._archive else b"")
        elif kind == "xls":
            from tracker.study.banks.formats.biff import check_cells
            from tracker.study.banks.formats.biff_shown import shown_cells

            self._shown = shown_cells(check_cells(data))

    def _part(self, name: str) -> bytes:
        return part_of(self._archive, name) if self._archive else b""

    def _check_texts(self) -> None:
        texts = self._archive.NameToInfo.get("xl/sharedStrings.xml") if self._archive else None
        if texts is not None and texts.file_size > MAX_PART_BYTES:
            raise BankProblem("unsafe", bytes=texts.file_size, limit=MAX_PART_BYTES)

    def _sheet_files(self) -> dict[str, str]:
        """The file of each sheet by the sheet's name."""
        targets = relations(self._part("xl/_rels/workbook.xml.rels"))
        files = {}
        for tag in _SHEET.findall(self._part("xl/workbook.xml")):
            name, relation = attribute(tag, "name"), attribute(tag, r"\w+:id")
            if relation in targets:
                files[name] = normpath(join("xl", targets[relation].lstrip("/").removeprefix("xl/")))
        return files

    def check_size(self, name: str) -> None:
        """Refuse a sheet of too many rows, or whose corners lie so far apart that what is between fills the memory."""
        file = self._files.get(name)
        if not file or not self._archive:
            return
        cells = cells_spanned(_within(pieces_of(self._archive, file, overlap=OVERLAP)))
        if cells > MAX_CELLS:
            raise BankProblem("unsafe", cells=cells, limit=MAX_CELLS)

    def shown(self, name: str) -> dict[int, list[tuple[int, str]]]:
        """Cells that do not show their value, as shown: 1-based row to 0-based columns with their text.

        A number may have a format of its own; a picture kept in a cell has no text.
        """
        cells = self._shown.get(name, {})
        for at, column in self._in_cells(name):
            cells.setdefault(at, []).append((column, ""))
        file = self._files.get(name)
        if not file or not self._formats or not self._archive:
            return cells
        styles = b"|".join(str(style).encode() for style in self._formats)
        styled = re.compile(
            rb'<c ([^>]*?s="(' + styles + rb')"[^>]*)>(?:<f[^>]*>[^<]*</f>|<f[^>]*/>)?<v>(' + _A_NUMBER + rb")</v>"
        )
        found = {
            (place[2], place[1]): shown(float(value), self._formats[int(style)])
            for piece in pieces_of(self._archive, file, overlap=4096)
            for attributes, style, value in styled.findall(piece)
            if (place := PLACE.search(b" " + attributes)) and not attribute(attributes, "t")
        }
        for (row, letters), text in found.items():
            cells.setdefault(int(row), []).append((column_number(letters) - 1, text))
        return cells

    def images(self, name: str) -> dict[tuple[int, int], list[Image]]:
        """Pictures by the cell they stand on or in."""
        file = self._files.get(name)
        if not file or not self._archive:
            return {}
        found = sheet_images(self._archive, file)
        for place, image in self._in_cells(name).items():
            found.setdefault(place, []).append(image)
        return found

    def _in_cells(self, name: str) -> dict[tuple[int, int], Image]:
        """The pictures that WPS keeps in cells, by 1-based row and 0-based column."""
        file = self._files.get(name)
        found: dict[tuple[int, int], Image] = {}
        if self._kept_in_cells is None:
            self._kept_in_cells = cell_images(self._archive) if self._archive else {}
        if file and self._archive and self._kept_in_cells:
            for piece in pieces_of(self._archive, file, overlap=4096):
                for attributes, key in cells_with_images(piece):
                    place, image = PLACE.search(b" " + attributes), self._kept_in_cells.get(key)
                    if place and image:
                        found[int(place[2]), column_number(place[1]) - 1] = image
        return found


def _within(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces of a sheet, as long as they hold no more rows than a reader gets through in time."""
    rows = 0
    for piece in pieces:
        rows += piece.count(b"<row")
        if rows > MAX_SHEET_ROWS:
            raise BankProblem("unsafe", rows=rows, limit=MAX_SHEET_ROWS)
        yield piece


def _check_repeats(content: bytes) -> None:
    """Refuse a spreadsheet that says "this value", or "this space", a million times in a few bytes."""
    for spaces in _ODS_SPACES.findall(content):
        if len(spaces) > 4:
            raise BankProblem("unsafe", spaces=len(spaces))
    for found in _ODS_ROW.finditer(content):
        end = content.find(b"</table:table-row>", found.end())
        if int(found[1]) > _MOST_REPEATED and b"value-type" in content[found.end() : end]:
            raise BankProblem("unsafe", cells=int(found[1]), limit=MAX_CELLS)
    for tag in _ODS_CELL.findall(content, 0, MAX_UNPACKED_BYTES):
        repeated = attribute(tag, "table:number-columns-repeated")
        if repeated and int(repeated) > _MOST_REPEATED and b"value-type" in tag:
            raise BankProblem("unsafe", cells=int(repeated), limit=MAX_CELLS)
