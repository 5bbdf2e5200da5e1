"""Composing, sitting and scoring mock exams."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.study.banks.model import Kind, Question
from tracker.study.mock import (
    THEORY_SHAPE,
    Paper,
    PaperItem,
    Shortage,
    Sitting,
    allocate,
    compose,
    from_json,
    mark,
    respond,
    score,
    to_json,
)
from tracker.study.model import MultipleRule, PaperShape, Section, shares

KINDS = (Kind.SINGLE, Kind.MULTIPLE, Kind.TRUE_FALSE)
WEIGHTS: dict[str, float | None] = {"basics": 25, "safety": 30, "lines": 45}
SHAPE = PaperShape(
    sections=(
        Section(kind=Kind.SINGLE, count=40, marks=1),
        Section(kind=Kind.MULTIPLE, count=10, marks=2),
        Section(kind=Kind.TRUE_FALSE, count=20, marks=2),
    ),
    minutes=90,
)


def pool(
    each: int = 60, *, topics: tuple[str, ...] = ("basics", "safety", "lines")
) -> dict[tuple[Kind, str], list[str]]:
    return {(kind, topic): [f"{kind}/{topic}/{number}" for number in range(each)] for kind in KINDS for topic in topics}


@pytest.mark.parametrize(
    ("number", "weights", "given_"),
    [
        (10, {"a": 1, "b": 1, "c": 1}, [4, 3, 3]),
        (10, {"a": 47, "b": 53}, [5, 5]),
        (7, {"a": 0.5, "b": 0.3, "c": 0.2}, [4, 2, 1]),
        (1, {"a": 49, "b": 51}, [0, 1]),
        (3, {"a": 0, "b": 0}, [2, 1]),
        (0, {"a": 2, "b": 1}, [0, 0]),
        (100, {"a": 16, "b": 16, "c": 68}, [16, 16, 68]),
    ],
)
def test_allocation(number: int, weights: dict[str, float], given_: list[int]) -> None:
    assert list(allocate(number, weights).values()) == given_


@given(st.integers(0, 500), st.dictionaries(st.text(max_size=3), st.floats(0, 1e6), min_size=1, max_size=12))
def test_allocation_gives_away_everything_and_stays_within_one(number: int, weights: dict[str, float]) -> None:
    found, parts = allocate(number, weights), shares(weights)
    assert sum(found.values()) == number
    assert all(abs(found[name] - number * parts[name]) < 1 + 1e-6 for name in weights)


def test_a_paper_follows_shape_and_weights() -> None:
    paper = compose(pool(), weights=WEIGHTS, shape=SHAPE, seed=7)
    assert [item.kind for item in paper.items] == [Kind.SINGLE] * 40 + [Kind.MULTIPLE] * 10 + [Kind.TRUE_FALSE] * 20
    assert sum(item.marks for item in paper.items) == 100
    assert paper.shortages == ()
    assert len({item.question for item in paper.items}) == 70
    topics = Counter(item.topic for item in paper.items)
    assert all(abs(topics[topic] - 70 * (weight or 0) / 100) <= 1 for topic, weight in WEIGHTS.items()), (
        "remainders of one section are made good in the next"
    )


def test_one_seed_one_paper_whatever_the_order_of_the_pool() -> None:
    paper = compose(pool(), weights=WEIGHTS, shape=SHAPE, seed=7)
    turned = {place: reversed(questions) for place, questions in reversed(pool().items())}
    assert compose(turned, weights=WEIGHTS, shape=SHAPE, seed=7) == paper
    assert compose(pool(), weights=WEIGHTS, shape=SHAPE, seed=8) != paper


def test_unknown_weights_are_equal() -> None:
    paper = compose(pool(), weights=dict.fromkeys(WEIGHTS), shape=THEORY_SHAPE, seed=1)
    assert set(Counter(item.topic for item in paper.items).values()) == {33, 34}


def test_what_the_pool_cannot_fill_is_said_and_others_take_its_place() -> None:
    scarce = pool()
    scarce[Kind.MULTIPLE, "lines"] = []
    paper = compose(scarce, weights=WEIGHTS, shape=SHAPE, seed=7)
    assert len(paper.items) == 70
    short = {(shortage.kind, shortage.topic): (shortage.wanted, shortage.found) for shortage in paper.shortages}
    assert short[Kind.MULTIPLE, "lines"] == (4, 0) or short[Kind.MULTIPLE, "lines"] == (5, 0)
    assert set(short) == {(Kind.MULTIPLE, "lines")}


def marks_of(paper: Paper) -> dict[str, float]:
    """The part of all marks that each topic has, in 100."""
    found: Counter[str] = Counter()
    for item in paper.items:
        found[item.topic] += item.marks  # type: ignore[assignment]
    return {topic: 100 * marks / found.total() for topic, marks in sorted(found.items())}


@pytest.mark.parametrize("lacking", [(), (Kind.TRUE_FALSE,), (Kind.TRUE_FALSE, Kind.SINGLE)])
def test_weights_are_parts_of_the_marks_and_not_of_the_questions(lacking: tuple[Kind, ...]) -> None:
    counts = {Kind.TRUE_FALSE: (40, 0.5), Kind.SINGLE: (40, 1), Kind.MULTIPLE: (20, 2)}
    shape = PaperShape(
        sections=tuple(Section(kind=kind, count=count, marks=marks) for kind, (count, marks) in counts.items()),
        minutes=90,
    )
    there = pool(100)
    for kind in lacking:
        del there[kind, "basics"]
    paper = compose(there, weights={"basics": 20, "safety": 30, "lines": 50}, shape=shape, seed=3)
    assert marks_of(paper) == {"basics": 20, "lines": 50, "safety": 30}


def test_a_few_questions_of_many_marks_come_first_and_the_others_even_out() -> None:
    shape = PaperShape(
        sections=(Section(kind=Kind.SINGLE, count=50, marks=1), Section(kind=Kind.MULTIPLE, count=5, marks=10)),
        minutes=90,
    )
    paper = compose(pool(), weights=WEIGHTS, shape=shape, seed=3)
    assert [item.kind for item in paper.items] == [Kind.SINGLE] * 50 + [Kind.MULTIPLE] * 5
    assert marks_of(paper) == {"basics": 25, "lines": 45, "safety": 30}


def test_a_missing_kind_leaves_the_paper_short() -> None:
    scarce = {place: questions for place, questions in pool().items() if place[0] is not Kind.MULTIPLE}
    scarce[Kind.MULTIPLE, "basics"] = ["m"]
    paper = compose(scarce, weights=WEIGHTS, shape=SHAPE, seed=7)
    assert len(paper.items) == 61
    assert paper.shortages[-1] == Shortage(kind=Kind.MULTIPLE, topic=None, wanted=10, found=1)


def test_topics_without_weight_only_fill_gaps() -> None:
    shape = PaperShape(sections=(Section(kind=Kind.SINGLE, count=50, marks=2),), minutes=90)
    both = compose(pool(60, topics=("basics", "other")), weights={"basics": 1}, shape=shape, seed=1)
    assert {item.topic for item in both.items} == {"basics"}
    filled = compose(pool(30, topics=("basics", "other")), weights={"basics": 1}, shape=shape, seed=1)
    assert Counter(item.topic for item in filled.items) == {"basics": 30, "other": 20}
    assert filled.shortages == (Shortage(kind=Kind.SINGLE, topic="basics", wanted=50, found=30),)


@given(st.integers(0, 30), st.integers(0, 2**32), st.integers(0, 40))
def test_a_paper_never_asks_twice_nor_more_than_there_is(each: int, seed: int, count: int) -> None:
    shape = PaperShape(sections=(Section(kind=Kind.SINGLE, count=count, marks=1),) * 2, minutes=60)
    paper = compose(pool(each), weights=WEIGHTS, shape=shape, seed=seed)
    names = [item.question for item in paper.items]
    assert len(set(names)) == len(names) == min(2 * count, 3 * each)


SINGLE = Question(kind=Kind.SINGLE, stem="?", options=("a", "b", "c"), answer=(1,))
MULTIPLE = Question(kind=Kind.MULTIPLE, stem="?", options=("a", "b", "c", "d"), answer=(0, 2, 3))
BLANKS = Question(kind=Kind.FILL_IN, stem="__ and __", answer=("36 V", "接地"))
PAIRS = Question(kind=Kind.MATCHING, stem="?", answer=(("PE", "保护线"), ("N", "中性线")))
ORDER = Question(kind=Kind.ORDERING, stem="?", options=("a", "b", "c"), answer=(2, 0, 1))
TRUTH = Question(kind=Kind.TRUE_FALSE, stem="?", answer=False)
ESSAY = Question(kind=Kind.SHORT_ANSWER, stem="?", answer=("model answer",))


@pytest.mark.parametrize(
    ("question", "response", "share"),
    [
        (SINGLE, (1,), 1),
        (SINGLE, (0,), 0),
        (SINGLE, (0, 1), 0),
        (SINGLE, None, 0),
        (MULTIPLE, (3, 2, 0), 1),
        (MULTIPLE, (0, 2), 0),
        (MULTIPLE, (0, 1, 2, 3), 0),
        (TRUTH, False, 1),
        (TRUTH, True, 0),
        (TRUTH, None, 0),
        (BLANKS, ("36V", "接地。"), 1),
        (BLANKS, ("３６ v", "接零"), 0.5),
        (BLANKS, ("接地",), 0),
        (PAIRS, (("PE", "保护线"), ("N", "保护线")), 0.5),
        (ORDER, (2, 0, 1), 1),
        (ORDER, (2, 1, 0), 0),
        (ESSAY, 0.7, 0.7),
        (ESSAY, 7.0, 1),
        (Question(kind=Kind.SINGLE, stem="?", options=("a", "b")), (0,), 0),
        (Question(kind=Kind.SINGLE, stem="?", options=("a", "b")), 1.0, 1),
    ],
)
def test_marking(question: Question, response: Any, share: float) -> None:
    assert mark(question, response) == pytest.approx(share)


@pytest.mark.parametrize(
    ("chosen", "half", "part"),
    [((0, 2, 3), 1, 1), ((0, 2), 0.5, 2 / 3), ((3,), 0.5, 1 / 3), ((), 0, 0), ((0, 1), 0, 0), ((0, 1, 2, 3), 0, 0)],
)
def test_partial_credit_for_a_multiple_choice(chosen: tuple[int, ...], half: float, part: float) -> None:
    assert mark(MULTIPLE, chosen, multiple=MultipleRule.HALF) == half
    assert mark(MULTIPLE, chosen, multiple=MultipleRule.SHARE) == pytest.approx(part)


def sat(**responses: Any) -> Sitting:
    items = (
        PaperItem(question="single", topic="basics", kind=Kind.SINGLE, marks=1.5),
        PaperItem(question="multiple", topic="lines", kind=Kind.MULTIPLE, marks=2),
        PaperItem(question="truth", topic="lines", kind=Kind.TRUE_FALSE, marks=0.5),
    )
    paper = Paper(items=items, minutes=10, pass_mark=60, seed=1, multiple=MultipleRule.HALF)
    return Sitting(paper=paper, responses=tuple(responses.items()))


QUESTIONS = {"single": SINGLE, "multiple": MULTIPLE, "truth": TRUTH}


def test_a_result_by_topic() -> None:
    found = score(sat(single=(1,), multiple=(0, 2)), QUESTIONS)
    assert found.score == 62.5
    assert found.passed
    assert [(topic.topic, topic.marks, topic.got) for topic in found.topics] == [
        ("basics", 1.5, 1.5),
        ("lines", 2.5, 1),
    ]
    assert dict(found.shares) == {"single": 1, "multiple": 0.5, "truth": 0}
    assert found.unanswered == 1


@pytest.mark.parametrize(("responses", "passed"), [({"multiple": (0, 2, 3), "truth": False}, True), ({}, False)])
def test_sixty_is_a_pass(responses: dict[str, Any], *, passed: bool) -> None:
    assert score(sat(**responses), QUESTIONS).passed is passed


def test_an_empty_paper_is_not_passed() -> None:
    found = score(Sitting(paper=Paper(items=(), minutes=10, pass_mark=60, seed=1)), {})
    assert (found.score, found.passed) == (0, False)


def test_a_sitting_goes_on_where_it_stopped() -> None:
    sitting = sat()
    sitting = respond(sitting, "single", (0,), seconds=200)
    sitting = respond(sitting, "truth", False, seconds=100)
    sitting = respond(sitting, "single", (1,), seconds=30)
    assert sitting.responses == (("truth", False), ("single", (1,)))
    assert sitting.seconds_left == 270
    assert respond(sitting, "truth", None, seconds=0).responses == (("single", (1,)),)
    assert respond(sitting, "truth", True, seconds=9999).seconds_left == 0


@pytest.mark.parametrize("response", [(1,), (0, 2), True, ("36V", "接地"), (("PE", "保护线"),), 0.5])
def test_a_sitting_survives_as_text(response: Any) -> None:
    scarce = compose(pool(3), weights=WEIGHTS, shape=SHAPE.replace(multiple=MultipleRule.SHARE), seed=7)
    assert scarce.shortages
    sitting = respond(Sitting(paper=scarce, position=4), scarce.items[0].question, response, seconds=77)
    assert from_json(to_json(sitting)) == sitting
