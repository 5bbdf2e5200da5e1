"""The plan in words: chances rounded one way, days that differ, and days that were missed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tracker.study.plan import Plan, WayOut
from tracker.study.readiness import Outlook
from tracker.study.service.planning import LastDays
from ui.text import set_language
from ui.text.plan import chance_within, last_days_words, plan_words, way_out_words

TODAY = date(2026, 6, 1)


def plan(chance: float, goal: float = 0.95, *, every_day: bool = True, minutes: int = 40, **way: object) -> Plan:
    outlook = Outlook(chance=chance, low=chance, high=chance, score=60, score_low=60, score_high=60)
    found = WayOut(minutes_a_day=None, exam_on=None).replace(**way)
    return Plan(
        goal=goal,
        reachable=chance >= goal,
        minutes_a_day=minutes,
        every_day=every_day,
        needed=40,
        asked_today=0,
        without=outlook,
        outlook=outlook,
        week=(),
        topics=(),
        way_out=None if chance >= goal else found,
    )


@pytest.mark.parametrize(("chance", "said"), [(0.866, 87), (0.946, 94), (0.949, 94), (0.95, 95), (0.999, 99)])
def test_a_chance_short_of_the_aim_is_not_rounded_up_to_it(chance: float, said: int) -> None:
    found = plan(chance)
    assert chance_within(found, chance) == said
    assert f"the chance is {said} %" in plan_words(found)


def test_minutes_of_some_days_are_not_called_those_of_every_day() -> None:
    assert "all the time there is" in plan_words(plan(0.6, every_day=False))
    assert "40 min on each day you can study" in plan_words(plan(0.97, every_day=False))
    set_language("zh_CN")
    assert plan_words(plan(0.6, every_day=False)) == "达不到 95 %：可用时间全用上，通过把握是 60 %"


def test_without_any_day_to_study_on_the_days_are_asked_for() -> None:
    found = plan(0.6, minutes=0, no_days=True)
    assert way_out_words(found, 500) == ["Enter the days you can study on first; then the plan says how much it takes."]
    assert "Neither more minutes" in way_out_words(plan(0.6), 500)[0]
    set_language("zh_CN")
    assert way_out_words(plan(0.6), 500) == [
        "就算每天多学几个小时，或者把考试推迟到一年以内的任何一天，也没有把握达到这个目标。"
    ]


@pytest.mark.parametrize(("number", "more"), [(3, False), (5, True)])
def test_missed_days_beyond_those_named_are_said_to_be_there(number: int, more: bool) -> None:
    missed = tuple(TODAY - timedelta(days=ago) for ago in range(number, 0, -1))
    words = last_days_words(LastDays(there=90, studied=10, missed=missed))[1]
    assert ("and others" in words) is more
    set_language("zh_CN")
    assert ("等。" in last_days_words(LastDays(there=90, studied=10, missed=missed))[1]) is more
