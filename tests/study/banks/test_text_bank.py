"""Banks as running text: every way of numbering, of laying out options, of giving answers."""

from __future__ import annotations

import itertools

import pytest

from tests.study.banks.samples import FILL_INS, MULTIPLES, SINGLES, TRUTHS, WRITTEN, letters, read
from tracker.study.banks.model import Kind, Question
from tracker.study.banks.reading import read_bank

NUMBERS = ("{}. ", "{}、", "{}．", "({})", "（{}）", "第{}题 ", "{}) ", "[{}] ", "{}: ")
LABELS = ("{}. {}", "{}、{}", "{}．{}", "({}){}", "（{}） {}", "{}: {}", "{}：{}", "{} {}", "[{}]{}", "{}){}")
LAYOUTS = ("lines", "one line", "two lines", "after the stem")
ANSWERS = (
    "答案：{}",
    "正确答案: {}",
    "[答案]{}",
    "【答案】{}",
    "参考答案：{}",
    "答：{}",
    "答案 {}",
    "ANSWER: {}",
    "【正确答案】：{}",
    "正确答案是：{}",
    "标准答案：（{}）",
)
CHOICES = (*SINGLES, *MULTIPLES)


def choice_text(question: Question, label: str, layout: str) -> str:
    """A choice question without its number and answer."""
    options = [label.format("ABCDEFGH"[index], option) for index, option in enumerate(question.options)]
    if layout == "lines":
        return "\n".join((question.stem, *options))
    if layout == "two lines":
        return "\n".join((question.stem, "  ".join(options[:2]), "  ".join(options[2:])))
    joint = "\n" if layout == "one line" else " "
    return question.stem + joint + "  ".join(options)


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize(("label", "layout"), list(itertools.product(LABELS, LAYOUTS)))
def test_numbers_labels_and_layouts(number: str, label: str, layout: str) -> None:
    blocks = [
        f"{number.format(place)}{choice_text(question, label, layout)}\n答案：{letters(question)}"
        for place, question in enumerate(CHOICES, 1)
    ]
    assert read("\n".join(blocks)) == list(CHOICES)


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("joint", ["\n", "\n\n"])
def test_answers_after_each_question(answer: str, joint: str) -> None:
    blocks = [
        f"{place}、{choice_text(question, '{}、{}', 'lines')}\n{answer.format(letters(question))}"
        for place, question in enumerate(CHOICES, 1)
    ]
    assert read(joint.join(blocks)) == list(CHOICES)


@pytest.mark.parametrize("answer", ["答案：{}", "正确答案：{}", "ANSWER: {}"])
def test_questions_without_numbers(answer: str) -> None:
    blocks = [f"{choice_text(question, '{}. {}', 'lines')}\n{answer.format(letters(question))}" for question in CHOICES]
    assert read("\n\n".join(blocks)) == list(CHOICES)


@pytest.mark.parametrize("blank", ["（{}）", "( {} )", "（ {}）", "[{}]", "___{}___"])
def test_answers_inside_the_stem(blank: str) -> None:
    blocks = []
    for place, question in enumerate(CHOICES, 1):
        stem = question.stem.replace("（ ）", blank.format(letters(question)))
        blocks.append(f"{place}、{choice_text(question.replace(stem=stem), '{}、{}', 'lines')}")
    assert read("\n".join(blocks)) == list(CHOICES)


LISTS = (
    "1-4 CABD\n5.ABC 6.AC",
    "1～4：CABD\n5-6：ABC AC",
    "1.C 2.A 3.B 4.D\n5.ABC 6.AC",
    "1、C\n2、A\n3、B\n4、D\n5、ABC\n6、AC",
    "1—4：C A B D\n5：ABC；6：AC",
    "1. C；2. A；3. B；4. D；5. ABC；6. AC",
    "题号\t1\t2\t3\t4\t5\t6\n答案\tC\tA\tB\tD\tABC\tAC",
    "1-5 C,A,B,D,ABC\n6. AC",
)


HEADINGS = ("参考答案", "答案：", "参考答案及解析", "一、答案", "")
ANNOUNCED = [(heading, answers) for heading in HEADINGS for answers in LISTS if heading or "\n2" not in answers]
"""Answers one a line are taken for questions unless something announces them."""


@pytest.mark.parametrize(("heading", "answers"), ANNOUNCED)
def test_answers_in_a_list_at_the_end(answers: str, heading: str) -> None:
    blocks = [f"{place}、{choice_text(question, '{}、{}', 'lines')}" for place, question in enumerate(CHOICES, 1)]
    assert read("\n".join((*blocks, heading, answers))) == list(CHOICES)


def sectioned(answers_apart: bool) -> str:
    """A paper of four sections, each counted from 1."""

    def choice(place: int, question: Question) -> str:
        return f"{place}. {choice_text(question, '{}. {}', 'one line')}" + (
            "" if answers_apart else f"\n答案：{letters(question)}"
        )

    lines = ["电工安全知识题库", "一、单项选择题（每题1分，共4分）"]
    lines += [choice(place, question) for place, question in enumerate(SINGLES, 1)]
    lines += ["二、多项选择题（每题2分，共4分）"]
    lines += [choice(place, question) for place, question in enumerate(MULTIPLES, 1)]
    lines += ["三、判断题（对的打√，错的打×，每题1分）"]
    lines += [
        f"{place}. {question.stem}" + ("" if answers_apart else "（√）" if question.answer else "（×）")
        for place, question in enumerate(TRUTHS, 1)
    ]
    lines += ["四、填空题"]
    for place, question in enumerate(FILL_INS, 1):
        assert isinstance(question.answer, tuple)
        lines += [f"{place}. {question.stem}"]
        lines += [] if answers_apart else ["答案：" + "；".join(map(str, question.answer))]
    lines += ["五、简答题", f"1. {WRITTEN[0].stem}"]
    lines += [] if answers_apart else ["答：电荷的定向移动形成电流。"]
    lines += ["六、计算题", f"1. {WRITTEN[1].stem}"]
    lines += [] if answers_apart else ["解：I=U/R=0.5A"]
    return "\n".join(lines)


PAPER = [*SINGLES, *MULTIPLES, *TRUTHS, *FILL_INS, *WRITTEN]


def test_a_paper_in_sections() -> None:
    assert read(sectioned(answers_apart=False)) == PAPER


def test_a_paper_with_its_answers_at_the_end_by_section() -> None:
    key = """参考答案
一、单项选择题
1-4 CABD
二、多项选择题
1.ABC  2.AC
三、判断题
1-3 √×√
四、填空题
1. 电流；电压
2. 欧姆
五、简答题
1. 电荷的定向移动形成电流。
六、计算题
1. I=U/R=0.5A"""
    assert read(f"{sectioned(answers_apart=True)}\n\n{key}") == PAPER


def test_answers_at_the_end_of_each_chapter() -> None:
    chapters = []
    for name, questions in (("第一章 单选", SINGLES), ("第二章 多选", MULTIPLES)):
        lines = [f"{place}. {choice_text(question, '{}. {}', 'lines')}" for place, question in enumerate(questions, 1)]
        key = " ".join(f"{place}.{letters(question)}" for place, question in enumerate(questions, 1))
        chapters.append("\n".join((name, *lines, "参考答案", key)))
    found = read("\n\n".join(chapters))
    assert [question.replace(topic="") for question in found] == list(CHOICES)
    assert [question.topic for question in found] == ["第一章 单选"] * 4 + ["第二章 多选"] * 2


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("1、{}（√）", True),
        ("1、{}（×）", False),
        ("1、{}(对)", True),
        ("1、{}（错误）", False),
        ("1、{}\n答案：正确", True),
        ("1、{}\n答案：F", False),
        ("（√）1、{}", True),
        ("( × )1、{}", False),
        ("1、（ √ ）{}", True),
        ("1、{} √", True),
        ("1、{}×", False),
        ("1、{}\n（错误）", False),
        ("1、{}\nA.正确 B.错误\n答案：B", False),
        ("1、{}\nA.错误\nB.正确\n答案：B", True),
        ("1、{}\n答案：×，应先接接地端。", False),
        ("1、{}T", None),
    ],
)
def test_true_or_false(line: str, answer: bool | None) -> None:
    stem = "装设接地线时应先接导体端，后接接地端。"
    found = read(f"三、判断题\n{line.format(stem)}\n2、绝缘手套使用前应检查有无漏气。（√）")
    assert found[0].kind == Kind.TRUE_FALSE
    assert found[0].answer is answer
    assert found[0].stem.startswith(stem)


def test_explanations_topics_and_difficulty() -> None:
    text = """1. 电流的国际单位是（ ）。
A. 伏特
B. 安培
答案：B
解析：安培是国际单位制的基本单位。
由它导出库仑。
知识点：电工基础
难度：易
2. 电压的国际单位是（ ）。
A. 伏特 B. 安培
【答案】A【解析】1伏特等于1焦耳每库仑。
"""
    first, second = read(text)
    assert first.explanation == "安培是国际单位制的基本单位。\n由它导出库仑。"
    assert (first.topic, first.difficulty, first.answer) == ("电工基础", "易", (1,))
    assert (second.answer, second.explanation) == ((0,), "1伏特等于1焦耳每库仑。")


def test_three_phases_are_no_options() -> None:
    text = "1. 三相电源A、B、C三相的相序用（ ）测定。\nA. 相序表\nB. 功率表\n答案：A"
    (question,) = read(text)
    assert question.stem == "三相电源A、B、C三相的相序用（ ）测定。"
    assert question.options == ("相序表", "功率表")


def test_wrapped_lines_go_on() -> None:
    text = (
        "1. 在电气设备上工作之前，应当完成停电、验电、装设接地线、\n悬挂标示牌等（ ）措施。\n"
        "A. 技术措施，它们在国家标准里逐条列出，并且按照规定的先后顺\n序进行\nB. 组织措施\n答案：A"
    )
    (question,) = read(text)
    assert question.stem == "在电气设备上工作之前，应当完成停电、验电、装设接地线、悬挂标示牌等（ ）措施。"
    assert question.options[0] == "技术措施，它们在国家标准里逐条列出，并且按照规定的先后顺序进行"


def test_numbers_inside_a_model_answer_begin_no_question() -> None:
    text = """五、简答题
1、保证安全的技术措施有哪些？
答：（1）停电。
（2）验电。
1、装设接地线。
2、悬挂标示牌和装设遮栏。
2、什么是电流？
答：电荷的定向移动形成电流。"""
    found = read(text)
    assert [question.stem for question in found] == ["保证安全的技术措施有哪些？", "什么是电流？"]


def test_what_is_missing_is_said() -> None:
    reading = read_bank(
        "1. 电流的国际单位是（ ）。\nA. 伏特\nB. 安培\n2. 电阻的单位是（ ）。\nA. 欧姆\nB. 瓦特\n答案：D".encode(),
        "clipboard.txt",
    )
    assert [[doubt.code for doubt in row.doubts] for row in reading.rows] == [
        ["answer_missing"],
        ["answer_outside_options"],
    ]


def test_titles_and_page_numbers_are_left_out() -> None:
    body = "\n".join(
        f"{place}. {choice_text(question, '{}. {}', 'lines')}\n答案：{letters(question)}"
        for place, question in enumerate(CHOICES, 1)
    )
    pages = body.replace("\n答案", "\n电工作业人员考核题库（内部资料）\n第 3 页 共 9 页\n答案")
    assert read(pages) == list(CHOICES)


def test_kind_marks_before_questions() -> None:
    blocks = []
    for place, question in enumerate(CHOICES, 1):
        mark = f"({'单选题' if question.kind == Kind.SINGLE else '多选题'}, 1.0 分)"
        text = choice_text(question, "{}. {}", "lines")
        blocks.append(f"{place}. {mark} {text}\n我的答案:A正确答案:{letters(question)}")
    assert read("\n".join(blocks)) == list(CHOICES)


def test_progress_may_cancel() -> None:
    class Stop(Exception):
        pass

    def stop(done: int, total: int) -> None:
        raise Stop

    with pytest.raises(Stop):
        read_bank("1. 电流的国际单位是（ ）。\nA. 伏特\nB. 安培\n答案：B".encode(), progress=stop)
