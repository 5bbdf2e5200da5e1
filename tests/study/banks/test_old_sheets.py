"""How old workbooks (.xls) and new ones show percentages, days and times."""

from __future__ import annotations

import struct

import pytest

from tests.study.banks.samples import xlsx
from tests.study.banks.test_safety import compound
from tracker.study.banks.formats.biff import check_cells
from tracker.study.banks.formats.biff_shown import shown_cells
from tracker.study.banks.formats.number_formats import shown
from tracker.study.banks.reading import read_bank

DAY, PERCENT, PLAIN = 0, 1, 2
"""The styles of the workbook below."""


def record(number: int, body: bytes) -> bytes:
    return struct.pack("<HH", number, len(body)) + body


def text(words: str, size: str) -> bytes:
    return struct.pack(size, len(words)) + b"\x01" + words.encode("utf-16-le")


def short(value: float, *, hundredfold: bool = False) -> int:
    """A number in four bytes, as a fraction cut short or, with the second bit, as a whole number."""
    if value == int(value) or hundredfold:
        return (round(value * (100 if hundredfold else 1)) << 2) | 2 | hundredfold
    upper: int = struct.unpack("<I", struct.pack("<d", value)[4:])[0]
    return upper & 0xFFFFFFFC


def old_workbook(*cells: bytes) -> bytes:
    """One sheet named 题; its styles are those above."""
    start = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    styles = b"".join(record(0x00E0, struct.pack("<HH", 0, number) + bytes(16)) for number in (164, 9, 0))
    formats = record(0x041E, struct.pack("<H", 164) + text('yyyy"年"m"月"d"日"', "<H"))
    named = text("题", "<B")
    sheet_at = len(start) + len(formats) + len(styles) + 4 + 6 + len(named) + 4
    names = record(0x0085, struct.pack("<IH", sheet_at, 0) + named)
    sheet = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0)) + b"".join(cells) + record(0x000A, b"")
    return compound(start + formats + styles + names + record(0x000A, b"") + sheet + bytes(4096))


def test_an_old_workbook_shows_days_and_percentages() -> None:
    book = old_workbook(
        record(0x0203, struct.pack("<HHHd", 0, 1, DAY, 43026.0)),
        record(0x027E, struct.pack("<HHHI", 0, 2, DAY, short(43027.0))),
        record(0x00BD, struct.pack("<HHHIHIH", 1, 3, PERCENT, short(0.25), PERCENT, short(0.5, hundredfold=True), 4)),
        record(0x0203, struct.pack("<HHHd", 2, 0, PLAIN, 43026.0)),
        record(0x0006, struct.pack("<HHHd", 3, 0, PERCENT, 0.125) + bytes(8)),
        record(0x0006, struct.pack("<HHH6sH", 3, 1, PERCENT, bytes(6), 0xFFFF) + bytes(8)),
    )
    assert shown_cells(check_cells(book)) == {
        "题": {
            1: [(1, "2017年10月18日"), (2, "2017年10月19日")],
            2: [(3, "25%"), (4, "50%")],
            4: [(0, "12.5%")],
        }
    }


def test_an_old_workbook_without_such_formats_shows_its_values() -> None:
    start = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    assert shown_cells(check_cells(compound(start + record(0x00E0, bytes(20)) + bytes(4096)))) == {}
    assert shown_cells(check_cells(compound(record(0x0085, b"\x01") + bytes(4096)))) == {}


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        (0.9791666667, "h:mm", "23:30"),
        (0.5, "h:mm:ss", "12:00:00"),
        (42125.0, "yyyy/m/d h:mm", "2015/5/1"),
        (42125.75, "yyyy/m/d h:mm", "2015/5/1 18:00"),
        (42125.0, "d-mmm", "1-May"),
        (42125.0, "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2015年5月1日"),
        (0.75, "mm:ss", "00:00"),
        (-1.0, "yyyy/m/d", "-1"),
        (150100.0, "#,##0", "150,100"),
        (1234.5, "#,##0.00_ ", "1,234.50"),
        (1234.567, "#,##0", "1234.567"),
        (-1500.0, "#,##0;[Red]-#,##0", "-1,500"),
    ],
)
def test_numbers_are_told_as_their_formats_show_them(value: float, code: str, expected: str) -> None:
    assert shown(value, code) == expected


def test_times_of_day_are_options() -> None:
    rows = [["夜班从几点开始？", 0.979166666666667, 0.854166666666667, 0.34375, "A"]]

    def typed(book: object, sheets: object) -> None:
        time = book.add_format({"num_format": "h:mm"})  # type: ignore[attr-defined]
        for column, value in enumerate(rows[0][1:4], 1):
            sheets["题"].write_number(1, column, value, time)  # type: ignore[index]

    data = xlsx({"题": [["题目", "A", "B", "C", "答案"], *rows]}, typed)
    (question,) = read_bank(data, "a.xlsx").questions
    assert question.options == ("23:30", "20:30", "8:15")
