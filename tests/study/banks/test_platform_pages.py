"""Questions as platforms for courses and surveys show and export them."""

from __future__ import annotations

from tests.study.banks.samples import MULTIPLES, SINGLES, TRUTHS, letters, read, right
from tracker.study.banks.model import Kind, Question
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
