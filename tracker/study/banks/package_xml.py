"""The little reading of XML that packages need, without ever expanding what a file defines itself."""

from __future__ import annotations

import re
from html import unescape
from xml.etree import ElementTree as ET

from tracker.kernel.patterns import regex
from tracker.study.banks.problem import MAX_DEPTH, MAX_ELEMENTS, BankProblem

_DOCTYPE = regex(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE)
_SILENT = regex(
    rb"<w:(?:rFonts|sz|szCs|lang|kern|spacing|ind|jc|b|bCs|i|iCs|w|position|snapToGrid|widowControl|adjustRightInd"
    rb"|proofErr|bookmarkStart|bookmarkEnd|lastRenderedPageBreak|sz-cs|bdr|shd|noProof)(?:\s[^<>]*)?/>"
)
"""What Word says of fonts, spacing and marks in every run, and a reader of questions never asks for."""

_RELATION = regex(rb"<(?:\w+:)?Relationship\s[^>]*>")


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
