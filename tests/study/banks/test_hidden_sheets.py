"""Sheets of a workbook that are hidden or only explain, and marks left inside stems of sheets."""

from __future__ import annotations

from typing import Any

import pytest

from tests.study.banks.samples import FILL_INS, WRITTEN, letters, read, xlsx
from tests.study.banks.test_slips import CHOICES, HEADER
from tracker.study.banks.model import Kind
from tracker.study.banks.reading import read_bank

ROWS = [HEADER, *([q.stem, *q.options, letters(q)] for q in CHOICES)]


def hide(name: str, how: str = "hide") -> Any:
    """What hides a sheet before the book is closed."""
    return lambda _book, sheets: getattr(sheets[name], how)()


def test_a_hidden_sheet_of_questions_is_read() -> None:
    written = [["题干", "标答"], ["什么是电流？", "电荷的定向移动形成电流。"]]
    found = read(xlsx({"选择": ROWS, "简答题": written}, hide("简答题")))
    assert [(q.stem, q.answer) for q in found] == [(q.stem, q.answer) for q in (*CHOICES, WRITTEN[0])]


def test_hidden_scraps_are_not() -> None:
    scraps = [[f"{n}.{q.stem}", q.stem, q.stem] for n, q in enumerate(FILL_INS, 1)]
    assert read(xlsx({"选择": ROWS, "Sheet2": scraps}, hide("Sheet2"))) == list(CHOICES)


def test_nor_what_only_programs_can_show() -> None:
    more = [HEADER, ["另一道题应当怎样做？", "甲", "乙", "丙", "丁", "A"]]
    assert read(xlsx({"选择": ROWS, "缓存": more}, hide("缓存", "very_hidden"))) == list(CHOICES)


def test_a_sheet_that_explains_how_to_fill_in_the_others_asks_nothing() -> None:
    notes = [
        ["导入说明"],
        *([text] for text in ("请仔细阅读填写说明，避免导入失败；", "标注*的列是必填项；", "不能删除已有的列；")),
    ]
    reading = read_bank(xlsx({"导入说明": notes, "选择": ROWS}))
    assert [row.question for row in reading.rows] == list(CHOICES)


@pytest.mark.parametrize(
    ("stem", "answer", "shown"),
    [
        ("国家建立电力安全(A),落实各级责任", "A", "国家建立电力安全（ ）,落实各级责任"),
        ("建立生物安全工作（C）机制，组织协调相关工作", "C", "建立生物安全工作（ ）机制，组织协调相关工作"),
        ("下列关于变压器绕组（B）的说法正确的是", "B", None),
        ("执行语句 INSERT ABC(A,C)VALUES(1,2) 后，下列说法正确的有", "AC", None),
        ("测量电流（A）的仪表是", "A", None),
    ],
)
def test_letters_in_a_blank_repeat_the_answer(stem: str, answer: str, shown: str | None) -> None:
    row = [stem, "统一领导", "联防联控", "协调", "自治", answer]
    (found,) = [q for q in read(xlsx({"题": [*ROWS, row]})) if q not in CHOICES]
    assert found.stem.replace("（）", "（ ）") == (shown or stem)


def test_the_kind_before_the_blank_at_the_end() -> None:
    row = ["安全用电的要求有哪些？（多选）（  ）", "停电", "验电", "接地", "合闸", "A"]
    found = read(xlsx({"题": [*ROWS, row]}))[-1]
    assert (found.kind, found.stem) == (Kind.MULTIPLE, "安全用电的要求有哪些？（  ）")


def test_options_repeated_behind_the_stem_without_space() -> None:
    rows = [["铈是一种常用的稀土元素，这话对吗（）A、是B、不是CD", "是", "不是", "", "", "A"]]
    rows.append(
        [
            "小丽在小华的____位置上A、南偏西50°B、北偏东50°C、南偏西40°D、北偏东40°",
            *("南偏西50°", "北偏东50°", "南偏西40°"),
            "北偏东40°",
            "C",
        ]
    )
    found = read(xlsx({"题": [*ROWS, *rows]}))[-2:]
    assert [q.stem for q in found] == ["铈是一种常用的稀土元素，这话对吗（）", "小丽在小华的____位置上"]


@pytest.mark.parametrize(
    ("stem", "codes"),
    [
        ("停电后装设接地线之前必须先（D）。", ["two_answers"]),
        ("用于灭火的是（ B ）类灭火器", ["two_answers"]),
        ("发信自动电平控制（ALC）的作用是：", []),
        ("直流电（DC）以方向不变来定义", []),
        ("已知关系R(A,B,C)上的候选码是（ ）", []),
        ("将对个人客户（A）频繁转出的交易进行识别", []),
    ],
)
def test_letters_in_a_blank_that_name_other_options_than_the_answer(stem: str, codes: list[str]) -> None:
    row = [stem, "登杆", "放电", "挂牌", "验电", "A"]
    found = read_bank(xlsx({"题": [*ROWS, row]})).rows[-1]
    assert [doubt.code for doubt in found.doubts] == codes
    assert found.question is not None
    assert found.question.answer == (0,)


def test_the_letter_of_an_empty_option_below_the_others() -> None:
    text = "1.停电后装设接地线之前必须先（ ）\nA.登杆\nB.放电\nC.挂牌\nD.验电\nE\nD\n\n2.测量绝缘电阻使用（ ）\nA.绝缘电阻表\nB.电流表\nC.电压表\nD.功率表\nA\n"
    first, second = read(text)
    assert (first.options, first.answer) == (("登杆", "放电", "挂牌", "验电"), (3,))
    assert second.answer == (0,)
