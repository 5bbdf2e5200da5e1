"""Plans: enough but no more, within the calendar, and plain about what cannot be."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.study.items import draw_items
from tracker.study.evidence import Evidence, read
from tracker.study.model import Answer, Calendar, weekly
from tracker.study.plan import Plan, hour_pays, make_plan
from tracker.study.readiness import Exam, Stock, assess
from tracker.study.simulate import Habit, Mind, Order, Practice, draw_learner

MONDAY = date(2026, 6, 1)
TOPICS = {"basics": 20.0, "safety": 30.0, "lines": 50.0}
EXAM = Exam(weights=dict(TOPICS), bank={topic: Stock(questions=60) for topic in TOPICS})
EVERY_DAY = weekly(60, 60, 60, 60, 60, 60, 60)
SHIFTS = Calendar(pattern=(30, 30, 0, 0, 90, 90), starts_on=MONDAY, exceptions=((MONDAY + timedelta(days=6), 0),))


def practice(ability: float, questions: int = 6, *, weak: str = "", today: date = MONDAY) -> Evidence:
    """Forty days of practice before the Monday by someone of this ability, far less able in a weak topic."""
    random = Random(3)
    items = draw_items(TOPICS, 60, random)
    learner = draw_learner(TOPICS, random, ability=ability)
    if weak:
        learner = learner.replace(abilities={**learner.abilities, weak: ability - 2.5})
    habit = Habit(days=0.8, questions=questions, order=Order.DUE)
    done = Practice(Mind(learner, random), items, habit, random)
    for ago in range(40, 0, -1):
        done.day(MONDAY - timedelta(days=ago))
    return read(done.answers if questions else [], today=today)


def plan(
    evidence: Evidence, goal: float, *, days: int = 30, calendar: Calendar = EVERY_DAY, today: date = MONDAY
) -> Plan:
    return make_plan(evidence, EXAM, goal=goal, calendar=calendar, today=today, exam_on=MONDAY + timedelta(days=days))


def test_the_outlook_without_study_is_readiness_itself() -> None:
    evidence = practice(-2)
    found, ready = plan(evidence, 0.8).without, assess(evidence, EXAM, days_ahead=30)
    assert found.as_dict() == {name: getattr(ready, name) for name in found.as_dict()}


def test_a_plan_of_no_study_promises_no_more_than_readiness() -> None:
    """Also after one evening, when waiting alone would look like an advantage."""
    for seed in range(12):
        random = Random(seed)
        at = datetime.combine(MONDAY, time(20))
        answers = [
            Answer(question=f"{topic}/{random.randrange(60)}", topic=topic, at=at, correct=random.random() < 0.7)
            for topic in TOPICS
            for _ in range(15)
        ]
        evidence = read(answers, today=MONDAY)
        found = plan(evidence, 0.1, days=5)
        assert found.minutes_a_day == 0
        assert found.outlook.chance == pytest.approx(found.without.chance)
        assert found.outlook.chance <= assess(evidence, EXAM, days_ahead=0).chance + 1e-9


def test_enough_and_not_a_minute_more() -> None:
    evidence = practice(-2)
    found = plan(evidence, 0.9)
    assert found.reachable
    assert found.without.chance < 0.9 <= found.outlook.chance
    assert 0 < found.minutes_a_day < 60
    less = weekly(*[found.minutes_a_day - 1] * 7)
    assert not plan(evidence, 0.9, calendar=less).reachable


def test_nothing_to_do_where_the_goal_is_reached_anyway() -> None:
    found = plan(practice(3, 30), 0.9)
    assert (found.minutes_a_day, found.week, found.topics, found.way_out) == (0, (), (), None)
    assert found.outlook == found.without


def test_a_higher_goal_asks_for_more() -> None:
    minutes = [plan(practice(-2), goal).minutes_a_day for goal in (0.6, 0.8, 0.9, 0.95)]
    assert minutes == sorted(minutes)
    assert minutes[0] < minutes[-1]


def test_the_week_is_shared_out_whole_with_what_pays_most_first() -> None:
    found = plan(practice(0, 12, weak="lines"), 0.9)
    assert sum(topic.minutes for topic in found.topics) == sum(day.minutes for day in found.week)
    assert found.topics[0].topic == "lines"
    pays = [topic.marks_an_hour for topic in found.topics]
    assert pays == sorted(pays, reverse=True)


def test_shifts_and_days_off_are_respected() -> None:
    found = plan(practice(-2), 0.9, calendar=SHIFTS)
    assert found.reachable
    assert [day.on for day in found.week] == [MONDAY + timedelta(days=number) for number in (0, 1, 4, 5)]
    assert all(day.minutes == min(SHIFTS.minutes_on(day.on), found.minutes_a_day) for day in found.week)


def test_the_week_ends_the_day_before_the_exam() -> None:
    found = plan(practice(-2), 0.99, days=3)
    assert [day.on for day in found.week] == [MONDAY + timedelta(days=number) for number in range(3)]


def test_missed_days_are_spread_over_the_days_left() -> None:
    later = MONDAY + timedelta(days=20)
    on_time = plan(practice(-2), 0.9)
    late = make_plan(
        practice(-2, today=later),
        EXAM,
        goal=0.9,
        calendar=EVERY_DAY,
        today=later,
        exam_on=MONDAY + timedelta(days=30),
    )
    assert late.minutes_a_day > 1.5 * on_time.minutes_a_day > 0


def test_out_of_reach_for_want_of_minutes_says_how_many_or_when() -> None:
    evidence = practice(-2)
    found = plan(evidence, 0.9, calendar=weekly(2, 2, 2, 2, 2, 0, 0))
    assert not found.reachable
    assert found.minutes_a_day == 2
    assert found.outlook.chance < 0.9
    way = found.way_out
    assert way is not None
    assert way.minutes_a_day is not None
    assert plan(evidence, 0.9, calendar=weekly(*[way.minutes_a_day] * 5, 0, 0)).reachable
    assert not plan(evidence, 0.9, calendar=weekly(*[way.minutes_a_day - 1] * 5, 0, 0)).reachable
    assert way.exam_on is not None
    assert (way.exam_on - MONDAY).days % 7 == 30 % 7
    later = (way.exam_on - MONDAY).days
    assert plan(evidence, 0.9, days=later, calendar=weekly(2, 2, 2, 2, 2, 0, 0)).reachable
    assert not plan(evidence, 0.9, days=later - 7, calendar=weekly(2, 2, 2, 2, 2, 0, 0)).reachable


def test_a_later_exam_is_found_though_a_much_later_one_is_too_late() -> None:
    evidence, calendar = practice(-3), weekly(*[40] * 7)
    way = plan(evidence, 0.8, days=14, calendar=calendar).way_out
    assert way is not None
    enough = [weeks for weeks in range(1, 53) if plan(evidence, 0.8, days=14 + 7 * weeks, calendar=calendar).reachable]
    assert 1 < enough[0] <= enough[-1] < 26
    assert way.exam_on == MONDAY + timedelta(days=14, weeks=enough[0])


def test_after_an_exam_long_past_a_later_one_is_counted_from_today() -> None:
    way = plan(practice(-3), 0.8, days=-400).way_out
    assert way is not None
    assert way.exam_on is not None
    later = (way.exam_on - MONDAY).days
    assert later >= 7
    assert plan(practice(-3), 0.8, days=later).reachable


def test_without_days_to_study_on_nothing_can_be_told() -> None:
    none = plan(practice(-2), 0.95, calendar=weekly(*[0] * 7))
    assert (none.minutes_a_day, none.needed) == (0, 0)
    assert none.way_out is not None
    assert none.way_out.no_days
    short = plan(practice(-2), 0.95, calendar=weekly(2, 2, 2, 2, 2, 0, 0)).way_out
    over = plan(practice(-2), 0.95, days=0).way_out
    assert short is not None
    assert over is not None
    assert not short.no_days
    assert not over.no_days


def test_what_was_studied_today_is_taken_off_today_alone() -> None:
    def left(done: int) -> Plan:
        return make_plan(
            practice(-3),
            EXAM,
            goal=0.99,
            calendar=weekly(*[30] * 7),
            today=MONDAY,
            exam_on=MONDAY + timedelta(days=3),
            done_today=done,
        )

    assert [[day.minutes for day in left(done).week] for done in (0, 18, 40)] == [[30, 30, 30], [12, 30, 30], [30, 30]]
    assert [left(done).needed for done in (0, 18, 40)] == [90, 72, 60]
    assert {left(done).asked_today for done in (0, 18, 40)} == {30}


def test_what_an_hour_on_a_topic_pays_is_said_alike_everywhere() -> None:
    evidence = practice(-2)
    found = plan(evidence, 0.9, calendar=weekly(*[2] * 7))
    pays = hour_pays(evidence, EXAM, today=MONDAY, exam_on=MONDAY + timedelta(days=30), seconds_per_answer=40)
    by_topic = {pay.topic: pay.gain for pay in pays}
    assert {topic.topic: topic.marks_an_hour for topic in found.topics}.items() <= by_topic.items()
    assert found.topics[0].topic == pays[0].topic


def test_out_of_reach_whatever_is_done() -> None:
    found = plan(practice(-3, 20), 0.99, days=2)
    assert not found.reachable
    assert found.way_out is not None
    assert found.way_out.minutes_a_day is None
    assert found.outlook.chance < 0.6


def test_an_exam_today_leaves_nothing_to_plan() -> None:
    found = plan(practice(-2), 0.99, days=0)
    assert (found.reachable, found.minutes_a_day, found.week) == (False, 0, ())
    assert found.way_out is not None
    assert found.way_out.minutes_a_day is None


@given(
    st.floats(-3, 3),
    st.sampled_from((0, 1, 10)),
    st.floats(0.05, 0.99),
    st.integers(0, 90),
    st.sampled_from((EVERY_DAY, SHIFTS, weekly(0, 0, 0, 0, 0, 0, 0), weekly(10, 0, 10, 0, 10, 0, 240))),
)
@settings(max_examples=40)
def test_what_always_holds(ability: float, questions: int, goal: float, days: int, calendar: Calendar) -> None:
    found = plan(practice(ability, questions), goal, days=days, calendar=calendar)
    assert found.reachable == (found.outlook.chance >= goal) == (found.way_out is None)
    assert all(0 < day.minutes <= calendar.minutes_on(day.on) for day in found.week)
    assert all(day.minutes <= found.minutes_a_day for day in found.week)
    assert sum(topic.minutes for topic in found.topics) in {0, sum(day.minutes for day in found.week)}
    assert found.outlook.score >= found.without.score
