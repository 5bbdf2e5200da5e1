"""Files that are no banks, or mean harm: a clear word within two seconds, and little memory."""

from __future__ import annotations

import contextlib
import io
import sqlite3
import struct
import subprocess
import sys
import time
import zipfile

import pytest

from tests.study.banks import old_files
from tests.study.banks.samples import SINGLES, letters, packed, xlsx
from tests.study.banks.test_docx import docx, paragraph
from tests.study.banks.test_pools_and_places import word_2003
from tracker.study.banks.formats.biff import check_cells, with_near_corners
from tracker.study.banks.problem import MAX_FILE_BYTES, BankProblem
from tracker.study.banks.reading import load, open_bank, read_bank

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


OFFICE = "http://schemas.openxmlformats.org"
MAIN = f'xmlns="{OFFICE}/spreadsheetml/2006/main"'
RELATED = f"{OFFICE}/officeDocument/2006/relationships"
ODF = "urn:oasis:names:tc:opendocument:xmlns"


def relation(kind: str, target: str) -> str:
    """A list of relations with one entry."""
    names = f'xmlns="{OFFICE}/package/2006/relationships"'
    return f'<Relationships {names}><Relationship Id="r1" Type="{RELATED}/{kind}" Target="{target}"/></Relationships>'


def sheet(xml: str) -> bytes:
    """A minimal workbook around the XML of its one sheet."""
    named = f'<sheets><sheet name="S" sheetId="1" r:id="r1" xmlns:r="{RELATED}"/></sheets>'
    kinds = f'<Types xmlns="{OFFICE}/package/2006/content-types"><Default Extension="xml" ContentType="a/xml"/></Types>'
    return packed(
        {
            "[Content_Types].xml": kinds,
            "_rels/.rels": relation("officeDocument", "xl/workbook.xml"),
            "xl/workbook.xml": f"<workbook {MAIN}>{named}</workbook>",
            "xl/_rels/workbook.xml.rels": relation("worksheet", "worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml": f"<worksheet {MAIN}><sheetData>{xml}</sheetData></worksheet>",
        }
    )


def ods(rows: str) -> bytes:
    """A minimal OpenDocument sheet."""
    names = " ".join(f'xmlns:{name}="{ODF}:{name}:1.0"' for name in ("office", "table", "text"))
    table = f'<table:table table:name="S">{rows}</table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{ODF}:manifest:1.0"/>',
            "content.xml": f"<office:document-content {names}>{body}</office:document-content>",
        }
    )


def locked() -> bytes:
    """A zip archive whose parts are marked as encrypted."""
    data = bytearray(packed({"xl/workbook.xml": "x", "a.xml": "y"}))
    for start in (b"PK\x03\x04", b"PK\x01\x02"):
        at = data.find(start)
        while at >= 0:
            data[at + (6 if start[2] == 3 else 8)] |= 1
            at = data.find(start, at + 4)
    return bytes(data)


def compound(stream: bytes, name: str = "Workbook") -> bytes:
    """A compound file with one stream of at least 4096 bytes."""
    return old_files.compound({name: stream})


SHEET = "application/vnd.oasis.opendocument.spreadsheet"


def document(body: str) -> bytes:
    """A Word document around the XML of its body."""
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return packed({"word/document.xml": f"<w:document {names}><w:body>{body}</w:body></w:document>"})


def package(table: str, models: str = "") -> bytes:
    """An Anki package of the older kind without notes, whose note types are what is given."""
    made = sqlite3.connect(":memory:")
    made.execute("CREATE TABLE notes (id, mid, flds, tags)")
    made.execute("CREATE TABLE cards (nid, did)")
    made.execute(table)
    if models:
        made.execute("INSERT INTO col VALUES (?, '{}')", (models,))
    made.commit()
    return packed({"collection.anki21": made.serialize()})


CELL = '<table:table-cell office:value-type="string"{}><text:p>x</text:p></table:table-cell>'
MANY = ' table:number-columns-repeated="16384"'
BOMB = packed({"xl/workbook.xml": b"<a/>", "xl/worksheets/sheet1.xml": bytes(300_000_000)})
REFUSED: list[tuple[str, bytes, str]] = [
    ("empty", b"", "empty"),
    ("spaces", b" \n\t\r\n", "empty"),
    ("noise", bytes(range(256)) * 40, "broken"),
    ("pdf", b"%PDF-1.7 ...", "pdf"),
    ("rar", b"Rar!\x1a\x07\x00", "archive"),
    ("7z", b"7z\xbc\xaf\x27\x1c", "archive"),
    ("picture", b"\x89PNG\r\n\x1a\n", "no_text"),
    ("zip of files", packed({"a.xlsx": b"x"}), "archive"),
    ("half a zip", packed({"xl/workbook.xml": "x"})[:60], "broken"),
    ("zip without parts", packed({"[Content_Types].xml": "x"}), "unknown_format"),
    ("workbook of nonsense", packed({"xl/workbook.xml": "x"}), "broken"),
    ("document of nonsense", packed({"word/document.xml": "<x"}), "broken"),
    ("document without a body", packed({"word/document.xml": "<x/>"}), "broken"),
    ("encrypted workbook", OLE + bytes(512) + "EncryptedPackage\x00".encode("utf-16-le"), "password"),
    ("encrypted zip", locked(), "password"),
    ("old workbook with macros", OLE + bytes(512) + "Workbook\x00_VBA_PROJECT\x00".encode("utf-16-le"), "macros"),
    ("old word of nonsense", OLE + bytes(512) + "WordDocument\x00".encode("utf-16-le"), "broken"),
    ("other compound file", OLE + bytes(2048), "unknown_format"),
    ("old workbook of nonsense", OLE + bytes(512) + "Workbook\x00".encode("utf-16-le") + bytes(4000), "broken"),
    ("bomb", BOMB, "unsafe"),
    (
        "far corner",
        sheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="900000"><c r="XFD900000"><v>1</v></c></row>'),
        "unsafe",
    ),
    (
        "repeated rows",
        ods(f'<table:table-row table:number-rows-repeated="1048576">{CELL.format("")}</table:table-row>'),
        "unsafe",
    ),
    (
        "repeated cells",
        ods(
            f"<table:table-row>{CELL.format(chr(32) + 'table:number-columns-repeated=' + chr(34) + '16384' + chr(34))}</table:table-row>"
        ),
        "unsafe",
    ),
    ("entities", packed({"word/document.xml": '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'}), "unsafe"),
    (
        "a cell of a billion spaces",
        ods(
            '<table:table-row><table:table-cell office:value-type="string"><text:p>x<text:s text:c="2000000000"/></text:p>'
            "</table:table-cell></table:table-row>"
        ),
        "unsafe",
    ),
    (
        "encrypted sheet",
        packed({"mimetype": SHEET, "content.xml": "?", "META-INF/manifest.xml": "<m:encryption-data/>"}),
        "password",
    ),
    (
        "sheet with macros",
        packed({"mimetype": SHEET, "content.xml": "<x/>", "Basic/Standard/Module1.xml": "<x/>"}),
        "macros",
    ),
    ("tables in tables", document("<w:tbl><w:tr><w:tc>" * 300 + "</w:tc></w:tr></w:tbl>" * 300), "unsafe"),
    ("paragraphs without end", document("<w:p/>" * 900_000), "unsafe"),
    ("a document in one XML file without end", word_2003(*["1"] * 150_000), "too_large"),
    ("a document in one XML file with a type", word_2003("1").replace(b"?>", b"?><!DOCTYPE w>", 1), "unsafe"),
    ("a picture in one XML file that is none", word_2003("1").replace(b"iVBOR", b"iVBO"), "broken"),
    ("half a document in one XML file", word_2003("1")[:400], "broken"),
    ("a page of cells without end", b"<html><table>" + b"<td>" * 900_000, "too_large"),
    ("lines without end", b"a\n" * 1_000_001, "too_large"),
    ("a line without an end", "电".encode() * 1_500_000, "too_large"),
    ("a tale without an end", "今天天气很好，我们去登杆。\n大家都很高兴。\n".encode() * 30_000, "no_questions"),
    (
        "words and how often they come",
        "".join(f"词{n} {n * 7919 % 10007}\n" for n in range(45_000)).encode(),
        "no_questions",
    ),
    ("noise in lines", bytes(range(1, 256)) * 8000, "broken"),
    ("notes without a collection", package("CREATE TABLE col (models, decks)"), "no_questions"),
    ("note types that go deep", package("CREATE TABLE col (models, decks)", "[" * 100_000), "broken"),
    ("an essay", "今天天气很好，我们去登杆。\n大家都很高兴。\n".encode(), "no_questions"),
    ("numbers", b"1,2,3\n4,5,6\n7,8,9\n", "no_questions"),
    *(
        (name, f"{above}\n".encode() + "".join(f"{row.format(n)}\n" for n in range(40)).encode(), "no_questions")
        for name, above, row in (
            ("a list of people", "序号,姓名,工种,等级,发证日期", "{0},电工{0},维修电工,三级,2021-03-04"),
            ("a title above a list of people", "站内人员,,\n姓名,工种,工龄", "电工{},维修电工,12"),
            ("expenses", "日期,项目,金额,备注", "2024-01-05,工具,{},"),
            ("marks of a class", "序号,班级,学号,四级,,合计", "{0},一班,5414070701{0},425,1,3"),
            ("readings of a meter", "1.5,2.5", "0.0{0},12.{0}"),
            ("equipment", "设备名称,型号,数量,安装位置", "变压器{},S11-400,1,一号站"),
        )
    ),
]


@pytest.mark.parametrize(
    ("data", "code"), [(data, code) for _, data, code in REFUSED], ids=[name for name, _, _ in REFUSED]
)
def test_refused_with_a_clear_code(data: bytes, code: str) -> None:
    started = time.process_time()
    with pytest.raises(BankProblem) as caught:
        read_bank(data, "bank.txt")
    assert caught.value.code == code
    assert time.process_time() - started < 2


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: object) -> None:
    path = f"{tmp_path}/huge.csv"
    with open(path, "wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)
    with pytest.raises(BankProblem) as caught:
        load(path)
    assert caught.value.code == "too_large"


def test_refusing_takes_little_memory(tmp_path: object) -> None:
    files = []
    for place, (_, data, _) in enumerate(REFUSED):
        files.append(f"{tmp_path}/{place}")
        with open(files[-1], "wb") as file:
            file.write(data)
    program = """
import os, resource, sys
from tracker.study.banks.problem import BankProblem
from tracker.study.banks.reading import load, read_bank
for path in sys.argv[1:]:
    try:
        read_bank(load(path))
    except BankProblem:
        continue
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
if os.path.exists("/proc/self/status"):  # on Linux the figure above remembers the larger process that started this one
    with open("/proc/self/status") as status:
        peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
print(peak)
"""
    done = subprocess.run([sys.executable, "-c", program, *files], capture_output=True, text=True, check=True)
    scale = 1 if sys.platform == "darwin" else 1024
    assert int(done.stdout) * scale < 300 * 1024 * 1024


@pytest.mark.parametrize("part", ["xl/vbaProject.bin", "xl/macrosheets/sheet1.xml"])
def test_a_workbook_with_macros_is_refused_whole(part: str) -> None:
    rows = [["题目", "A", "B", "C", "D", "答案"], *([q.stem, *q.options, letters(q)] for q in SINGLES)]
    source = zipfile.ZipFile(io.BytesIO(xlsx({"S": rows})))
    parts: dict[str, bytes | str] = {name: source.read(name) for name in source.namelist()}
    assert list(read_bank(packed(parts), "bank.xlsm").questions) == list(SINGLES)
    with pytest.raises(BankProblem) as refused:
        read_bank(packed({**parts, part: OLE + bytes(600)}), "bank.xlsm")
    assert refused.value.code == "macros"


def test_every_truncation_of_a_workbook_ends_in_a_code() -> None:
    rows = [["题目", "A", "B", "答案"], *([q.stem, *q.options[:2], "A"] for q in SINGLES)]
    whole = xlsx({"S": rows})
    for length in range(0, len(whole), 97):
        with pytest.raises(BankProblem):
            read_bank(whole[:length])


@pytest.mark.parametrize("seed", range(40))
def test_damaged_files_end_in_a_code_or_are_read(seed: int) -> None:
    import random

    chance = random.Random(seed)
    rows = [["题目", "A", "B", "答案"], *([q.stem, *q.options[:2], "A"] for q in SINGLES)]
    whole = bytearray(
        xlsx({"S": rows})
        if seed % 2
        else docx(paragraph("1. 电流的单位是（ ）。"), paragraph("A. 伏 B. 安"), paragraph("答案：B"))
    )
    for _ in range(chance.randrange(1, 30)):
        whole[chance.randrange(len(whole))] = chance.randrange(256)
    with contextlib.suppress(BankProblem):
        assert read_bank(bytes(whole)).rows


def test_the_corners_of_old_workbooks_are_checked() -> None:
    def cells(*places: tuple[int, int]) -> bytes:
        records = b"".join(struct.pack("<HHHHHd", 0x0203, 14, row, column, 0, 1.0) for row, column in places)
        return (
            struct.pack("<HHHHII", 0x0809, 12, 0x0600, 0x0010, 0, 0)
            + records
            + struct.pack("<HH", 0x000A, 0)
            + bytes(4096)
        )

    check_cells(compound(cells((0, 0), (5000, 12))))
    with pytest.raises(BankProblem) as caught:
        check_cells(compound(cells((0, 0), (65535, 255))))
    assert caught.value.code == "unsafe"


@pytest.mark.parametrize(
    ("corners", "code"),
    [((0, 5000, 0, 12), ""), ((0, 0xFE000000, 0, 7), "unsafe"), ((9, 2, 0, 7), "broken"), ((0, 5, 8, 7), "broken")],
)
def test_the_corners_that_an_old_sheet_gives_itself_are_checked(corners: tuple[int, ...], code: str) -> None:
    start = struct.pack("<HHHHII", 0x0809, 12, 0x0600, 0x0010, 0, 0)
    stream = start + struct.pack("<HHIIHHH", 0x0200, 14, *corners, 0) + struct.pack("<HH", 0x000A, 0) + bytes(4096)
    if not code:
        check_cells(compound(stream))
        return
    with pytest.raises(BankProblem) as caught:
        check_cells(compound(stream))
    assert caught.value.code == code


def test_corners_far_from_the_cells_of_an_old_sheet_are_drawn_in() -> None:
    start = struct.pack("<HHHHII", 0x0809, 12, 0x0600, 0x0010, 0, 0)
    sheet = start + struct.pack("<HHIIHHH", 0x0200, 14, 0, 65534, 0, 243, 0)
    sheet += struct.pack("<HHHHHd", 0x0203, 14, 144, 10, 0, 1.0) + struct.pack("<HH", 0x000A, 0)
    for sheets in (1, 3):
        drawn_in = with_near_corners(compound(sheets * sheet + bytes(4096)))
        assert struct.pack("<IIHH", 0, 145, 0, 11) in drawn_in
        check_cells(drawn_in)
    near = compound(sheet.replace(struct.pack("<I", 65534), struct.pack("<I", 200)) + bytes(4096))
    assert with_near_corners(near) == near


@pytest.mark.parametrize("place", [48, 60, 68, 512, 512 + 4, 1024 + 116, 1024 + 128 + 116])
def test_sectors_behind_the_end_of_an_old_workbook_are_refused(place: int) -> None:
    whole = bytearray(compound(bytes(4096)))
    struct.pack_into("<I", whole, place, 0x01000000)
    with pytest.raises(BankProblem) as caught:
        check_cells(bytes(whole))
    assert caught.value.code == "broken"


def test_a_bank_is_recognised_by_its_content_not_its_name() -> None:
    rows = [["题目", "A", "B", "C", "D", "答案"], *([q.stem, *q.options, letters(q)] for q in SINGLES)]
    assert open_bank(xlsx({"S": rows}), "bank.csv").format == "xlsx"
