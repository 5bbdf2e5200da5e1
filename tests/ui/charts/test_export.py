"""A chart as a file: each format opens again, letters are in it, and a failure leaves what was there."""

from __future__ import annotations

import os
import re
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.ui.charts.conftest import MakeStyle
from tests.ui.charts.samples import SERIES
from tracker.kernel.errors import StorageProblem
from ui.charts import kinds
from ui.charts.export import export_figure
from ui.charts.sheet import Drawing
from ui.text import set_language

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

SVG = "{http://www.w3.org/2000/svg}"
Export = Callable[[str], bytes]


@pytest.fixture
def drawing(style: MakeStyle) -> Drawing:
    set_language("zh_CN")
    return kinds.draw(SERIES["career"]("full"), style(pixel_ratio=2.0))


@pytest.fixture
def export(drawing: Drawing, tmp_path: Path) -> Export:
    def write(name: str) -> bytes:
        export_figure(drawing.figure, str(tmp_path / name))
        assert os.listdir(tmp_path) == [name]
        return (tmp_path / name).read_bytes()

    return write


def test_a_png_has_the_size_of_the_chart_in_device_pixels(export: Export, drawing: Drawing) -> None:
    content = export("图表.png")
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", content[16:24]) == (2 * drawing.width, 2 * drawing.height)


def test_an_svg_keeps_its_text_as_text(export: Export, drawing: Drawing) -> None:
    root = ET.fromstring(export("chart.SVG"))
    assert root.tag == f"{SVG}svg"
    texts = [text.text for text in root.iter(f"{SVG}text")]
    assert "农网配电营业工 2019-11-20" in texts
    assert root.get("viewBox") == f"0 0 {drawing.width} {drawing.height}"


def test_a_pdf_has_its_letters_inside(export: Export, drawing: Drawing) -> None:
    content = export("chart.pdf")
    assert content.startswith(b"%PDF-1.")
    assert content.rstrip().endswith(b"%%EOF")
    assert f"/MediaBox [ 0 0 {drawing.width} {drawing.height} ]".encode() in content
    assert b"/Type3" in content, "letters as outlines: what a printer draws needs no font of its own"
    assert b"/CharProcs" in content
    assert b"/ToUnicode" in content, "and text that can be searched and copied"


def test_the_text_of_a_pdf_reads_as_what_is_drawn(export: Export) -> None:
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", export("chart.pdf"), re.DOTALL)
    plain = b"".join(zlib.decompress(stream) for stream in streams if stream[:1] == b"x")
    mapped = {
        bytes.fromhex(text.decode()).decode("utf-16-be") for text in re.findall(rb"<[0-9a-f]+> <([0-9a-f]{4})>", plain)
    }
    ranges = re.findall(rb"<([0-9a-fA-F]+)> <([0-9a-fA-F]+)> \[?<([0-9a-fA-F]{4})>", plain)
    for first, last, begin in ranges:
        for offset in range(int(last, 16) - int(first, 16) + 1):
            mapped.add(chr(int(begin, 16) + offset))
    assert set("农网配电营业工双沟镇供电所") <= mapped


def test_the_same_chart_makes_the_same_file(export: Export) -> None:
    assert export("chart.svg") == export("chart.svg")


@pytest.mark.parametrize("name", ["chart", "chart.jpg", "chart.png.txt"])
def test_another_format_is_refused(drawing: Drawing, tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="png"):
        export_figure(drawing.figure, str(tmp_path / name))
    assert os.listdir(tmp_path) == []


def test_a_folder_that_is_not_there_is_named(drawing: Drawing, tmp_path: Path) -> None:
    with pytest.raises(StorageProblem) as refused:
        export_figure(drawing.figure, str(tmp_path / "gone" / "chart.png"))
    assert refused.value.code == "no_folder"


@pytest.mark.skipif(resource is None, reason="this system sets no such limit")
def test_a_file_that_cannot_be_finished_leaves_what_was_there(drawing: Drawing, tmp_path: Path) -> None:
    place = tmp_path / "chart.png"
    place.write_bytes(b"before")
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, usual[1]))
    try:
        with pytest.raises(StorageProblem) as refused:
            export_figure(drawing.figure, str(place))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    assert refused.value.code == "too_large"
    assert os.listdir(tmp_path) == ["chart.png"]
    assert place.read_bytes() == b"before"
