"""Banks as quiz programs keep them: lists in scripts with short names, options between slashes, fillers; and Markdown."""

from __future__ import annotations

import json

import pytest

from tests.study.banks.samples import MULTIPLES, SINGLES, TRUTHS, letters, read, right
from tests.study.banks.test_odd_habits import options_of
from tracker.study.banks.model import Kind, Question
from tracker.study.banks.reading import read_bank

CHOICES = (*SINGLES, *MULTIPLES)
LINES = "\n".join
SAID = {True: "A", False: "B"}


def as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def numbered(*parts: str) -> str:
    return LINES(f"{n}. {part}" for n, part in enumerate(parts, 1))


@pytest.mark.parametrize("begin", ["window.__BANK__=", "self.bank = ", "var bank = ", ""])
def test_short_names_in_a_script(begin: str) -> None:
    asked = [
        {"id": n, "q": q.stem, "o": list(q.options), "a": letters(q), "c": "安全"} for n, q in enumerate(CHOICES, 1)
    ]
    bank = {"version": "2025", "banks": [{"id": "D1", "name": "内部题库"}], "questions": asked}
    found = read(f"{begin}{as_json(bank)}", "bank.js")
    assert [(q.kind, q.stem, q.options, q.answer, q.topic) for q in found] == [
        (q.kind, q.stem, q.options, q.answer, "安全") for q in CHOICES
    ]


@pytest.mark.parametrize(
    "pair", [("√", "×", "不选", "不选"), ("．正确", "．错误"), ("正确；", "，错误"), ("", "", "", "")]
)
def test_true_and_false_in_the_places_of_options(pair: tuple[str, ...]) -> None:
    records = [{"title": q.stem, "options": list(pair), "answer": SAID[bool(q.answer)]} for q in TRUTHS]
    records += [{"title": q.stem, "options": list(q.options), "answer": letters(q)} for q in SINGLES]
    if not any(pair):
        records = [{"type": "判断题", **one} for one in records[:3]] + [
            {"type": "单选题", **one} for one in records[3:]
        ]
    assert read(as_json(records), "a.json") == [*TRUTHS, *SINGLES]


def test_options_and_blanks_between_slashes_beside_a_chapter_called_content() -> None:
    records = [
        {"content": f"/第{n}章", "stem": q.stem, "answers": "/".join(q.options), "correctAnswer": letters(q)}
        for n, q in enumerate(SINGLES, 1)
    ]
    blank = {
        "content": "/第9章",
        "stem": "从（）到（）。",
        "answers": "验电/接地",
        "correctAnswer": "",
        "type": "填空题",
    }
    found = read(as_json([*({**one, "type": "单选题"} for one in records), blank]), "a.json")
    assert [(q.stem, q.options, q.answer) for q in found[:-1]] == [(q.stem, q.options, q.answer) for q in SINGLES]
    assert (found[-1].kind, found[-1].answer) == (Kind.FILL_IN, ("验电", "接地"))


def marked(question: Question) -> str:
    """A question of a page in Markdown: letters in frames behind it, a tick behind each right option."""
    told = ",".join(letters(question))
    lines = [f"__{question.stem}__*```{told}```*  "]
    lines += [
        f"{option} ```✓```  " if place in right(question) else f"{option}  "
        for place, option in enumerate(options_of(question))
    ]
    return LINES((*lines, "", "- - -"))


def test_letters_in_frames_and_ticks_say_the_same() -> None:
    text = f"# 作业\n## 第一章\n### 单选题\n- - -\n{numbered(*map(marked, SINGLES))}\n### 多选题\n- - -\n"
    found = read(text + numbered(*map(marked, MULTIPLES)), "a.md")
    assert [(q.kind, q.stem, q.options, q.answer) for q in found] == [
        (q.kind, q.stem, q.options, q.answer) for q in CHOICES
    ]


def test_statements_in_a_table_of_markdown() -> None:
    rows = LINES(f"|{q.stem}  | {'Y' if q.answer else 'N'}|" for q in TRUTHS)
    choices = LINES(f"### {n}. {q.stem}\n{LINES(options_of(q))}\n答案：{letters(q)}" for n, q in enumerate(SINGLES, 1))
    found = read(f"## 单选题\n{choices}\n## 判断题\n| 题目 | Y/N |\n| - | - |\n{rows}\n", "a.md")
    assert [(q.kind, q.stem, q.answer) for q in found] == [(q.kind, q.stem, q.answer) for q in (*SINGLES, *TRUTHS)]


def test_signs_of_code_are_no_marks_of_markdown() -> None:
    stems = ("print(2 ** 3) 的输出是？", "列表的代码是（ ）")
    options = ("<dl>***<dd>***</dl>", "<dd>***<dt>***</dd>", "2 ** 3", "2 * 3")
    text = numbered(
        *(f"**{stem}**\n{LINES(map('{}. {}'.format, 'ABCD', options))}\n**答案：** A" for stem in stems * 3)
    )
    found = read(text, "a.md")
    assert [question.stem for question in found] == list(stems * 3)
    assert {question.options for question in found} == {options}


def test_headings_that_are_none_and_some_that_look_like_none() -> None:
    options = "A．可以选择15%税率  B．可以选择12.5%税率\nC．可以选择7.5%税率   D．可以选择10%税率"
    text = (
        f"题型：单选题\n1．税率是（A ）。\n{options}\n2．税率是（B ）。\n{options}二、填空题。(1’x2=2’)\n"
        "1. 先____。\n答案：验电\n2. 后____。\n答案：接地\n题型：判断题\n1．先验电。（ √）\n2．先登杆。（×　）"
    )
    found = read(text)
    assert [question.kind for question in found] == [
        *(Kind.SINGLE, Kind.SINGLE, Kind.FILL_IN, Kind.FILL_IN, Kind.TRUE_FALSE, Kind.TRUE_FALSE)
    ]
    assert found[1].options[-1] == "可以选择10%税率"
    assert [question.answer for question in found] == [(0,), (1,), ("验电",), ("接地",), True, False]


def test_a_listed_text_answers_no_question_with_letters_in_its_blank() -> None:
    listed = "答案：\n1.计算所得\n2.计算税额\n3.计算扣除"
    text = (
        numbered(*(f"工作前先（{'ABC'[n]}）。\nA.停电\nB.验电\nC.挂牌" for n in range(3)))
        + f"\n计算题\n1.求税额。\n{listed}"
    )
    assert [question.answer for question in read(text)[:3]] == [(0,), (1,), (2,)]


def test_letters_right_behind_a_blank_are_looked_at_and_a_case_stays_one() -> None:
    text = numbered("提交的方式有( )B\nA.停电\nB.验电", "【案例】某站停电后应当先（ ）。\nA.停电\nB.验电\n答案：B")
    first, second = read_bank(text.encode(), "a.txt").rows
    assert first.question
    assert second.question
    assert ([doubt.code for doubt in first.doubts], first.question.answer) == (["answer_taken_from_stem"], (1,))
    assert second.question.stem == "【案例】某站停电后应当先（ ）。"


def test_option_columns_by_short_and_by_long_names() -> None:
    rows = [
        {"q": q.stem, **dict(zip(("oa", "ob", "oc", "od"), q.options, strict=True)), "a": letters(q)} for q in CHOICES
    ]
    assert [(q.options, q.answer) for q in read(as_json(rows), "a.json")] == [(q.options, q.answer) for q in CHOICES]
    rows = [{"Question": q.stem, "qOption": ";".join(q.options), "qAnswer": f"正确答案{letters(q)}"} for q in CHOICES]
    assert [(q.options, q.answer) for q in read(as_json(rows), "a.json")] == [(q.options, q.answer) for q in CHOICES]


def test_options_that_say_in_a_pair_whether_they_are_right_and_options_called_answers() -> None:
    pairs = [
        {"stem": q.stem, "options": [[text, place in right(q)] for place, text in enumerate(q.options)]}
        for q in CHOICES
    ]
    assert [(q.options, q.answer) for q in read(as_json(pairs), "a.json")] == [(q.options, q.answer) for q in CHOICES]
    called = [{"content": q.stem, "answers": options_of(q, "{}、{}"), "mark": letters(q)} for q in CHOICES]
    called += [{"content": q.stem, "answers": ["正确", "错误"], "mark": SAID[bool(q.answer)]} for q in TRUTHS]
    assert read(as_json(called), "a.json") == [*CHOICES, *TRUTHS]


def test_codes_in_letters_for_the_kinds_of_questions() -> None:
    rows = [{"qtype": "a", "title": q.stem, "options": as_json(q.options), "answer": letters(q)} for q in SINGLES]
    rows += [{"qtype": "c", "title": q.stem, "options": "[]", "answer": SAID[bool(q.answer)]} for q in TRUTHS]
    assert read(as_json(rows), "a.json") == [*SINGLES, *TRUTHS]


def test_a_figure_fills_the_blank_of_a_choice_without_options() -> None:
    rows = [["试题类型", "题目内容", "题目答案"]]
    rows += [
        ["选择题", f"第{n}种材料的速度不超过()mm/d。", answer] for n, answer in enumerate(("0.1", "1", "70", "450℃"), 1)
    ]
    reading = read_bank(LINES("\t".join(row) for row in rows).encode(), "a.txt")
    assert [(q.kind, q.answer) for q in reading.questions] == [
        (Kind.FILL_IN, (answer,)) for answer in ("0.1", "1", "70", "450℃")
    ]
    assert all([doubt.code for doubt in row.doubts] == ["options_missing"] for row in reading.rows)


def test_numbered_parts_of_an_explanation_are_no_questions() -> None:
    said = "【解析】引用法条：\n（1）A选项:符合法条规定，故此A项正确；\n（2）B选项:“7日”错误，应该为“2日”；\n综上，本题选A。"
    text = LINES(f"{n}、第{n}步应先（  ）。\nA.验电\nB.登杆\n【答案】A\n{said}\n" for n in range(1, 5))
    found = read(text)
    assert len(found) == 4
    assert all(question.explanation.endswith("综上，本题选A。") for question in found)


def test_a_list_that_a_function_returns() -> None:
    chapters = {"第一章": [{"question": q.stem, "options": options_of(q), "answer": letters(q)} for q in SINGLES]}
    text = f"// 题库\nasync function load() {{\n    return {as_json(chapters)};\n}}\nload().then(show);\n"
    assert [(q.stem, q.options, q.answer, q.topic) for q in read(text, "a.js")] == [
        (q.stem, q.options, q.answer, "第一章") for q in SINGLES
    ]
