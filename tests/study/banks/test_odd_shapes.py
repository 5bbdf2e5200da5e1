"""Shapes met in files that really go round: odd separators, labels of their own, answers in strange places."""

from __future__ import annotations

import json

import pytest

from tests.study.banks.samples import CHOICES_IN_AIKEN, MULTIPLES, SINGLES, TRUTHS, letters, read, xlsx
from tests.study.banks.test_text_bank import choice_text
from tracker.study.banks.model import AnswerStyle, Kind, Question
from tracker.study.banks.problem import BankProblem
from tracker.study.banks.reading import read_bank

CHOICES = (*SINGLES, *MULTIPLES)
LINES = "\n".join


def codes(data: bytes | str, name: str = "") -> list[list[str]]:
    """The codes of the doubts of each row."""
    reading = read_bank(data.encode() if isinstance(data, str) else data, name)
    return [[doubt.code for doubt in row.doubts] for row in reading.rows]


def blocks(form: str, label: str = "{}. {}", layout: str = "lines") -> list[str]:
    """The choice questions as text; `form` places number, text and letters."""
    return [
        form.format(number=place, text=choice_text(question, label, layout), letters=letters(question))
        for place, question in enumerate(CHOICES, 1)
    ]


def test_the_letters_behind_the_blank_that_ends_the_stem() -> None:
    ended = [question.replace(stem=question.stem.rstrip("。")) for question in CHOICES]
    lines = [
        choice_text(question.replace(stem=f"{place} .{question.stem} {letters(question)}"), " {} .{}", "lines")
        for place, question in enumerate(ended, 1)
    ]
    assert read(LINES(lines)) == ended


def test_one_letter_behind_a_blank_is_a_unit() -> None:
    text = (
        "1. 熔体的额定电流为（ ）A\nA. 5 B. 10 C. 15 D. 20\n答案：B\n2. 电压为（ ）V\nA. 6 B. 12 C. 24 D. 36\n答案：C"
    )
    assert [question.stem for question in read(text)] == ["熔体的额定电流为（ ）A", "电压为（ ）V"]


def test_letters_alone_on_a_line_after_the_options() -> None:
    assert read(LINES(blocks("{text}\n{letters} ", "{}、{}"))) == list(CHOICES)


def test_letters_of_options_on_lines_of_their_own() -> None:
    lines = []
    for place, question in enumerate(SINGLES, 1):
        lines.append(f"{place}. {question.stem}")
        lines += [part for letter, text in zip("ABCD", question.options, strict=True) for part in (f"{letter}.", text)]
        lines.append(f"答案：{letters(question)}")
    assert read(LINES(lines)) == list(SINGLES)


def test_letters_glued_to_the_option_before() -> None:
    lines = []
    for place, question in enumerate(CHOICES, 1):
        stem = question.stem.replace("（ ）", f"（  {letters(question)}  ）")
        first, second, third, fourth = question.options
        lines += [f"{place}、{stem}", f"A {first}      B {second}C {third}      D {fourth}", ""]
    assert read(LINES(lines)) == list(CHOICES)


def test_wide_spaces_that_became_question_marks() -> None:
    lines = [
        block.replace("（ ）", f"（? {letters(q)} ）")
        for block, q in zip(blocks("{number}. {text}"), CHOICES, strict=True)
    ]
    assert read(LINES(lines)) == list(CHOICES)
    marks = [f"【单选题】?\n{choice_text(q, '{}. {}', 'lines')}\n正确答案：{letters(q)}\n?" for q in SINGLES]
    assert read(LINES(marks)) == list(SINGLES)


def test_a_year_glued_to_the_number_of_the_next_question() -> None:
    asked = [*SINGLES, SINGLES[1].replace(stem="2015年以后出厂的验电器（ ）。")]
    blank = [q.replace(stem=q.stem.replace("（ ）", f"（{letters(q)}）")) for q in asked]
    text = LINES(f"{place}.{choice_text(q, '{}.{}', 'lines')}" for place, q in enumerate(blank, 1))
    assert read(text) == asked


@pytest.mark.parametrize("joint", ["$;$", "┋", "||", "<br>", "##"])
def test_separators_between_the_options_of_one_cell(joint: str) -> None:
    rows = [["试题题干", "试题选项", "试题答案"]]
    rows += [[q.stem, joint.join(q.options), letters(q)] for q in CHOICES]
    assert read(xlsx({"Sheet1": rows})) == list(CHOICES)


def test_options_under_a_word_nobody_knows() -> None:
    rows = [["题目", "内容乙", "答案"]]
    rows += [
        [q.stem, "\n".join(f"{a}. {b}" for a, b in zip("ABCD", q.options, strict=True)), letters(q)] for q in CHOICES
    ]
    assert read(xlsx({"Sheet1": rows})) == list(CHOICES)


@pytest.mark.parametrize(
    "header",
    [["question", "answer1", "answer2", "answer3", "answer4", "answer"], ["Q", "A1", "A2", "A3", "A4", "A"]],
)
def test_options_called_answers(header: list[str]) -> None:
    rows = [header, *([q.stem, *q.options, letters(q)] for q in CHOICES)]
    assert read(LINES("\t".join(row) for row in rows), "bank.txt") == list(CHOICES)


def test_remarks_labels_and_numbers_without_a_header() -> None:
    many = [question.replace(stem=f"{question.stem[:-1]}第{n}条。") for n in range(20) for question in SINGLES]
    rows = [
        [q.stem, *q.options, "正确答案：", letters(q), f"答案{letters(q)}。见教材第{n}页，先想后答。", n + 500]
        for n, q in enumerate(many)
    ]
    found = read(xlsx({"Sheet1": rows}))
    assert [(q.stem, q.options, q.answer) for q in found] == [(q.stem, q.options, q.answer) for q in many]
    assert found[3].explanation == "答案D。见教材第3页，先想后答。"


def test_fillers_for_options_that_are_not_there() -> None:
    rows = [["题目", "A", "B", "C", "D", "答案"]]
    rows += [[q.stem, "对", "错", "无", "无", "A" if q.answer else "B"] for q in TRUTHS]
    rows += [[SINGLES[2].stem, "伏特", "安培", "/", "nan", "B"], ["有无漏气？", "有", "无", "", "", "B"]]
    *truths, single, filler = read(xlsx({"Sheet1": rows}))
    assert truths == list(TRUTHS)
    assert single.options == ("伏特", "安培")
    assert (filler.options, filler.answer) == (("有", "无"), (1,))


def test_records_with_lists_of_options() -> None:
    records = [
        {
            "title": q.stem,
            "answerNo": None,
            "answer": letters(q),
            "items": [{"id": n, "text": text, "mark": "ABCD"[n]} for n, text in enumerate(q.options)],
        }
        for q in CHOICES
    ]
    assert read(LINES(json.dumps(record, ensure_ascii=False) for record in records)) == list(CHOICES)
    assert read(json.dumps({"data": records}, ensure_ascii=False)) == list(CHOICES)


def test_options_and_answer_in_one_cell() -> None:
    rows = [
        [q.stem, "\n".join(f"{a}、 {b}" for a, b in zip("ABCD", q.options, strict=True)) + f"\n答案： {letters(q)}"]
        for q in CHOICES
    ]
    assert read(xlsx({"Sheet1": [["题目", "答案"], *rows]})) == list(CHOICES)


@pytest.mark.parametrize(
    "options",
    [
        ("伏特", "安培\nC. 欧姆", "瓦特"),
        ("伏特", "安培", "欧姆\n12. 电阻的单位是（ ）。"),
        ("伏特", "安培", "欧姆 正确答案：B"),
        ("Volt", "伏特", "Ampere", "安培", "Ohm", "欧姆"),
    ],
)
def test_what_may_have_run_together_is_doubtful(options: tuple[str, ...]) -> None:
    padded = [*options, *[""] * (6 - len(options))]
    rows = [["题目", *"ABCDEF", "答案"], [SINGLES[2].stem, *padded, "B"]]
    assert codes(xlsx({"Sheet1": rows})) == [["run_together"]]


def test_an_explanation_that_holds_the_next_question_is_doubtful() -> None:
    text = "1. 甲是什么（ ）。\nA. 一 B. 二 C. 三\n答案：A\n解析：因为如此\n23. 乙是什么（ ）。\nA. 一 B. 二 C. 三\n答案：B"
    assert "run_together" in codes(text)[0] or len(read(text)) == 2


def test_letters_for_an_answer_in_words_are_doubtful() -> None:
    rows = [["题型", "题目", "答案"], ["简答", "什么是接地？", "AC"]]
    assert codes(xlsx({"Sheet1": rows})) == [["options_missing"]]


def test_aiken_is_read_without_a_doubt() -> None:
    assert codes(CHOICES_IN_AIKEN) == [[]] * len(SINGLES)


def test_a_statement_with_options_is_a_choice_to_look_at() -> None:
    question = Question(kind=Kind.SINGLE, stem=SINGLES[0].stem, options=SINGLES[0].options, answer=(2,))
    text = f"【判断题】\n{choice_text(question, '{}．{}', 'lines')}\n【正确答案】C"
    reading = read_bank(text.encode())
    assert [row.question for row in reading.rows] == [question]
    assert codes(text) == [["kind_and_options_differ"]]


def test_a_person_says_what_columns_hold_where_nothing_was_recognised() -> None:
    data = xlsx({"Sheet1": [["一", "甲", "乙", "2"], ["二", "丙", "丁", "1"]]})
    with pytest.raises(BankProblem):
        read_bank(data)
    reading = read_bank(data, by_hand=True)
    (mapping,) = reading.mappings
    assert not mapping.certain
    assert reading.samples == (((1, ("一", "甲", "乙", "2")), (2, ("二", "丙", "丁", "1"))),)
    named = mapping.replace(roles=("stem", "option_0", "option_1", "answer"), answers=AnswerStyle.FROM_ONE)
    found = read_bank(data, mappings=[named], by_hand=True).questions
    assert [(q.stem, q.options, q.answer) for q in found] == [("一", ("甲", "乙"), (1,)), ("二", ("丙", "丁"), (0,))]


def test_a_person_says_where_lines_are_cut_and_the_next_file_is_cut_so() -> None:
    text = LINES("*".join((q.stem, *q.options, letters(q))) for q in SINGLES * 2)
    guessed = read_bank(text.encode(), "bank.txt", by_hand=True)
    assert list(guessed.questions) != list(SINGLES * 2)
    told = read_bank(text.encode(), "bank.txt", separators="*")
    assert list(told.questions) == list(SINGLES * 2)
    (mapping,) = told.mappings
    assert mapping.separators == "*"


def test_texts_of_a_shape_are_cut_as_the_first_was_told() -> None:
    text = LINES(f"{q.stem}，好|{'/'.join(q.options)}|{letters(q)}" for q in SINGLES * 3)
    assert read_bank(text.encode(), "a.txt").mappings[0].separators == "|"
    told = read_bank(text.encode(), "a.txt", separators="| /")
    (mapping,) = told.mappings
    assert (mapping.separators, told.questions[0].options) == ("| /", SINGLES[0].options)
    again = read_bank(text.replace("好", "行").encode(), "b.txt", mappings=[mapping])
    assert [(q.options, q.answer) for q in again.questions] == [(q.options, q.answer) for q in SINGLES * 3]


def test_a_text_is_not_cut_where_a_person_says_so() -> None:
    text = LINES(f"{n}. {choice_text(q, '{}. {}', 'one line')}, 答案：{letters(q)}" for n, q in enumerate(SINGLES, 1))
    assert read_bank(text.encode(), "bank.csv", separators="").format == "text"


def table(*options: str, answer: str = "C") -> Question:
    """The first question of a sheet whose cell of options reads like these, one row each."""
    rows = [["题型", "题目", "选项", "答案"], *(["单选题", SINGLES[0].stem, text, answer] for text in options)]
    return read(xlsx({"Sheet1": rows}))[0]


@pytest.mark.parametrize(
    "cell",
    [
        "**A.相导体**B.中性导体**D.中间导体**C.保护导体",
        "**A相导体**B、中性导体**C保护导体**D.中间导体",
        "**A、**相导体**B、中性导体**C、保护**导体**D、中间导体",
        "**A.相导体**B.中性导体**C.保护导体**C.中间导体",
        "A.相导体|B.中性导体|C.保护导体|D.中间导体",
        "A.相导体##中性导体##保护导体##中间导体",
    ],
)
def test_letters_of_options_decide_where_a_cell_is_cut_and_in_what_order(cell: str) -> None:
    assert table(cell) == SINGLES[0]


def test_letters_that_are_all_that_tells_options_apart_stay() -> None:
    assert table("A相||B相||C相").options == ("A相", "B相", "C相")
    assert table("Aφ1.6||Bφ2.0||Cφ2.4").options == ("φ1.6", "φ2.0", "φ2.4")


def test_what_separates_options_is_no_part_of_them() -> None:
    assert table("**A.15%**B.20%**C.25%").options == ("15%", "20%", "25%")
    assert table("**A、停电B、验电C、放电").options == ("停电", "验电", "放电")
    assert table("**A**阳极**B**阴极**C**A和**B**D弧柱").options == ("阳极", "阴极", "A和B", "弧柱")


def test_numbers_without_a_sign_go_where_every_row_counts_on() -> None:
    stems = [f"题中第{place}种情形下的做法是（ ）。" for place in range(1, 30)]
    signs = ["、", "\t", "", ".", "，", "．"]
    rows = [[f"{n}{signs[n % 6]}{stem}", "停电", "验电", "放电", "A"] for n, stem in enumerate(stems, 1)]
    rows[7][0] = "8.10kV线路停电后应（ ）。"
    read_stems = [question.stem for question in read(xlsx({"S": [["题目", "A", "B", "C", "答案"], *rows]}))]
    assert read_stems == [*stems[:7], "10kV线路停电后应（ ）。", *stems[8:]]


def test_cells_that_slipped_one_column_are_put_back_and_marked() -> None:
    rows = [["题型", "题目", "A", "B", "C", "D", "E", "答案", "解析"]]
    rows += [["单选题", q.stem, *q.options, letters(q), "见教材", ""] for q in SINGLES]
    rows += [["填空题", "电阻的单位是（ ）。", "", "", "", "", "欧姆", "见教材", ""]]
    reading = read_bank(xlsx({"S": rows}))
    filled = Question(kind=Kind.FILL_IN, stem="电阻的单位是（ ）。", answer=("欧姆",))
    assert list(reading.questions) == [q.replace(explanation="见教材") for q in (*SINGLES, filled)]
    assert {doubt.code for row in reading.rows for doubt in row.doubts} == {"columns_slipped"}


def test_markdown_is_taken_as_what_it_shows() -> None:
    blocks = [
        LINES(
            (
                f"### 第 {place} 题 [单选题]\n\n**题目**: {q.stem}\n\n**选项**:",
                *(f"- **{letter}**. {text}" for letter, text in zip("ABCD", q.options, strict=True)),
                f"\n**正确答案**: {letters(q)}\n\n---",
            )
        )
        for place, q in enumerate(SINGLES, 1)
    ]
    assert read(LINES(blocks)) == list(SINGLES)


def test_quotes_around_copied_cells_of_several_lines() -> None:
    blocks = [f'{place}\t"{choice_text(q, "{}. {}", "lines")}\n{letters(q)}"' for place, q in enumerate(SINGLES, 1)]
    assert read(LINES(blocks)) == list(SINGLES)


def test_traditional_headers() -> None:
    rows = [["題號", "題目", "選項A", "選項B", "選項C", "選項D", "標準答案", "解析說明"]]
    rows += [[str(n), q.stem, *q.options, letters(q), "略"] for n, q in enumerate(SINGLES, 1)]
    assert read(xlsx({"S": rows})) == [q.replace(explanation="略") for q in SINGLES]
