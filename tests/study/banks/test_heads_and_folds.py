"""Headings above each question and each of its parts, folded explanations, and signs behind each option."""

from __future__ import annotations

import pytest

from tests.study.banks.samples import MULTIPLES, SINGLES, TRUTHS, letters, read, right
from tests.study.banks.test_docx import docx, paragraph
from tests.study.banks.test_odd_habits import options_of
from tracker.study.banks.model import Kind, Question
from tracker.study.banks.reading import read_bank

CHOICES = (*SINGLES, *MULTIPLES)


def told(questions: list[Question]) -> list[tuple[str, tuple[str, ...], object]]:
    """Stems, options and answers."""
    return [(q.stem, q.options, q.answer) for q in questions]


def test_a_word_behind_each_option_says_whether_it_is_right() -> None:
    blocks = []
    for n, q in enumerate(CHOICES, 1):
        listed = [
            f"{letter}： {text}   -->{'yes' if index in right(q) else 'no'}"
            for index, (letter, text) in enumerate(zip("ABCD", q.options, strict=True))
        ]
        blocks.append("\n".join((f"{n}、 {q.stem}", *listed, "There is no E!!!", " ".join(letters(q)), "")))
    for n, q in enumerate(TRUTHS, len(CHOICES) + 1):
        said = ("yes", "no") if q.answer else ("no", "yes")
        blocks.append(f"{n}、 {q.stem}\nA： 正确   -->{said[0]}\nB： 错误   -->{said[1]}\n{'A' if q.answer else 'B'}\n")
    assert told(read("\n".join(blocks))) == told([*CHOICES, *TRUTHS])


def test_headings_above_questions_and_their_parts_with_folded_explanations() -> None:
    key = "| 题号 | " + " | ".join(str(n) for n in range(1, 7)) + " |\n| 答案 | " + " | ".join("A" * 6) + " |"
    blocks = ["# 2024年真题", "", key, "", "## 考点", "", "1. 第一类占8分", "   - 要点", ""]
    for n, q in enumerate(CHOICES, 1):
        blocks += [f"## 第{n}题", f"**【第{n}题】**  ", q.stem, "", "**选项**  ", *options_of(q), "", "---", "### 答案"]
        blocks += [f"**{letters(q)}**", "", "### 解析", "<details>", "<summary>查看解析</summary>", "", "**步骤**："]
        blocks += ["1. **停电**", "2. 验电（ ）", "   - A项正确", "</details>", ""]
    reading = read_bank("\n".join(blocks).encode())
    found = [question for question in reading.questions if question.options]
    assert told(found) == told(list(CHOICES))
    assert all("停电" in question.explanation for question in found)


def test_the_source_with_the_number_above_each_question() -> None:
    blocks = []
    for n, q in enumerate(CHOICES, 1):
        blocks += [f"【2021下真题第{n:02}题：绿色】", f"{n:02}.{q.stem}", *options_of(q, "{}.{}")]
        blocks += [f"解答：答案选择{letters(q)}。", "依据如下：", "1、先停电（ ）；", f"{n + 3}、再验电（ ）。", ""]
    assert told(read(docx(*map(paragraph, blocks)))) == told(list(CHOICES))


@pytest.mark.parametrize("answer", ["答案：C｜D", "答案：C D", "解答：答案选择C｜D。第一空容易错。"])
def test_a_list_of_options_for_each_blank(answer: str) -> None:
    stem = "黄绿双色导线用作（ ），装设接地线之前先（ ）。"
    text = "\n".join((f"1. {stem}", *options_of(SINGLES[0]), "", *options_of(SINGLES[3]), answer, "2. 安全第一。（√）"))
    assert told(read(text))[:2] == [(stem, SINGLES[0].options, (2,)), (stem, SINGLES[3].options, (3,))]


def test_letters_right_before_figures() -> None:
    text = "\n".join(
        f"{n}.\xa0这件事发生在哪一年（\xa0B\xa0\xa0）\nA\xa0195{n}年\nB196{n}年\nC\xa0197{n}年\nD\xa0198{n}年"
        for n in range(1, 7)
    )
    found = read(text)
    assert [q.options for q in found] == [(f"195{n}年", f"196{n}年", f"197{n}年", f"198{n}年") for n in range(1, 7)]
    assert {q.answer for q in found} == {(1,)}


def test_tags_that_a_bank_on_html_asks_for() -> None:
    tags = ("<b></b>", "<i></i>", "<u></u>", "<p></p>")
    text = "\n".join(
        "\n".join((f"{n}. 下列表示第{n}种格式的是（B）", *(f"{a}. {tag}" for a, tag in zip("ABCD", tags, strict=True))))
        for n in range(1, 6)
    )
    assert {q.options for q in read(text)} == {tags}


def test_letters_between_underscores_and_brackets() -> None:
    blocks = [
        f"{n}. {q.stem.replace('（ ）', f'（__{letters(q)}__）')}\n" + "\n".join(options_of(q))
        for n, q in enumerate(CHOICES, 1)
    ]
    plain = "\n".join(blocks)
    answered = "\n".join(f"{block}\n答案：{letters(q)}" for block, q in zip(blocks, CHOICES, strict=True))
    assert told(read(plain)) == told(read(answered)) == told(list(CHOICES))


def test_statements_without_numbers_answered_below_among_counted_questions() -> None:
    statements = "\n\n".join(f"{q.stem}\n**{'T' if q.answer else 'F'}**" for q in TRUTHS * 2)
    counted = "\n\n".join(
        "\n".join((f"{n}. {q.stem}", *options_of(q), f"答案：{letters(q)}")) for n, q in enumerate(CHOICES, 1)
    )
    found = read(f"# 模拟题\n\n## 判断\n\n{statements}\n\n## 单选\n\n{counted}\n")
    assert [(q.stem, q.answer) for q in found if q.kind == Kind.TRUE_FALSE] == [(q.stem, q.answer) for q in TRUTHS * 2]
    assert told([q for q in found if q.options]) == told(list(CHOICES))


def test_the_word_for_an_answer_at_the_end_of_an_option_is_doubtful() -> None:
    text = (
        "1. 使用器械的给予（ ）以上处分。\nA. 警告\nB. 严重警告\nC. 记过 留校察看正确答案\n答案：C\n2. 安全第一。（√）"
    )
    assert "run_together" in [doubt.code for doubt in read_bank(text.encode()).rows[0].doubts]


def test_a_section_without_numbers_among_others_that_count() -> None:
    bare = "\n\n".join("\n\n".join((f"- {q.stem}", *(f"  {line}" for line in options_of(q)))) for q in SINGLES)
    right_ones = ("C. 保护导体", "A. 绝缘电阻表", "B. 安培", "D. 验电")
    marked = bare
    for option in right_ones:
        marked = marked.replace(f"  {option}", f"  **{option}**")
    counted = "\n".join(
        "\n".join((f"{n}. {q.stem}", *options_of(q), f"答案：{letters(q)}")) for n, q in enumerate(CHOICES, 1)
    )
    found = read(f"## 单选\n\n{marked}\n\n## 多选\n\n{counted}\n")
    assert [(q.stem, q.options) for q in found] == [(q.stem, q.options) for q in (*SINGLES, *CHOICES)]
    assert [q.answer for q in found[: len(SINGLES)]] == [q.answer for q in SINGLES]
