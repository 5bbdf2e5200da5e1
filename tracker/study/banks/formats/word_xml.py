"""Word documents saved as one XML file, as exam systems write them and call `.doc`: made into the usual package."""

from __future__ import annotations

import binascii
import io
import zipfile
from base64 import b64decode
from xml.etree import ElementTree as ET

from tracker.study.banks.formats.numbering import W
from tracker.study.banks.package_xml import elements_in, parsed, without_silent
from tracker.study.banks.problem import MAX_ELEMENTS, BankProblem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_PACKAGE = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_OLD = "{http://schemas.microsoft.com/office/word/2003/wordml}"
_HINTS = "{http://schemas.microsoft.com/office/word/2003/auxHint}"
_PICTURE = "{urn:schemas-microsoft-com:vml}imagedata"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SCHEME = "wordml://"


def as_package(data: bytes) -> bytes:
    """The file as a `.docx`, with what readers of questions ask for.

    Raises `BankProblem`: `broken`, `unsafe`, and `too_large` for a third of the elements that a part of a package may
    have, since they are gone through three times; 5,000 questions have room in it.
    """
    data = without_silent(data)
    if elements_in(data) > MAX_ELEMENTS // 3:
        raise BankProblem("too_large", elements=elements_in(data), limit=MAX_ELEMENTS // 3)
    root = parsed(data)
    parts = _written_out(root) if root.tag == f"{_PACKAGE}package" else _of_2003(root)
    try:
        contents = dict(parts)
    except binascii.Error as error:
        raise BankProblem("broken") from error
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return packed.getvalue()


def _written_out(root: ET.Element) -> Iterator[tuple[str, bytes]]:
    """The parts of a package that was written out as XML."""
    for part in root:
        name = (part.get(f"{_PACKAGE}name") or "").lstrip("/")
        tree, content = part.find(f"{_PACKAGE}xmlData"), part.findtext(f"{_PACKAGE}binaryData")
        if tree is not None and len(tree):
            yield name, ET.tostring(tree[0])
        elif content:
            yield name, b64decode(content)


def _of_2003(root: ET.Element) -> Iterator[tuple[str, bytes]]:
    """The text and the pictures of a document of Word 2003; the numbers it says are drawn stand before their text."""
    relations = ET.Element("Relationships")
    for element in root.iter():
        element.tag = element.tag.replace(_OLD, W)
        element.attrib = {name.replace(_OLD, W): value for name, value in element.attrib.items()}
    for paragraph in root.iter(f"{W}p"):
        drawn = paragraph.find(f"{W}pPr/{W}listPr/{_HINTS}t")
        if drawn is not None:
            ET.SubElement(run := ET.Element(f"{W}r"), f"{W}t").text = drawn.get(f"{_HINTS}val")
            paragraph.insert(1, run)
    for picture in root.iter(_PICTURE):
        name = (picture.get("src") or "").removeprefix(_SCHEME)
        picture.set(_RELATION, name)
        ET.SubElement(relations, "Relationship", Id=name, Target=f"media/{name}")
    for kept in root.iter(f"{W}binData"):
        name = (kept.get(f"{W}name") or "").removeprefix(_SCHEME)
        yield f"word/media/{name}", b64decode(kept.text or "")
        kept.text = ""
    yield "word/_rels/document.xml.rels", ET.tostring(relations)
    yield "word/document.xml", ET.tostring(root)
