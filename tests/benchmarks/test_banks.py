"""How long a large question bank takes to read, and how much memory."""

from __future__ import annotations

import csv
import io
import time
import tracemalloc

import pytest

from tests.study.banks.samples import xlsx
from tracker.study.banks.reading import open_bank

ROWS = 100_000
HEADER = ["序号", "题型", "题干", "选项A", "选项B", "选项C", "选项D", "答案", "解析", "知识点"]


def rows() -> list[list[str]]:
    """Made-up questions, each different."""
    return [
        [
            str(number),
            "单选题",
            f"第{number}号设备在额定电压为{number % 1000}V时，保护装置的动作电流不应大于（ ）mA，且应定期检查。",
            *(f"{number % (97 - place)}毫安{place}" for place in range(4)),
            "ABCD"[number % 4],
            f"见规程第{number % 300}条",
            "安全用电",
        ]
        for number in range(ROWS)
    ]


def text() -> bytes:
    """The questions as CSV in the national encoding."""
    file = io.StringIO()
    csv.writer(file).writerows([HEADER, *rows()])
    return file.getvalue().encode("gb18030")


@pytest.mark.benchmark
def test_a_csv_of_100_000_questions() -> None:
    data = text()
    started = time.process_time()
    assert sum(row.question is not None for row in open_bank(data, "bank.csv").rows()) == ROWS
    spent = time.process_time() - started
    print(f"{spent:.2f} s")
    assert spent < 1.5


@pytest.mark.benchmark
def test_going_through_a_csv_takes_little_memory() -> None:
    data = text()
    tracemalloc.start()
    assert sum(not row.doubts for row in open_bank(data, "bank.csv").rows()) == ROWS
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(f"{peak / 2**20:.0f} MB beside the file itself")
    assert peak < 30 * 2**20


@pytest.mark.benchmark
def test_a_workbook_takes_at_most_three_times_the_bare_read() -> None:
    from python_calamine import CalamineWorkbook

    data = xlsx({"题库": [HEADER, *rows()]})
    started = time.process_time()
    bare = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    spent_bare = time.process_time() - started
    assert len(bare) == ROWS + 1
    started = time.process_time()
    assert sum(row.question is not None for row in open_bank(data).rows()) == ROWS
    spent = time.process_time() - started
    print(f"{spent:.2f} s, the bare read {spent_bare:.2f} s")
    assert spent < 3 * spent_bare
