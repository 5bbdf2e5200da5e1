"""Made-up learners: the same for the same seed, and behaving like people."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from statistics import fmean

import pytest

from tests.study.items import draw_items
from tracker.study.model import Answer, weekly
from tracker.study.simulate import (
    Habit,
    Item,
    Mind,
    Order,
    Practice,
    a_year,
    draw_learner,
)

TOPICS = ("basics", "safety", "lines")
ENDS = date(2026, 11, 22)
CALENDAR = weekly(25, 25, 25, 25, 25, 40, 0)
ITEM = Item(question="q", topic="basics", difficulty=0.5, discrimination=1, guess=0.25)


def year(seed: int) -> list[Answer]:
    random = Random(seed)
    return a_year(draw_items(TOPICS, 40, random), random, ends_on=ENDS, calendar=CALENDAR)


def mind(**changes: object) -> Mind:
    plain = draw_learner(TOPICS, Random(1)).replace(
        abilities=dict.fromkeys(TOPICS, 0.0), gain=0.5, rust=1.0, rusts_in=40.0, wander=0.0, help=2.0, by_power=False
    )
    return Mind(plain.replace(**changes), Random(2))


def test_one_seed_one_year() -> None:
    assert year(5) == year(5)
    assert year(5) != year(6)


def test_a_year_is_plausible() -> None:
    answers = year(5)
    days = {answer.at.date() for answer in answers}
    assert 1000 < len(answers) < 6000
    assert all(before.at <= after.at for before, after in pairwise(answers))
    assert ENDS - timedelta(days=364) <= min(days)
    assert max(days) <= ENDS
    assert not any(day.weekday() == 6 for day in days), "no study on days off"
    assert max((later - sooner).days for sooner, later in pairwise(sorted(days))) >= 5, "a week of nothing now and then"
    half = ENDS - timedelta(days=182)
    assert sum(day > half for day in days) > sum(day <= half for day in days), "more towards the end"
    assert 0.6 < fmean(answer.correct for answer in answers) < 0.95
    assert {answer.rating for answer in answers} == {1, 2, 3, 4}
    assert all(answer.rating == 1 for answer in answers if not answer.correct)
    assert all(answer.at.hour in {12, 19, 20} for answer in answers)
    assert all(1_000 < (answer.ms or 0) < 200_000 for answer in answers)
    assert set(Counter(answer.topic for answer in answers)) == set(TOPICS)


def test_a_year_shows_progress() -> None:
    answers = year(5)
    first, last = answers[: len(answers) // 4], answers[-len(answers) // 4 :]
    assert fmean(one.correct for one in last) > fmean(one.correct for one in first) + 0.05


def test_practice_helps_and_rest_harms() -> None:
    learner = mind()
    new = learner.chance(ITEM, 100)
    learner.meet(ITEM, 100, correct=True)
    met = learner.chance(ITEM, 100)
    assert met > new > ITEM.guess
    chances = [learner.chance(ITEM, day) for day in range(100, 400, 20)]
    assert chances == sorted(chances, reverse=True)


def test_other_questions_of_the_topic_gain_a_little() -> None:
    learner, other = mind(), ITEM.replace(question="other")
    before = learner.chance(other, 100)
    learner.meet(ITEM, 100, correct=False)
    assert before < learner.chance(other, 100) < learner.chance(ITEM, 100)


@pytest.mark.parametrize("by_power", [True, False])
def test_help_lasts_longer_after_right_answers(*, by_power: bool) -> None:
    once, often = mind(by_power=by_power, gain=0.0), mind(by_power=by_power, gain=0.0)
    for day in (100, 103, 109):
        often.meet(ITEM, day, correct=True)
    once.meet(ITEM, 109, correct=True)
    assert often.chance(ITEM, 130) > once.chance(ITEM, 130)


def test_nobody_falls_below_guessing() -> None:
    hopeless = mind(abilities=dict.fromkeys(TOPICS, -9.0))
    assert hopeless.chance(ITEM, 1) == pytest.approx(0.25, abs=1e-3)


@pytest.mark.parametrize("order", Order)
def test_a_day_has_the_questions_asked_for(order: Order) -> None:
    random = Random(3)
    practice = Practice(mind(), draw_items(TOPICS, 10, random), Habit(days=1, questions=5, order=order), random)
    for number in range(6):
        practice.day(ENDS + timedelta(days=number), questions=12)
    assert Counter(answer.at.date() for answer in practice.answers) == {
        ENDS + timedelta(days=number): 12 for number in range(6)
    }


def test_in_turn_comes_to_every_question() -> None:
    random = Random(3)
    practice = Practice(mind(), draw_items(TOPICS, 10, random), Habit(days=1, questions=5, order=Order.IN_TURN), random)
    practice.day(ENDS, questions=30)
    assert len({answer.question for answer in practice.answers}) == 30


def test_due_questions_come_again() -> None:
    random = Random(3)
    practice = Practice(mind(), draw_items(TOPICS, 100, random), Habit(days=1, questions=5, order=Order.DUE), random)
    practice.day(ENDS, questions=10)
    practice.day(ENDS + timedelta(days=60), questions=10)
    first, second = practice.answers[:10], practice.answers[10:]
    assert {answer.question for answer in first} == {answer.question for answer in second}
