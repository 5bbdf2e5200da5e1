"""Paper: A4, black on white, the window's Chinese face; sheets are written from top to bottom, then drawn page by page.

Everything is measured in tenths of a point, so that it is the same on every printer and in a PDF.
"""

from __future__ import annotations

import os
from errno import EIO

from PySide6.QtCore import QByteArray, QMarginsF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QImage,
    QImageWriter,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from tracker.kernel.files import make_whole
from ui.text import tr
from ui.theme.fonts import interface_families

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtGui import QPagedPaintDevice

    Draw = Callable[[QPagedPaintDevice], None]
    """Draws all pages of something onto a printer or into a PDF."""

SIZES = {"title": 160, "section": 120, "body": 105, "small": 90}
"""Sizes of letters; 10.5 points is the usual size of Chinese print (五号)."""

UNITS = 720
"""Tenths of a point to an inch."""

_MARGIN_MM, _A4_MM, _DPI = 15, 210, 1200
_PICTURE_DPI = 150
_LINE = 140
"""The height of a line in percent of its letters'."""

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:source>
{note}
</dc:source></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
"""The description that a PDF carries uncompressed: any program can read what is in it."""


def face(role: str = "body") -> QFont:
    """The face of a kind of text."""
    font = QFont()
    font.setFamilies(list(interface_families()))
    font.setPixelSize(SIZES[role])
    font.setBold(role in ("title", "section"))
    return font


def lay_out(device: QPagedPaintDevice, *, landscape: bool = False) -> None:
    """A4 with our margins."""
    turned = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    device.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), turned, margins, QPageLayout.Unit.Millimeter))


def save_pdf(draw: Draw, path: str, *, title: str, landscape: bool = False, note: str = "") -> None:
    """Draw into a PDF at `path`, whole or not at all; `note` goes along unseen as text. Raises `StorageProblem`."""

    def make(beside: str) -> None:
        writer = QPdfWriter(beside)
        writer.setResolution(_DPI)
        writer.setTitle(title)
        writer.setCreator("Career Tracker")
        if note:
            writer.addFileAttachment("summary.txt", note.encode(), "text/plain")
            writer.setDocumentXmpMetadata(_XMP.format(note=note).encode())
        lay_out(writer, landscape=landscape)
        draw(writer)

    make_whole(path, make)


def save_png(picture: QImage, path: str) -> None:
    """Write a picture at `path`, whole or not at all. Raises `StorageProblem`."""

    def make(beside: str) -> None:
        if not QImageWriter(beside, QByteArray(b"png")).write(picture):
            raise OSError(EIO, os.strerror(EIO), path)

    make_whole(path, make)


def begin(device: QPagedPaintDevice) -> tuple[QPainter, QSizeF]:
    """A painter on a device in our units, and the size of a page."""
    painter = QPainter(device)
    scale = device.logicalDpiX() / UNITS
    painter.scale(scale, scale)
    return painter, QSizeF(device.width() / scale, device.height() / scale)


def foot(painter: QPainter, page: QSizeF, number: int, count: int) -> None:
    """The number of a page at its foot."""
    painter.setFont(face("small"))
    painter.setPen(Qt.GlobalColor.black)
    area = QRectF(0, page.height() - 2 * SIZES["small"], page.width(), 2 * SIZES["small"])
    words = tr("Page {n} of {all}").format(n=number, all=count)
    painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, words)


class Sheet:
    """A document of titles, statements, lists and lines to write on."""

    def __init__(self) -> None:
        self._document = QTextDocument()
        self._document.setDocumentMargin(0)
        self._document.setDefaultFont(face())
        self._cursor = QTextCursor(self._document)
        self._begun = False

    def title(self, text: str) -> None:
        """The title of the sheet."""
        self._block(text, "title", below=40)

    def section(self, text: str) -> None:
        """The head of a section."""
        self._block(text, "section", above=110, below=30)

    def text(self, text: str, *, small: bool = False) -> None:
        """A paragraph; line breaks in it stay."""
        for line in text.splitlines():
            self._block(line, "small" if small else "body", below=20)

    def blank_lines(self, count: int) -> None:
        """Lines to write on by hand."""
        for _line in range(count):
            self._block("_" * 84, "body", above=50)

    def pairs(self, rows: Sequence[tuple[str, str]]) -> None:
        """What each row is about, and beside it what is said of it."""
        self.rows(rows, (22, 78))

    def rows(self, rows: Sequence[Sequence[str]], shares: Sequence[int]) -> None:
        """Rows of cells, each column as wide as its share of the page in percent."""
        if rows:
            table = self._table(len(rows), shares)
            for row, cells in enumerate(rows):
                for column, text in enumerate(cells):
                    table.cellAt(row, column).firstCursorPosition().insertText(text, _letters("body"))

    def pictures(self, pictures: Sequence[QImage], side: int) -> None:
        """Square pictures side by side, each `side` tenths of a point wide; they go on in the next line."""
        self._block("", "body", above=60)
        form = self._cursor.blockFormat()
        form.setLineHeight(100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        self._cursor.setBlockFormat(form)
        for at, picture in enumerate(pictures):
            name = f"picture-{id(self)}-{at}"
            self._document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(name), picture)
            image = QTextImageFormat()
            image.setName(name)
            image.setWidth(side)
            image.setHeight(side)
            self._cursor.insertImage(image)
            self._cursor.insertText("  ", _letters("body"))

    def signatures(self, names: Sequence[str]) -> None:
        """A place for each to sign and date, side by side."""
        self._block("", "small", above=60)
        table = self._table(1, tuple(100 // len(names) for _name in names))
        for column, name in enumerate(names):
            words = tr("{name}: ____________  Date: __________").format(name=name)
            table.cellAt(0, column).firstCursorPosition().insertText(words, _letters("body"))

    def picture(self) -> QImage:
        """All of it as one picture, as wide as a page of A4 and as long as it needs to be."""
        scale = _PICTURE_DPI / UNITS
        margin = _MARGIN_MM / 25.4 * UNITS
        width = _A4_MM / 25.4 * UNITS
        self._document.setPageSize(QSizeF(width - 2 * margin, -1))
        high = self._document.size().height() + 2 * margin
        made = QImage(round(width * scale), round(high * scale), QImage.Format.Format_RGB32)
        made.fill(Qt.GlobalColor.white)
        painter = QPainter(made)
        try:
            painter.scale(scale, scale)
            painter.translate(margin, margin)
            self._document.drawContents(painter)
        finally:
            painter.end()
        return made

    def draw(self, device: QPagedPaintDevice) -> None:
        """All pages, each with its number at the foot."""
        painter, page = begin(device)
        try:
            high = page.height() - 3 * SIZES["small"]
            self._document.setPageSize(QSizeF(page.width(), high))
            for number in range(self._document.pageCount()):
                if number:
                    device.newPage()
                painter.save()
                painter.translate(0, -number * high)
                self._document.drawContents(painter, QRectF(0, number * high, page.width(), high))
                painter.restore()
                foot(painter, page, number + 1, self._document.pageCount())
        finally:
            painter.end()

    def _table(self, rows: int, shares: Iterable[int]) -> QTextTable:
        form = QTextTableFormat()
        form.setBorder(0)
        form.setCellPadding(20)
        form.setCellSpacing(0)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        widths = [QTextLength(QTextLength.Type.PercentageLength, share) for share in shares]
        form.setColumnWidthConstraints(widths)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        table = self._cursor.insertTable(rows, len(widths), form)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        return table

    def _block(self, text: str, role: str, *, above: float = 0, below: float = 0) -> None:
        form = QTextBlockFormat()
        form.setTopMargin(above)
        form.setBottomMargin(below)
        form.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self._begun:
            self._cursor.insertBlock(form)
        else:
            self._cursor.setBlockFormat(form)
            self._begun = True
        self._cursor.insertText(text, _letters(role))


def _letters(role: str) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFont(face(role))
    form.setForeground(Qt.GlobalColor.black)
    return form
