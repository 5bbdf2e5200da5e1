"""Pictures in a sheet: floating over a cell, or inside one as WPS keeps them."""

from __future__ import annotations

from posixpath import basename, dirname, join, normpath

from tracker.kernel.patterns import regex
from tracker.study.banks.model import Image, image_suffix
from tracker.study.banks.package import part_of
from tracker.study.banks.package_xml import parsed, relations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator
    from xml.etree import ElementTree as ET

MAX_IMAGE_BYTES = 16 * 1024 * 1024
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_IN_CELL = regex(rb'<c ([^>]*)><f[^>]*>[^<]*DISPIMG\((?:"|&quot;)([\w-]+)')


def related(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    """The parts that a part refers to, by relation id, as paths in the archive."""
    folder = dirname(part)
    targets = relations(part_of(archive, f"{folder}/_rels/{basename(part)}.rels"))
    return {
        key: target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
        for key, target in targets.items()
    }


def sheet_images(archive: zipfile.ZipFile, sheet: str) -> dict[tuple[int, int], list[Image]]:
    """The floating pictures of a sheet by 1-based row and 0-based column of the cell under their upper left corner."""
    found: dict[tuple[int, int], list[Image]] = {}
    parts = related(archive, sheet)
    drawings = [path for path in parts.values() if "/drawings/drawing" in f"/{path}" and path.endswith(".xml")]
    for drawing in drawings:
        media = related(archive, drawing)
        for anchor in parsed(part_of(archive, drawing)):
            _place(anchor, archive, media, found)
    return found


def _place(
    anchor: ET.Element,
    archive: zipfile.ZipFile,
    media: dict[str, str],
    found: dict[tuple[int, int], list[Image]],
) -> None:
    corner = anchor.find(f"{_XDR}from")
    if corner is None:
        return
    row = int(corner.findtext(f"{_XDR}row") or 0) + 1
    column = int(corner.findtext(f"{_XDR}col") or 0)
    for picture in anchor.iter(f"{_A}blip"):
        path = media.get(picture.get(f"{_R}embed") or "")
        image = image_of(archive, path) if path else None
        if image is not None:
            found.setdefault((row, column), []).append(image)


def image_of(archive: zipfile.ZipFile, path: str) -> Image | None:
    """The picture a part holds; None for an empty or missing one."""
    data = part_of(archive, path, MAX_IMAGE_BYTES)
    return Image(data=data, suffix=image_suffix(data, path)) if data else None


def cell_images(archive: zipfile.ZipFile) -> dict[str, Image]:
    """The pictures that WPS keeps inside cells, by the id in their formula `=DISPIMG("ID_…",1)`."""
    part = "xl/cellimages.xml"
    xml = part_of(archive, part)
    if not xml:
        return {}
    media = related(archive, part)
    images = {}
    for picture in parsed(xml):
        name = next((tag.get("name") or "" for tag in picture.iter(f"{_XDR}cNvPr")), "")
        for blip in picture.iter(f"{_A}blip"):
            path = media.get(blip.get(f"{_R}embed") or "")
            image = image_of(archive, path) if path else None
            if name and image is not None:
                images[name] = image
    return images


def cells_with_images(sheet: bytes) -> Iterator[tuple[bytes, str]]:
    """The attributes of each cell of a piece of a sheet that shows such a picture, with the picture's id."""
    for attributes, key in _IN_CELL.findall(sheet):
        yield attributes, key.decode()
