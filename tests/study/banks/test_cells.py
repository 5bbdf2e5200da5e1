"""What single cells of a sheet hold besides a question: a text it shares, its kind, a number, a span of time."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest

from tests.study.banks.samples import SINGLES, letters, packed, xlsx
from tracker.study.banks.model import Kind
from tracker.study.banks.problem import BankProblem
from tracker.study.banks.reading import read_bank

CASE = "某站停电检修，工作负责人未验电即挂接地线。"


@pytest.mark.parametrize(
    ("asked", "shared"),
    [("题干", "共用题干"), ("题目", "案例材料"), ("question", "passage"), ("title", "stem")],
)
def test_a_text_shared_by_several_questions_stands_before_each(asked: str, shared: str) -> None:
    rows = [
        [f"第{number}步应当是（ ）", CASE if number > 8 else "", "停电", "验电", "挂牌", "接地", "A"]
        for number in range(1, 13)
    ]
    reading = read_bank(xlsx({"题": [[asked, shared, "A", "B", "C", "D", "答案"], *rows]}), "a.xlsx")
    stems = [row.question.stem for row in reading.rows if row.question]
    assert stems[0] == "第1步应当是（ ）"
    assert stems[8:] == [f"{CASE}\n第{number}步应当是（ ）" for number in range(9, 13)]


def test_a_second_name_for_the_question_is_no_shared_text() -> None:
    rows = [
        [f"第{number}步应当是（ ）", f"目录{number}", "停电", "验电", "挂牌", "接地", "A"] for number in range(1, 13)
    ]
    reading = read_bank(xlsx({"题": [["题干", "名称", "A", "B", "C", "D", "答案"], *rows]}), "a.xlsx")
    assert [row.question.stem for row in reading.rows if row.question] == [row[0] for row in rows]


def test_the_kind_before_the_question_is_no_part_of_it() -> None:
    rows = [[f"简答题：{number}号灭火器的检查周期是多久？", "一个月"] for number in range(1, 6)]
    (first, *_) = read_bank(xlsx({"题": [["content", "answer"], *rows]}), "a.xlsx").rows
    assert first.question is not None
    assert (first.question.kind, first.question.stem) == (Kind.SHORT_ANSWER, "1号灭火器的检查周期是多久？")


def test_a_ratio_that_became_a_span_of_time_is_read_as_the_sheet_shows_it() -> None:
    def typed(book: Any, sheets: Any) -> None:
        span = timedelta(hours=300, minutes=29, seconds=1)
        sheets["题"].write_datetime(1, 1, span, book.add_format({"num_format": "[h]:mm:ss"}))

    bank = xlsx({"题": [["题目", "答案"], ["海因里希法则的比例是（ ）"]]}, typed)
    (row, *_) = read_bank(bank, "a.xlsx").rows
    assert row.question is not None
    assert row.question.answer == ("300:29:01",)


@pytest.mark.parametrize(
    ("answer", "options", "right"),
    [
        ("10分", ("0分", "5分", "10分"), (2,)),
        ("10 kV", ("0 kV", "5 kV", "10 kV"), (2,)),
        ("1.5mm", ("5mm", "1.5mm", "2.5mm"), (1,)),
        ("2. 铜芯", ("铝芯", "铜芯", "钢芯"), (1,)),
    ],
)
def test_a_number_before_the_text_of_an_option_is_part_of_it_or_stands_apart(
    answer: str, options: tuple[str, ...], right: tuple[int, ...]
) -> None:
    rows = [["题目", "选项A", "选项B", "选项C", "答案"], *([f"第{n}题选哪一个？", *options, answer] for n in range(6))]
    reading = read_bank(xlsx({"题": rows}), "a.xlsx")
    assert {row.question.answer for row in reading.rows if row.question} == {right}


def test_a_number_and_a_tab_before_a_few_questions_came_from_a_list() -> None:
    rows = [["题目", "选项A", "选项B", "选项C", "选项D", "答案"]]
    for n in range(1, 9):
        for place, q in enumerate(SINGLES):
            stem = f"{q.stem}{n}"
            rows.append([f"{n}.\t{stem}" if place == 0 and n < 4 else stem, *q.options, letters(q)])
    reading = read_bank(xlsx({"题": rows}), "a.xlsx")
    assert [q.stem for q in reading.questions] == [f"{q.stem}{n}" for n in range(1, 9) for q in SINGLES]


ROWS = 12


@pytest.mark.parametrize(
    ("cells", "options"),
    [
        (("A 相序", "B 相位", "C 频率", "D电压"), ("相序", "相位", "频率", "电压")),
        (("A.相序", "B.相位", "C频率", "D.电压"), ("相序", "相位", "频率", "电压")),
        (("A相", "B相", "C相", "零线"), ("A相", "B相", "C相", "零线")),
    ],
)
def test_a_letter_that_no_sign_sets_apart_goes_where_the_others_have_theirs(
    cells: tuple[str, ...], options: tuple[str, ...]
) -> None:
    rows = [["题目", "A", "B", "C", "D", "答案"], *([f"第{n}次应当检查什么？", *cells, "B"] for n in range(ROWS))]
    reading = read_bank(xlsx({"题": rows}), "a.xlsx")
    assert {question.options for question in reading.questions} == {options}
    assert not reading.doubtful


@pytest.mark.parametrize(
    ("option", "doubts"), [("A检验批", ["mark_left"]), ("A级绝缘", []), ("检验批", []), ("A 检验批", ["mark_left"])]
)
def test_a_letter_that_only_one_option_has_is_doubtful(option: str, doubts: list[str]) -> None:
    rows = [[f"第{n}次应当检查什么？", "分项", "单位", "分部", "子项", "B"] for n in range(ROWS)]
    rows[5][1] = option
    reading = read_bank(xlsx({"题": [["题目", "A", "B", "C", "D", "答案"], *rows]}), "a.xlsx")
    assert [doubt.code for doubt in reading.rows[5].doubts] == doubts


def test_options_that_stand_beside_their_columns_are_doubtful() -> None:
    rows = [[f"第{n}次应当检查什么？", "B", "分项", "单位", "分部", "子项", "", ""] for n in range(ROWS)]
    rows[5][1:] = ["C", "分项", "", "单位", "", "分部", "子项"]
    rows[6][1:] = ["C", "分项", "", "单位", "分部", "", ""]  # an empty option alone is none
    reading = read_bank(xlsx({"题": [["题目", "答案", "A", "B", "C", "D", "", ""], *rows]}), "a.xlsx")
    assert [row.row for row in reading.doubtful] == [7]
    assert [doubt.code for doubt in reading.doubtful[0].doubts] == ["cells_beside"]


@pytest.mark.parametrize("header", ["A|B|C|D", "ABCD", "A、B、C、D"])
def test_all_options_below_their_letters(header: str) -> None:
    options = ("80%；3 年", "70%；5 年", "90%；8 年", "100%；10 年")
    rows = [[f"第{n}种的保护率约为（ ）", "|".join(options), "C"] for n in range(ROWS)]
    reading = read_bank(xlsx({"题": [["题目", header, "答案"], *rows]}), "a.xlsx")
    assert {(question.options, question.answer) for question in reading.questions} == {(options, (2,))}


def test_a_bar_inside_an_option_is_part_of_it() -> None:
    rows = [[f"第{n}种说法正确的是（ ）", "A.不能含“<> |”|B.不分大小写|C.最长 255 个字符", "B"] for n in range(ROWS)]
    reading = read_bank(xlsx({"题": [["题目", "选项", "答案"], *rows]}), "a.xlsx")
    assert {q.options for q in reading.questions} == {("不能含“<> |”", "不分大小写", "最长 255 个字符")}


@pytest.mark.parametrize(
    ("listed", "answer", "doubts"),
    [("[]", None, ["answer_missing"]), ("['6,2']", ("6", "2"), []), ("['6', '2']", ("6", "2"), [])],
)
def test_answers_listed_as_programs_write_them(listed: str, answer: object, doubts: list[str]) -> None:
    rows = [[f"第{n}站从第（ ）位到第（ ）位", "['5','3']"] for n in range(ROWS)]
    rows[3][1] = listed
    reading = read_bank(xlsx({"题": [["题目", "答案"], *rows]}), "a.xlsx")
    assert reading.questions[3].answer == answer
    assert [doubt.code for doubt in reading.rows[3].doubts] == doubts


def test_letters_between_bars_decide() -> None:
    rows = [[f"第{n}种是什么？", "A.橡胶|C.陶瓷|B.铜|D.云母", "C"] for n in range(ROWS)]
    reading = read_bank(xlsx({"题": [["题目", "选项", "答案"], *rows]}), "a.xlsx")
    assert {q.options for q in reading.questions} == {("橡胶", "铜", "陶瓷", "云母")}
    assert {q.answer for q in reading.questions} == {(2,)}


@pytest.mark.parametrize("behind", ["(  )", "（注：见规程）", "\n（简写：SF-six）"])
def test_what_only_remarks_a_false_statement_stays_with_it(behind: str) -> None:
    statements = [f"第{n}种断路器可以断开短路电流。{behind}" for n in range(ROWS)]
    rows = [["题型", "题目", "答案"], *(["判断题", statement, "×"] for statement in statements)]
    reading = read_bank(xlsx({"题": rows}), "a.xlsx")
    assert [question.stem.replace(" ", "") for question in reading.questions] == [
        statement.replace(" ", "") for statement in statements
    ]


def test_lines_that_end_as_on_old_macs() -> None:
    lines = [f"{n};Capital of\xa0country {n}?;Accra;Beirut;Doha;Jamestown;Doha" for n in range(ROWS)]
    data = "\r".join(lines).encode("mac_roman") + b"\r\n"
    reading = read_bank(data, "a.csv")
    assert [question.stem for question in reading.questions] == [f"Capital of\xa0country {n}?" for n in range(ROWS)]
    assert {question.answer for question in reading.questions} == {(2,)}


def test_more_options_than_there_are_letters() -> None:
    options = [f"第{n}号变压器" for n in range(30)]
    options[28] = "A检验批"
    rows = [["题目", "选项", "答案"], *([f"第{n}题选哪一个？", "|".join(options), "A、第40号"] for n in range(6))]
    reading = read_bank(xlsx({"题": rows}), "a.xlsx")
    assert {len(row.question.options) for row in reading.rows if row.question} == {30}
    assert all(row.doubts for row in reading.rows)


def test_a_cell_that_is_no_number_but_says_so_ends_in_no_error() -> None:
    def typed(book: Any, sheets: Any) -> None:
        for row in range(1, 5):
            sheets["题"].write_number(row, 1, 0.5, book.add_format({"num_format": "0%"}))

    rows = [["题目", "答案"], *([f"第{n}种的效率是（ ）"] for n in range(1, 5))]
    source = zipfile.ZipFile(io.BytesIO(xlsx({"题": rows}, typed)))
    parts: dict[str, bytes | str] = {name: source.read(name) for name in source.namelist()}
    sheet = next(name for name in parts if name.endswith("sheet1.xml"))
    assert parts[sheet].count(b"<v>0.5</v>") == 4  # type: ignore[arg-type]
    parts[sheet] = parts[sheet].replace(b"<v>0.5</v>", "<v>一半</v>".encode(), 1)  # type: ignore[arg-type]
    with suppress(BankProblem):
        assert len(read_bank(packed(parts), "a.xlsx").questions) == 4
