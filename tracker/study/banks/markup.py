"""The little reading of XML and HTML that packed formats need, without ever expanding what a file defines itself."""

from __future__ import annotations

import re
from html import escape, unescape
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

from tracker.study.banks.problem import MAX_DEPTH, MAX_ELEMENTS, BankProblem
from tracker.study.banks.texts import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_DOCTYPE = re.compile(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE)
_SILENT = re.compile(
    rb"<w:(?:rFonts|sz|szCs|lang|kern|spacing|ind|jc|b|bCs|i|iCs|w|position|snapToGrid|widowControl|adjustRightInd"
    rb"|proofErr|bookmarkStart|bookmarkEnd|lastRenderedPageBreak|sz-cs|bdr|shd|noProof)(?:\s[^<>]*)?/>"
)
"""What Word says of fonts, spacing and marks in every run, and a reader of questions never asks for."""

_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_BREAK = re.compile(r"<br\s*/?>|</(?:p|div|li|tr|h\d)>|<hr[^>]*>", re.IGNORECASE)
_ITEM = re.compile(r"<li[^>]*>", re.IGNORECASE)
_HIDDEN = re.compile(r"<(style|script)[^>]*>.*?</\1>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_PLAIN_TAG = re.compile(r"<br\s*/?>|<img\s[^<>]*>", re.IGNORECASE)
_WHOLLY_HTML = re.compile(
    r"\s*<(p|div|span|font|br|b|strong)\b[^<>]*>.*(?:</(?:p|div|span|font|b|strong)>|<br\s*/?>)\s*$", re.DOTALL
)
_BROKEN_OPTION = re.compile(r"<br\s*/?>\s*[(（]?[A-Ha-h][)）.、．]")
"""Where an option begins behind a line break of a page."""

_TYPED_ENTITY = re.compile(r"&(?:[lr][sd]quo|hellip|[mn]dash);")
"""Quotes and dashes as only web pages write them: no question asks for these as it does for `&nbsp;` or `&lt;`."""

_SOUND = re.compile(r"\[sound:[^\]]*\]")


def parsed(xml: bytes) -> ET.Element:
    """The root of a part of a package.

    Raises `BankProblem`: `unsafe` for a document type, and for more or deeper elements than a bank has; `broken`.
    """
    if _DOCTYPE.search(xml[:4096]):
        raise BankProblem("unsafe")
    if MAX_ELEMENTS < elements_in(xml) < 4 * MAX_ELEMENTS:
        xml = without_silent(xml)
    if elements_in(xml) > MAX_ELEMENTS:
        raise BankProblem("unsafe", elements=elements_in(xml), limit=MAX_ELEMENTS)
    try:
        root = ET.fromstring(xml)  # noqa: S314  without a document type there is nothing to expand
    except ET.ParseError as error:
        raise BankProblem("broken") from error
    _check_depth(root)
    return root


def without_silent(xml: bytes) -> bytes:
    """The XML of Word without what says nothing of questions."""
    return _SILENT.sub(b"", xml)


def elements_in(xml: bytes) -> int:
    """How many elements a text in XML or HTML opens, told without reading it."""
    return xml.count(b"<") - xml.count(b"</")


def _check_depth(root: ET.Element) -> None:
    level, depth = [root], 1
    while level:
        if depth > MAX_DEPTH:
            raise BankProblem("unsafe", depth=depth, limit=MAX_DEPTH)
        level, depth = [child for element in level for child in element], depth + 1


def attribute(tag: bytes, name: str) -> str:
    """The value of an attribute in the text of a tag, "" where it has none."""
    found = re.search(rb"(?:^|\s)" + name.encode() + rb"\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", tag)
    return unescape((found[1] or found[2] or b"").decode("utf-8", "replace")) if found else ""


def relations(xml: bytes) -> dict[str, str]:
    """The targets of a part's relations by their ids."""
    return {attribute(tag, "Id"): attribute(tag, "Target") for tag in _RELATION.findall(xml)}


def text_of_html(html: str) -> str:
    """The text of a piece of HTML with its line breaks; tags, styles, pictures and sounds are gone.

    HTML that has no tags but line breaks and pictures is kept to the letter, so that what we write reads back alike.
    """
    html = _SOUND.sub("", html) if "[sound:" in html else html
    if "<" not in html and "&" not in html:
        return clean(html)
    if not _TAG.search(_PLAIN_TAG.sub("", html)):
        return clean(unescape(_PLAIN_TAG.sub(lambda tag: "\n" if tag[0][1] in "bB" else "", html)))
    text = _HIDDEN.sub("", html).replace("\n", " ") if _BREAK.search(html) else _HIDDEN.sub("", html)
    text = _TAG.sub("", _ITEM.sub("\n", _BREAK.sub("\n", text)))
    lines = (clean(line) for line in unescape(text).split("\n"))
    return "\n".join(line for line in lines if line)


def is_html(cell: str) -> bool:
    """Whether a cell is a piece of HTML, and does not only speak of tags."""
    return "&nbsp;" in cell or _WHOLLY_HTML.match(cell) is not None or len(_BROKEN_OPTION.findall(cell)) > 1


def without_tags(cell: str) -> str:
    """A cell that is a piece of HTML as text; any other as it is."""
    return text_of_html(cell) if is_html(cell) else cell


def with_typed_signs(cell: str) -> str:
    """A cell with its quotes and dashes as signs, where a web page left their names."""
    return _TYPED_ENTITY.sub(lambda name: unescape(name[0]), cell) if "&" in cell else cell


def html_of_text(text: str) -> str:
    """Text as HTML that `text_of_html` reads back to the letter."""
    return escape(text, quote=False).replace("\n", "<br>")


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
