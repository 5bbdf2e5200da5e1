"""Fitting the scheduler to one worker in a helper process, and when that is worth it."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest

from tests.study.service.worlds import NOW, PERSON, answer, study_world, ten
from tracker.kernel.errors import Cancelled
from tracker.study.scheduling import DEFAULT_PARAMETERS
from tracker.study.service import fitting, practice
from tracker.workspace import Workspace


def practised_long() -> Workspace:
    """Ten questions, each answered on the same six days."""
    work, random = study_world(*ten()), Random(5)
    for days in (60, 59, 56, 50, 40, 10):
        for number in range(1, 11):
            answer(work, number, correct=random.random() < 0.7, at=NOW - timedelta(days=days))
    return work


def test_the_own_parameters_are_kept_with_when_and_from_what() -> None:
    work, looked = practised_long(), []
    before = practice.scheduler(work.store.read(), 1).parameters
    assert fitting.fit(work.store, PERSON, now=NOW, watch=lambda: looked.append(1)) == 60
    assert looked
    assert practice.scheduler(work.store.read(), 1).parameters != before
    found = fitting.fitted(work.store.read(), PERSON)
    assert (found.at, found.answers, found.worth_it) == (NOW, 60, False)


def test_stopped_half_way_everything_stays() -> None:
    work = practised_long()

    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        fitting.fit(work.store, PERSON, now=NOW, watch=stop)
    assert fitting.fitted(work.store.read(), PERSON).at is None


def test_it_is_worth_it_with_many_answers_and_again_with_many_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fitting, "FEWEST", 10)
    work = study_world(*ten())
    for number in range(1, 10):
        answer(work, number, correct=True, at=NOW)
    assert not fitting.fitted(work.store.read(), PERSON).worth_it
    answer(work, 10, correct=True, at=NOW)
    assert fitting.fitted(work.store.read(), PERSON).worth_it
    practice.keep_parameters(work.store, PERSON, DEFAULT_PARAMETERS, found=(NOW, 10))
    assert not fitting.fitted(work.store.read(), PERSON).worth_it
    for number in range(1, 6):
        answer(work, number, correct=True, at=NOW)
    assert fitting.fitted(work.store.read(), PERSON).worth_it
