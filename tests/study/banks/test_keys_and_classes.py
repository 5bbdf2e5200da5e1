"""Keys that programs read, cells left empty, and letters and figures that belong to the texts themselves."""

from __future__ import annotations

import pytest

from tests.study.banks.samples import MULTIPLES, SINGLES, TRUTHS, letters, read

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.study.banks.model import Question

CHOICES = (*SINGLES, *MULTIPLES)
AT = "ABCD"
LINES = "\n".join


def test_keys_of_a_program_before_each_part() -> None:
    text = [
        LINES(
            [
                f"{n}stem{q.stem};",
                *(f"{n}choice{place}{option};" for place, option in enumerate(q.options, 1)),
                f"{n}answer{'、'.join(letters(q))};",
            ]
        )
        for n, q in enumerate(CHOICES, 1)
    ]
    assert read(LINES(text)) == list(CHOICES)


def test_cells_left_empty_are_no_separator() -> None:
    rows = [f"LK{n:04}|{q.stem}|{letters(q)}|||{'|'.join(q.options)}" for n, q in enumerate(SINGLES * 3)]
    assert read(LINES(rows)) == list(SINGLES * 3)


def test_letters_inside_options_are_no_options() -> None:
    options = ("(A,B)", "(A,C)", "(A,D)", "(A,E)")
    lines = [
        "1. R（A,B,C,D,E）的候选码为（ ）",
        *(f"{at}.{one}" for at, one in zip(AT, options, strict=True)),
        "答案：B",
    ]
    assert read(LINES(lines))[0].options == options


def tagged(questions: Sequence[Question]) -> str:
    """Questions as the banks of radio amateurs tag them, the answer before the options."""
    parts = [
        [f"[Q]{q.stem}", f"[T]{letters(q)}", *(f"[{at}]{one}" for at, one in zip(AT, q.options, strict=True))]
        for q in questions
    ]
    return LINES(map(LINES, parts))


def test_a_question_about_class_a_is_no_option() -> None:
    many = [q.replace(stem=f"A 类{q.stem}") for q in SINGLES]
    assert read(tagged(many)) == many


def test_a_figure_behind_a_tag_belongs_to_the_question() -> None:
    many = [q.replace(stem=f"2 米外{q.stem}") for q in SINGLES]
    assert read(tagged(many)) == many


def test_a_task_with_the_page_of_its_answer_is_no_part_of_the_answer_above() -> None:
    text = [
        "四、简答题",
        "1. 验电的作用是什么？",
        "答案：p132",
        "2.接地和接零的区别是什么？P175",
        "3.何谓工作票？",
        "答案：p214",
    ]
    found = read(LINES(text))
    assert [(q.stem, q.answer) for q in found] == [
        ("验电的作用是什么？", ("p132",)),
        ("接地和接零的区别是什么？P175", None),
        ("何谓工作票？", ("p214",)),
    ]


@pytest.mark.parametrize(
    "key",
    [
        ("一、1.C 2.A 3.B 4.D", "二、1.√ 2.× 3.√"),
        ("一、1-4 CABD", "二、1-3 √×√"),
        ("一、单项选择题 1.C 2.A 3.B 4.D", "二、判断题 1.√ 2.× 3.√"),
    ],
)
def test_a_list_of_answers_with_the_ordinals_of_the_sections(key: tuple[str, str]) -> None:
    singles = [LINES([f"{n}. {q.stem}", *map("{}. {}".format, AT, q.options)]) for n, q in enumerate(SINGLES, 1)]
    truths = [f"{n}. {q.stem}" for n, q in enumerate(TRUTHS, 1)]
    text = ["一、单项选择题", *singles, "二、判断题", *truths, "参考答案", *key]
    assert read(LINES(text)) == [*SINGLES, *TRUTHS]


def test_answer_and_explanation_in_one_cell_and_options_between_double_bars() -> None:
    rows = [
        f"{q.stem} || {' || '.join(map('{}. {}'.format, AT, q.options))},{letters(q)} || 解析：见规程" for q in SINGLES
    ]
    found = read(LINES(["题目,答案和解析", *rows]), "a.csv")
    assert found == [q.replace(explanation="见规程") for q in SINGLES]


def test_blanks_that_a_program_names() -> None:
    rows = ["1,填空题,票价以<--NRC-->为准。,里程表", "2,填空题,合同的凭证是<--NRC-->。,车票"]
    found = read(LINES(["编号,题型,题目,答案", *rows]), "a.csv")
    assert [(q.stem, q.answer) for q in found] == [("票价以____为准。", ("里程表",)), ("合同的凭证是____。", ("车票",))]


def test_the_heading_of_the_next_exercises_is_no_part_of_an_answer() -> None:
    text = [
        "习　题  1",
        "1．什么是电流？",
        "[解答] 电荷的定向移动。",
        "习　题  2",
        "1．什么是电压？",
        "[解答] 电位之差。",
    ]
    assert [(q.stem, q.answer) for q in read(LINES(text))] == [
        ("什么是电流？", ("电荷的定向移动。",)),
        ("什么是电压？", ("电位之差。",)),
    ]
