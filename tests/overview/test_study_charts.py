"""The series behind the charts of study, from a worker with some weeks of practice."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest

from tests.study.service.worlds import NOW, PERSON, TODAY, practised, question, study_world
from tracker.kernel.terms import Component
from tracker.overview import study_charts
from tracker.overview.study_series import HourSeries
from tracker.study.banks.model import Kind
from tracker.study.kept import Hour
from tracker.study.model import PaperShape, Section, weekly
from tracker.study.service import diary, mocks, planning, targets
from tracker.workspace import Workspace

WEEK = weekly(30, 30, 30, 30, 30, 0, 0)
EXAM_ON = TODAY + timedelta(days=30)


def studied(*minutes_a_week: int) -> Workspace:
    """So many minutes in each of the weeks up to yesterday, the last one last, all on the first day of the week."""
    work = study_world(*(question(number, f"章{number % 3}") for number in range(60)))
    for ago, minutes in enumerate(reversed(minutes_a_week)):
        if minutes:
            day = TODAY - timedelta(days=7 * ago + 7)
            diary.add_session(work.store, PERSON, {"on": day, "minutes": minutes, "component": "theory"})
    return work


def aimed(work: Workspace) -> None:
    values = {"on": EXAM_ON, "chance": 0.9, "calendar": targets.calendar_text(WEEK)}
    targets.add_target(work.store, PERSON, values, [Component.THEORY])


def test_work_done_and_to_do() -> None:
    work = studied(60, 100, 80, 120)
    practised(work, Random(4), 60)
    aimed(work)
    reader = work.store.read()
    found = study_charts.burn_up(reader, PERSON, today=TODAY)
    assert [total for _, total in found.done] == sorted(total for _, total in found.done)
    assert found.exam_on == EXAM_ON
    (planned,) = planning.plans(reader, PERSON, targets.targets(reader, PERSON)[0], today=TODAY)
    assert planned.plan
    days = [EXAM_ON - timedelta(days=ago) for ago in range(1, 31)]
    assert found.needed == sum(min(WEEK.minutes_on(day), planned.plan.minutes_a_day) for day in days)
    assert found.by_the_exam(70) == pytest.approx(found.total + 300)


def test_what_is_out_of_reach_needs_no_number_of_minutes() -> None:
    work = studied(60, 100, 80, 120)
    practised(work, Random(4), 60)
    values = {"on": TODAY + timedelta(days=1), "chance": 0.99, "calendar": targets.calendar_text(WEEK)}
    targets.add_target(work.store, PERSON, values, [Component.THEORY])
    found = study_charts.burn_up(work.store.read(), PERSON, today=TODAY)
    assert (found.needed, found.reachable) == (None, False)


def test_before_the_first_answer_nothing_is_said_of_what_is_needed() -> None:
    work = studied(60, 100, 80, 120)
    values = {"on": TODAY + timedelta(days=1), "chance": 0.99, "calendar": targets.calendar_text(WEEK)}
    targets.add_target(work.store, PERSON, values, [Component.THEORY])
    found = study_charts.burn_up(work.store.read(), PERSON, today=TODAY)
    assert (found.needed, found.reachable) == (None, True)


@pytest.mark.parametrize(
    ("weeks", "pace"),
    [((60, 90), None), ((60, 90, 120), (66, 90, 114)), ((50, 0, 0, 50), (0, 25, 50)), ((9, *[70] * 12), (70, 70, 70))],
)
def test_the_pace_is_that_of_the_last_weeks(weeks: tuple[int, ...], pace: tuple[float, ...] | None) -> None:
    found = study_charts.burn_up(studied(*weeks).store.read(), PERSON, today=TODAY).pace
    assert (None if found is None else (found.low, found.middle, found.high)) == (pace and pytest.approx(pace))


def test_where_an_hour_pays_covers_every_topic() -> None:
    work = studied()
    practised(work, Random(4), 60)
    aimed(work)
    found = study_charts.payoff(work.store.read(), PERSON, today=TODAY)
    assert {topic.topic for topic in found.topics} == {"章0", "章1", "章2"}
    assert [topic.gain for topic in found.topics] == sorted((topic.gain for topic in found.topics), reverse=True)
    assert all(topic.gain > 0 for topic in found.topics)
    assert sum(topic.weight for topic in found.topics) == pytest.approx(1)


def test_the_calendar_is_of_the_last_year_and_begins_on_a_monday() -> None:
    work = studied(60, 100)
    diary.add_session(work.store, PERSON, {"on": TODAY - timedelta(days=400), "minutes": 9, "component": "theory"})
    found = study_charts.heat(work.store.read(), PERSON, today=TODAY)
    assert found.first.weekday() == 0
    assert found.days == ((TODAY - timedelta(days=14), 60), (TODAY - timedelta(days=7), 100))


@pytest.mark.parametrize(
    ("counts", "best"),
    [
        (((8, 400, 300), (20, 400, 360)), 20),
        (((8, 400, 300), (20, 19, 19)), None),
        (((8, 400, 300), (20, 20, 17)), None),
        (((8, 400, 300), (12, 40, 38), (20, 400, 360)), 20),
        (((8, 400, 400), (20, 400, 400)), None),
        (((20, 400, 360),), None),
    ],
    ids=["clear", "too few to compare", "perhaps by chance", "more right but of few", "all right", "one hour"],
)
def test_an_hour_is_best_where_it_is_clearly_better(counts: tuple[tuple[int, int, int], ...], best: int | None) -> None:
    made = [Hour(hour=hour, answers=answers, correct=correct) for hour, answers, correct in counts]
    found = HourSeries(hours=tuple(made), today=TODAY)
    assert (found.best and found.best.hour) == best
    assert found.busiest == made[0]


def test_forgetting_goes_beyond_the_exam() -> None:
    work = studied()
    practised(work, Random(4), 60)
    aimed(work)
    found = study_charts.forgetting(work.store.read(), PERSON, today=TODAY)
    assert found.points[0][0] == TODAY
    assert found.points[-1][0] > EXAM_ON
    scores = [one.score for _, one in found.points]
    assert scores == sorted(scores, reverse=True)


def test_mock_exams_one_after_the_other() -> None:
    work = studied()
    shape = PaperShape(sections=(Section(kind=Kind.SINGLE, count=6, marks=2),), minutes=30)
    for ago in (20, 10):
        at = NOW - timedelta(days=ago)
        mock = mocks.begin(work.store, PERSON, target=None, at=at, seed=ago, shape=shape)
        for item in mock.sitting.paper.items[: ago // 4]:
            mocks.keep(work.store, mock.id, item.question, (0,), seconds=1, position=0)
        mocks.hand_in(work.store, PERSON, mock.id, at=at)
    found = study_charts.mock_scores(work.store.read(), PERSON, today=TODAY)
    assert [paper.score for paper in found.papers] == [83.33, 33.33]
    assert {topic for topic, _ in found.papers[0].topics} == {"章0", "章1", "章2"}


def test_nothing_to_draw() -> None:
    reader = study_world().store.read()
    assert study_charts.burn_up(reader, PERSON, today=TODAY).done == ()
    assert study_charts.payoff(reader, PERSON, today=TODAY).topics == ()
    assert study_charts.heat(reader, PERSON, today=TODAY).days == ()
    assert study_charts.hours(reader, PERSON, today=TODAY).hours == ()
    assert study_charts.forgetting(reader, PERSON, today=TODAY).points == ()
    assert study_charts.mock_scores(reader, PERSON, today=TODAY).papers == ()
