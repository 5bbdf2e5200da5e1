"""Weight tables as standards and booklets have them: one column for each level, merged cells, sums, shares of one."""

from __future__ import annotations

import pytest

from tests.study.banks.samples import xlsx
from tracker.kernel.terms import Level
from tracker.study.banks.grids import grids
from tracker.study.weight_table import WeightTable, read_weights

STANDARD = [
    ["理论知识权重表", "", "", "", ""],
    ["项目", "技能等级", "三级/高级工（%）", "二级/技师（%）", "一级/高级技师（%）"],
    ["基本要求", "职业道德", "5", "5", "5"],
    ["", "基础知识", "20", "15", "10"],
    ["相关知识要求", "电路装调", "45", "40", "－"],
    ["", "设备检修", "30", "30", "55"],
    ["", "培训指导", "-", "10", "30"],
    ["合计", "", "100", "100", "100"],
]


def read(text: str, encoding: str = "utf-8") -> WeightTable | None:
    return read_weights(grids(text.encode(encoding)))


def test_each_level_has_its_column() -> None:
    table = read_weights([[["别的表", "1"], ["无关", "2"]], STANDARD])
    assert table is not None
    assert [table.column_of(level) for level in (Level.LEVEL_3, Level.LEVEL_2, Level.LEVEL_1, Level.LEVEL_5, None)] == [
        0, 1, 2, 0, 0,
    ]  # fmt: skip
    assert table.weights(0) == (("职业道德", 5), ("基础知识", 20), ("电路装调", 45), ("设备检修", 30))
    assert dict(table.weights(2)) == {"职业道德": 5, "基础知识": 10, "设备检修": 55, "培训指导": 30}


@pytest.mark.parametrize(
    "text",
    [
        "章节,比重\n安全,40%\n计量,60％\n",
        "序号\t章节\t分值\n1\t安全\t40\n2\t计量\t60\n合计\t\t100\n",
        "安全  0.4\n计量  0.6\n",
        "安全 40\n计量 60",
        "section;percent\n安全;40.0\n计量;60.0\nTotal;100",
        "安全，４０\n计量，６０",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gbk"])
def test_simple_tables(text: str, encoding: str) -> None:
    table = read(text, encoding)
    assert table is not None
    assert table.weights(0) == (("安全", 40), ("计量", 60))


@pytest.mark.parametrize("text", ["没有数字的一段话。\n第二行。", "安全,40", "年份,人数\n安全,4000\n计量,6000"])
def test_what_holds_no_weights(text: str) -> None:
    assert read(text) is None


def test_a_workbook() -> None:
    table = read_weights(grids(xlsx({"说明": [["看下一页"]], "权重": STANDARD})))
    assert table is not None
    assert table.heads[1] == "二级/技师(%)"
