"""Cases with several questions and one answer below; lists under each question; options that several questions have."""

from __future__ import annotations

import json

import pytest

from tests.study.banks.samples import MULTIPLES, SINGLES, letters, read, right, xlsx
from tests.study.banks.test_text_bank import choice_text
from tracker.study.banks.model import Kind

CASE = "某低压线路班停电检修，工作负责人未验电即挂接地线。"
LINES = "\n".join


def test_questions_of_a_case_stand_apart_behind_its_text() -> None:
    asked = [f"（{n}）{q.stem}\n{LINES(q.options)}" for n, q in enumerate(SINGLES, 1)]
    answers = " 、".join(map(letters, SINGLES))
    text = LINES(f"{n}、{CASE}\n结合案例回答下列问题\n{LINES(asked)}\n\n参考答案:{answers} " for n in range(1, 4))
    found = read(f"四、案例分析题 (共3题)\n{text}")
    assert len(found) == 3 * len(SINGLES)
    assert [(q.options, q.answer) for q in found[:4]] == [(q.options, q.answer) for q in SINGLES]
    assert found[0].stem == f"{CASE}\n结合案例回答下列问题\n{SINGLES[0].stem}"


def test_a_case_whose_options_carry_letters() -> None:
    asked = [f"（{n}）{choice_text(q, '{}. {}', 'lines')}" for n, q in enumerate((*SINGLES, *MULTIPLES), 1)]
    answers = "、".join(map(letters, (*SINGLES, *MULTIPLES)))
    found = read(f"一、案例分析题\n1、{CASE}\n{LINES(asked)}\n答案：{answers}")
    assert [q.answer for q in found] == [q.answer for q in (*SINGLES, *MULTIPLES)]
    assert [q.kind for q in found[-2:]] == [Kind.MULTIPLE] * 2


def test_steps_of_a_written_answer_are_no_case() -> None:
    (question,) = read(
        "一、简答题\n1. 触电急救的步骤有哪些？\n（1）断电后做什么？\n（2）然后呢？\n答案：（1）判断（2）按压"
    )
    assert question.kind == Kind.SHORT_ANSWER


def test_lists_under_each_question_in_json() -> None:
    bank = {
        f"{n}.{q.stem}": [
            " ".join(f"{a}.{t}" for a, t in zip("ABCD", q.options, strict=True)),
            f"{letters(q)}.{q.options['ABCD'.index(letters(q))]}",
            1,
        ]
        for n, q in enumerate(SINGLES * 3, 1)
    }
    found = read(json.dumps(bank, ensure_ascii=False), "题库.txt")
    assert [(q.stem, q.options, q.answer) for q in found] == [(q.stem, q.options, q.answer) for q in SINGLES * 3]


def test_an_option_that_several_questions_have_is_no_title_of_a_page() -> None:
    lines = [
        f"{n}. 第{n}种做法是否正确（ ）\nA. 正确做法\nB. 属于行政强制措施{n}\nC. 不能确定\nD. 以上说法均不正确\n答案：D"
        for n in range(1, 9)
    ]
    text = LINES(lines).replace("D. 以上说法均不正确", "D.\n以上说法均不正确")
    assert {q.options[-1] for q in read(text)} == {"以上说法均不正确"}


def test_lists_by_the_kinds_of_their_questions_in_json() -> None:
    bank = {
        "singles": [{"q": q.stem, "o": list(q.options), "a": right(q)[0]} for q in SINGLES],
        "multis": [{"q": q.stem, "o": list(q.options), "a": list(right(q))} for q in MULTIPLES],
        "fills": [{"q": "电阻的单位是___。", "a": ["欧姆"]}],
    }
    found = read(json.dumps(bank, ensure_ascii=False), "bank.json")
    assert [(q.kind, q.stem, q.options, q.answer) for q in found[:-1]] == [
        (q.kind, q.stem, q.options, q.answer) for q in (*SINGLES, *MULTIPLES)
    ]
    assert found[-1].kind == Kind.FILL_IN


def test_truth_glued_to_the_word_before_its_answer() -> None:
    text = LINES(f"{n}.第{n}种做法要先验电\nA、正确 B、错误答案：{'AB'[n % 2]}" for n in range(1, 7))
    assert [q.answer for q in read(text)] == [n % 2 == 0 for n in range(1, 7)]


def test_a_header_in_which_one_option_was_mistyped() -> None:
    rows = ["Pregunta,Opcion_A,Oposicion_B,Opcion_C,Opcion_D,Respuesta"]
    rows += [",".join((q.stem, *q.options, letters(q))) for q in SINGLES]
    assert [q.options for q in read(LINES(rows), "a.csv")] == [q.options for q in SINGLES]


def test_the_kind_before_stems_and_options_of_a_sheet() -> None:
    rows = [["题目", "选项", "答案"]]
    rows += [
        [
            f"单选题  {n}. {q.stem}",
            ", ".join(["单选题", *(f"{a}.{t}" for a, t in zip("ABCD", q.options, strict=True))]),
            letters(q),
        ]
        for n, q in enumerate(SINGLES * 2, 1)
    ]
    assert read(xlsx({"S": rows})) == list(SINGLES * 2)


def test_two_strokes_before_the_right_option() -> None:
    rows = [[q.stem, *(f"//{t}" if at in right(q) else t for at, t in enumerate(q.options))] for q in SINGLES * 2]
    assert read(xlsx({"S": rows})) == list(SINGLES * 2)


def test_a_calculation_with_options_is_a_choice() -> None:
    bank = [
        {
            "question": f"当 x = {n} 时 3x 是多少？",
            "question_type": "calculation",
            "options": {"A": "7", "B": f"{3 * n}"},
            "answer": "B",
        }
        for n in range(3, 9)
    ]
    assert {q.answer for q in read(json.dumps(bank), "bank.json")} == {(1,)}


@pytest.mark.parametrize("head", ["【{}-{}】", "（{}～{}题共用备选答案）"])
@pytest.mark.parametrize("joint", [True, False])
def test_options_that_several_questions_share(head: str, joint: bool) -> None:
    options = [
        f"{letter}.{step}" for letter, step in zip("ABCDE", ("停电", "验电", "接地", "挂牌", "围栏"), strict=True)
    ]
    blocks = ["二、配伍选择题"]
    for n in (41, 44):
        asked = [
            f"{at}.第{at}步先做什么" + ("" if joint else f"\n答案：{answer}")
            for at, answer in zip(range(n, n + 3), "CAE", strict=True)
        ]
        blocks += [head.format(n, n + 2), *options, *asked, "正确答案：C,A,E" if joint else "", "解题思路：按规程。"]
    found = read(LINES(blocks))
    assert [q.answer for q in found] == [(2,), (0,), (4,)] * 2
    assert all(q.options == ("停电", "验电", "接地", "挂牌", "围栏") for q in found)
    assert found[0].stem == "第41步先做什么"


def test_questions_without_numbers_before_others_that_carry_some() -> None:
    bare = LINES(
        f"{q.stem}\n{'     '.join(f'{a}. {t}' for a, t in zip('ABCD', q.options, strict=True))}" for q in SINGLES
    )
    counted = LINES(f"{n}. 第{n}种做法先验电。（√）" for n in range(1, 9))
    found = read(f"Multiple Choices\n{bare}\n{counted}")
    assert [q.stem for q in found[:4]] == [q.stem for q in SINGLES]


@pytest.mark.parametrize(("yes", "no"), [("1", "0"), ("yes", ""), ("√", "×"[:0]), ("50", "0")])
def test_a_column_for_each_option_says_whether_it_is_right(yes: str, no: str) -> None:
    rows = [
        ["Question", *(f"Choice{n}" for n in range(1, 5)), *(f"Grade {n}" for n in range(1, 5)), "AnswerDescription"]
    ]
    rows += [
        [q.stem, *q.options, *(yes if at in right(q) else no for at in range(4)), ""] for q in (*SINGLES, *MULTIPLES)
    ]
    assert read(xlsx({"S": rows})) == [*SINGLES, *MULTIPLES]


def test_a_written_answer_given_as_a_list_has_a_line_for_each_point() -> None:
    asked = [f"简述{q.stem.strip('（ ）。')}的三点要求。" for q in SINGLES]
    records = [{"题型": "简答题", "题目": stem, "答案": ["停电", "验电", "挂牌"]} for stem in asked]
    found = read(json.dumps(records, ensure_ascii=False), "a.json")
    assert [(q.stem, q.answer) for q in found] == [(stem, ("停电\n验电\n挂牌",)) for stem in asked]
