"""Workbooks whose answers stand on a sheet of their own, and papers pasted into one cell."""

from __future__ import annotations

import pytest

from tests.study.banks.samples import MULTIPLES, SINGLES, TRUTHS, letters, read, xlsx
from tests.study.banks.test_text_bank import choice_text
from tracker.study.banks.model import OPTIONS_MISSING, Kind, Question
from tracker.study.banks.reading import read_bank

CHOICES = (*SINGLES, *MULTIPLES)
HEADER = ["序号", "题目", "A", "B", "C", "D"]
ASKED = [[str(number), question.stem, *question.options] for number, question in enumerate(CHOICES, 1)]
QUESTIONS = [HEADER, *ASKED]

Cells = list[list[str]]


def answers(*, number: bool = False, apart: bool = False) -> Cells:
    """The rows of a sheet of answers: numbered or not, all letters in one cell or each in its own."""
    return [
        [*([str(place)] if number else []), *(list(letters(question)) if apart else [letters(question)])]
        for place, question in enumerate(CHOICES, 1)
    ]


@pytest.mark.parametrize(
    "sheet",
    [
        [["题号", "答案"], *answers(number=True)],
        [["题号", "答案"], *reversed(answers(number=True))],
        [["安全题库参考答案"], ["题号", "答案"], *answers(number=True)],
        [["答案"], *answers()],
        answers(),
        [["Ans1", "Ans2", "Ans3"], *answers(apart=True)],
    ],
)
def test_answers_on_a_sheet_of_their_own(sheet: Cells) -> None:
    assert read(xlsx({"试题": QUESTIONS, "答案": sheet})) == list(CHOICES)
    assert read(xlsx({"答案": sheet, "试题": QUESTIONS})) == list(CHOICES)


@pytest.mark.parametrize(
    "sheet",
    [
        [["题号", "答案"], *answers(number=True)[:-1]],
        [["题号", "答案"], *([str(place + 50), "A"] for place in range(len(CHOICES)))],
        [["题号", "答案"], *answers(number=True)[:-1], ["8", "见书"]],
    ],
)
def test_answers_that_do_not_fit_answer_nothing(sheet: Cells) -> None:
    assert [question.answer for question in read(xlsx({"试题": QUESTIONS, "答案": sheet}))] == [None] * len(CHOICES)


def test_answers_that_fit_two_sheets_answer_neither() -> None:
    found = read(xlsx({"一": QUESTIONS, "二": QUESTIONS, "答案": [["答案"], *answers()]}))
    assert {question.answer for question in found} == {None}


def test_questions_that_have_their_answers_keep_them() -> None:
    rows = [[*HEADER, "答案"], *([*cells, letters(question)] for cells, question in zip(ASKED, CHOICES, strict=True))]
    other = [["答案"], *(["A"] for _ in CHOICES)]
    assert read(xlsx({"试题": rows, "答案": other})) == list(CHOICES)


def test_a_letter_alone_beside_a_text_is_no_answer_to_it() -> None:
    rows = [["The busbar is earthed first because it carries the current.", "B"], ["Test before you touch.", "C"]]
    readings = read_bank(xlsx({"S": [["Question", "A"], *rows]}), "a.xlsx").rows
    assert [row.doubts for row in readings] == [(OPTIONS_MISSING,)] * len(rows)


def test_a_paper_pasted_into_one_cell() -> None:
    paper = "\n".join(
        f"{number}. {choice_text(question, '{}. {}', 'lines')}\n答案：{letters(question)}"
        for number, question in enumerate(CHOICES, 1)
    )
    assert read(xlsx({"S": [[paper]]})) == list(CHOICES)


@pytest.mark.parametrize(
    "stem",
    [
        "电气焊工必须持         、          方准进行作业。",
        "公安部61号令的实施时间：      年      月    日。",
        "人人都要掌握必要的             知识，学会使用                 。",
        "不准私自挪用     ，消火栓     以内不准堆放物料。",
    ],
)
def test_words_between_gaps_still_to_be_filled_in_are_no_answers(stem: str) -> None:
    lines = ["一、填空题", *(f"{number}、{text}" for number, text in enumerate((stem, f"请问{stem}"), 1))]
    lines += ["二、判断题", *(f"{number}、{question.stem}（√）" for number, question in enumerate(TRUTHS, 1))]
    found = read(("\n".join(lines)).encode(), "a.txt")[:2]
    assert [(question.kind, question.answer) for question in found] == [(Kind.FILL_IN, None)] * 2


@pytest.mark.parametrize("quick", [True, False])
def test_quotes_that_a_web_page_left_as_names(quick: bool) -> None:
    question = SINGLES[0].replace(stem="The worker’s “permit”…", options=("a – b", "one", "two", "three"), answer=(0,))
    cells = ["The worker&rsquo;s &ldquo;permit&rdquo;&hellip;", "a &ndash; b", "one", "two", "three", "A"]
    lines = ["题目,A,B,C,D,答案", ",".join(cells), *(_line(each) for each in SINGLES)]
    found = list(read_bank("\n".join(lines if quick else [*lines, ""]).encode(), "a.csv").questions)
    assert found == [question, *SINGLES]


def test_names_of_signs_that_a_question_asks_for_stay() -> None:
    rows = [["题目", "A", "B", "C", "D", "答案"], ["空格写作（ ）。", "&nbsp;", "&lt;", "&amp;", "&copy;", "A"]]
    rows += [[q.stem, *q.options, letters(q)] for q in SINGLES]
    assert read(xlsx({"S": rows}))[0].options == ("&nbsp;", "&lt;", "&amp;", "&copy;")


def test_the_very_words_of_an_option_come_before_those_that_differ_in_case() -> None:
    rows = [["题目", "选项", "答案"], ["chr(ord('A'))", "A,B,a,Error", "A"], ["Who?", "Zim,Guido,Niene,Wick", "Guido"]]
    rows += [["Where?", "Rome,Paris,Oslo,Bonn", "Oslo"]]
    assert [question.answer for question in read(xlsx({"S": rows}))] == [(0,), (1,), (2,)]


def _line(question: Question) -> str:
    return ",".join((question.stem, *question.options, letters(question)))


def test_statements_take_their_signs_from_a_sheet_of_signs() -> None:
    rows = [["题目", "A", "B"], *([question.stem, "正确", "错误"] for question in TRUTHS * 2)]
    signs = [["答案"], *(["√" if question.answer else "×"] for question in TRUTHS * 2)]
    found = read(xlsx({"判断题": rows, "答案": signs}))
    assert [question.answer for question in found] == [question.answer for question in TRUTHS * 2]


def test_columns_of_true_and_false_say_nothing_without_an_answer() -> None:
    rows = [["题目", "A", "B"], *([question.stem, "正确", "错误"] for question in TRUTHS * 2)]
    whole = [[*HEADER, "答案"], *([*cells, letters(q)] for cells, q in zip(ASKED, CHOICES, strict=True))]
    found = read_bank(xlsx({"判断题": rows, "选择题": whole}), "a.xlsx").questions
    assert [question for question in found if question.answer is not None] == list(CHOICES)


def test_an_answer_left_in_one_question_does_not_keep_the_others_from_theirs() -> None:
    asked = [question.replace(stem=f"第{turn}次，{question.stem}") for turn in "甲乙" for question in CHOICES]
    rows = [["题目", "A", "B", "C", "D"], *([question.stem, *question.options] for question in asked)]
    rows[1][0] = rows[1][0].replace("（ ）", f"（{letters(asked[0])}）")
    assert read(xlsx({"试题": rows, "答案": [["答案"], *([letters(question)] for question in asked)]})) == asked
