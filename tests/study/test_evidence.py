"""Counting answers: streaks, gaps, rests, age, and what only answers tell about questions not met."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.study.evidence import FRESH, MENTOR_TRIES, MIDDLE_DAYS, SELF_TRIES, practice_step, read, step, weight
from tracker.study.model import Answer, Drill

TODAY = date(2026, 6, 30)


def answer(question: str, days_ago: int, *, correct: bool = True, topic: str = "t") -> Answer:
    at = datetime.combine(TODAY - timedelta(days=days_ago), time(20))
    return Answer(question=question, topic=topic, at=at, correct=correct)


@pytest.mark.parametrize(
    ("days", "place"), [(0, 0), (1, 1), (2, 2), (3, 2), (4, 3), (7, 3), (8, 4), (31, 5), (63, 6), (64, 7), (9999, 7)]
)
def test_steps(days: int, place: int) -> None:
    assert step(days) == place
    assert MIDDLE_DAYS[step(days)] <= 2 * max(days, 1)


def test_weight_halves_in_half_a_year() -> None:
    assert weight(0) == 1
    assert weight(180) == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("answers", "place"), [(0, 0), (7, 0), (8, 1), (15, 1), (16, 2), (1023, 7), (1024, 8), (10**6, 8)]
)
def test_steps_of_practice(answers: int, place: int) -> None:
    assert practice_step(answers) == place


def test_practice_is_counted_topic_by_topic() -> None:
    evidence = read([answer(f"q{n}", 3, topic="tu"[n % 2]) for n in range(24)], today=TODAY)
    assert dict(evidence.practised) == {"t": 12, "u": 12}
    assert sorted((topic, step) for topic, _, _, _, step, _ in evidence.cells) == [
        ("t", 0),
        ("t", 1),
        ("u", 0),
        ("u", 1),
    ]


def test_a_question_is_followed_from_answer_to_answer() -> None:
    evidence = read([answer("q", 10, correct=False), answer("q", 9), answer("q", 6), answer("q", 0)], today=TODAY)
    streaks_and_gaps = {(streak, gap) for _, streak, gap, *_ in evidence.cells}
    assert streaks_and_gaps == {(FRESH, 0), (0, step(1)), (1, step(3)), (2, step(6))}
    assert dict(evidence.groups) == {("t", 3, step(0), 0.25): 1}
    assert evidence.rested == {"t": 0}
    assert (evidence.answers, evidence.days) == (4, 4)


def test_the_order_of_the_answers_given_does_not_matter() -> None:
    answers = [answer("q", day, correct=day % 2 == 0, topic=f"t{day % 3}") for day in range(20)]
    assert read(answers, today=TODAY) == read(answers[::-1], today=TODAY)


def test_answers_after_the_day_are_not_counted() -> None:
    assert read([answer("q", 0), answer("r", -1)], today=TODAY) == read([answer("q", 0)], today=TODAY)


def test_a_wrong_answer_ends_the_streak() -> None:
    evidence = read([answer("q", 3), answer("q", 2), answer("q", 1, correct=False)], today=TODAY)
    assert [streak for _, streak, _, _ in evidence.groups] == [0]


def test_a_topic_rests_until_it_is_practised_again_not_within_a_day() -> None:
    evidence = read([answer("a", 20), answer("b", 5), answer("c", 5)], today=TODAY)
    assert sorted((rest, tries > 1.5) for (_, _, _, rest, *_), (tries, _) in evidence.cells.items()) == [
        (0, False),
        (step(15), True),
    ]
    assert evidence.rested == {"t": 5}


@pytest.mark.parametrize(
    ("questions", "unmet"), [(["a", "b", "c"], 1.0), (["a", "a", "b", "b"], 0.0), (["a", "a", "b", "c"], 0.5)]
)
def test_good_s_estimate_of_what_was_not_met(questions: list[str], unmet: float) -> None:
    assert read([answer(question, 1) for question in questions], today=TODAY).unmet == {"t": unmet}


def test_a_drill_counts_by_who_judged_it() -> None:
    mentor = Drill(task="登杆", topic="t", on=TODAY, share=0.9, by_mentor=True)
    own = Drill(task="登杆", topic="t", on=TODAY, share=0.5)
    assert dict(read([], [mentor], today=TODAY).cells) == {("t", FRESH, 0, 0, 0, 0): (MENTOR_TRIES, MENTOR_TRIES * 0.9)}
    evidence = read([], [mentor, own], today=TODAY)
    assert evidence.cells["t", 1, 0, 0, 0, 0] == (SELF_TRIES, 0.5)
    assert [streak for _, streak, _, _ in evidence.groups] == [0], "half of the marks is not a pass"


@given(
    st.lists(
        st.tuples(st.sampled_from("abcde"), st.integers(0, 200), st.booleans(), st.sampled_from(("t", "u"))),
        max_size=60,
    )
)
def test_nothing_is_lost(drawn: list[tuple[str, int, bool, str]]) -> None:
    answers = [answer(name + topic, ago, correct=right, topic=topic) for name, ago, right, topic in drawn]
    evidence = read(answers, today=TODAY)
    assert evidence.answers == len(answers)
    assert sum(tries for tries, _ in evidence.cells.values()) == pytest.approx(
        sum(weight(ago) for _, ago, _, _ in drawn)
    )
    assert all(0 <= right <= tries + 1e-9 for tries, right in evidence.cells.values())
    assert sum(evidence.groups.values()) == len({one.question for one in answers})
