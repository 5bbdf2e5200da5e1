"""Stars before right options, marks before stems, and answers that say what would be true: habits of works' banks."""

from __future__ import annotations

import json

import pytest

from tests.study.banks.samples import FILL_INS, MULTIPLES, SINGLES, TRUTHS, letters, read, right, xlsx
from tests.study.banks.test_docx import docx, paragraph, run
from tests.study.banks.test_odd_habits import options_of
from tracker.study.banks.model import Kind, Question
from tracker.study.banks.reading import read_bank

CHOICES = (*SINGLES, *MULTIPLES)


def told(questions: list[Question]) -> list[tuple[str, tuple[str, ...], object]]:
    """Stems, options and answers."""
    return [(q.stem, q.options, q.answer) for q in questions]


def starred(question: Question) -> list[str]:
    """The options without letters, a star before the right ones."""
    return [f"{'*' * (index in right(question))}{text}" for index, text in enumerate(question.options)]


def test_a_star_before_the_right_options_and_no_letters() -> None:
    blocks = [line for n, q in enumerate(CHOICES, 1) for line in (f"{n}、{q.stem}", *starred(q))]
    blocks += ["7.1976年的电压等级是（ ）。", "380", "*220", "110", "36"]
    found = read("\n".join(blocks))
    assert told(found) == [*told(list(CHOICES)), ("1976年的电压等级是（ ）。", ("380", "220", "110", "36"), (1,))]


def test_numbers_that_jump_behind_whole_questions_and_filled_sentences_at_the_end() -> None:
    blocks = []
    for n, q in zip((1, 2, 340, 12, 7, 90), CHOICES, strict=True):
        blocks += [f"{n}{'、' if n < 3 else '.'}{q.stem}", *options_of(q), f"答案：{letters(q)}"]
    blocks.append("最后两关：")
    blocks += [
        f"{n}.第{n}条写明必须（先验电）才能（装设接地线）。" for n in (3, 12, 74, 88, 91, 98, 106, 124, 130, 135)
    ]
    found = read("\n".join(blocks))
    assert told(found[:6]) == told(list(CHOICES))
    assert [(q.kind, q.answer) for q in found[6:]] == [(Kind.FILL_IN, ("先验电", "装设接地线"))] * 10


def test_what_would_be_true_below_a_false_statement() -> None:
    lines = []
    for n, q in enumerate(TRUTHS, 1):
        lines.append(f"{n}． （{'√' if q.answer else '×'}）{q.stem}")
        lines += [] if q.answer else ["正确答案：装设接地线时应先接接地端，后接导体端。"]
    found = read("二、判断题\n" + "\n".join(lines))
    assert [(q.kind, q.stem, q.answer) for q in found] == [(q.kind, q.stem, q.answer) for q in TRUTHS]
    assert found[1].explanation == "装设接地线时应先接接地端，后接导体端。"


def test_what_would_be_true_behind_a_false_statement_in_a_sheet() -> None:
    rows = [["题目", "答案"]]
    rows += [[q.stem + ("" if q.answer else " 正确答案：应先接接地端。"), "√" if q.answer else "×"] for q in TRUTHS * 2]
    found = read(xlsx({"Sheet1": rows}))
    assert [(q.stem, q.answer) for q in found] == [(q.stem, q.answer) for q in TRUTHS * 2]
    assert found[1].explanation == "应先接接地端。"


@pytest.mark.parametrize("mark", ["* ", "** ", "★", "【不定项·第1小题】", "（第2问）"])
def test_marks_before_stems(mark: str) -> None:
    bank = [{"question": mark + q.stem, "options": list(q.options), "answer": letters(q)} for q in MULTIPLES]
    assert told(read(json.dumps(bank * 3), "bank.json")) == told(list(MULTIPLES)) * 3
    rows = [["题目", "A", "B", "C", "D", "答案"], *([mark + q.stem, *q.options, letters(q)] for q in CHOICES)]
    assert told(read(xlsx({"Sheet1": rows}))) == told(list(CHOICES))


def test_the_word_for_an_answer_in_square_brackets() -> None:
    asked = ("什么是电流？", "简述电压的意义。", "说明电阻的意义。")
    lines = [
        line
        for n, stem in enumerate(asked, 1)
        for line in (f"{n}．{stem}", "[解答] 电荷的移动。", "一般用字母表示。", "")
    ]
    assert [(q.stem, q.answer) for q in read("\n".join(lines))] == [
        (stem, ("电荷的移动。\n一般用字母表示。",)) for stem in asked
    ]


@pytest.mark.parametrize("head", ["", "const questions = ", "export const bank: Question[] = ", "module.exports = "])
def test_the_objects_of_a_script(head: str) -> None:
    records = [
        f"  {{\n    id: 'q{n}', // 第{n}题\n    type: 'single',\n    title: '{n}.{q.stem}',\n    options: {list(q.options)},\n"
        f"    correctAnswer: '{letters(q)}',\n    explanation: `依据：{{规程}}, 见: 说明`,\n  }},"
        for n, q in enumerate(SINGLES * 2, 1)
    ]
    text = f"{head}[\n" + "\n".join(records) + "\n];\n" if head else "\n".join(records)
    found = read(text, "bank.js")
    assert told(found) == told(list(SINGLES)) * 2
    assert {q.explanation for q in found} == {"依据：{规程}, 见: 说明"}


def test_options_that_a_list_holds_glued_together() -> None:
    bank = []
    for q in SINGLES:
        listed = [f"{letter}、{text}" for letter, text in zip("ABCD", q.options, strict=True)]
        bank.append({"question": q.stem, "options": ["       ".join(listed)], "answer": letters(q)})
    assert told(read(json.dumps(bank), "bank.json")) == told(list(SINGLES))


def test_an_answer_that_was_left_out() -> None:
    text = "三、简答题\n1. 什么是电流？\n答：略。\n2. 什么是电压？\n答：两点之间的电位差。"
    assert [q.answer for q in read(text)] == [None, ("两点之间的电位差。",)]


def test_the_sentence_that_ends_a_calculation_and_labels_inside_answers() -> None:
    text = "三、计算题\n" + "\n".join(
        f"{n}．某设备的电阻为{n}欧，电压为10伏，求电流是多少？\n解：I=U/R\n处理方法：\n代入数值\n答：电流为{10 / n:.1f}安。"
        for n in range(1, 8)
    )
    found = read(text)
    assert [q.answer for q in found] == [
        (f"I=U/R\n处理方法：\n代入数值\n答：电流为{10 / n:.1f}安。",) for n in range(1, 8)
    ]


def test_texts_underlined_all_through_a_part_without_a_heading_fill_its_blanks() -> None:
    blocks = []
    for n in range(1, 7):
        blocks += [paragraph(f"{2 * n - 1}、第{n}种串联电路中各处的", run("电流", '<w:u w:val="single"/>'), "相等。")]
        blocks += [
            paragraph(
                f"{2 * n}、第{n}种电阻的单位是",
                run("欧姆", '<w:u w:val="single"/>'),
                "，符号是",
                run("Ω", '<w:u w:val="single"/>'),
                "。",
            )
        ]
    found = read(docx(*blocks))
    assert [(q.kind, q.answer) for q in found] == [(Kind.FILL_IN, ("电流",)), (Kind.FILL_IN, ("欧姆", "Ω"))] * 6


def test_a_letter_inside_an_option_is_doubtful() -> None:
    rows = [["题目", "A", "B", "C", "D", "答案"]]
    rows += [[q.stem, *q.options, letters(q)] for q in CHOICES] * 2
    rows += [["流体多属于（ ）流动。", "稳定", "不稳定", "滞流   （C）逆流", "湍流", "A"]]
    reading = read_bank(xlsx({"Sheet1": rows}))
    assert [doubt.code for row in reading.rows for doubt in row.doubts] == ["run_together"]
    assert FILL_INS[0] not in reading.questions
