"""Cases with several questions and one answer below; lists under each question; options that several questions have."""

from __future__ import annotations

import json

from tests.study.banks.samples import MULTIPLES, SINGLES, letters, read
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
