"""Sheets of opportunities as offices write them: heads in two languages, days in many forms, faults listed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from tests.worlds import demo_file
from tracker.kernel.errors import Refused, StorageProblem
from tracker.opportunities.service import opportunities_of, preview
from tracker.opportunities.sheet import MAX_BYTES, fault_place, import_sheet, read_sheet
from tracker.workspace import Workspace

TODAY = date(2023, 3, 24)
HEADS = ["名称", "类型", "地区", "报名开始", "截止日期", "等级", "备注"]


@pytest.fixture
def work(file: str) -> Iterator[Workspace]:
    with Workspace.open(demo_file(file, "han-song")) as opened:
        yield opened


def csv(folder: Path, rows: list[list[str]], encoding: str = "utf-8") -> str:
    path = folder / "机会 2023.csv"
    path.write_bytes("\r\n".join(",".join(row) for row in rows).encode(encoding))
    return str(path)


def xlsx(folder: Path, rows: list[Any]) -> str:

    path = str(folder / "机会.xlsx")
    book = xlsxwriter.Workbook(path)
    sheet, days = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, date):
                sheet.write_datetime(number, column, datetime(value.year, value.month, value.day), days)  # noqa: DTZ001
            else:
                sheet.write(number, column, value)
    book.close()
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_csv_sheet(work: Workspace, tmp_path: Path, encoding: str) -> None:
    rows = [HEADS, ["电工比武", "竞赛", "420607", "2023/3/1", "2023年4月10日", "高级工", "自带工具"]]
    import_sheet(work.store, csv(tmp_path, rows, encoding), today=TODAY, now=work.clock.now())
    found = {
        one.opportunity.name["zh_CN"]: one  # type: ignore[index]
        for one in opportunities_of(work.store.read(), work.person().uid, today=TODAY)
    }
    one = found["电工比武"]
    assert (one.opportunity.kind, one.opportunity.regions) == ("competition", ("420607",))
    assert (one.opportunity.opens_on, one.days_left, one.here) == (date(2023, 3, 1), 17, True)
    assert one.verdict is not None
    assert one.verdict.met


def test_a_workbook_with_real_days_and_numbers(work: Workspace, tmp_path: Path) -> None:
    rows = [HEADS, ["招聘", "招聘", 500116, date(2023, 3, 1), date(2024, 2, 29), 2, ""], ["零工", "零工"]]
    loaded = read_sheet(xlsx(tmp_path, rows), today=TODAY)
    first, second = (entry.body for entry in loaded.entries)
    assert (first["regions"], first["closes_on"]) == (["500116"], "2024-02-29")
    assert first["requires"]["holds"]["level"] == "level_2"
    assert second["kind"] == "casual_work"
    assert "requires" not in second
    import_sheet(work.store, xlsx(tmp_path, rows), today=TODAY, now=work.clock.now())
    found = {one.opportunity.kind: one for one in opportunities_of(work.store.read(), work.person().uid, today=TODAY)}
    assert found["casual_work"].verdict is None or found["casual_work"].opportunity.requires


def test_the_same_sheet_again_takes_its_own_place(work: Workspace, tmp_path: Path) -> None:
    before = len(opportunities_of(work.store.read(), work.person().uid, today=TODAY))
    for count in (2, 1):
        rows = [HEADS, *[[f"课程{number}", "课程"] for number in range(count)]]
        import_sheet(work.store, csv(tmp_path, rows), today=TODAY, now=work.clock.now())
        assert len(opportunities_of(work.store.read(), work.person().uid, today=TODAY)) == before + count


def test_every_fault_is_listed_and_nothing_taken_in(work: Workspace, tmp_path: Path) -> None:
    before = opportunities_of(work.store.read(), work.person().uid, today=TODAY)
    rows = [
        HEADS,
        ["好的", "课程"],
        ["坏类型", "飞行"],
        ["坏日期", "课程", "", "2023-02-30"],
        ["坏地区", "课程", "江津"],
        ["反的", "课程", "", "2023-05-01", "2023-04-01"],
        ["坏等级", "课程", "", "", "", "神级"],
    ]
    with pytest.raises(Refused) as caught:
        import_sheet(work.store, csv(tmp_path, rows), today=TODAY, now=work.clock.now())
    faults = [(problem.where.split()[2], problem.code) for problem in caught.value.problems]
    assert {row for row, _code in faults} == {"row-3", "row-4", "row-5", "row-6", "row-7"}
    assert opportunities_of(work.store.read(), work.person().uid, today=TODAY) == before


def test_regions_by_name_and_the_row_of_each_fault(work: Workspace, tmp_path: Path) -> None:
    rows = [HEADS, ["比武", "竞赛", "江津区、湖北"], ["坏", "飞行", "某地"]]
    with pytest.raises(Refused) as caught:
        read_sheet(csv(tmp_path, rows), today=TODAY, places={"江津区": "500116", "湖北": "42"})
    assert [fault_place(problem) for problem in caught.value.problems] == [(3, "kind"), (3, "regions")]
    with pytest.raises(Refused) as caught:
        read_sheet(csv(tmp_path, [["什么"], ["x"]]), today=TODAY)
    assert [fault_place(problem) for problem in caught.value.problems] == [(None, "name")]
    loaded = read_sheet(csv(tmp_path, rows[:2]), today=TODAY, places={"江津区": "500116", "湖北": "42"})
    (one,) = preview(work.store.read(), work.person().uid, loaded, today=TODAY)
    assert (one.opportunity.regions, one.here, one.verdict) == (("500116", "42"), True, None)
    assert one.opportunity.id not in {
        each.opportunity.id for each in opportunities_of(work.store.read(), work.person().uid, today=TODAY)
    }


@pytest.mark.parametrize("rows", [[], [["什么"], ["x"]], [HEADS]])
def test_a_sheet_of_nothing(tmp_path: Path, rows: list[list[str]]) -> None:
    with pytest.raises(Refused):
        read_sheet(csv(tmp_path, rows), today=TODAY)


def test_no_sheet_at_all(tmp_path: Path) -> None:
    with pytest.raises(StorageProblem):
        read_sheet(str(tmp_path / "none.xlsx"), today=TODAY)
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 this is no workbook")
    with pytest.raises(Refused):
        read_sheet(str(broken), today=TODAY)


@pytest.mark.parametrize("place", [(1_048_575, 1), (1_048_575, 16_383), (70_000, 30)])
def test_a_lone_cell_far_out(tmp_path: Path, place: tuple[int, int]) -> None:
    path = str(tmp_path / "far.xlsx")
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["名称", "类型"])
    sheet.write(*place, "x")
    book.close()
    with pytest.raises(Refused) as caught:
        read_sheet(path, today=TODAY)
    assert [problem.code for problem in caught.value.problems] == ["far_cell"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "missing"),
        ("名称,类型\n课程,课程\n".encode("utf-16"), "not_utf8"),
        (b"\0" * 1000, "not_utf8"),
        (bytes(range(1, 256)) * 3, "not_text"),
        (b'name,kind\n"' + b"x" * 5_000_000, "long_cell"),
        (b"x" * (MAX_BYTES + 1), "too_large"),
    ],
    ids=["empty", "utf-16", "zeros", "bytes", "no quotation mark", "large"],
)
def test_what_is_no_list(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "sheet.csv"
    path.write_bytes(content)
    with pytest.raises(Refused) as caught:
        read_sheet(str(path), today=TODAY)
    assert [problem.code for problem in caught.value.problems] == [code]
