"""Readiness: what must hold whatever the answers, and the reasons for trusting it less."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.study.evidence import FRESH, Evidence, read
from tracker.study.mastery import Mastery, features
from tracker.study.model import Answer, Drill
from tracker.study.readiness import (
    ENOUGH_ANSWERS,
    LEAST_UNMET,
    Exam,
    Readiness,
    Reason,
    Stock,
    assess,
    forecast,
    standing,
)

TODAY = date(2026, 6, 30)
TOPICS = ("basics", "safety", "lines")
BANK = {topic: Stock(questions=40) for topic in TOPICS}
EXAM = Exam(weights={"basics": 20, "safety": 30, "lines": 50}, bank=BANK)


def answer(question: str, topic: str, days_ago: int, *, correct: bool, guess: float = 0.25) -> Answer:
    at = datetime.combine(TODAY - timedelta(days=days_ago), time(20))
    return Answer(question=question, topic=topic, at=at, correct=correct, guess=guess)


def practice(right_in_ten: int, number: int = 300, *, topics: tuple[str, ...] = TOPICS, ago: int = 0) -> Evidence:
    """A month of answers, of which so many in ten were right."""
    random = Random(right_in_ten)
    answers = [
        answer(
            f"{topics[n % len(topics)]}/{n // len(topics) % 40}",
            topics[n % len(topics)],
            ago + 29 - n * 30 // number,
            correct=random.random() < right_in_ten / 10,
        )
        for n in range(number)
    ]
    return read(answers, today=TODAY)


answers_of_any_kind = st.lists(
    st.builds(
        answer,
        st.sampled_from([f"q{n}" for n in range(30)]),
        st.sampled_from((*TOPICS, "elsewhere")),
        st.integers(0, 400),
        correct=st.booleans(),
        guess=st.sampled_from((0.0, 0.25, 0.5)),
    ),
    max_size=120,
)
exams = st.builds(
    Exam,
    weights=st.dictionaries(st.sampled_from(TOPICS), st.none() | st.floats(0, 100), min_size=1),
    marks=st.sampled_from(((1.0,) * 100, (0.5,) * 160 + (1.0,) * 20, (10.0,) * 10)),
    bank=st.sampled_from(({}, BANK, {"basics": Stock(questions=3, guess=0.5)})),
)


@given(answers_of_any_kind, exams, st.integers(0, 1000))
@settings(max_examples=60)
def test_what_always_holds(answers: list[Answer], exam: Exam, ahead: int) -> None:
    found = assess(read(answers, today=TODAY), exam, days_ahead=ahead)
    assert 0 <= found.low <= found.chance <= found.high <= 1
    assert 0 < found.score_low <= found.score <= found.score_high < 100
    assert sum(topic.weight for topic in found.topics) == pytest.approx(1)
    assert {topic.topic for topic in found.topics} == set(exam.weights)
    assert found.score == pytest.approx(100 * sum(topic.weight * topic.on_day for topic in found.topics))
    assert (Reason.WEIGHTS_UNKNOWN in found.reasons) == (None in exam.weights.values())


@given(answers_of_any_kind, st.lists(st.integers(0, 900), min_size=2, max_size=6))
@settings(max_examples=60)
def test_forgetting_only_lowers_the_score(answers: list[Answer], days: list[int]) -> None:
    scores = [outlook.score for outlook in forecast(read(answers, today=TODAY), EXAM, sorted(days))]
    assert all(later <= sooner + 1e-9 for sooner, later in pairwise(scores))


@given(st.lists(st.tuples(st.sampled_from(TOPICS), st.booleans()), min_size=1, max_size=60), st.data())
@settings(max_examples=60)
def test_more_right_answers_never_lower_it(drawn: list[tuple[str, bool]], data: st.DataObject) -> None:
    """New questions on one day: with repetitions a surprise can speak for forgetting as well as for skill."""
    turned = data.draw(st.integers(0, len(drawn) - 1))

    def ready(*, last: bool) -> Readiness:
        answers = [
            answer(f"{topic}/{n}", topic, 0, correct=last if n == turned else right)
            for n, (topic, right) in enumerate(drawn)
        ]
        return assess(read(answers, today=TODAY), EXAM, days_ahead=10)

    before, after = ready(last=False), ready(last=True)
    assert after.score > before.score
    assert after.chance > before.chance


def test_waiting_makes_nobody_surer() -> None:
    """Forty answers of one evening leave most open today; what is known of another day alone would look surer."""
    for seed in range(60):
        random = Random(seed)
        asked = (random.choice(TOPICS) for _ in range(40))
        answers = [
            answer(f"{topic}/{random.randrange(40)}", topic, 0, correct=random.random() < 0.5 + seed / 150)
            for topic in asked
        ]
        today, *later = forecast(read(answers, today=TODAY), EXAM, [0, 1, 3, 7, 30])
        assert all(one.chance <= today.chance + 1e-9 for one in later)
        assert all(one.low <= one.chance <= one.high for one in later)


def test_one_more_wrong_answer_never_helps_much() -> None:
    """Also where practice on the only topic passes from one step of the fit to the next."""
    bank = {"basics": Stock(questions=200)}
    exam = Exam(weights={"basics": 1}, bank=bank)
    given = [answer(f"q{n}", "basics", 0, correct=n % 2 == 0) for n in range(63)]
    before, after = (
        assess(read(answers, today=TODAY), exam, days_ahead=0).chance
        for answers in (given, [*given, answer("q63", "basics", 0, correct=False)])
    )
    assert after < before + 0.01


@pytest.mark.parametrize("ahead", [0, 14, 100])
def test_the_first_answer_on_a_topic_never_counts_against_itself(ahead: int) -> None:
    """How long a topic has rested that was never practised is not made up: nothing begins with its first answer."""
    given = [answer(f"{topic}/{n}", topic, n % 20, correct=n % 3 > 0) for topic in TOPICS[:2] for n in range(60)]
    none, wrong, right = (
        assess(read([*given, *first], today=TODAY), EXAM, days_ahead=ahead).chance
        for first in ([], *([answer("lines/0", "lines", 0, correct=correct)] for correct in (False, True)))
    )
    assert wrong < none < right


@pytest.mark.parametrize("ahead", [0, 30])
def test_better_practice_better_chances(ahead: int) -> None:
    chances = [assess(practice(right), EXAM, days_ahead=ahead).chance for right in (3, 5, 6, 7, 8, 10)]
    assert chances == sorted(chances)
    assert chances[0] < 0.1
    assert chances[-1] > 0.95


def test_little_data_wide_range_and_a_flag() -> None:
    none, little, much = (assess(practice(8, number), EXAM, days_ahead=14) for number in (0, 12, 900))
    assert none.thin
    assert little.thin
    assert not much.thin
    assert none.high - none.low > 0.8
    assert none.high - none.low > little.high - little.low > much.high - much.low
    assert none.score_high - none.score_low > 1.5 * (much.score_high - much.score_low)


@pytest.mark.parametrize("right_in_ten", [0, 2, 4, 6, 8, 10])
def test_few_answers_never_look_certain(right_in_ten: int) -> None:
    """Nor do many on one evening: they were to the questions at hand, all the same whether right or wrong."""
    few = assess(practice(right_in_ten, 15), EXAM, days_ahead=14)
    evening = [answer(f"{topic}/{n}", topic, 0, correct=n % 10 < right_in_ten) for topic in TOPICS for n in range(40)]
    hurried = assess(read(evening, today=TODAY), EXAM, days_ahead=14)
    assert few.high - few.low > 0.6
    assert hurried.high - hurried.low > 0.5


def test_the_score_range_holds_the_papers_own_chance_even_with_much_data() -> None:
    few, many = (
        assess(practice(7, 900), Exam(weights=EXAM.weights, bank=BANK, marks=(1.0,) * number), days_ahead=1)
        for number in (10, 1000)
    )
    assert few.score == pytest.approx(many.score)
    assert few.score_high - few.score_low > many.score_high - many.score_low


def test_a_heavy_topic_weighs_more() -> None:
    weak = read(
        [answer(f"{t}/{n}", t, n % 9, correct=t != "lines" or n % 3 == 0) for t in TOPICS for n in range(40)],
        today=TODAY,
    )
    light, heavy = (
        assess(weak, Exam(weights={"basics": 1, "safety": 1, "lines": lines}, bank=BANK), days_ahead=7)
        for lines in (0.2, 8)
    )
    assert heavy.chance < light.chance


def test_questions_not_met_count_for_less_than_known_ones() -> None:
    answers = [answer(f"basics/{n}", "basics", day, correct=True) for day in (9, 6, 2) for n in range(20)]
    met, half, tenth = (
        assess(
            read(answers, today=TODAY),
            Exam(weights={"basics": 1}, bank={"basics": Stock(questions=size)}),
            days_ahead=1,
        )
        for size in (20, 40, 200)
    )
    assert met.score > half.score > tenth.score
    assert [found.topics[0].unmet for found in (met, half, tenth)] == [0, 20, 180]
    assert met.topics[0].met == 20


def test_without_a_bank_the_answers_tell_how_much_was_not_met() -> None:
    alone = Exam(weights={"basics": 1}, bank={})
    once = read([answer(f"q{n}", "basics", 5, correct=True) for n in range(20)], today=TODAY)
    twice = read([answer(f"q{n}", "basics", ago, correct=True) for n in range(20) for ago in (5, 4)], today=TODAY)
    met, fresh = (
        [
            sum(number for number, streak, *_ in standing(found, alone)["basics"] if (streak < 0) == new)
            for new in (0, 1)
        ]
        for found in (twice, once)
    )
    assert met == [20, pytest.approx(20 * LEAST_UNMET / (1 - LEAST_UNMET))], "however often they came"
    assert fresh == [20, 400]


def test_guessing_counts_for_less_where_it_can_be_guessed() -> None:
    chances = [
        Mastery(read([answer(f"q{n}", "t", 1, correct=n % 5 > 1, guess=guess) for n in range(60)], today=TODAY)).chance(
            "t", features(FRESH, 0, 0, 60), 0.0
        )[0]
        for guess in (0.0, 0.25, 0.5)
    ]
    assert chances == sorted(chances, reverse=True)


def test_drills_judged_by_the_mentor_say_more() -> None:
    skills = Exam(weights={"登杆": 1}, bank={}, marks=(5.0,) * 20)
    own, mentor = (
        assess(
            read(
                [], [Drill(task="登杆", topic="登杆", on=TODAY, share=0.9, by_mentor=by) for _ in range(8)], today=TODAY
            ),
            skills,
            days_ahead=5,
        )
        for by in (False, True)
    )
    assert mentor.chance > own.chance > 0.5
    assert mentor.high - mentor.low < own.high - own.low


@pytest.mark.parametrize(
    ("evidence", "weights", "reason"),
    [
        (practice(7, ENOUGH_ANSWERS - 1), EXAM.weights, Reason.FEW_ANSWERS),
        (
            read([answer(f"q{n}", "lines", n % 4, correct=True) for n in range(200)], today=TODAY),
            {"lines": 1},
            "few_days",
        ),
        (practice(7, ago=31), EXAM.weights, Reason.LONG_AGO),
        (practice(7, topics=("safety", "lines")), EXAM.weights, None),
        (practice(7, topics=("basics", "safety")), EXAM.weights, Reason.UNTOUCHED_TOPICS),
        (practice(7), {"basics": 1, "safety": 1}, Reason.UNLISTED_TOPICS),
        (practice(7), {**EXAM.weights, "lines": None}, Reason.WEIGHTS_UNKNOWN),
        (practice(7), EXAM.weights, None),
    ],
)
def test_reasons(evidence: Evidence, weights: dict[str, float | None], reason: str | None) -> None:
    found = assess(evidence, Exam(weights=weights, bank={}), days_ahead=10)
    assert found.reasons == (() if reason is None else (reason,))
    assert found.thin == (reason not in {None, Reason.WEIGHTS_UNKNOWN})


def test_unknown_weights_count_topics_equally() -> None:
    unknown = assess(practice(7), Exam(weights=dict.fromkeys(TOPICS), bank=BANK), days_ahead=10)
    equal = assess(practice(7), Exam(weights=dict.fromkeys(TOPICS, 1), bank=BANK), days_ahead=10)
    assert unknown.chance == equal.chance
    assert unknown.reasons == (Reason.WEIGHTS_UNKNOWN,)


def test_a_paper_without_topics_is_refused() -> None:
    with pytest.raises(ValueError, match="topic"):
        assess(practice(7), Exam(weights={}, bank={}), days_ahead=1)
