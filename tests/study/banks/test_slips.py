"""Slips of those who typed a bank: letters and numbers mistyped or left out, marks of an exam page left in."""

from __future__ import annotations

import pytest

from tests.study.banks.samples import MULTIPLES, SINGLES, TRUTHS, letters, read, right, xlsx
from tests.study.banks.test_docx import docx, paragraph
from tests.study.banks.test_text_bank import choice_text
from tracker.study.banks.model import Kind
from tracker.study.banks.reading import read_bank

CHOICES = (*SINGLES, *MULTIPLES)
LINES = "\n".join
HEADER = ["题目", "A", "B", "C", "D", "答案"]


def doubts(text: str) -> set[str]:
    """The codes of all doubts about a text."""
    return {doubt.code for row in read_bank(text.encode(), "a.txt").rows for doubt in row.doubts}


def sheet(*stems: str) -> list[str]:
    """The stems of a sheet as they are read."""
    rows = [HEADER, *([stem, "停电", "验电", "挂牌", "接地", "A"] for stem in stems)]
    return [question.stem for question in read_bank(xlsx({"题": rows}), "a.xlsx").questions]


def text_of(first: str = "{n}. ", answer: str = "答案：{letters}", label: str = "{}. {}") -> str:
    """The choice questions with something of their own before each stem and each answer."""
    return LINES(
        first.format(n=n, kind="单选" if q.kind == Kind.SINGLE else "多选")
        + choice_text(q, label, "lines")
        + "\n"
        + answer.format(n=n, letters=letters(q))
        for n, q in enumerate(CHOICES, 1)
    )


@pytest.mark.parametrize(
    ("first", "answer"),
    [
        ("{n}、{kind}题", "答案：{letters}"),
        ("{n}【{kind}题】", "答案：{letters}"),
        ("{n}.\n{n}、", "答案：{letters}"),
        ("{n}．{n}．", "答案：{letters}"),
        ("第 {n} 题\n题目: *{n}、", "正确答案: {letters}"),
        ("{n}. ", "第{n}题参考答案{letters}。"),
        ("{n}. ", "答案；{letters}"),
        ("{n}. ", "答案{letters}"),
    ],
)
def test_marks_around_a_question_and_its_answer(first: str, answer: str) -> None:
    found = read(text_of(first, answer))
    assert [(q.kind, q.stem, q.options, q.answer) for q in found] == [
        (q.kind, q.stem, q.options, q.answer) for q in CHOICES
    ]


def test_an_answer_behind_the_options_on_their_line() -> None:
    lines = [
        f"{n}、{q.stem}\n{'   '.join(f'{a}、{t}' for a, t in zip('ABCD', q.options, strict=True))}  答： {letters(q)}"
        for n, q in enumerate(CHOICES, 1)
    ]
    assert read(LINES(lines)) == list(CHOICES)


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("A．停电\nB．验电\nC．挂牌\nC．接地", 4),
        ("A．停电\nB．验电\nB．挂牌\nD．接地", 4),
        ("A．停电\nC．挂牌\nB．验电\nD．接地", 4),
        ("A. 停电\tB. 验电\tC. 挂牌\tD. 接地\t登杆\t", 5),
        ("A、停电\tB、验电\tC、挂牌\nE、接地\tE、登杆", 5),
        ("A.停电#\nB.验电#\nC.挂牌#\nD.接地", 4),
    ],
)
def test_letters_mistyped_left_out_or_in_another_order(typed: str, count: int) -> None:
    (question,) = read(f"1. 第一步是（ ）。\n{typed}\n答案：A")
    assert question.options == ("停电", "验电", "挂牌", "接地", "登杆")[:count]


@pytest.mark.parametrize(
    "options",
    [
        ("14#", "16#", "18#", "20#"),
        ("C:\\data", "D:\\data", "C:\\", "/data"),
        ("0˚C", "0.01˚C", "4˚C", "10˚C"),
        ("EA=(X)+D", "EA=(X)+(D)", "EA=((X)+D)", "EA=X"),
        ("windows", "passport", "forms", "none"),
    ],
)
def test_what_looks_like_a_letter_or_a_filler_is_part_of_an_option(options: tuple[str, ...]) -> None:
    rows = [HEADER, ["选哪一个（ ）？", *options, "A"], *([q.stem, *q.options, letters(q)] for q in SINGLES)]
    assert read(xlsx({"题": rows}))[0].options == options
    lines = LINES(f"{letter}. {text}" for letter, text in zip("ABCD", options, strict=True))
    assert read(f"1. 选哪一个（ ）？\n{lines}\n答案：A")[0].options == options


def test_numbers_before_a_few_stems_of_a_sheet() -> None:
    plain = [f"{q.stem}{n}" for n in range(4) for q in SINGLES]
    kept = ["110.5 kV 是线电压。", "1.验电 2.挂牌，先做哪一样？", "3、5、7 号杆都要（ ）。"]
    assert sheet("74.通过模块记账。", "5.T5 is due?", *plain, *kept) == ["通过模块记账。", "T5 is due?", *plain, *kept]


def test_letters_that_no_sign_sets_apart() -> None:
    spaced, glued = [("A 10，1", "B 10，2", "C 15，1", "D 15，2"), ("A停电", "B 验电", "C挂牌", "接地")]
    named = ("A类", "B类", "C类", "D类")
    rows = [HEADER, *(["选哪一个？", *options, "A"] for options in (spaced, glued, named))]
    assert [q.options for q in read(xlsx({"题": rows}))] == [
        ("10，1", "10，2", "15，1", "15，2"),
        ("停电", "验电", "挂牌", "接地"),
        named,
    ]


def test_letters_in_a_header_that_are_no_options() -> None:
    rows = [
        list("JPIQTABCD"),
        *([f"LY{n}", "1.1", f"MC{n}", q.stem, letters(q), *q.options] for n, q in enumerate(CHOICES)),
    ]
    assert read(xlsx({"题": rows})) == list(CHOICES)


def test_an_option_that_comes_late_in_a_sheet_without_a_header() -> None:
    rows: list[list[str]] = [[str(n), f"{q.stem}{n}", *q.options, "", letters(q)] for n in range(120) for q in CHOICES]
    rows += [["999", "谁负责安全（ ）？", "甲", "乙", "丙", "丁", "所有人", "E"]]
    last = read(xlsx({"题": rows}))[-1]
    assert (last.options[-1], last.answer) == ("所有人", (4,))


def test_a_false_statement_with_what_is_true_behind_it() -> None:
    lines = [
        f"{n}. {q.stem}（{'先接接地端' if q.answer is False else ''}）（{'√' if q.answer else '×'}）"
        for n, q in enumerate(TRUTHS, 1)
    ]
    found = read(LINES(lines).replace("（）", ""))
    assert [(q.stem, q.answer) for q in found] == [(q.stem, q.answer) for q in TRUTHS]
    assert found[1].explanation == "先接接地端"


def test_a_title_between_papers_ends_the_kind_before_it() -> None:
    first, second = LINES(text_of().split("\n")[:24]), text_of()
    found = read(f"多选题\n{second}\n2021春《安全规程》测试题\n{first}")
    assert [q.kind for q in found[-4:]] == [Kind.SINGLE] * 4
    (shared,) = [
        q
        for q in read(
            f"一、单项选择题\n{text_of()}\n共用题干题\n（7～8题共用题干）\n某站停电检修。\n7. 先做什么（ ）？\nA. 验电\nB. 挂牌\n答案：A"
        )
        if "某站" in q.stem
    ]
    assert shared.answer == (0,)


def test_keys_in_brackets_go_to_the_section_of_their_kind() -> None:
    notes = "1. 考试时间：90min。\n2. 请在标封处填写姓名。\n"
    asked = LINES(f"(    ) {n}. {q.stem}" for n, q in enumerate(TRUTHS, 1))
    key = f"1-3）{' '.join('(√)' if q.answer else '(×)' for q in TRUTHS)}"
    found = read(f"{notes}一、判断题（每题1分）\n{asked}\n\n理论知识试卷答案\n判断题参考答案（1-3）：\n{key}")
    assert [q.answer for q in found if q.kind == Kind.TRUE_FALSE] == [q.answer for q in TRUTHS]


def test_only_the_right_options_fill_the_blank_and_are_doubtful() -> None:
    text = "\n\n".join(
        f"第{n}步是（ ）。\n{step}√" for n, step in enumerate(("停电", "验电", "接地", "挂牌", "围栏"), 1)
    )
    lettered = LINES(
        f"{n}. 第{n}步是（）。\n{a}.{step}"
        for n, (a, step) in enumerate(zip("BDC", ("停电", "验电", "接地"), strict=True), 1)
    )
    inside = LINES(
        f"{n}、第{n}步是（{a}. {step}）。"
        for n, (a, step) in enumerate(zip("BDC", ("停电", "验电", "接地"), strict=True), 1)
    )
    for bank in (text, lettered, f"一、单选题\n{inside}"):
        reading = read_bank(bank.encode(), "a.txt")
        assert [q.answer for q in reading.questions][:3] == [("停电",), ("验电",), ("接地",)]
        assert all(row.doubts for row in reading.rows)


def test_marks_that_stay_in_a_question_are_doubtful() -> None:
    assert doubts(f"{text_of()}\n7. 12、谁负责（ ）\nA. 甲\nB. 乙\n答案：A") == set()
    rows = [HEADER, *([f"*12{q.stem}", *q.options, letters(q)] for q in SINGLES)]
    reading = read_bank(xlsx({"题": rows}), "a.xlsx")
    assert all("mark_left" in {doubt.code for doubt in row.doubts} for row in reading.rows)


def test_cyrillic_letters_before_options() -> None:
    lines = [
        f"{n}. {q.stem}\n"
        + LINES(f"{a}) {t}" for a, t in zip("абвг", q.options, strict=True))
        + f"\nОтвет: {'абвг'[right]}"
        for n, q in enumerate(SINGLES, 1)
        if (right := "ABCD".index(letters(q))) >= 0
    ]
    assert read(LINES(lines)) == list(SINGLES)


def test_dark_grey_is_no_colour_and_a_highlight_is() -> None:
    def run(text: str, look: str) -> str:
        return f'<w:r><w:rPr><w:color w:val="181818"/>{look}</w:rPr><w:t>{text}</w:t></w:r>'

    blocks = []
    for n in range(3):
        for place, q in enumerate(SINGLES, 1):
            blocks.append(paragraph(run(f"{4 * n + place}. {n}{q.stem}", "")))
            for letter, text in zip("ABCD", q.options, strict=True):
                marked = '<w:highlight w:val="yellow"/>' if letter == letters(q) else ""
                blocks.append(paragraph(run(f"{letter}. {text}", marked)))
    assert [q.answer for q in read(docx(*blocks))] == [q.answer for q in SINGLES] * 3


def test_code_between_a_stem_and_its_options_is_no_title() -> None:
    code = '<form action="login">\n<input name="id">\n</form>'
    text = LINES(f"{n}. 表单{n}如下：\n{code}\n它提交到（ ）\nA. login\nB. main\n答案：A" for n in range(1, 8))
    assert all("</form>" in q.stem and "<input" in q.stem for q in read(text))


def test_the_sheet_of_numbers_of_an_exam_page_is_no_question() -> None:
    numbers = "、".join(map(str, range(2, 30)))
    assert read(f"一、单选题\n{numbers}、\n{text_of()}") == list(CHOICES)


def test_brackets_beside_underlined_blanks_belong_to_the_sentence() -> None:
    (question,) = read("一、填空题\n1. 在关系A(S,SN)和关系B(D)中，则称 __D__ 是关系A的外码。")
    assert (question.stem, question.answer) == ("在关系A(S,SN)和关系B(D)中，则称 ____ 是关系A的外码。", ("D",))


def test_written_answers_below_questions_that_begin_with_a_word() -> None:
    asked = [f"{n}.简述第{n}种触电的急救方法。\n立即断开电源。\n（1）判断呼吸。\n（2）心肺复苏。" for n in range(1, 6)]
    found = read("三、简答题\n" + LINES(asked))
    assert [q.stem for q in found] == [f"简述第{n}种触电的急救方法。" for n in range(1, 6)]
    assert all(q.answer for q in found)


@pytest.mark.parametrize(
    ("stem", "asked"),
    [
        ("先验电后接地的是（ ）（5分）（见图）", "先验电后接地的是（ ）（见图）"),
        ("（2）【单选题】先做什么（ ）", "先做什么（ ）"),
        ("先做什么（ ）（单选）", "先做什么（ ）"),
    ],
)
def test_points_numbers_and_kinds_are_no_part_of_a_question(stem: str, asked: str) -> None:
    rows = [HEADER, *([q.stem, *q.options, letters(q)] for q in SINGLES), [stem, *SINGLES[0].options, "C"]]
    assert read(xlsx({"题": rows}))[-1].stem == asked


def test_letters_behind_a_sentence_answer_it() -> None:
    plain = text_of("{n}. ")
    for ending, told in (("下列正确的是：ACD", (0, 2, 3)), ("保证安全的是 。D", (3,))):
        last = read(f"{plain}\n7. {ending}\nA. 停电\nB. 登杆\nC. 验电\nD. 接地")[-1]
        assert last.answer == told
    spaced = LINES(
        f"{n}. {q.stem.rstrip('。')} {letters(q)}\n{choice_text(q.replace(stem=''), '{}. {}', 'lines').strip()}"
        for n, q in enumerate(CHOICES, 1)
    )
    found = read(f"{spaced}\n7. （ ）是先做的一步  B\nA. 登杆\nB. 停电")[-1]
    assert (found.stem, found.answer) == ("（ ）是先做的一步", (1,))


def test_result_pages_that_mark_what_was_chosen_with_an_icon() -> None:
    blocks = []
    for n, q in enumerate(SINGLES, 1):
        lines = [
            line
            for letter, text in zip("ABCD", q.options, strict=True)
            for line in (["\ue6df"] if letter == letters(q) else []) + [f"{letter}.{text}"]
        ]
        blocks += [f"*{n}.{q.stem}", *lines, "确认", "回答正确"]
    blocks += [f"*5.{TRUTHS[0].stem}", "\ue6df", "对", "\ue6df"[:0], "错", "确认", "回答正确"]
    blocks += [
        f"*6.{SINGLES[0].stem}",
        *(f"{a}.{t}" for a, t in zip("ABCD", SINGLES[0].options, strict=True)),
        "确认",
        "回答错误，正确答案为：C",
    ]
    found = read(LINES(blocks))
    assert [q.answer for q in found] == [*(q.answer for q in SINGLES), True, (2,)]


def test_a_graded_sheet() -> None:
    blocks = [
        f"{n}.\t{q.stem}\n{choice_text(q.replace(stem=''), '{}. {}', 'lines').strip()}\n试题编号：2025{n}\n试题类型：{'单选题' if q.kind == Kind.SINGLE else '多选题'}\n标准答案：{'|'.join(letters(q))}\n试题难度：一般\n考生答案：A\n考生得分：0\n是否评分：已评分"
        for n, q in enumerate(CHOICES, 1)
    ]
    found = read(
        LINES([*blocks, f"7.\t{TRUTHS[1].stem}\n正确 \t错误\n试题编号：20257\n试题类型：判断题\n标准答案：错误"])
    )
    assert [(q.kind, q.stem, q.options, q.answer) for q in found] == [
        (q.kind, q.stem, q.options, q.answer) for q in (*CHOICES, TRUTHS[1])
    ]


def test_questions_that_lost_their_numbers_between_others() -> None:
    numbered = text_of()
    bare = LINES(f"{q.stem}（ ）\n答案:{'正确' if q.answer else '错误'}" for q in TRUTHS)
    found = read(f"{numbered}\n{bare}\n7. {TRUTHS[0].stem}1\n答案：正确")
    assert [q.answer for q in found[-4:]] == [True, False, True, True]


def test_a_word_before_each_question_is_no_heading() -> None:
    blocks = [
        f"第{n}题\n题目类型：{'单选题' if q.kind == Kind.SINGLE else '多选题'}\n问题：{choice_text(q, '{}．{}', 'lines')}\n正确答案：{letters(q)}\n"
        for n, q in enumerate(CHOICES, 1)
    ]
    assert read(LINES(blocks)) == list(CHOICES)


def test_a_kind_and_its_points_above_each_question() -> None:
    blocks = [
        f"【{'单选题' if q.kind == Kind.SINGLE else '多选题'}】（{n}分）\n{q.stem.replace('（ ）', f'（{letters(q)}）')}\n{choice_text(q.replace(stem=''), '{}、{}', 'lines').strip()}\n所属章：安全\n难度：简单\n"
        for n, q in enumerate(CHOICES, 1)
    ]
    found = read(LINES(blocks))
    assert [(q.stem, q.options, q.answer, q.topic) for q in found] == [
        (q.stem, q.options, q.answer, "安全") for q in CHOICES
    ]


def test_empty_numbers_between_questions_that_carry_no_sign() -> None:
    first = LINES(f"{n} {choice_text(q, '{}、{}', 'lines')}\n{letters(q)}\n" for n, q in enumerate(SINGLES, 1))
    second = LINES(f"{n} {choice_text(q, '{}、{}', 'lines')}\n{letters(q)}\n" for n, q in enumerate(SINGLES, 8))
    found = read(f"{first}\n5\n\n6\n\n7\n\n{second}")
    assert found == [*SINGLES, *SINGLES]


def test_labels_below_each_question_that_nobody_knows() -> None:
    blocks = [
        f"{n}. {choice_text(q, '{}. {}', 'lines')}\n修订日期：2024-05\n答案：{letters(q)}\n出题单位：安监部"
        for n, q in enumerate(CHOICES, 1)
    ]
    assert read(LINES(blocks)) == list(CHOICES)


@pytest.mark.parametrize(("word", "between"), [("选项", "、"), ("选项", "和"), ("Option ", " and "), ("选项", "")])
def test_answers_that_call_each_option_by_its_word(word: str, between: str) -> None:
    blocks = [
        f"{n}. {choice_text(q, '{}. {}', 'lines')}\n【答案】{between.join(word + letter for letter in letters(q))}"
        for n, q in enumerate(CHOICES, 1)
    ]
    assert read(LINES(blocks)) == list(CHOICES)


def test_numbers_before_a_figure_between_options() -> None:
    asked = ["10kV线路属于（ ）。", "1.5米以上的作业是（ ）。", "电压的单位是（ ）。", "电流的单位是（ ）。"] * 2
    found = read_bank(LINES(f"{n}.{stem}\nA.甲\nB.乙" for n, stem in enumerate(asked, 1)).encode(), "a.txt").rows
    assert [row.question.stem for row in found if row.question] == asked


def test_several_right_options_without_the_wrong_ones() -> None:
    blocks = [
        LINES([f"{n}.{q.stem}", *(f"{'ABCD'[at]}.{q.options[at]}" for at in right(q))])
        for n, q in enumerate(MULTIPLES * 3, 1)
    ]
    found = read(LINES(blocks))
    assert [(q.stem, q.answer) for q in found[1::2]] == [(MULTIPLES[1].stem, ("橡胶；陶瓷",))] * 3


def test_marks_of_direction_before_and_behind_numbers() -> None:
    blocks = [
        f"\u200d{n}\u200e. {choice_text(q, '{}. {}', 'lines')}\u200f\n正确答案：{letters(q)}"
        for n, q in enumerate(CHOICES, 1)
    ]
    assert read(LINES(blocks)) == list(CHOICES)


@pytest.mark.parametrize(
    ("label", "word", "between"), [("{}. ", "答案：", ""), ("（{}）", "正确答案：", "、"), ("{}) ", "Answer: ", ", ")]
)
def test_options_that_are_counted(label: str, word: str, between: str) -> None:
    blocks = [
        LINES(
            [
                f"{n}、{q.stem}",
                *(label.format(at) + text for at, text in enumerate(q.options, 1)),
                word + between.join(str(at + 1) for at in right(q)),
            ]
        )
        for n, q in enumerate(CHOICES, 1)
    ]
    assert read(LINES(blocks)) == list(CHOICES)
