"""Shapes that go round less often: upright forms, stars, answers behind headings, templates of exam systems."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.study.banks.samples import (
    MULTIPLES,
    PICTURE,
    SINGLES,
    TRUTHS,
    letters,
    picture,
    read,
    right,
    right_first,
    xlsx,
)
from tests.study.banks.test_text_bank import choice_text
from tracker.study.banks.encoding import Text
from tracker.study.banks.model import ColumnMapping, Kind, Question, Role, RowReading
from tracker.study.banks.reading import read_bank
from tracker.study.banks.tables.block import Block
from tracker.study.banks.tables.delimited import Layout, delimited_table
from tracker.study.banks.tables.mapping import propose
from tracker.study.banks.tables.plain_rows import PlainRows
from tracker.study.banks.tables.rows import read_batches
from tracker.study.banks.tables.table import Table
from tracker.study.banks.tables.whole_rows import raw_blocks, whole_rows
from tracker.study.banks.texts import clean

CHOICES = (*SINGLES, *MULTIPLES)


def test_forms_that_stand_upright() -> None:
    rows = []
    for question in CHOICES:
        rows += [["题型", "单选题" if question.kind == Kind.SINGLE else "多选题"], ["题目", question.stem]]
        rows += [[f"选项{letter}", text] for letter, text in zip("ABCD", question.options, strict=True)]
        rows += [["答案", letters(question)], []]
    assert read(xlsx({"Sheet1": rows})) == list(CHOICES)


def test_forms_without_options_and_a_single_one() -> None:
    truths = [
        row for question in TRUTHS for row in (["题目", question.stem], ["答案", "对" if question.answer else "错"])
    ]
    assert read(xlsx({"Sheet1": truths})) == list(TRUTHS)
    only = [["答案", "", letters(SINGLES[0])], ["题目", "", SINGLES[0].stem]]
    only += [[letter, "", text] for letter, text in zip("ABCD", SINGLES[0].options, strict=True)]
    assert read(xlsx({"Sheet1": only})) == [SINGLES[0]]


def test_forms_with_several_fields_in_a_row() -> None:
    rows: list[list[str]] = []
    for place, question in enumerate(CHOICES, 1):
        kind = "單選" if question.kind == Kind.SINGLE else "多選"
        rows += [["題目編碼", f"D{place:03}", "", "題  型", "", kind, "難易度", "易"], ["題  目", question.stem]]
        rows += [["答  案", "".join(str(index + 1) for index in right(question))]]
        rows += [[f"選項 {at}", *text.split(" ")] for at, text in enumerate(question.options, 1)]
    rows += [["", "（以上）"], ["其余待补"]]
    found = read_bank(
        xlsx(
            {"Sheet1": rows},
            lambda _, sheets: sheets["Sheet1"].insert_image(4, 1, "a.png", {"image_data": io.BytesIO(PICTURE)}),
        )
    )
    expected = [question.replace(difficulty="易") for question in CHOICES]
    expected[0] = expected[0].replace(images=(picture("option", 1),))
    expected[-1] = expected[-1].replace(options=(*expected[-1].options[:-1], f"{expected[-1].options[-1]} （以上）"))
    assert list(found.questions) == expected
    assert [row.text for row in found.rows if row.question is None] == ["其余待补"]


def test_western_texts_with_wide_gaps() -> None:
    gap = "\xa0" * 12
    rows = ["Question,A,B,C,Answer", f"Always expect {gap} behind a driver\u2019s back?,dogs,cats \u2013 both,cows,A"]
    found = read_bank("\n".join([*rows, "Is it far?,it is,it isn\u2019t,maybe,B"]).encode("cp1252"), "bank.csv")
    assert found.encoding == "cp1252"
    assert found.questions[1].options == ("it is", "it isn\u2019t", "maybe")


def test_options_that_are_pictures() -> None:
    rows = [["题目", "A", "B", "C", "D", "答案"], ["接地的图形符号是（ ）。", "", "", "", "", "B"]]
    rows += [[question.stem, *question.options, letters(question)] for question in SINGLES]

    def draw(_: object, sheets: Mapping[str, Any]) -> None:
        for column in range(1, 5):
            sheets["Sheet1"].insert_image(1, column, "a.png", {"image_data": io.BytesIO(PICTURE)})

    first = read_bank(xlsx({"Sheet1": rows}, draw)).rows[0]
    assert first.question is not None
    assert [image.option for image in first.question.images] == [0, 1, 2, 3]
    assert (first.question.options, first.question.answer, first.doubts) == (("",) * 4, (1,), ())


def test_a_header_that_says_the_same_above_the_wrong_answers() -> None:
    wrong = ["Muqobil javob"] * 3
    rows = [["Savol", "To‘g‘ri javob", *wrong], *([question.stem, *right_first(question)] for question in SINGLES)]
    (question, *_others) = read(xlsx({"Sheet1": rows}))
    assert (question.stem, question.options, question.answer) == (SINGLES[0].stem, tuple(right_first(SINGLES[0])), (0,))


def test_a_sheet_of_sections_with_a_header_each() -> None:
    choices = [[question.stem, *question.options, letters(question), "2"] for question in SINGLES]
    truths = [[question.stem, "对" if question.answer else "错", "1"] for question in TRUTHS]
    rows = [["题目", "A", "B", "C", "D", "答案", "难度"], *choices, ["问答题"], ["问题", "答案", "难度"]]
    asked = [["什么是跨步电压？", "地面两点间的电压", "1"], ["先验电还是先接地？", "先验电", "3"]]
    rows += [*asked, ["判断题"], ["序号", "题目", "答案", "难度"]]
    rows += [[str(place), *cells] for place, cells in enumerate(truths, 1)]
    rows += [["选择题"], ["题目", "A", "B", "C", "D", "答案", "难度"], *choices]
    found = read(xlsx({"Sheet1": rows}))
    written = [
        Question(kind=Kind.SHORT_ANSWER, stem=stem, answer=(answer,), difficulty=level) for stem, answer, level in asked
    ]
    singles = [question.replace(difficulty="2") for question in SINGLES]
    assert found == [*singles, *written, *(question.replace(difficulty="1") for question in TRUTHS), *singles]


@pytest.mark.parametrize("note", ["Ps：与现场做法不同", "PS:重复", "注：见规程", "备注：旧题"])
def test_notes_behind_the_options(note: str) -> None:
    rows = [["题目", "A", "B", "C", "D", "E", "答案", "解析"]]
    rows += [[question.stem, *question.options, note, letters(question), ""] for question in SINGLES]
    rows += [[question.stem, "对", "错", note, "", "", "A" if question.answer else "B", "略"] for question in TRUTHS]
    rows += [[question.stem, "对", "错", "", "", "与现场不同", "B", ""] for question in TRUTHS[1:2]]
    found = read(xlsx({"Sheet1": rows}))
    assert found == [
        *(question.replace(explanation=note) for question in SINGLES),
        *(question.replace(explanation=f"略\n{note}") for question in TRUTHS),
        TRUTHS[1].replace(explanation="与现场不同"),
    ]


def test_fields_by_name_in_a_text() -> None:
    blocks = []
    for question in CHOICES:
        options = " ".join(f"{letter}.{text}" for letter, text in zip("ABCD", question.options, strict=True))
        kind = "单选题" if question.kind == Kind.SINGLE else "多选题"
        blocks.append(
            f"题型：{kind}\n题目：{question.stem}\n选项：{options}\n答案：{letters(question)}\n解析：略\n难度：中"
        )
    found = read("\n\n".join(blocks))
    assert found == [question.replace(explanation="略", difficulty="中") for question in CHOICES]


@pytest.mark.parametrize("mark", ["[{}]", "【{}】", "（{}）", "({})"])
def test_the_kind_behind_the_stem(mark: str) -> None:
    blocks = []
    for place, question in enumerate(CHOICES, 1):
        kind = mark.format("单选题" if question.kind == Kind.SINGLE else "多选题")
        text = choice_text(question.replace(stem=question.stem + kind), "{}. {}", "lines")
        blocks.append(f"{place}. {text}\n正确答案：{letters(question)}")
    assert read("\n".join(blocks)) == list(CHOICES)


@pytest.mark.parametrize(
    "star", ["*{letter}. {text}", "{letter}. {text}√", "{letter}. {text}（正确答案）", "√{letter}. {text}"]
)
def test_right_options_under_a_star(star: str) -> None:
    blocks = []
    for place, question in enumerate(CHOICES, 1):
        lines = [f"{place}、{question.stem}"]
        for index, text in enumerate(question.options):
            form = star if index in right(question) else "{letter}. {text}"
            lines.append(form.format(letter="ABCD"[index], text=text))
        blocks.append("\n".join(lines))
    assert read("\n".join(blocks)) == list(CHOICES)


@pytest.mark.parametrize(
    "answers",
    [
        "答案：1.C 2.A 3.B 4.D\n二、多选题答案：1.ABC 2.AC",
        "参考答案\n一、单选题：1-4 CABD\n二、多选题：1.ABC 2.AC",
        "参考答案\n单选题：1.C；2.A；3.B；4.D\n多选题：(1)ABC (2)AC",
        "单项选择题答案\n1-4：CABD\n多项选择题答案\n1-2：ABC,AC",
    ],
)
def test_answers_behind_headings(answers: str) -> None:
    lines = ["一、单选题"]
    lines += [f"{place}. {choice_text(q, '{}. {}', 'lines')}" for place, q in enumerate(SINGLES, 1)]
    if answers.startswith("答案"):
        first, _, answers = answers.partition("\n")
        lines.append(first)
    lines += ["二、多选题"]
    lines += [f"{place}. {choice_text(q, '{}. {}', 'lines')}" for place, q in enumerate(MULTIPLES, 1)]
    assert read("\n".join((*lines, answers))) == list(CHOICES)


def test_numbers_that_go_on_over_the_sections() -> None:
    lines = ["一、单选题"]
    lines += [f"{place}. {choice_text(q, '{}. {}', 'lines')}" for place, q in enumerate(SINGLES, 1)]
    lines += ["二、多选题"]
    lines += [f"{place}. {choice_text(q, '{}. {}', 'lines')}" for place, q in enumerate(MULTIPLES, 5)]
    lines += ["三、判断题"]
    lines += [f"{place}. {q.stem}" for place, q in enumerate(TRUTHS, 7)]
    lines += ["参考答案", "1-4 CABD 5.ABC 6.AC", "7-9 √×√"]
    assert read("\n".join(lines)) == [*CHOICES, *TRUTHS]


def test_numbers_with_their_chapter() -> None:
    text = "\n".join(
        f"2.{place} {choice_text(q, '{}. {}', 'lines')}\n答案：{letters(q)}" for place, q in enumerate(CHOICES, 1)
    )
    assert read(text) == list(CHOICES)


def test_unnumbered_questions_without_empty_lines() -> None:
    blocks = [
        choice_text(q.replace(stem=q.stem.replace("（ ）", f"（{letters(q)}）")), "{}、{}", "lines") for q in CHOICES
    ]
    assert read("\n".join(blocks)) == list(CHOICES)
    assert read("\n".join(f"{q.stem}（{'√' if q.answer else '×'}）" for q in TRUTHS)) == list(TRUTHS)


def test_circled_options() -> None:
    text = (
        "一、单选题\n1. 电流的单位是（ ）。①伏特 ②安培 ③欧姆\n答案：②\n2. 电阻的单位是（ ）。①伏特 ②安培 ③欧姆\n答案：③"
    )
    assert [(q.options, q.answer) for q in read(text)] == [
        (("伏特", "安培", "欧姆"), (1,)),
        (("伏特", "安培", "欧姆"), (2,)),
    ]


def test_cells_that_are_pieces_of_html() -> None:
    rows = [["题目", "A", "B", "C", "答案"]]
    rows += [["<p>电流的<b>单位</b>是&nbsp;（ ）。</p>", "<p>伏特</p>", "<p>安培</p>", "<p>欧姆</p>", "B"]]
    rows += [["<form>标签中指定地址的属性是（ ）。", "<a>", "action", "method", "B"]]
    first, second = read(xlsx({"Sheet1": rows}))
    assert (first.stem, first.options) == ("电流的单位是\xa0（ ）。", ("伏特", "安培", "欧姆"))
    assert (second.stem, second.options) == ("<form>标签中指定地址的属性是（ ）。", ("<a>", "action", "method"))


def test_a_markdown_table() -> None:
    lines = ["| 题目 | A | B | C | D | 答案 |", "| --- | --- | --- | --- | --- | --- |"]
    lines += ["| " + " | ".join((q.stem, *q.options, letters(q))) + " |" for q in CHOICES]
    assert read("\n".join(lines), "bank.md") == list(CHOICES)


def test_damaged_characters_are_said() -> None:
    text = "题目,A,B,C,答案\n" + "".join(
        f"{q.stem},{q.options[0]},{q.options[1]},{q.options[2]},A\n" for q in SINGLES * 40
    )
    data = bytearray(text.encode("gb18030"))
    place = data.rfind("电流".encode("gb18030"))
    data[place] = 0xFF
    reading = read_bank(bytes(data), "bank.csv")
    doubtful = [row for row in reading.rows if row.doubts]
    assert [[doubt.code for doubt in row.doubts] for row in doubtful] == [["damaged_text"]]


def test_wrong_options_beside_the_right_answer() -> None:
    rows = [["题目", "正确答案", "错误答案1", "错误答案2", "错误答案3"]]
    rows += [
        [q.stem, q.options[right(q)[0]], *(t for i, t in enumerate(q.options) if i not in right(q))] for q in SINGLES
    ]
    found = read(xlsx({"Sheet1": rows}))
    assert [(q.options[0], q.answer) for q in found] == [(q.options[right(q)[0]], (0,)) for q in SINGLES]


def test_what_is_pasted_is_read_like_a_file() -> None:
    sheet = "\n".join("\t".join((q.stem, *q.options, letters(q))) for q in CHOICES)
    assert list(read_bank(sheet.encode(), "clipboard.txt").questions) == list(CHOICES)


def test_answers_that_only_name_a_page() -> None:
    text = "简答题\n1. 什么是电流？\n答案：p13-p14\n2. 什么是电压？\n答案p25\n3. 什么是电阻？\n答案见教材\n"
    assert [(q.stem, q.answer) for q in read(text)] == [
        ("什么是电流？", ("p13-p14",)),
        ("什么是电压？", ("p25",)),
        ("什么是电阻？", ("见教材",)),
    ]


def test_an_answer_that_goes_on_with_the_next_question_is_doubtful() -> None:
    text = "简答题\n1. 什么是电流？\n答案：电荷的定向移动。\n42. 什么是电压？\n书上第五页\n"
    (row,) = read_bank(text.encode()).rows
    assert [doubt.code for doubt in row.doubts] == ["run_together"]


CELLS = st.text(alphabet="电流安（ ）()ABC.、选题\u3000x1<&_*␤", max_size=9)
ROWS = st.tuples(
    st.sampled_from(["单选题", "多选题", "判断题", "", "选择"]),
    st.one_of(CELLS, CELLS.map(lambda text: f"在额定电压下工作的设备{text}的保护动作电流是多少")),
    *[st.one_of(st.just(""), CELLS, CELLS.map("选项".__add__))] * 4,
    st.sampled_from(["A", "B", "ABD", "E", "", "对", "a", "A、C", "1"]),
    st.sampled_from(["", "略", " 见书 "]),
)


def readings(table: Table, mapping: ColumnMapping) -> list[RowReading]:
    return [one for batch in read_batches(table, mapping) for one in batch.readings()]


@settings(max_examples=80)
@given(st.lists(ROWS, min_size=1, max_size=12), st.sampled_from(["\n", "\r\n", "\r", "\n|", "\n\n"]))
def test_the_quick_way_says_what_the_full_way_says(rows: list[tuple[str, ...]], end: str) -> None:
    words = ["题型", "题干", "选项A", "选项B", "选项C", "选项D", "答案", "解析"]
    plain = ["单选题", "在额定电压下工作的设备甲的动作电流是多少毫安", "十", "二十", "三十", "四十", "B", ""]
    text = "\n".join("|".join(row) for row in [words, *[plain] * 3]) + "\n" + end.join("|".join(row) for row in rows)
    table = delimited_table(Text([text]), Layout("|"))
    mapping = propose(table)
    assert mapping is not None
    assume(PlainRows(mapping).fits)  # answers may look like texts of options
    full = mapping.replace(roles=(*mapping.roles, "options"))
    assert readings(table, mapping) == readings(table, full)


FEW_SIGNS = st.text(alphabet="电压 a_x\u3000\u200b␤", max_size=4)
EVEN = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(FEW_SIGNS, min_size=width, max_size=width), max_size=9)
)


@given(
    EVEN | st.lists(st.lists(FEW_SIGNS, min_size=1, max_size=4), max_size=9),
    st.sampled_from(",\t;，"),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.integers(1, 30),
)
def test_lines_without_quotes_are_cut_as_csv_is(rows: list[list[str]], sign: str, end: str, piece: int) -> None:
    lines = [sign.join(row) + end for row in rows]
    text = Text([part for part in ("".join(lines[:piece]), "".join(lines[piece:])) if part])
    table = delimited_table(text, Layout(sign))
    want = list(csv.reader(io.StringIO(text.whole(), newline=""), delimiter=sign))
    blocks = list(table.blocks())
    got = [cells for block in blocks for _, cells in block.rows()]
    assert [cells if any(cells) else [] for cells in got] == [cells if any(cells) else [] for cells in want]
    assert [number for block in blocks for number in block.numbers] == list(range(1, len(want) + 1))
    assert all(cell == clean(cell) for block in blocks if block.tidy for column in block.columns for cell in column)


def test_a_bank_is_a_question_for_each_row() -> None:
    many = [
        Question(kind=Kind.SINGLE, stem=f"第{n}号问题问的是什么？", options=("甲", "乙", "丙"), answer=(n % 3,))
        for n in range(5000)
    ]
    text = "题目,A,B,C,答案\n" + "".join(f"{q.stem},{','.join(q.options)},{letters(q)}\n" for q in many)
    seen: list[tuple[int, int]] = []
    reading = read_bank(text.encode("gbk"), "bank.csv", progress=lambda done, total: seen.append((done, total)))
    assert list(reading.questions) == many
    assert len(seen) > 2


def test_rows_that_a_page_break_cut_in_two() -> None:
    rows = [["序号", "题干", "答案", "选项A", "选项B", "选项C", "选项D"], ["", "", "单选题", "", "", "", ""]]
    for place, question in enumerate(SINGLES, 1):
        first, second, third, fourth = question.options
        rows += [[str(place), question.stem[:6], letters(question), first, second[:2], third, fourth]]
        rows += [["", question.stem[6:], "", "", second[2:], "", ""], ["", "技能鉴定题库", "", "", "", "", ""]]
    rows += [["", "", "", "多选题", "", "", ""]]
    rows += [[str(n), q.stem, letters(q), *q.options] for n, q in enumerate(MULTIPLES, 1)]
    rows = [row for row in rows if "技能鉴定题库" not in row]
    assert read(xlsx({"S": rows})) == list(CHOICES)


def test_a_page_of_text_that_calls_itself_a_document() -> None:
    lines = [
        f"<p>{n}、{choice_text(q, '{}、 {}', 'line')}</p><p>正确答案：{letters(q)}</p>"
        for n, q in enumerate(SINGLES, 1)
    ]
    page = f"<html xmlns:w='urn:schemas-microsoft-com:office:word'><body>{''.join(lines)}</body></html>"
    assert read(page.encode("gb18030"), "题库.doc") == list(SINGLES)


def test_a_sheet_of_answered_questions_without_their_options_stays_a_table() -> None:
    rows = [["题目", "答案"], *([q.stem, f"{letters(q)}、{q.options[right(q)[0]]}"] for q in SINGLES * 3)]
    reading = read_bank(xlsx({"单选题": rows}))
    assert [q.answer for q in reading.questions] == [(q.options[right(q)[0]],) for q in SINGLES * 3]
    assert {doubt.code for row in reading.rows for doubt in row.doubts} == {"options_missing"}


def test_pages_of_xuexitong_with_number_and_kind_apart_from_the_question() -> None:
    lines = []
    for place, question in enumerate(SINGLES, 1):
        stem = question.stem.replace("（ ）", f"（{letters(question)}）")
        options = [f"{letter}、{text}" for letter, text in zip("ABCD", question.options, strict=True)]
        lines += [str(place), "", f"单选题{stem}", "", *options]
    assert read("\n".join(lines)) == list(SINGLES)
    shown = [f"{place}. (单选题) {choice_text(q, '{}. {}', 'lines')}" for place, q in enumerate(SINGLES, 1)]
    marked = zip(shown, SINGLES, strict=True)
    found = read("\n".join(f"{text}\n我的答案:A 正确答案:{letters(q)}\n0.7分\nAI讲解" for text, q in marked))
    assert found == list(SINGLES)


@pytest.mark.parametrize("options", ["A、正确 B、错误", "A. 错误\nB. 正确"])
def test_letters_of_true_and_false_in_the_statement(options: str) -> None:
    true = "AB"[options.startswith("A. 错误")]
    text = "\n".join(
        f"{place}、{q.stem}（{true if q.answer else 'BA'[true == 'B']}）\n{options}"
        for place, q in enumerate(TRUTHS, 1)
    )
    assert [question.answer for question in read(text)] == [question.answer for question in TRUTHS]


def test_fillers_among_the_options_of_a_cell() -> None:
    rows = [["题目", "选项", "答案"], *([q.stem, "A:对\nB:错\nC:无\nD:无", "AB"[not q.answer]] for q in TRUTHS)]
    assert read(xlsx({"题库": rows})) == list(TRUTHS)


def test_an_option_that_is_only_a_letter() -> None:
    text = (
        "1. 绝缘材料是（ ）。\nA、橡胶 B、铜 C、铝 D、\n答案：A\n2. 导体是（ ）。\nA、橡胶 B、铜 C、陶瓷 D、\n答案：B"
    )
    assert [len(question.options) for question in read(text)] == [3, 3]


def test_kind_and_answer_in_brackets_and_explanations_between_tags() -> None:
    blocks = []
    for question in CHOICES * 5:
        kind = "单选" if question.kind == Kind.SINGLE else "多选"
        options = [f"[{letter}]{text}" for letter, text in zip("ABCD", question.options, strict=True)]
        blocks += [f"[{kind}][{letters(question)}]", question.stem, *options, "<解析>", "这是规程的要求", "</解析>", ""]
    assert read("\n".join(blocks)) == [question.replace(explanation="这是规程的要求") for question in CHOICES * 5]


ROW = st.tuples(st.sampled_from(["", "1"]), st.sampled_from(["", "先验电", "单选题"]), st.sampled_from(["", "A"]))


@given(st.lists(ROW, max_size=30), st.integers(1, 5))
def test_rows_cut_in_two_are_whole_again_wherever_a_block_ends(rows: list[tuple[str, ...]], size: int) -> None:
    numbered = [(number, list(row)) for number, row in enumerate(rows, 1)]

    def blocks() -> Iterator[Block]:
        for start in range(0, len(numbered), size):
            some = numbered[start : start + size]
            yield Block.of([number for number, _ in some], [cells for _, cells in some])

    table = Table("", lambda: iter(numbered), total=lambda: len(numbered), blocks=blocks)
    mapping = ColumnMapping(shape="", roles=(Role.NUMBER, Role.STEM, Role.ANSWER))
    found = raw_blocks(table, mapping)
    assert found is not None
    assert [row for block in found for row in block.rows()] == list(whole_rows(table, mapping))
