"""Sheets and delimited text: headers in any wording and order, none at all, and every way of writing answers."""

from __future__ import annotations

import csv
import io
import json
import random
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from tests.study.banks.samples import (
    ALL,
    MULTIPLES,
    PICTURE,
    SINGLES,
    TRUTHS,
    letters,
    packed,
    read,
    right,
    right_first,
    xlsx,
)
from tracker.study.banks.model import AnswerStyle, Kind, Question
from tracker.study.banks.reading import open_bank, read_bank

CHOICES = (*SINGLES, *MULTIPLES)
WORDS = {Kind.SINGLE: "单选题", Kind.MULTIPLE: "多选题", Kind.TRUE_FALSE: "判断题"}

HEADERS = (
    ("题型", "题干", "选项{}", "答案", "解析"),
    ("类型", "题目", "{}", "正确答案", "答案解析"),
    ("试题类型", "试题内容", "{}选项", "参考答案", "试题解析"),
    ("题目类型", "问题", "备选项{}", "标准答案", "说明"),
    ("type", "question", "option_{}", "answer", "explanation"),
    ("questionType", "questionContent", "Option {}", "correctAnswer", "analysis"),
    ("题类", "*题干（必填）", "选择{}", "正确答案(只能输入ABCD)", "备注"),
    ("题型", "试题", "答案{}", "正确答案", "解析"),
)
LETTER_STYLES = ("{}", "、", ",", "，", " ", ";", "|", "lower", "wide")


def written(question: Question, style: str) -> str:
    """The answer in letters, as sheets have it."""
    if question.kind == Kind.TRUE_FALSE:
        return "A" if question.answer else "B"
    plain = letters(question)
    if style == "lower":
        return plain.lower()
    if style == "wide":
        return "".join(chr(ord(letter) + 0xFEE0) for letter in plain)
    return style.join(plain) if style != "{}" else plain


def rows_of(header: tuple[str, ...], order: list[int], style: str) -> list[list[str]]:
    """A table with its columns in the given order."""
    kind, stem, option, answer, remark = header
    words = ["序号", kind, stem, *(option.format(letter) for letter in "ABCD"), answer, remark, "知识点"]
    rows = [words]
    for number, question in enumerate((*CHOICES, *TRUTHS), 1):
        options = list(question.options) or ["正确", "错误"]
        options += [""] * (4 - len(options))
        rows.append(
            [str(number), WORDS[question.kind], question.stem, *options, written(question, style), "见规程", "基础"]
        )
    return [[row[place] for place in order] for row in rows]


EXPECTED = [question.replace(explanation="见规程", topic="基础") for question in (*CHOICES, *TRUTHS)]


@pytest.mark.parametrize("header", HEADERS, ids=lambda header: header[1])
@pytest.mark.parametrize("style", LETTER_STYLES)
def test_headers_and_answers(header: tuple[str, ...], style: str) -> None:
    order = list(range(10))
    random.Random(header[1] + style).shuffle(order)
    assert read(xlsx({"Sheet1": rows_of(header, order, style)})) == EXPECTED


@pytest.mark.parametrize("above", [[["2026年电工题库"]], [["2026年电工题库"], [], ["单位：", "供电所"]], [[], []]])
def test_titles_above_the_header(above: list[list[str]]) -> None:
    rows = rows_of(HEADERS[0], list(range(10)), "{}")
    assert read(xlsx({"题库": [*above, *rows]})) == EXPECTED


TRUTH_WORDS = [
    ("对", "错"),
    ("正确", "错误"),
    ("√", "×"),
    ("✓", "✗"),
    ("T", "F"),
    ("Y", "N"),
    ("是", "否"),
    ("TRUE", "FALSE"),
    ("A", "B"),
]


@pytest.mark.parametrize("words", TRUTH_WORDS)
@pytest.mark.parametrize("with_kind", [True, False])
def test_words_for_true_and_false(words: tuple[str, str], with_kind: bool) -> None:
    rows = [["题型", "题目", "答案"]] + [["判断", q.stem, words[0] if q.answer else words[1]] for q in TRUTHS]
    if not with_kind and words != ("A", "B"):  # letters alone say nothing about the kind
        rows = [row[1:] for row in rows]
    assert read(xlsx({"Sheet1": rows})) == list(TRUTHS)


def test_one_sheet_for_each_kind() -> None:
    sheets = {
        "单选题": [["题干", "A", "B", "C", "D", "答案"]] + [[q.stem, *q.options, letters(q)] for q in SINGLES],
        "多选题": [["题干", "A", "B", "C", "D", "答案"]] + [[q.stem, *q.options, letters(q)] for q in MULTIPLES],
        "判断题": [["题干", "答案"]] + [[q.stem, "A" if q.answer else "B"] for q in TRUTHS],
        "说明": [["本题库仅供学习"]],
    }
    reading = read_bank(xlsx(sheets))
    assert list(reading.questions) == [*CHOICES, *TRUTHS]
    assert {row.sheet for row in reading.rows} == {"单选题", "多选题", "判断题"}
    assert reading.rows[0].row == 2


OPTION_CELLS: list[Callable[[Question], str]] = [
    lambda q: "\n".join(f"{letter}.{text}" for letter, text in zip("ABCD", q.options, strict=True)),
    lambda q: " ".join(f"{letter}、{text}" for letter, text in zip("ABCD", q.options, strict=True)),
    lambda q: "|".join(q.options),
    lambda q: "$".join(q.options),
    lambda q: "；".join(q.options),
    lambda q: ";".join(f"{letter}:{text}" for letter, text in zip("ABCD", q.options, strict=True)),
    lambda q: "\n".join(q.options),
    lambda q: "#".join(q.options),
    lambda q: str(list(q.options)),
    lambda q: '["' + '","'.join(q.options) + '"]',
    lambda q: "{" + ",".join(f'"{letter}":"{text}"' for letter, text in zip("ABCD", q.options, strict=True)) + "}",
]


@pytest.mark.parametrize("cell", OPTION_CELLS)
def test_all_options_in_one_cell(cell: Callable[[Question], str]) -> None:
    rows = [["题目", "选项", "答案"]] + [[q.stem, cell(q), letters(q)] for q in CHOICES]
    assert read(xlsx({"Sheet1": rows})) == list(CHOICES)


def test_options_in_the_cell_of_the_question() -> None:
    rows = [["题目", "答案"]]
    rows += [
        [q.stem + "\n" + "\n".join(f"{a}. {b}" for a, b in zip("ABCD", q.options, strict=True)), letters(q)]
        for q in CHOICES
    ]
    assert read(xlsx({"Sheet1": rows})) == list(CHOICES)


def test_answers_by_the_text_of_the_option() -> None:
    rows = [["题目", "A", "B", "C", "D", "答案"]]
    rows += [[q.stem, *q.options, "、".join(q.options[index] for index in right(q))] for q in CHOICES]
    assert read(xlsx({"Sheet1": rows})) == list(CHOICES)


@pytest.mark.parametrize("first", [0, 1])
def test_answers_by_number(first: int) -> None:
    rows = [["题目", "选项1", "选项2", "选项3", "选项4", "答案"]]
    rows += [[q.stem, *q.options, ",".join(str(index + first) for index in right(q))] for q in CHOICES]
    bank = open_bank(xlsx({"Sheet1": rows}))
    assert bank.mappings[0].answers == (AnswerStyle.FROM_ONE if first else AnswerStyle.FROM_ZERO)
    assert [row.question for row in bank.rows()] == list(CHOICES)


def test_codes_for_kinds_are_found_out() -> None:
    codes = {Kind.SINGLE: 1, Kind.MULTIPLE: 2, Kind.TRUE_FALSE: 3}
    rows: list[list[object]] = [["题型", "题干", "A", "B", "C", "D", "答案"]]
    for question in (*CHOICES, *TRUTHS):
        options = list(question.options) or ["对", "错", "", ""]
        rows.append([codes[question.kind], question.stem, *options, written(question, "{}")])
    assert read(xlsx({"Sheet1": rows})) == [*CHOICES, *TRUTHS]


def test_numbers_and_percentages_as_the_sheet_shows_them() -> None:
    def after(book: Any, sheets: Any) -> None:
        percent, day = book.add_format({"num_format": "0%"}), book.add_format({"num_format": 'm"月"d"日"'})
        sheet = sheets["Sheet1"]
        sheet.write_number(1, 1, 0.1, percent)
        sheet.write_number(1, 2, 46000, day)
        sheet.write_number(1, 3, 36.0)
        sheet.write_number(1, 4, 0.5)

    rows = [["题目", "A", "B", "C", "D", "答案"], ["下列哪一项是安全电压的数值？", "", "", "", "", "C"]]
    (question,) = read(xlsx({"Sheet1": rows}, after))
    assert question.options == ("10%", "12月9日", "36", "0.5")


def test_merged_chapters_and_options_under_each_other() -> None:
    def after(book: Any, sheets: Any) -> None:
        plain = book.add_format()
        sheets["Sheet1"].merge_range(1, 0, 4, 0, "电工基础", plain)
        sheets["Sheet2"].merge_range(1, 0, 4, 0, SINGLES[0].stem, plain)
        sheets["Sheet2"].merge_range(1, 2, 4, 2, "C", plain)

    first = [["章节", "题目", "A", "B", "C", "D", "答案"], *(["", q.stem, *q.options, letters(q)] for q in SINGLES)]
    second = [
        ["题目", "选项", "答案"],
        *(["", f"{a}. {b}", ""] for a, b in zip("ABCD", SINGLES[0].options, strict=True)),
    ]
    found = read(xlsx({"Sheet1": first, "Sheet2": second}, after))
    assert found == [*(question.replace(topic="电工基础") for question in SINGLES), SINGLES[0]]


def test_sections_inside_a_sheet() -> None:
    rows = [["题目", "A", "B", "C", "D", "答案"], ["一、单选题"]]
    rows += [[q.stem, *q.options, letters(q)] for q in SINGLES]
    rows += [["二、判断题"], ["题目", "A", "B", "C", "D", "答案"]]
    rows += [[q.stem, "", "", "", "", "对" if q.answer else "错"] for q in TRUTHS]
    assert read(xlsx({"Sheet1": rows})) == [*SINGLES, *TRUTHS]


def test_a_header_of_two_rows() -> None:
    rows = [["题干", "选项", "", "", "", "答案"], ["", "A", "B", "C", "D", ""]]
    rows += [[q.stem, *q.options, letters(q)] for q in CHOICES]
    assert read(xlsx({"Sheet1": rows})) == list(CHOICES)


def test_running_text_pasted_into_a_sheet() -> None:
    rows = []
    for place, question in enumerate(CHOICES, 1):
        rows += [
            [f"{place}、{question.stem}", letters(question)],
            ["  ".join(f"{a}.{b}" for a, b in zip("ABCD", question.options, strict=True))],
        ]
    assert read(xlsx({"Sheet1": rows})) == list(CHOICES)


def test_pictures_stand_with_the_part_they_lie_on() -> None:
    def after(book: Any, sheets: Any) -> None:
        sheet = sheets["Sheet1"]
        for column in (0, 2):
            sheet.insert_image(1, column, "p.png", {"image_data": io.BytesIO(PICTURE)})

    rows = [["题目", "A", "B", "答案"], ["图中所示是什么符号？", "熔断器", "", "B"]]
    (question,) = read(xlsx({"Sheet1": rows}, after))
    assert [(image.role, image.option, image.data) for image in question.images] == [
        ("stem", -1, PICTURE),
        ("option", 1, PICTURE),
    ]
    assert (question.options, question.answer) == (("熔断器", ""), (1,))


OFFICE = "http://schemas.openxmlformats.org"
NAMES = (
    f'xmlns:a="{OFFICE}/drawingml/2006/main" xmlns:xdr="{OFFICE}/drawingml/2006/spreadsheetDrawing" '
    f'xmlns:r="{OFFICE}/officeDocument/2006/relationships" '
    'xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData"'
)


def with_cell_images(book: bytes, *keys: str) -> bytes:
    """A workbook with the picture kept in cells as WPS does, under these ids."""
    kept = "".join(
        f'<etc:cellImage><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="{key}"/></xdr:nvPicPr>'
        '<xdr:blipFill><a:blip r:embed="rId1"/></xdr:blipFill></xdr:pic></etc:cellImage>'
        for key in keys
    )
    relation = '<Relationship Id="rId1" Type="image" Target="media/image1.png"/>'
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        return packed(
            {
                **{name: parts.read(name) for name in parts.namelist()},
                "xl/cellimages.xml": f"<etc:cellImages {NAMES}>{kept}</etc:cellImages>",
                "xl/_rels/cellimages.xml.rels": f"<Relationships>{relation}</Relationships>",
                "xl/media/image1.png": PICTURE,
            }
        )


def test_pictures_that_wps_keeps_in_cells() -> None:
    def after(book: Any, sheets: Any) -> None:
        for column, key in ((0, "ID_7A"), (2, "ID_7B"), (4, "ID_7A")):
            value = f'=DISPIMG("{key}",1)'
            sheets["Sheet1"].write_formula(1, column, f"=_xlfn.{value[1:]}", None, value)

    rows = [
        ["题目", "A", "B", "答案", "解析"],
        ["", "熔断器", "", "B", ""],
        ["图中所示是什么符号？", "灯", "线", "A", ""],
    ]
    question, plain = read(with_cell_images(xlsx({"Sheet1": rows}, after), "ID_7A", "ID_7B"))
    assert [(image.role, image.option) for image in question.images] == [
        ("stem", -1),
        ("option", 1),
        ("explanation", -1),
    ]
    assert {image.data for image in question.images} == {PICTURE}
    assert (question.stem, question.options, question.explanation) == ("", ("熔断器", ""), "")
    assert (plain.options, plain.images) == (("灯", "线"), ())


# Without a header


def test_right_answer_first_is_guessed_and_said() -> None:
    rows = [[q.stem, *right_first(q)] for q in SINGLES]
    reading = read_bank(xlsx({"xz": rows}))
    assert all(question.answer == (0,) for question in reading.questions)
    assert [doubt.code for doubt in reading.doubts] == ["no_header", "right_answer_first_assumed"]
    assert not reading.mappings[0].certain


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4, 5), (5, 0, 1, 2, 3, 4), (0, 5, 1, 2, 3, 4)])
def test_columns_without_a_header(order: tuple[int, ...]) -> None:
    rows = [[[q.stem, *q.options, letters(q)][place] for place in order] for q in CHOICES]
    assert read(xlsx({"Sheet1": rows})) == list(CHOICES)
    assert read(xlsx({"Sheet1": [[str(number), *row] for number, row in enumerate(rows, 1)]})) == list(CHOICES)


STATEMENTS = [
    *((f"第{n}项作业前，工作人员应当按照规程规定检查安全用具，严禁使用不合格的用具。", True) for n in range(30)),
    *((f"第{n}项作业中，工作人员可以不戴绝缘手套，无需任何监护，只要小心即可。", False) for n in range(30)),
]


@pytest.mark.parametrize("signs", [("1", "0"), ("0", "1"), ("1", "2"), ("2", "1")])
def test_which_digit_means_true_is_told_from_the_statements(signs: tuple[str, str]) -> None:
    rows = [[text, int(signs[0] if true else signs[1])] for text, true in STATEMENTS]
    reading = read_bank(xlsx({"pd": rows}))
    assert [question.answer for question in reading.questions] == [true for _, true in STATEMENTS]
    assert reading.mappings[0].true_token == signs[0]
    assert "true_sign_guessed" in [doubt.code for doubt in reading.doubts]


def test_digits_that_tell_nothing_are_doubtful_row_by_row() -> None:
    rows: list[list[object]] = [
        ["题目", "答案"],
        ["电阻与长度成正比。", 1],
        ["电压是电流的量度。", 0],
        ["电容能储存电荷。", 1],
        ["铜是导体。", 1],
    ]
    reading = read_bank(xlsx({"Sheet1": rows}))
    assert [question.kind for question in reading.questions] == [Kind.TRUE_FALSE] * 4
    assert all([doubt.code for doubt in row.doubts] == ["true_sign_unsure"] for row in reading.rows)


def test_a_confirmed_mapping_is_used_for_files_of_the_same_shape() -> None:
    rows = [[text, int(not true)] for text, true in STATEMENTS[:4]]
    unsure = read_bank(xlsx({"pd": rows}))
    confirmed = unsure.mappings[0].replace(true_token="0", certain=True, doubts=())
    again = read_bank(
        xlsx({"other": [[text, int(not true)] for text, true in STATEMENTS[26:34]]}), mappings=[confirmed]
    )
    assert [question.answer for question in again.questions] == [true for _, true in STATEMENTS[26:34]]
    assert not again.doubtful


# Delimited text


def delimited(delimiter: str, header: bool = True) -> str:
    file = io.StringIO()
    writer = csv.writer(file, delimiter=delimiter, lineterminator="\r\n")
    if header:
        writer.writerow(["题干", "A", "B", "C", "D", "答案"])
    writer.writerows([q.stem, *q.options, letters(q)] for q in CHOICES)
    return file.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "#", "$"])
@pytest.mark.parametrize("header", [True, False])
def test_encodings_and_delimiters(encoding: str, delimiter: str, header: bool) -> None:
    reading = read_bank(delimited(delimiter, header).encode(encoding), "bank.csv")
    assert list(reading.questions) == list(CHOICES)
    assert reading.format == "csv"
    assert reading.delimiter == delimiter


@pytest.mark.parametrize("separators", [("#", "#", "$"), ("|||", "|||", "&"), ("\t", "\t", "|"), ("^*^", "^*^", "$")])
def test_home_made_separators(separators: tuple[str, str, str]) -> None:
    outer, inner, between = separators
    lines = []
    for number, question in enumerate(SINGLES):
        lines.append(f"{number}{outer}{question.stem}{inner}{between.join(right_first(question))}")
    reading = read_bank("\n".join(lines).encode(), "bank.txt")
    assert [question.stem for question in reading.questions] == [question.stem for question in SINGLES]
    assert [question.options[0] for question in reading.questions] == [right_first(q)[0] for q in SINGLES]


def test_words_before_each_column() -> None:
    lines = [f"题目：{q.stem}^*^答案：{'正确' if q.answer else '错误'}" for q in TRUTHS]
    assert read("\n".join(lines)) == list(TRUTHS)


def test_quoted_cells_with_line_breaks() -> None:
    text = '题目,A,B,答案\n"电流的国际单位是，\n（ ）","伏特,V","安培,A",B\n"电阻的单位是（ ）",欧姆,"""瓦特""",A\n'
    first, second = read(text, "a.csv")
    assert first.stem == "电流的国际单位是，\n（ ）"
    assert first.options == ("伏特,V", "安培,A")
    assert second.options == ("欧姆", '"瓦特"')


def test_an_html_table_called_xls_and_a_list_in_json() -> None:
    cells = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in (q.stem, *q.options, letters(q)))}</tr>" for q in CHOICES
    )
    head = "".join(f"<th>{word}</th>" for word in ("题目", "A", "B", "C", "D", "答案"))
    page = f"<html><body><table><tr>{head}</tr>{cells}</table></body></html>"
    assert read(page.encode("gbk"), "题库.xls") == list(CHOICES)
    records = [{"question": q.stem, "options": list(q.options), "answer": letters(q)} for q in CHOICES]
    assert read(json.dumps({"data": {"list": records}}, ensure_ascii=False), "bank.json") == list(CHOICES)


def test_only_what_is_sure_goes_without_doubt() -> None:
    rows = [
        ["题型", "题目", "A", "B", "C", "D", "答案"],
        ["单选题", "电流的单位是（ ）。", "伏特", "安培", "", "", "E"],
        ["单选题", "电阻的单位是（ ）。", "伏特", "欧姆", "", "", ""],
        ["单选题", "下列是导体的有（ ）。", "铜", "铝", "橡胶", "", "AB"],
        ["单选题", "电压的单位是（ ）。", "", "", "", "", "A"],
        ["单选题", "功率的单位是（ ）。", "瓦特", "瓦特", "安培", "", "A"],
        ["单选题", "", "甲", "乙", "", "", "A"],
        ["单选题", "频率的单位是（ ）。", "赫兹", "焦耳", "", "", "B"],
    ]
    codes = [[doubt.code for doubt in row.doubts] for row in read_bank(xlsx({"Sheet1": rows})).rows]
    assert codes == [
        ["answer_outside_options"],
        ["answer_missing"],
        ["single_with_several_answers"],
        ["options_missing"],
        ["options_alike"],
        ["stem_missing"],
        [],
    ]


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        ("题目,答案", ["接地线先接接地端。,对", ",错", "验电前先试验。,对"]),
        ("序号,题目,答案", ["1,接地线先接接地端。,对", "2,,错", "3,验电前先试验。,对"]),
        ("题目,选项,答案", ["接地线先接哪端？,A.接地端 B.导体端,A", ",A.甲 B.乙,B", "哪个电压安全？,A.36V B.220V,A"]),
        ("题目,选项,答案", ["接地线先接哪端？,A.接地端 B.导体端,A", ",A.甲 B.乙,", "哪个电压安全？,A.36V B.220V,A"]),
        ("题目,选项,答案", ["接地线先接哪端？,接地端|导体端,A", ",甲|乙,B", "哪个电压安全？,36V|220V,A"]),
        ("题目,A,B,C,答案", ["接地线先接哪端？,接地端,导体端,都行,A", ",,,,B", "哪个电压安全？,36V,220V,380V,A"]),
    ],
)
def test_a_row_whose_question_was_left_empty_is_listed(header: str, rows: list[str]) -> None:
    first, empty, third = read_bank("\n".join([header, *rows]).encode(), "bank.csv").rows
    assert first.question is not None
    assert third.question is not None
    assert (first.doubts, third.doubts) == ((), ())
    assert (empty.question, [doubt.code for doubt in empty.doubts]) == (None, ["stem_missing"])


def test_a_row_that_only_remarks_is_none() -> None:
    rows = "题目,答案,解析,备注\n接地线先接接地端。,对,,\n,,共两题,张三出\n验电前先试验。,对,,\n"
    assert len(read_bank(rows.encode(), "bank.csv").rows) == 2


def test_every_kind_in_one_sheet() -> None:
    from tracker.study.banks.formats.xlsx_write import write_xlsx

    assert read(write_xlsx(ALL)) == list(ALL)


def test_a_stem_that_lists_its_options_once_more_cut_short_or_not() -> None:
    rows = [["题目", "A", "B", "C", "D", "答案"]]
    for question in SINGLES:
        listed = "".join(f"{letter}、{text}" for letter, text in zip("ABCD", question.options, strict=True))
        cells = [f"{letter}、{text}" for letter, text in zip("ABCD", question.options, strict=True)]
        rows.append([f"{'在这里' * 6}{question.stem}{listed[:-1]}", *cells, letters(question)])
    assert read(xlsx({"S": rows})) == [q.replace(stem="在这里" * 6 + q.stem) for q in SINGLES]


def test_a_letter_alone_at_the_end_of_lettered_options_is_none() -> None:
    rows = [["题目", "A", "B", "C", "D", "答案"]]
    rows += [[q.stem, f"A、{q.options[0]}", f"B、{q.options[1]}", f"C、{q.options[2]}", "D", "A"] for q in SINGLES]
    assert [q.options for q in read(xlsx({"S": rows}))] == [q.options[:3] for q in SINGLES]


def test_the_level_behind_a_question_is_no_part_of_it() -> None:
    rows = [["题目", "A", "B", "C", "D", "答案"]]
    rows += [[f"{q.stem}{level}", *q.options, letters(q)] for q, level in zip(SINGLES, "易中难易", strict=True)]
    assert read(xlsx({"S": rows})) == list(SINGLES)


def test_options_in_rows_of_their_own_that_end_before_the_stem() -> None:
    lines = ["选项,答案,解析,题目"]
    for question in SINGLES:
        first, *others = (f"{letter}. {text}" for letter, text in zip("ABCD", question.options, strict=True))
        lines += [f"{first},{letters(question)},,{question.stem}", *(f"{option}," for option in others)]
    assert list(read_bank("\n".join(lines).encode(), "a.csv").questions) == list(SINGLES)
