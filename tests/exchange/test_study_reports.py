"""What a mentor is told of study: month by month, from the worker's own file, with the chance of passing his exam."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.stations import carry, file_of, trust
from tests.study.service.worlds import PERSON, TODAY, answer, practised, study_world, ten
from tracker.exchange.study_reports import study_reports
from tracker.kernel.terms import Component, Level
from tracker.mentoring.model import MockResult
from tracker.mentoring.repo import STUDY_REPORTS
from tracker.mentoring.rules import mock_lines, mock_results
from tracker.overview.cohort import Cohort
from tracker.overview.monthly import month_of
from tracker.study.service import diary, targets
from tracker.workspace import Workspace

EXAM = date(2026, 6, 1)


@pytest.fixture
def worker() -> Workspace:
    """Somebody who answered questions over some weeks, studied outside, and has an exam ahead."""
    work = study_world(*ten(), packs=True)
    practised(work, Random(1), 60)
    diary.add_session(
        work.store, PERSON, {"on": date(2025, 12, 30), "minutes": 45, "component": Component.THEORY, "timed": False}
    )
    targets.add_target(work.store, PERSON, {"on": EXAM, "level": Level.LEVEL_3}, [Component.THEORY])
    return work


def test_every_month_of_study_is_told_and_the_exam_with_the_last(worker: Workspace) -> None:
    told = list(study_reports(worker.store.read(), PERSON))
    assert [one.month for one in told] == sorted({one.month for one in told})
    assert (told[0].month, told[0].minutes >= 45) == ("2025-12", True)
    assert sum(one.answers for one in told) == 60
    assert [one.exam_on for one in told] == [None] * (len(told) - 1) + [EXAM]
    assert told == list(study_reports(worker.store.read(), PERSON)), "the same each time"


def test_the_mentor_sees_study_and_readiness_of_who_studies_elsewhere(worker: Workspace, tmp_path: Path) -> None:
    mentor = file_of("示例师傅")
    trust(mentor, worker.store)
    trust(worker.store, mentor)
    carry(worker.store, mentor, PERSON, tmp_path)
    told = list(study_reports(worker.store.read(), PERSON))
    assert STUDY_REPORTS.of_person(mentor.read(), PERSON) == tuple(told)
    assert STUDY_REPORTS.of_person(worker.store.read(), PERSON) == ()
    (member,) = Cohort(mentor.read(), mentor=None, today=TODAY).members([PERSON])
    assert member.exam
    assert (member.exam.on, member.exam.level, member.exam.told_on) == (EXAM, Level.LEVEL_3, told[-1].as_of)
    assert member.exam.chance == (None if told[-1].chance_permille is None else told[-1].chance_permille / 1000)
    month = month_of(mentor.read(), PERSON, told[-1].month, mentor=None, today=TODAY)
    assert (month.study.answers, month.study.minutes) == (told[-1].answers, told[-1].minutes)
    answer(worker, 1, correct=True, at=datetime.combine(TODAY, datetime.min.time()))
    (changed,) = (one for one in carry(worker.store, mentor, PERSON, tmp_path).effects if one.action == "changed")
    assert changed.kind == "study_report"
    assert carry(mentor, worker.store, PERSON, tmp_path).effects == ()


RESULTS = st.builds(
    MockResult,
    on=st.dates(),
    component=st.sampled_from(list(Component)),
    score=st.integers(0, 400).map(lambda quarters: quarters / 4),
)


@given(st.lists(RESULTS, max_size=5), st.text(max_size=30))
def test_mock_exams_are_read_as_they_were_told(results: list[MockResult], anything: str) -> None:
    assert mock_results(mock_lines(results)) == tuple(results)
    mock_results(anything)
