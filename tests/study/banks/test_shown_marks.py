"""A running text read by one question that a person showed in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.study.banks.samples import ALL, MULTIPLES, SINGLES, TRUTHS, letters, right
from tests.study.banks.test_docx import docx, paragraph
from tracker.study.banks.model import Kind, Question, Role, TextMarks
from tracker.study.banks.problem import BankProblem
from tracker.study.banks.prose.shown_marks import GOES_ON, HEADING, OPTION, beginning, parts_of, pattern_of, usual_marks
from tracker.study.banks.reading import read_bank

CHOICES = (*SINGLES, *MULTIPLES)
LINES = "\n".join
LETTERS = "ABCDEFGH"
STEMS = "甲乙丙丁戊己庚辛"


def text_of(question: str, option: str, answer: str, signs: str = LETTERS) -> str:
    """The choice questions, with something of their own before each part."""
    return LINES(
        LINES(
            (
                question.format(n=n) + q.stem,
                *(option.format(signs[place]) + text for place, text in enumerate(q.options)),
                answer + "".join(signs[place] for place in right(q)),
                "",
            )
        )
        for n, q in enumerate(CHOICES, 1)
    )


@pytest.mark.parametrize(
    ("line", "part", "begins"),
    [
        ("【题1】验电前应先在哪里试验？", Role.STEM, "【题1】"),
        ("12、验电前应先在哪里试验？", Role.STEM, "12、"),
        ("第3题：（ ）是安全电压。", Role.STEM, "第3题："),
        ("◇1◇ 验电前", Role.STEM, "◇1◇"),
        ("¤ 接地线共有3种", Role.STEM, "¤"),
        ("### 1. 验电前", Role.STEM, "### 1."),
        ("一、什么是验电？", Role.STEM, "一、"),
        ("问：什么是验电？", Role.STEM, "问："),
        ("验电前应先在哪里试验？", Role.STEM, ""),
        ("“验电”是什么？", Role.STEM, ""),
        ("选A) 接地体上", OPTION, "选A)"),
        ("乙》有电的设备上", OPTION, "乙》"),
        ("(1) 接地体上", OPTION, "(1)"),
        ("- 接地体上", OPTION, "-"),
        ("接地体上", OPTION, ""),
        ("正解→B", Role.ANSWER, "正解→"),
        ("=B", Role.ANSWER, "="),
        ("答案是B", Role.ANSWER, ""),
        ("为什么→先确认验电器良好", Role.EXPLANATION, "为什么→"),
    ],
)
def test_what_a_line_begins_with(line: str, part: str, begins: str) -> None:
    assert beginning(line, part) == begins


@pytest.mark.parametrize(
    ("question", "option", "answer", "signs", "marks"),
    [
        ("【题{n}】", "选{})", "正解→", LETTERS, TextMarks(question="【题1】", option="选A)", answer="正解→")),
        ("◇{n}◇ ", "{}》", "选→", STEMS, TextMarks(question="◇1◇", option="甲》", answer="选→")),
        ("", "{}>", "=", LETTERS, TextMarks(option="A>", answer="=")),
        ("问：", "({}) ", "答＝", "12345678", TextMarks(question="问：", option="(1)", answer="答＝")),
        ("Q{n}) ", "{}: ", "Correct -> ", "abcdefgh", TextMarks(question="Q1)", option="a:", answer="Correct ->")),
        ("{n}. ", "{}. ", "答案：", LETTERS, TextMarks(question="1.", option="A.", answer="答案：")),
    ],
)
def test_one_question_shown_is_enough(question: str, option: str, answer: str, signs: str, marks: TextMarks) -> None:
    text = text_of(question, option, answer, signs)
    reading = read_bank(text.encode(), "a.txt", marks=marks)
    assert reading.questions == CHOICES
    assert not reading.doubtful
    assert reading.marks == marks
    lines = text.split("\n")
    shown = TextMarks(
        question=beginning(lines[0], Role.STEM),
        option=beginning(lines[1], OPTION),
        answer=beginning(lines[5], Role.ANSWER),
    )
    assert read_bank(text.encode(), "a.txt", marks=shown).questions == CHOICES


def test_a_document_is_read_by_them_too() -> None:
    paragraphs = map(paragraph, text_of("◇{n}◇ ", "{}》", "选→", STEMS).split("\n"))
    marks = TextMarks(question="◇1◇", option="甲》", answer="选→")
    reading = read_bank(docx("".join(paragraphs)), "a.docx", marks=marks)
    assert reading.questions == CHOICES
    assert reading.lines[0] == f"◇1◇ {SINGLES[0].stem}"


TALE = """某厂练习
一、判断题
◇1◇ 先验电，再接地。选→对 为什么→规程如此。
二、单选题
◇2◇ 先（ ）。
甲》验电 乙》登杆
再想一想。
选→乙
为什么→不对，
应当先验电。
"""


def test_headings_parts_on_one_line_and_lines_that_go_on() -> None:
    marks = TextMarks(question="◇1◇", option="甲》", answer="选→", explanation="为什么→")
    assert parts_of(TALE.split("\n"), marks)[:7] == [GOES_ON, HEADING, Role.STEM, HEADING, Role.STEM, OPTION, GOES_ON]
    reading = read_bank(TALE.encode(), "a.txt", marks=marks)
    first, second = reading.questions
    assert first == Question(kind=Kind.TRUE_FALSE, stem="先验电，再接地。", answer=True, explanation="规程如此。")
    assert second.options == ("验电", "登杆\n再想一想。")
    assert (second.answer, second.explanation) == ((1,), "不对，\n应当先验电。")
    assert [(row.row, row.text) for row in reading.rows if row.question is None] == [(1, "某厂练习")]


def test_parts_nobody_showed_are_told_by_the_usual_words() -> None:
    text = LINES(f"◇{n}◇ {q.stem}\n答案：{'对' if q.answer else '错'}\n解析：见规程。" for n, q in enumerate(TRUTHS, 1))
    reading = read_bank(text.encode(), "a.txt", marks=TextMarks(question="◇1◇"))
    assert [(q.stem, q.answer, q.explanation) for q in reading.questions] == [
        (q.stem, q.answer, "见规程。") for q in TRUTHS
    ]


def test_what_is_usual_is_proposed() -> None:
    text = text_of("{n}、", "{}. ", "参考答案：") + "\n解析：见规程。"
    assert usual_marks(text.split("\n")) == TextMarks(
        question="1、", option="A.", answer="参考答案：", explanation="解析："
    )
    assert usual_marks(["今天天气很好。"]) == TextMarks()


def test_a_text_without_questions_is_kept_for_a_person_to_show_one() -> None:
    tale = "今天天气很好，我们去登杆。\n大家都很高兴。"
    reading = read_bank(tale.encode(), "a.txt", by_hand=True)
    assert reading.lines == tuple(tale.split("\n"))


FAR_APART = "\n" * 20
"""So that a thousand questions are a long text."""


@pytest.mark.parametrize("name", ["a.txt", "a.docx"])
def test_a_long_text_is_refused_but_for_a_person_who_shows_a_question_among_its_first_lines(name: str) -> None:
    text = FAR_APART.join(f"考点{n}〉{n} 伏的回路\n 甲〉交流\n 乙〉直流\n结论〉乙" for n in range(9_000, 10_003))
    many = text.encode() if name == "a.txt" else docx(*map(paragraph, text.split("\n")))
    with pytest.raises(BankProblem) as caught:
        read_bank(many, name)
    assert caught.value.code == "no_questions"
    unread = read_bank(many, name, by_hand=True)
    assert [line.strip() for line in unread.lines[:4]] == [
        "考点9000〉9000 伏的回路",
        "甲〉交流",
        "乙〉直流",
        "结论〉乙",
    ]
    assert not unread.questions
    marks = TextMarks(question="考点1〉", option="甲〉", answer="结论〉")
    found = read_bank(many, name, by_hand=True, marks=marks).questions
    assert len(found) == 1_003
    assert found[-1] == Question(kind=Kind.SINGLE, stem="10002 伏的回路", options=("交流", "直流"), answer=(1,))


def test_a_word_that_only_announces_the_options_leaves_nothing_behind() -> None:
    text = "1、图上的标志\n图片: 9j8P.png?w_600\n选项:\nA.开关\nB.熔断器\n答案：B"
    (question,) = read_bank(
        text.encode(), "a.txt", marks=TextMarks(question="1、", option="A.", answer="答案：")
    ).questions
    assert question.options == ("开关", "熔断器")


WAY = TextMarks(question="考点1〉", option="甲〉", answer="结论〉")


@pytest.mark.parametrize("name", ["a.txt", "a.docx"])
@pytest.mark.parametrize("questions", [12, 1_003])
def test_a_text_that_is_not_understood_is_read_like_an_earlier_one(name: str, questions: int) -> None:
    text = FAR_APART.join(f"考点{n}〉{n} 伏的回路\n 甲〉交流\n 乙〉直流\n结论〉乙" for n in range(questions))
    data = text.encode() if name == "a.txt" else docx(*map(paragraph, text.split("\n")))
    other = TextMarks(question="【1】", option="A》", answer="选》")
    found = read_bank(data, name, earlier_marks=(other, WAY))
    assert found.marks == WAY
    assert len(found.questions) == questions
    assert not found.doubtful


def test_a_text_that_is_understood_is_not_read_like_an_earlier_one() -> None:
    text = text_of("{n}、", "{}. ", "答案：")
    assert read_bank(text.encode(), "a.txt", earlier_marks=(WAY,)).marks is None
    assert read_bank(text.encode(), "a.txt", earlier_marks=(TextMarks(question="1、"),)).marks is None


def test_nor_is_one_that_does_not_follow_it_or_that_a_person_takes_for_running_text() -> None:
    odd = LINES(f"◇{n}◇ 第{n}种情况\n甲》验电\n乙》挂牌\n选→甲" for n in range(1, 13))
    assert read_bank(odd.encode(), "a.txt", earlier_marks=(WAY,), by_hand=True).marks is None
    way = TextMarks(question="◇1◇", option="甲》", answer="选→")
    assert read_bank(odd.encode(), "a.txt", earlier_marks=(way,)).marks == way
    assert read_bank(odd.encode(), "a.txt", earlier_marks=(way,), separators="", by_hand=True).marks is None


@given(st.text(max_size=12), st.sampled_from([Role.STEM, OPTION, Role.ANSWER]), st.text(max_size=40))
def test_any_example_is_a_pattern_and_any_line_can_be_cut_by_it(example: str, part: str, line: str) -> None:
    pattern_of(example, part)
    marks = TextMarks(question=example, option=example, answer=example, explanation=example)
    assert len(parts_of(line.split("\n"), marks)) == len(line.split("\n"))


@given(st.lists(st.sampled_from([q for q in ALL if q.options and q.kind != Kind.ORDERING]), min_size=1, max_size=6))
def test_any_choice_of_questions_comes_back(asked: list[Question]) -> None:
    text = LINES(
        LINES(
            (
                f"〔{n}〕{q.stem}",
                *(f"{LETTERS[place]}〉{text}" for place, text in enumerate(q.options)),
                f"选〉{letters(q)}",
            )
        )
        for n, q in enumerate(asked, 1)
    )
    marks = TextMarks(question="〔1〕", option="A〉", answer="选〉")
    assert list(read_bank(text.encode(), "a.txt", marks=marks).questions) == asked
