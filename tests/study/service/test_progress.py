"""Figures of study come from tables; what they say is what the answers themselves say."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from tests.study.service.worlds import NOW, PERSON, TODAY, answer, answered, practised, question, study_world, ten
from tracker.kernel.errors import NotFound, Refused
from tracker.kernel.terms import Component
from tracker.study import evidence
from tracker.study.model import Answer
from tracker.study.service import diary, knowledge, practice, progress, targets
from tracker.study.service.answers_file import import_answers
from tracker.workspace import Workspace

THEORY, SKILLS = Component.THEORY, Component.SKILLS


def logged(work: Workspace) -> list[Answer]:
    """The answers as the rules take them, read one by one."""
    found = []
    for number in range(1, 11):
        topic = f"章{(number - 1) % 3}"
        found += [
            Answer(question=str(number), topic=topic, at=at, correct=correct, guess=0.25)
            for at, correct in answered(work, number)
        ]
    return sorted(found, key=lambda one: one.at)


@pytest.mark.parametrize("seed", range(3))
def test_the_tables_say_what_the_answers_say(seed: int) -> None:
    work = study_world(*ten(3))
    practised(work, Random(seed), 60)
    reader = work.store.read()
    part = targets.paper(reader, None, THEORY, PERSON)
    kept = knowledge.evidence(reader, PERSON, part, today=TODAY)
    read = evidence.read(logged(work), today=TODAY)
    assert kept.groups == read.groups
    assert (kept.rested, kept.answers, kept.days, kept.unmet) == (read.rested, read.answers, read.days, read.unmet)
    assert kept.cells.keys() == read.cells.keys()
    for cell, values in read.cells.items():
        assert kept.cells[cell] == pytest.approx(values)


def test_a_day_before_the_last_answer_knows_nothing_of_it() -> None:
    work = study_world(*ten(3))
    last = practised(work, Random(1), 40)
    reader, day = work.store.read(), last.date() - timedelta(days=9)
    part = targets.paper(reader, None, THEORY, PERSON)
    found = knowledge.evidence(reader, PERSON, part, today=day)
    assert found == evidence.read(logged(work), today=day)
    assert progress.status(reader, PERSON, today=day).answers == found.answers


def test_linked_topics_are_counted_together() -> None:
    work = study_world(*ten(3))
    practised(work, Random(1), 40)
    uid = targets.add_target(work.store, PERSON, {"on": TODAY + timedelta(days=20)})
    targets.set_topics(work.store, uid, THEORY, [("安全", None, 100.0)])
    targets.link_topics(work.store, PERSON, THEORY, dict.fromkeys(("章0", "章1", "章2"), "安全"))
    reader = work.store.read()
    target = targets.target(reader, uid)
    part = targets.paper(reader, target, THEORY, PERSON)
    assert knowledge.evidence(reader, PERSON, part, today=TODAY).rested.keys() == {"安全"}
    assert progress.exam(reader, PERSON, part).bank["安全"].questions == 10
    outcome = progress.readiness(reader, PERSON, THEORY, target=target, on=target.on, today=TODAY)
    assert outcome.readiness is not None
    assert 0 < outcome.readiness.low <= outcome.readiness.chance <= outcome.readiness.high < 1


def test_figures_by_day_hour_and_topic() -> None:
    work = study_world(*ten(3))
    practised(work, Random(2), 50)
    reader, answers = work.store.read(), logged(work)
    days = progress.days(reader, PERSON)
    assert {day.on: (day.answers, day.correct) for day in days} == {
        day: (number, sum(one.correct for one in answers if one.at.date() == day))
        for day, number in Counter(one.at.date() for one in answers).items()
    }
    assert sum(day.fresh for day in days) == len({one.question for one in answers})
    assert {one.hour: (one.answers, one.correct) for one in progress.hours(reader, PERSON)} == {
        hour: (number, sum(one.correct for one in answers if one.at.hour == hour))
        for hour, number in Counter(one.at.hour for one in answers).items()
    }
    topics = {one.topic: one for one in progress.status(reader, PERSON, today=TODAY).topics}
    for name, stand in topics.items():
        mine = [one for one in answers if one.topic == name]
        assert (stand.answers, stand.met) == (len(mine), len({one.question for one in mine}))
    assert {one.topic for one in answers} <= topics.keys()


def test_days_in_a_row() -> None:
    work = study_world(*ten())
    for back in (5, 3, 2, 1):
        answer(work, 1, correct=True, at=NOW - timedelta(days=back))
    reader = work.store.read()
    assert progress.status(reader, PERSON, today=TODAY).days_in_a_row == 3
    assert progress.status(reader, PERSON, today=TODAY + timedelta(days=1)).days_in_a_row == 0
    answer(work, 1, correct=True, at=NOW)
    assert progress.status(reader, PERSON, today=TODAY).days_in_a_row == 4


def test_days_of_study_outside_the_app_are_days_of_the_row_as_well() -> None:
    work = study_world(*ten())
    for back in (3, 1):
        answer(work, 1, correct=True, at=NOW - timedelta(days=back))
    diary.add_session(work.store, PERSON, {"on": TODAY - timedelta(days=2), "minutes": 30, "component": "theory"})
    diary.add_drill(work.store, PERSON, {"on": TODAY - timedelta(days=1), "task": "导线连接", "repeats": 1})
    reader = work.store.read()
    assert progress.status(reader, PERSON, today=TODAY).days_in_a_row == 3
    diary.add_drill(work.store, PERSON, {"on": TODAY, "task": "导线连接", "repeats": 1, "minutes": 30})
    found = progress.status(reader, PERSON, today=TODAY)
    assert (found.answered_today, found.minutes_today, found.days_in_a_row) == (0, 30, 4)


def test_minutes_are_added_up_from_the_diary_and_the_answers() -> None:
    work = study_world(*ten())
    for second in range(30):
        answer(work, 1 + second % 10, correct=True, at=NOW + timedelta(seconds=second))
    session = diary.add_session(work.store, PERSON, {"on": TODAY, "minutes": 40, "component": "theory"})
    drill = diary.add_drill(work.store, PERSON, {"task": "登杆", "on": TODAY, "minutes": 20})
    reader = work.store.read()
    assert progress.minutes_by_day(reader, PERSON) == {TODAY: 64}
    diary.edit_session(work.store, session, {"minutes": 10})
    diary.delete_drill(work.store, drill)
    assert progress.minutes_by_day(reader, PERSON) == {TODAY: 14}
    work.undo()
    assert progress.minutes_by_day(reader, PERSON) == {TODAY: 34}
    assert [one.minutes for one in diary.sessions(reader, PERSON)] == [10]
    diary.delete_session(work.store, session)
    assert diary.sessions(reader, PERSON) == ()
    with pytest.raises(NotFound):
        diary.delete_session(work.store, session)
    with pytest.raises(Refused):
        diary.add_drill(work.store, PERSON, {"on": TODAY})


def test_drills_make_the_readiness_of_skills_and_the_mentor_counts_more() -> None:
    def chance(**rating: int) -> float:
        work = study_world()
        uid = targets.add_target(work.store, PERSON, {"on": TODAY + timedelta(days=9)}, [SKILLS])
        targets.set_topics(work.store, uid, SKILLS, [("登杆", None, None)])
        for day in range(12):
            values = {"task": "登杆", "topic": "登杆", "on": TODAY - timedelta(days=day), **rating}
            diary.add_drill(work.store, PERSON, values)
        reader = work.store.read()
        target = targets.target(reader, uid)
        outcome = progress.readiness(reader, PERSON, SKILLS, target=target, on=target.on, today=TODAY)
        assert progress.components(reader, target) == (SKILLS,)
        assert outcome.readiness is not None
        return outcome.readiness.chance

    assert chance(self_rating=5) > chance(self_rating=1)
    assert chance(mentor_rating=5) > chance(self_rating=5)
    assert chance(self_rating=5, mentor_rating=1) < chance(self_rating=1)


def test_the_mentor_rates_later() -> None:
    work = study_world()
    uid = diary.add_drill(work.store, PERSON, {"task": "登杆", "on": TODAY, "self_rating": 4})
    diary.edit_drill(work.store, uid, {"mentor_rating": 3, "mentor": "王师傅"})
    (done,) = diary.drills(work.store.read(), PERSON)
    assert (done.self_rating, done.mentor_rating, done.mentor, done.repeats) == (4, 3, "王师傅", 1)


def test_a_plan_and_a_forecast() -> None:
    work = study_world(*(question(number, f"章{number % 3}") for number in range(60)))
    practised(work, Random(4), 80)
    uid = targets.add_target(work.store, PERSON, {"on": TODAY + timedelta(days=20)})
    reader = work.store.read()
    target = targets.target(reader, uid)
    plan = progress.plan(reader, PERSON, THEORY, target=target, today=TODAY, calendar=targets.calendar_of(None))
    assert plan is not None
    assert plan.outlook.chance >= plan.without.chance
    assert {topic.topic for topic in plan.topics} <= {"章0", "章1", "章2"}
    ahead = progress.forgetting(reader, PERSON, THEORY, (0, 30, 300), target=target, today=TODAY)
    assert [one.score for one in ahead] == sorted((one.score for one in ahead), reverse=True)


def test_nothing_to_go_by() -> None:
    work = study_world()
    reader = work.store.read()
    outcome = progress.readiness(reader, PERSON, THEORY, target=None, on=TODAY, today=TODAY)
    assert outcome.readiness is None
    assert progress.forgetting(reader, PERSON, THEORY, (1,), target=None, today=TODAY) == []
    status = progress.status(reader, PERSON, today=TODAY)
    assert (status.answers, status.due, status.target, status.topics) == (0, 0, None, ())
    assert practice.new_session(NOW) > 0


@pytest.mark.parametrize("day", [TODAY, TODAY - timedelta(days=1)])
def test_answers_to_questions_of_no_bank_use_none_of_its_questions_up(tmp_path: Path, day: date) -> None:
    work = study_world(*ten(3))
    for number in (1, 2):
        answer(work, number, correct=False, at=NOW - timedelta(days=3))
    rows = [f"2026-02-{20 + number % 5},别处{number},章{number % 3},{number % 2}" for number in range(30)]
    (tmp_path / "answers.csv").write_text("\n".join(("at,question,topic,correct", *rows)), "utf-8")
    import_answers(work.store, PERSON, str(tmp_path / "answers.csv"), today=TODAY)
    reader = work.store.read()
    status = progress.status(reader, PERSON, today=TODAY)
    assert (status.questions, status.met, status.due, status.new, status.notebook) == (10, 2, 2, 8, 2)
    assert status.answers == 32
    found = progress.readiness(reader, PERSON, THEORY, target=None, on=TODAY, today=day).readiness
    assert found is not None
    assert (sum(one.met for one in found.topics), sum(one.unmet or 0 for one in found.topics)) == (2, 8)
