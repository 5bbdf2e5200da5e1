"""Questions as platforms for courses and surveys show and export them."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.study.banks.samples import MULTIPLES, SINGLES, TRUTHS, letters, read, right, right_first
from tracker.study.banks.model import Kind, Question
from tracker.study.banks.problem import BankProblem
from tracker.study.banks.reading import read_bank

CHOICES = (*SINGLES, *MULTIPLES)
FILLS = (
    Question(kind=Kind.FILL_IN, stem="检修前应（ ）电源并（ ）。", answer=("断开", "验电")),
    Question(kind=Kind.FILL_IN, stem="人体的安全电流是（ ）mA。", answer=("10",)),
    Question(kind=Kind.FILL_IN, stem="接地线应使用（ ）铜线。", answer=("多股软",)),
)


def kind_name(question: Question) -> str:
    return "多选题" if question.kind == Kind.MULTIPLE else "单选题"


def test_answers_under_the_numbers_of_their_blanks() -> None:
    lines = ["一. 单选题（共2题）"]
    for place, question in enumerate(SINGLES, 1):
        options = [f"&{letter}. {text}" for letter, text in zip("ABCD", question.options, strict=True)]
        lines += [
            f"{place}. (单选题)(单选题){question.stem}",
            *options,
            f"我的答案:正确答案: {letters(question)}",
            "0分",
        ]
    for place, question in enumerate(FILLS, len(SINGLES) + 1):
        assert isinstance(question.answer, tuple)
        numbered = [f"({at}) {text}" for at, text in enumerate(question.answer, 1)]
        lines += [f"{place}. (填空题){question.stem}", "我的答案：", "0分", "(1) ", "正确答案：", *numbered, "4.2分"]
    lines += [f"{len(lines)}. (判断题){TRUTHS[0].stem}", "我的答案:", f"正确答案:{'对' if TRUTHS[0].answer else '错'}"]
    assert read("\n".join(lines)) == [*SINGLES, *FILLS, TRUTHS[0]]


def test_right_options_in_full_between_bars() -> None:
    blocks = []
    for place, question in enumerate(CHOICES, 1):
        options = [f"{letter}.{text}。" for letter, text in zip("ABCD", question.options, strict=True)]
        chosen = "┋".join(options[at] for at in right(question))
        blocks += [f"第 {place} 题", f"题目: {question.stem}", "选项:", *options, f"正确答案: {chosen}", "-" * 40, ""]
    found = read("\n".join(blocks))
    assert [question.answer for question in found] == [question.answer for question in CHOICES]


def test_statements_in_braces_with_a_remark_behind_the_sign() -> None:
    lines = [f"{n} {{{q.stem}}} 正确答案:{'T' if q.answer else 'F (见规程)'}" for n, q in enumerate(TRUTHS * 3, 1)]
    found = read_bank("\n".join(lines).encode("gb18030"), "题库.txt")
    questions = [row.question for row in found.rows]
    assert not any(row.doubts for row in found.rows)
    assert [(q.stem, q.answer) for q in questions if q] == [(q.stem, q.answer) for q in TRUTHS * 3]


def test_braces_among_the_options_of_a_sheet_make_no_gift_file() -> None:
    rows = "".join(f"Which brackets hold part {n}?,[ ],( ),{{ }},< >,{n % 4 + 1}\n" for n in range(12))
    found = read("Question,Option A,Option B,Option C,Option D,Correct Answer (1/2/3/4)\n" + rows, "quiz.csv")
    assert [question.answer for question in found] == [(n % 4,) for n in range(12)]


def records(pack: Callable[[Question], dict[str, object]]) -> list[dict[str, object]]:
    return [pack(question) for question in CHOICES * 2]


def as_json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


def choices(data: bytes, name: str = "bank.json") -> list[Question]:
    reading = read_bank(data, name)
    assert not any(row.doubts for row in reading.rows)
    return list(reading.questions)


def test_options_that_say_whether_they_are_right() -> None:
    listed = records(
        lambda q: {
            "answerId": 37907441,
            "question": q.stem,
            "answers": [
                {"id": "67d0e7a5dc6447c68", "text": t, "correct": i in right(q)} for i, t in enumerate(q.options)
            ],
        }
    )
    assert choices(as_json(listed)) == list(CHOICES * 2)


def test_wrong_options_beside_the_right_one() -> None:
    singles = [{"question": q.stem, "answer": right_first(q)[0], "wrong": right_first(q)[1:]} for q in SINGLES * 2]
    found = choices(as_json(singles))
    assert [(q.options, q.answer) for q in found] == [(tuple(right_first(q)), (0,)) for q in SINGLES * 2]


def test_identifiers_of_options_are_not_their_texts() -> None:
    listed = records(
        lambda q: {
            "content": q.stem,
            "answer": ",".join(letters(q)),
            "choices": [{"id": f"d83d9e229dcb4f358a6a58592280{i}", "content": t} for i, t in enumerate(q.options)],
        }
    )
    assert choices(as_json({"status": 0, "data": listed})) == list(CHOICES * 2)


def test_records_without_a_list_around_them_one_of_them_damaged() -> None:
    listed = records(lambda q: {"question": q.stem, "options": list(q.options), "answer": letters(q)})
    pieces = [json.dumps(record, ensure_ascii=False, indent=2) for record in listed]
    assert choices(",\n".join(pieces).encode(), "bank.txt") == list(CHOICES * 2)
    pieces[1] = pieces[1].replace("电阻", '"电阻"')
    reading = read_bank(",\n".join(pieces).join("[]").encode(), "bank.json")
    found = [row.question for row in reading.rows if not row.doubts]
    assert len(reading.rows) == len(listed)
    assert found == [q for n, q in enumerate(CHOICES * 2) if n != 1]


@pytest.mark.parametrize("before", ["", "var bank = ", 'var major = "0405";\nconst bank = '])
def test_maps_of_questions(before: str) -> None:
    by_number = {
        str(n): {"题目": q.stem, "类型": "判断", "答案": "对" if q.answer else "错"} for n, q in enumerate(TRUTHS * 2)
    }
    found = choices(before.encode() + as_json({"_default": by_number}))
    assert [(q.stem, q.answer) for q in found] == [(q.stem, q.answer) for q in TRUTHS * 2]


def test_a_map_from_questions_with_their_options_to_answers() -> None:
    stems = [q.replace(stem=f"{q.stem}{n}") for n in range(2) for q in SINGLES]
    found = choices(as_json({"|".join((q.stem, *q.options)): q.options[right(q)[0]] for q in stems}))
    assert found == stems


def test_maps_of_other_things_are_no_banks() -> None:
    with pytest.raises(BankProblem):
        read_bank(as_json({f"@types/part-{n}": f"^7.20.{n}" for n in range(9)}), "package.json")
    with pytest.raises(BankProblem):
        read_bank(as_json({f"part{n}": {"version": "7.0", "resolved": "here"} for n in range(9)}), "package.json")


def test_counts_of_answers_are_no_answers() -> None:
    counted = records(
        lambda q: {
            "content": q.stem,
            "options": list(q.options),
            "correct_answer": letters(q),
            "correct_count": 3,
            "answer_count": 7,
            "correctAnswer": letters(q),
        }
    )
    assert choices(as_json(counted)) == list(CHOICES * 2)


def test_options_that_speak_of_letters() -> None:
    options = ["A、B", "A、B、C", "A、B、D", "A、B、C、D"]
    asked = [{"question": f"图{n}中带电的部件是（ ）。", "options": options, "answer": "ABCD"[n % 4]} for n in range(8)]
    assert [q.options for q in choices(as_json(asked))] == [tuple(options)] * 8


def test_a_pupils_answer_counts_by_its_points() -> None:
    blocks = []
    for n, (question, points) in enumerate(zip(SINGLES, ("10.0分", "0.0分", "5.0分", ""), strict=True), 1):
        options = [f"{letter}、{text}" for letter, text in zip("ABCD", question.options, strict=True)]
        blocks.append(
            "\n\n".join([f"{n}", f"【单选题】{question.stem}", *options, f"我的答案：{letters(question)}", points])
        )
    reading = read_bank(("一. 单选题（共4题）\n\n" + "\n".join(blocks)).encode())
    assert [q.answer for q in reading.questions] == [SINGLES[0].answer, None, SINGLES[2].answer, SINGLES[3].answer]
    doubts = [[doubt.code for doubt in row.doubts] for row in reading.rows if row.question is not None]
    assert doubts == [[], ["answer_missing"], ["own_answer"], ["own_answer"]]


def test_a_page_that_says_what_was_right_behind_a_wrong_answer() -> None:
    blocks = []
    for n, question in enumerate(SINGLES, 1):
        options = [f"{letter}.{text}" for letter, text in zip("ABCD", question.options, strict=True)]
        said = f"回答错误，正确答案为：{letters(question)}"
        blocks.append("\n".join([f"*{n}.{question.stem}", options[0], "\ue6df", *options[1:], "确认", said]))
    assert read("一、选择题\n" + "\n".join(blocks)) == list(SINGLES)


def test_ticks_behind_options_without_letters_and_chapters_before_questions() -> None:
    blocks = []
    for question in (*SINGLES, *MULTIPLES):
        options = [text + "√" * (place in right(question)) for place, text in enumerate(question.options)]
        blocks.append("\n".join([f"【第二章】{question.stem}", "", *options, ""]))
    assert read("\n".join(blocks)) == [q.replace(topic="第二章") for q in (*SINGLES, *MULTIPLES)]


def test_numbers_alone_that_begin_again_in_each_test() -> None:
    tests = []
    for _ in range(2):
        for n, question in enumerate(SINGLES, 1):
            options = [f"{letter}、{text}" for letter, text in zip("ABCD", question.options, strict=True)]
            said = f"正确答案是：{letters(question)} \xa0 你的答案是：A\xa0 \xa0 此题得分：2"
            tests += [str(n), "2分", question.stem, *options, said, "展开解析", ""]
    assert read("\n".join(tests)) == [*SINGLES, *SINGLES]


def test_letters_in_a_blank_are_trusted_before_a_list() -> None:
    asked = [
        "\n".join(
            [
                f"{n}、{q.stem.replace('（ ）', f'（ {letters(q)} ）')}",
                *(f"{a}.{t}" for a, t in zip("ABCD", q.options, strict=True)),
            ]
        )
        for n, q in enumerate(SINGLES, 1)
    ]
    assert read("\n".join([*asked, "参考答案", "1-4 DDDA"])) == list(SINGLES)


def test_what_a_pupil_chose_behind_the_right_answer() -> None:
    chose = ("你选对了", "你错选为A", "你没选择任何选项", "你错选为B、C")
    blocks = ["第三周4测验"]
    for n, question in enumerate(CHOICES, 1):
        kind = kind_name(question).removesuffix("题")
        right_ones = "、".join(letters(question))
        blocks += [f"{n}{kind}(1分){question.stem}", "得分/总分"]
        blocks += [f"{letter}.{text}" for letter, text in zip("ABCD", question.options, strict=False)]
        blocks += [f"正确答案：{right_ones}{chose[n % 4]}"]
    assert read("\n".join(blocks)) == list(CHOICES)


def test_boxes_behind_the_points_and_options_left_out() -> None:
    blocks = []
    for n, question in enumerate(SINGLES, 1):
        blocks += [f"**{n}.**[单选]", "", "```", question.stem, "```", "（ **1分** **）**", "得分：**0**分", ""]
        blocks += [
            f"[ ] **{text}**{'未选' if at in right(question) else ''}\n" for at, text in enumerate(question.options)
        ]
        blocks += [f"**正确答案**{question.options[right(question)[0]]}", ""]
    assert read("\n".join(blocks)) == list(SINGLES)


def test_titles_of_pages_behind_the_last_line_of_a_page() -> None:
    blocks = []
    for n in range(1, 9):
        question = SINGLES[n % len(SINGLES)]
        lines = [
            f"{n}. {question.stem}{n}",
            *(f"{a}. {text}" for a, text in zip("ABCD", question.options, strict=True)),
            f"答案：{letters(question)}",
        ]
        at = n % 5
        blocks += lines[:at] + (
            [f"{lines[at]} 电工安全题库汇总 {n}"] if n % 2 else [lines[at], f"电工安全题库汇总 {n}"]
        )
        blocks += lines[at + 1 :]
        blocks += [f"电工安全题库汇总 {n + 20}"]
    found = read("\n".join(blocks))
    assert [(q.stem, q.options) for q in found] == [
        (f"{SINGLES[n % len(SINGLES)].stem}{n}", SINGLES[n % len(SINGLES)].options) for n in range(1, 9)
    ]


def test_a_sign_that_only_a_font_had_for_a_colon() -> None:
    blocks = [
        "\n".join(
            [
                f"第 {n} 题 [单选题]",
                f"题目\ue092 {q.stem}",
                *(f"{a}. {t}" for a, t in zip("ABCD", q.options, strict=True)),
                f"正确答案\ue092 {letters(q)}",
            ]
        )
        for n, q in enumerate(SINGLES, 1)
    ]
    assert read("\n".join(blocks)) == list(SINGLES)


def test_a_number_of_all_before_the_number_of_the_part() -> None:
    blocks = []
    for n, question in enumerate((*SINGLES, *MULTIPLES), 1):
        of_part = n if n <= len(SINGLES) else n - len(SINGLES)
        blocks += [f"{n}、{of_part}.{question.stem} 【{kind_name(question)}】（1分）"]
        blocks += [f"{letter}. {text}" for letter, text in zip("ABCD", question.options, strict=False)]
        blocks += [f"正确答案: {letters(question)}", ""]
    assert read("\n".join(blocks)) == [*SINGLES, *MULTIPLES]


WRITTEN = (
    ("停电检修前为什么要验电？", ("确认设备确已无电，", "防止带电挂接地线。")),
    ("接地线应当先接哪一端？", ("接地端。",)),
    ("什么叫跨步电压？", ("人的两脚之间的电压。",)),
    ("怎样使触电者脱离电源？", ("先拉开开关，", "再用绝缘物挑开电线。")),
    ("灭火器多久检查一次？", ("一个月。",)),
)


@pytest.mark.parametrize("heading", ["", "三、简答题"])
def test_written_answers_below_their_questions_without_a_word(heading: str) -> None:
    blocks = [heading] + ["\n".join([f"{n}. {asks}", *told]) for n, (asks, told) in enumerate(WRITTEN, 1)]
    found = read("\n".join([*blocks, "6. 绝缘手套怎样检查？"]))
    assert [(q.kind, q.stem) for q in found[:5]] == [(Kind.SHORT_ANSWER, asks) for asks, _ in WRITTEN]
    answers = [q.answer[0] if isinstance(q.answer, tuple) else "" for q in found[:5]]
    assert [str(answer).replace("\n", "") for answer in answers] == ["".join(told) for _, told in WRITTEN]
    assert found[5].answer is None


def test_what_asks_again_below_a_question_is_no_answer() -> None:
    blocks = [f"{n}. 某站停电检修，请问：\n先做什么？\n再做什么？" for n in range(1, 7)]
    statements = [f"{n}. {q.stem}（{'√' if q.answer else '×'}）" for n, q in enumerate(TRUTHS, 1)]
    found = read("\n".join(["一、判断题", *statements, "二、简答题", *blocks]))
    assert {q.answer for q in found if q.kind == Kind.SHORT_ANSWER} == {None}


def test_boxes_for_points_between_the_parts_of_a_paper() -> None:
    blocks = []
    for heading, part in (("一、单选题", SINGLES), ("二、多选题", MULTIPLES)):
        blocks += ["得  分", "评分人", heading]
        for n, q in enumerate(part, 1):
            blocks += [f"{n}、{q.stem}", *(f"{a}、{t}" for a, t in zip("ABCD", q.options, strict=False))]
    assert [(q.stem, q.options) for q in read("\n".join(blocks))] == [(q.stem, q.options) for q in CHOICES]


def test_questions_under_bare_numbers_some_of_which_begin_with_a_number() -> None:
    blocks = ["一.单选题（共30题,48.0分）", ""]
    many = [q.replace(stem=f"{n}世纪的{q.stem}" if n % 3 == 0 else q.stem) for n, q in enumerate(SINGLES * 3, 1)]
    for n, question in enumerate(many, 1):
        blocks += [f"{n + (n > 7)} {question.stem}"]  # one number is left out
        blocks += [f"{letter}、{text}" for letter, text in zip("ABCD", question.options, strict=True)]
        blocks += [f"正确答案： {letters(question)}  ", "", ""]
    assert read("\n".join(blocks)) == many


def test_the_number_in_a_catalogue_is_no_part_of_a_question() -> None:
    blocks = []
    for n, q in enumerate(SINGLES, 1):
        blocks += [f"第{n}题 （2.0分）        题号:{19200 + n}        难度:中        第1章", "", q.stem]
        blocks += [f"({letter}){text}" for letter, text in zip("ABCD", q.options, strict=True)]
        blocks += [f"答案：{letters(q)}", "", ""]
    assert [(q.stem, q.options, q.answer) for q in read("\n".join(blocks))] == [
        (q.stem, q.options, q.answer) for q in SINGLES
    ]


def test_blanks_named_by_their_place_before_the_word() -> None:
    text = "一、填空题\n1. 检修前应____电源并____。\n正确答案：\n第1空:\n断开\n第2空:验电\n"
    assert read(text) == [Question(kind=Kind.FILL_IN, stem="检修前应____电源并____。", answer=("断开", "验电"))]


def test_what_a_function_is_of_says_nothing_about_truth() -> None:
    text = "一、判断题\n1. 两种存储方式的执行时间都是O(n)，因此相同。（×）\n2. 顺序查找的时间复杂度是O(n)。（√）"
    assert [(q.stem, q.answer) for q in read(text)] == [
        ("两种存储方式的执行时间都是O(n)，因此相同。", False),
        ("顺序查找的时间复杂度是O(n)。", True),
    ]


MOODLE_ZH = "题目{n}\n未回答\n满分10.00\n\n未标记标记题目\n\n题干\n{stem}\n\n{ask}\n{options}\n\n反馈\n恭喜您，答对了。\n{answer}"
MOODLE_EN = (
    "Question {n}\nIncorrect\nMark 0.00 out of 1.00\nFlag question\nQuestion text\n{stem}\n{ask}\n{options}\n"
    "Clear my choice\nFeedback\nYour answer is incorrect.\n{answer}"
)


@pytest.mark.parametrize(
    ("page", "ask", "truths", "answer"),
    [
        (MOODLE_ZH, "选择一项或多项：", ("对", "错"), "正确答案是：{}"),
        (MOODLE_ZH, "选择一项：", ("对", "错"), "正确的答案是“{}”。"),
        (MOODLE_EN, "Select one or more:", ("True", "False"), "The correct answer is: {}"),
        (MOODLE_EN, "Select one:", ("True", "False"), "The correct answer is '{}'."),
    ],
)
def test_pages_of_moodle(page: str, ask: str, truths: tuple[str, str], answer: str) -> None:
    pages = []
    for n, question in enumerate((*CHOICES, *TRUTHS), 1):
        choices = question.options
        options = "\n\n".join(f"{'abcd'[at]}. {text}" for at, text in enumerate(choices)) or "\n".join(truths)
        told = ", ".join(choices[at] for at in right(question)) if choices else truths[0 if question.answer else 1]
        pages.append(page.format(n=n, stem=question.stem, ask=ask, options=options, answer=answer.format(told)))
    assert read("\n".join(pages)) == [*CHOICES, *TRUTHS]


def test_right_options_called_out_behind_a_line_of_dashes() -> None:
    blocks = []
    for n, question in enumerate(CHOICES, 1):
        marks = ["-" * (9 + at) + "ans" if at in right(question) else "" for at in range(4)]
        options = [f"{'abcd'[at]}.{text}{marks[at]}" for at, text in enumerate(question.options)]
        blocks.append("\n".join([f"{n}.{question.stem}", *options]))
    blocks += [f"{n}.{question.stem}\nAns-------{question.answer}" for n, question in enumerate(TRUTHS * 2, 7)]
    assert read("\n\n".join(blocks)) == [*CHOICES, *TRUTHS, *TRUTHS]
