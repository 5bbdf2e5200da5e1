"""Word documents (.docx, .docm) as lines of text, tables, and pictures."""

from __future__ import annotations

from collections import Counter

from tracker.kernel.patterns import regex
from tracker.study.banks.formats.looks import OFTEN, Grid, Line, is_colour, lines_of
from tracker.study.banks.formats.numbering import Numbering, W
from tracker.study.banks.formats.sheet_images import image_of, related
from tracker.study.banks.model import Image
from tracker.study.banks.package import open_zip, part_of
from tracker.study.banks.package_xml import parsed
from tracker.study.banks.problem import MAX_PART_BYTES, BankProblem
from tracker.study.banks.prose.inserts import mark
from tracker.study.banks.texts import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator
    from xml.etree import ElementTree as ET

    from tracker.study.banks.formats.looks import Piece

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_V = "{urn:schemas-microsoft-com:vml}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SYMBOLS = {"F0FC": "√", "F0FB": "×", "F0FE": "√", "F0FD": "×", "F050": "√", "F04F": "×", "F052": "√", "F0D6": "√"}
"""Ticks and crosses of the Wingdings fonts; other symbols of theirs are ornaments."""
_RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_SHIFTABLE = regex(r"[0-9+\-−=()n]+")
_HEX = regex(r"[0-9A-Fa-f]{6}")
_OFF = ("0", "false", "off")
_PLAIN = ("", "auto", "000000", "none")


_AROUND = (
    *(f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "customXml", "smartTag")),
    *(f"{{http://schemas.microsoft.com/office/word/2003/auxHint}}{name}" for name in ("sect", "sub-section")),
)
"""What may stand around paragraphs; the last two in the XML of Word 2003."""

_PICTURE = regex(rb'r:(?:embed|id)="([^"]{1,40})"')


class Document:
    """The parts of a document in their order: lists of lines and tables of cells."""

    def __init__(self, data: bytes) -> None:
        archive = open_zip(data)
        self._archive = archive
        self._targets = related(archive, "word/document.xml")
        self._pictures: list[str] = []
        self._numbering = Numbering(_root(archive, "word/numbering.xml"), _root(archive, "word/styles.xml"))
        xml = part_of(archive, "word/document.xml", MAX_PART_BYTES)
        self._ornaments = {name.decode() for name, count in Counter(_PICTURE.findall(xml)).items() if count > OFTEN}
        body = parsed(xml).find(f"{W}body")
        if body is None:
            raise BankProblem("broken")
        self.parts: list[list[Line] | Grid] = list(self._parts(body))

    def _parts(self, body: ET.Element) -> Iterator[list[Line] | Grid]:
        lines: list[Line] = []
        for element in _blocks(body):
            if element.tag == f"{W}p":
                lines += self._paragraph(element)
            else:
                if lines:
                    yield lines
                    lines = []
                rows = (tuple(map(self._cell, row.iter(f"{W}tc"))) for row in element.iter(f"{W}tr"))
                yield Grid(rows=tuple(rows))
        if lines:
            yield lines

    def _cell(self, cell: ET.Element) -> str:
        lines = [line.text for paragraph in cell.iter(f"{W}p") for line in self._paragraph(paragraph)]
        return clean("\n".join(lines))

    def _paragraph(self, paragraph: ET.Element) -> list[Line]:
        """The lines of a paragraph: one, or more where it holds line breaks."""
        pieces = [piece for run in _runs(paragraph) for piece in self._run(run)]
        return lines_of(pieces, self._numbering.label(paragraph))

    def _run(self, run: ET.Element) -> list[Piece]:
        """The pieces of a run: text, whether it stands out by colour, whether it is underlined, whether it is bold."""
        if run.tag.startswith(_M):
            return [(_formula(run), False, False, False)]
        properties = run.find(f"{W}rPr")
        if properties is not None and properties.find(f"{W}vanish") is not None:
            return []
        text = _shifted("".join(map(self._text, run)), properties)
        under = properties is not None and _set(properties, "u") not in ("", "none")
        if under and not text.strip() and len(text) > 1:
            text, under = "____", False
        stands_out = properties is not None and (
            _is_colour(_set(properties, "color")) or _set(properties, "highlight") not in _PLAIN
        )
        bold = properties is not None and properties.find(f"{W}b") is not None and _set(properties, "b") not in _OFF
        return [(text, stands_out, under, bold)]

    def _text(self, element: ET.Element) -> str:
        if element.tag in (f"{W}t", f"{W}delText"):
            return (element.text or "") if element.tag == f"{W}t" else ""
        if element.tag in (f"{W}br", f"{W}cr"):
            return "\n"
        if element.tag == f"{W}tab":
            return "\t"
        if element.tag == f"{W}noBreakHyphen":
            return "-"
        if element.tag == f"{W}sym":
            return _SYMBOLS.get((element.get(f"{W}char") or "").upper(), "")
        return "".join(self._pictures_in(element))

    def _pictures_in(self, element: ET.Element) -> Iterator[str]:
        for picture in _without_fallbacks(element):
            relation = picture.get(f"{_R}embed") if picture.tag == f"{_A}blip" else None
            if picture.tag == f"{_V}imagedata":
                relation = picture.get(f"{_R}id")
            target = self._targets.get(relation or "")
            if target and relation not in self._ornaments:
                self._pictures.append(target)
                yield mark(len(self._pictures) - 1)

    def picture(self, index: int) -> Image | None:
        """The picture that a mark stands for."""
        return image_of(self._archive, self._pictures[index]) if index < len(self._pictures) else None


def _root(archive: zipfile.ZipFile, name: str) -> ET.Element | None:
    xml = part_of(archive, name)
    return parsed(xml) if xml else None


def _blocks(parent: ET.Element) -> Iterator[ET.Element]:
    """Paragraphs and tables of a body, also those inside sections and content controls."""
    for element in parent:
        if element.tag in (f"{W}p", f"{W}tbl"):
            yield element
        elif element.tag in _AROUND:
            yield from _blocks(element)


def _runs(parent: ET.Element) -> Iterator[ET.Element]:
    """Runs and formulas of a paragraph in their order, also those in links, insertions and content controls."""
    for element in parent:
        if element.tag == f"{W}r" or element.tag in (f"{_M}oMath", f"{_M}oMathPara"):
            yield element
        elif element.tag not in (f"{W}pPr", f"{W}del", f"{W}moveFrom"):
            yield from _runs(element)


def _without_fallbacks(element: ET.Element) -> Iterator[ET.Element]:
    yield element
    for child in element:
        if child.tag != f"{_MC}Fallback":
            yield from _without_fallbacks(child)


def _set(properties: ET.Element, name: str) -> str:
    found = properties.find(f"{W}{name}")
    return (found.get(f"{W}val") or "") if found is not None else ""


def _is_colour(value: str) -> bool:
    """Whether a text in this colour stands out: not in black, nor in the dark grey that web pages print in."""
    if value.casefold() in _PLAIN or not _HEX.fullmatch(value):
        return value.casefold() not in _PLAIN
    return is_colour(bytes.fromhex(value))


def _shifted(text: str, properties: ET.Element | None) -> str:
    """Raised and lowered digits as characters of their own: 10⁻³ would be another number as 10-3."""
    place = _set(properties, "vertAlign") if properties is not None else ""
    if place not in ("superscript", "subscript") or not _SHIFTABLE.fullmatch(text):
        return text
    return text.translate(_RAISED if place == "superscript" else _LOWERED)


def _formula(element: ET.Element) -> str:
    """A formula in one line: fractions with a stroke, powers raised, roots with their sign."""
    name = element.tag.removeprefix(_M)
    if name == "t":
        return element.text or ""
    parts = {child.tag.removeprefix(_M): _formula(child) for child in element if child.tag.startswith(_M)}
    if name == "f":
        return f"{_grouped(parts.get('num', ''))}/{_grouped(parts.get('den', ''))}"
    if name in ("sSup", "sSub"):
        base, shift = parts.get("e", ""), parts.get("sup", "") or parts.get("sub", "")
        if _SHIFTABLE.fullmatch(shift):
            return base + shift.translate(_RAISED if name == "sSup" else _LOWERED)
        return f"{base}{'^' if name == 'sSup' else '_'}{_grouped(shift)}"
    if name == "rad":
        return f"√{_grouped(parts.get('e', ''))}"
    return "".join(_formula(child) for child in element if child.tag.startswith((_M, W)))


def _grouped(text: str) -> str:
    return text if len(text) < 2 or text.isalnum() else f"({text})"
