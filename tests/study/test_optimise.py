"""The helper process that finds the worker's own FSRS parameters."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from tracker.kernel.errors import Cancelled
from tracker.study.optimise import Optimisation, OptimiserFailed, optimise, steps
from tracker.study.scheduling import DEFAULT_PARAMETERS, Rating, Scheduler

START = date(2026, 1, 5)


def history(random: Random) -> list[tuple[date, Rating]]:
    days = [0, 1, 4, 9, 20, 45]
    return [(START + timedelta(days=day), Rating.GOOD if random.random() < 0.7 else Rating.AGAIN) for day in days]


def test_steps_count_days_from_the_answer_before() -> None:
    answers = [(START, Rating.AGAIN), (START, Rating.GOOD), (START + timedelta(days=3), Rating.EASY)]
    assert steps(answers) == [(1, 0), (3, 0), (4, 3)]


def test_steps_never_go_back_in_time() -> None:
    assert steps([(START, Rating.GOOD), (START - timedelta(days=2), Rating.GOOD)]) == [(3, 0), (3, 0)]


@pytest.mark.parametrize("histories", [[], [[(3, 0)]], [[(3, 0), (3, 0)]]])
def test_too_little_gives_the_defaults(histories: list[list[tuple[int, int]]]) -> None:
    assert optimise(histories) == list(DEFAULT_PARAMETERS)


def test_the_child_finds_usable_parameters_of_its_own() -> None:
    random = Random(5)
    found = Optimisation([history(random) for _ in range(200)]).result()
    assert found != DEFAULT_PARAMETERS
    assert Scheduler(found).review(None, Rating.GOOD, today=START).due > START


def test_a_cancelled_run_says_so_and_may_be_cancelled_twice() -> None:
    random = Random(5)
    run = Optimisation([history(random) for _ in range(3000)])
    run.cancel()
    run.cancel()
    assert run.done()
    with pytest.raises(Cancelled):
        run.result()


def test_the_result_may_be_asked_for_again_and_cancelling_comes_too_late() -> None:
    run = Optimisation([])
    first = run.result()
    run.cancel()
    assert run.result() == first == DEFAULT_PARAMETERS


def test_a_failed_child_says_what_it_said() -> None:
    run = Optimisation([[(START, 9), (START + timedelta(days=5), 9)]])  # type: ignore[list-item]
    with pytest.raises(OptimiserFailed) as failed:
        run.result()
    assert failed.value.params["detail"]
