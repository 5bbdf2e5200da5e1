"""Questions typed by hand: answers as a person writes them, and what is wrong with them."""

from __future__ import annotations

import pytest

from tests.study.banks.samples import ALL, FILL_INS, MULTIPLES, ORDERINGS, SINGLES, TRUTHS
from tracker.study.banks.by_hand import answer_text, problems_of, with_answer
from tracker.study.banks.model import Kind, Question

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.study.banks.model import Answer

SINGLE, MULTIPLE, TRUTH, ORDER = SINGLES[0], MULTIPLES[0], TRUTHS[0], ORDERINGS[0]


@pytest.mark.parametrize("question", ALL)
def test_an_answer_typed_as_it_is_shown_stays_the_same(question: Question) -> None:
    text = answer_text(question)
    assert with_answer(question, text) == question
    assert with_answer(question.replace(answer=None), text) == question
    assert problems_of(question, text) == []


@pytest.mark.parametrize(
    ("question", "typed", "answer"),
    [
        (SINGLE, "b", (1,)),
        (SINGLE, "中性导体", (1,)),
        (MULTIPLE, "A、c", (0, 2)),
        (TRUTH, "错", False),
        (ORDER, "a-b-c-d", (0, 1, 2, 3)),
        (FILL_INS[0], "电压\n电流", ("电压", "电流")),
        (SINGLE.replace(kind=Kind.SHORT_ANSWER), "两行\n一个答案", ("两行\n一个答案",)),
        (SINGLE, "", None),
    ],
)
def test_what_is_typed_is_understood(question: Question, typed: str, answer: Answer) -> None:
    assert with_answer(question, typed).answer == answer
    assert problems_of(question, typed) == []


@pytest.mark.parametrize(
    ("question", "typed", "where", "code"),
    [
        (SINGLE, "F", "answer", "answer_unreadable"),
        (SINGLE, "AB", "answer", "one_right_answer"),
        (ORDER, "AABC", "answer", "answer_unreadable"),
        (ORDER, "ABC", "answer", "answer_unreadable"),
        (TRUTH, "也许", "answer", "answer_unreadable"),
        (SINGLE.replace(stem=" "), "A", "stem", "missing"),
        (SINGLE.replace(options=("一个",)), "A", "options", "few_options"),
        (SINGLE.replace(kind=Kind.TRUE_FALSE), "C", "answer", "answer_unreadable"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(question: Question, typed: str, where: str, code: str) -> None:
    assert [(problem.where, problem.code) for problem in problems_of(question, typed)] == [(where, code)]


def test_fewer_options_make_an_answer_unreadable() -> None:
    assert [p.code for p in problems_of(SINGLE.replace(options=SINGLE.options[:2]), "C")] == ["answer_unreadable"]
