"""The plan over all papers of an exam, today's share of it, and the days gone."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random

from tests.study.service.worlds import NOW, PERSON, TODAY, answer, practised, question, study_world
from tracker.kernel.terms import Component
from tracker.study.kept import Target
from tracker.study.model import weekly
from tracker.study.service import banks, diary, planning, progress, removing, targets
from tracker.workspace import Workspace

EVERY_DAY = weekly(*[40] * 7)


def begun(*components: Component, days: int = 20, chance: float = 0.99) -> tuple[Workspace, Target]:
    """A worker with some practice and the exam ahead, with time on every day."""
    work = study_world(*(question(number, f"章{number % 3}") for number in range(60)))
    practised(work, Random(4), 60)
    calendar = targets.calendar_text(EVERY_DAY)
    values = {"on": TODAY + timedelta(days=days), "calendar": calendar, "chance": chance}
    uid = targets.add_target(work.store, PERSON, values, components or (Component.THEORY,))
    return work, targets.target(work.store.read(), uid)


def plans(work: Workspace, target: Target, today: date = TODAY) -> tuple[planning.Planned, ...]:
    return planning.plans(work.store.read(), PERSON, target, today=today)


def test_todays_share_is_todays_part_of_the_plan() -> None:
    work, target = begun()
    (planned,) = plans(work, target)
    assert planned.plan
    (share,) = planning.shares_of([planned], today=TODAY)
    assert share.minutes == planned.plan.week[0].minutes > 0
    assert sum(topic.minutes for topic in share.topics) == share.minutes
    weights = planning.bank_weights(work.store.read(), PERSON, share)
    assert set(weights) == {topic.topic for topic in share.topics} <= {"章0", "章1", "章2"}


def test_what_was_studied_today_is_not_asked_again() -> None:
    work, target = begun(days=5)
    (before,) = planning.shares_of(plans(work, target), today=TODAY)
    assert before.minutes == before.asked == 40
    diary.add_session(work.store, PERSON, {"on": TODAY, "minutes": 25, "component": "theory"})
    (share,) = planning.shares_of(plans(work, target), today=TODAY)
    assert (share.minutes, share.asked, sum(topic.minutes for topic in share.topics)) == (15, 40, 15)
    diary.add_session(work.store, PERSON, {"on": TODAY, "minutes": 90, "component": "theory"})
    (share,) = planning.shares_of(plans(work, target), today=TODAY)
    assert (share.minutes, share.asked, share.topics) == (0, 40, ())
    assert planning.bank_weights(work.store.read(), PERSON, share) == {}


def test_a_share_is_practised_on_topics_with_questions_alone() -> None:
    work, target = begun()
    names = [("章0", None, 50.0), ("章1", None, 50.0), ("别的", None, 90.0)]
    targets.set_topics(work.store, target.uid, Component.THEORY, names)
    shares = planning.shares_of(plans(work, target), today=TODAY)
    assert set(planning.bank_weights(work.store.read(), PERSON, shares[0])) <= {"章0", "章1"}
    for bank in banks.banks(work.store.read()):
        removing.remove_bank(work.store, bank.id)
    (share,) = planning.shares_of(plans(work, target), today=TODAY)
    assert share.topics
    assert planning.bank_weights(work.store.read(), PERSON, share) == {}


def test_nothing_is_asked_on_a_day_off() -> None:
    work, target = begun()
    free = EVERY_DAY.replace(exceptions=((TODAY, 0),))
    targets.edit_target(work.store, target.uid, {"calendar": targets.calendar_text(free)})
    changed, tomorrow = targets.target(work.store.read(), target.uid), TODAY + timedelta(days=1)
    assert planning.shares_of(plans(work, changed), today=TODAY) == ()
    assert planning.shares_of(plans(work, changed, tomorrow), today=tomorrow)


def test_two_papers_share_the_minutes_of_a_day() -> None:
    work, target = begun(Component.THEORY, Component.SKILLS)
    targets.set_topics(work.store, target.uid, Component.SKILLS, [("登杆", None, None), ("接线", None, None)])
    for ago in range(10):
        values = {"task": "登杆", "topic": "登杆", "on": TODAY - timedelta(days=ago), "self_rating": 2, "minutes": 10}
        diary.add_drill(work.store, PERSON, values)
    planned = plans(work, target)
    assert [one.part.component for one in planned] == [Component.THEORY, Component.SKILLS]
    minutes: dict[date, int] = {}
    for one in planned:
        assert one.plan
        for day in one.plan.week:
            minutes[day.on] = minutes.get(day.on, 0) + day.minutes
    assert 0 < max(minutes.values()) <= 40


def test_missed_days_are_named_and_make_the_plan_of_the_days_left_longer() -> None:
    work, target = begun(days=24)
    answer(work, 1, correct=True, at=NOW - timedelta(days=2))
    diary.add_session(work.store, PERSON, {"on": TODAY - timedelta(days=2), "minutes": 25, "component": "theory"})
    last = planning.last_days(work.store.read(), PERSON, target, today=TODAY)
    assert last
    assert last.there == 7 * 40
    assert last.studied >= 25
    assert TODAY - timedelta(days=2) not in last.missed
    assert TODAY - timedelta(days=1) in last.missed
    (now,), (later,) = plans(work, target), plans(work, target, TODAY + timedelta(days=12))
    assert now.plan
    assert later.plan
    assert later.plan.minutes_a_day >= now.plan.minutes_a_day


def test_a_day_with_an_answer_is_not_missed_however_short_it_was() -> None:
    work, target = begun()
    answer(work, 1, correct=True, at=NOW - timedelta(days=2))
    assert progress.minutes_by_day(work.store.read(), PERSON)[TODAY - timedelta(days=2)] == 0
    last = planning.last_days(work.store.read(), PERSON, target, today=TODAY)
    assert last
    assert TODAY - timedelta(days=2) not in last.missed
    assert TODAY - timedelta(days=1) in last.missed


def test_days_are_measured_against_the_calendar_as_it_was_then() -> None:
    work, target = begun()
    on, off = weekly(*[40] * 7), weekly(*[0] * 7)
    targets.edit_target(work.store, target.uid, {"calendar": targets.calendar_text(off)})
    targets.edit_target(work.store, target.uid, {"calendar": targets.calendar_text(on), "note": "改过"})
    with work.store.write("test") as writer:
        for (number,), ago in zip(
            writer.rows("SELECT id FROM change_set WHERE command = 'target.edit' ORDER BY id DESC"),
            (3, 30),
            strict=True,
        ):
            at = datetime.combine(TODAY - timedelta(days=ago), time(12)).astimezone().isoformat()
            writer.run("UPDATE change_set SET at = ? WHERE id = ?", (at, number))
    target = targets.target(work.store.read(), target.uid)
    last = planning.last_days(work.store.read(), PERSON, target, today=TODAY)
    assert last
    assert last.there == 3 * 40
    assert last.missed == tuple(TODAY - timedelta(days=ago) for ago in (3, 2, 1))


def test_who_has_just_begun_has_missed_nothing() -> None:
    work = study_world()
    values = {"on": TODAY + timedelta(days=20), "calendar": targets.calendar_text(EVERY_DAY)}
    target = targets.target(work.store.read(), targets.add_target(work.store, PERSON, values))
    assert planning.last_days(work.store.read(), PERSON, target, today=TODAY) is None
    diary.add_session(work.store, PERSON, {"on": TODAY - timedelta(days=1), "minutes": 25, "component": "theory"})
    last = planning.last_days(work.store.read(), PERSON, target, today=TODAY)
    assert last
    assert (last.there, last.studied, last.missed) == (40, 25, ())
