"""The diary of study: a timer that nothing stops, entries of every kind, and what of the time is logged."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.study.service.worlds import NOW, PERSON, TODAY, answer, study_world, ten
from tracker.kernel.terms import Component
from tracker.study.kept import Day, DrillDone, StudySession
from tracker.study.service import diary, practice, progress, timer


def test_the_timer_runs_until_it_is_stopped() -> None:
    work = study_world()
    assert timer.running(work.store.read(), PERSON) is None
    timer.start(work.store, PERSON, at=NOW, component=Component.SKILLS, topic="接线")
    found = timer.running(work.store.read(), PERSON)
    assert found is not None
    assert (found.since, found.component, found.topic) == (NOW, Component.SKILLS, "接线")
    assert found.seconds(NOW + timedelta(minutes=25)) == 1500
    assert found.seconds(NOW - timedelta(minutes=25)) == 0
    timer.stop(work.store, PERSON)
    assert timer.running(work.store.read(), PERSON) is None


@pytest.mark.parametrize(("after", "logged"), [(0, 1), (25, 23), (3000, 1440)])
def test_the_time_of_answers_is_not_logged_twice(after: int, logged: int) -> None:
    work = study_world(*ten())
    answer(work, 1, correct=True, at=NOW - timedelta(minutes=5))
    timer.start(work.store, PERSON, at=NOW, component=Component.THEORY)
    if after:
        at = NOW + timedelta(minutes=1)
        practice.answer(work.store, PERSON, practice.Reply(question=2, correct=True, at=at, ms=120_000))
    measured = timer.running(work.store.read(), PERSON)
    assert measured is not None
    assert timer.minutes(work.store.read(), PERSON, measured, NOW + timedelta(minutes=after)) == logged


def test_everything_studied_is_one_list() -> None:
    work = study_world(*ten())
    diary.add_session(work.store, PERSON, {"on": TODAY, "minutes": 40, "component": Component.THEORY, "topic": "安全"})
    values = {"on": TODAY - timedelta(days=1), "task": "心肺复苏", "repeats": 3, "minutes": 30, "self_rating": 4}
    drill = diary.add_drill(work.store, PERSON, values)
    diary.add_drill(work.store, PERSON, values | {"minutes": None})
    answer(work, 1, correct=True, at=NOW - timedelta(days=2))
    found = diary.entries(work.store.read(), PERSON)
    assert [type(entry.of) for entry in found] == [StudySession, DrillDone, DrillDone, Day]
    assert [entry.minutes for entry in found] == [40, 0, 30, 0]
    assert diary.tasks(work.store.read(), PERSON) == ("心肺复苏",)
    assert sum(progress.minutes_by_day(work.store.read(), PERSON).values()) == 70
    diary.edit_drill(work.store, drill, {"mentor_rating": 5})
    diary.delete_drill(work.store, drill)
    work.undo()
    assert [done.mentor_rating for done in diary.drills(work.store.read(), PERSON)] == [None, 5]
