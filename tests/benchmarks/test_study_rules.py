"""Measures the rules of study: calibration on 2,000 learners, and the time a readiness, a plan and a review take."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from random import Random
from statistics import fmean, median
from time import perf_counter

import fsrs
import pytest

from tests.study.items import draw_items
from tests.study.learners import known, unseen
from tests.study.learners.course import Family, Outcome, brier, calibration_error, draw_harsh_course, follow
from tests.study.learners.studying import keep_to_the_plan
from tracker.study.evidence import read
from tracker.study.model import weekly
from tracker.study.plan import make_plan
from tracker.study.readiness import Exam, Stock, assess
from tracker.study.scheduling import Rating, Scheduler
from tracker.study.simulate import Habit, Mind, Order, Practice, draw_learner

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(900)]

LEARNERS = 2000
PLANNERS = 100
TODAY = date(2026, 6, 1)


def milliseconds(work: Callable[[], object], rounds: int = 15) -> float:
    times = []
    for _ in range(rounds):
        start = perf_counter()
        work()
        times.append(1000 * (perf_counter() - start))
    return median(times)


def report(name: str, outcomes: list[Outcome]) -> float:
    """Prints the figures and gives the calibration error."""
    foreseen, passed = [one.foreseen.chance for one in outcomes], [one.passed for one in outcomes]
    plain = [one.practised for one in outcomes]
    sixty = [float(share >= 0.6) for share in plain]
    error = calibration_error(foreseen, passed)
    print(f"\n{name}: {len(outcomes)} learners, {fmean(passed):.2f} of papers passed, {fmean(foreseen):.2f} foreseen")
    print(f"  calibration error {error:.3f}; of the plain percentage {calibration_error(plain, passed):.3f}")
    print(f"  Brier {brier(foreseen, passed):.4f}; plain percentage {brier(plain, passed):.4f}", end="")
    print(f"; sixty or more {brier(sixty, passed):.4f}; knowing each learner {brier(passed, passed):.4f}")
    print(f"  scores within their range {fmean(one.in_range for one in outcomes):.2f}")
    for low in range(10):
        group = [one for one in outcomes if low <= 10 * one.foreseen.chance < low + 1]
        if group:
            seen = fmean(one.foreseen.chance for one in group), fmean(one.passed for one in group)
            print(f"  {low / 10:.1f}: {len(group):5} learners, foreseen {seen[0]:.2f}, passed {seen[1]:.2f}")
    return error


def test_calibration() -> None:
    """Each family for itself, the ones never used for choosing anything, and all together."""
    errors: dict[str, float] = {}
    everybody: list[Outcome] = []
    for family in (*known.FAMILIES, *unseen.FAMILIES):
        outcomes = [follow(family, seed) for seed in range(LEARNERS)]
        errors[family.__name__] = report(family.__name__, outcomes)
        everybody += outcomes
    assert all(errors[family.__name__] <= 0.05 for family in unseen.FAMILIES)
    assert all(error <= 0.06 for error in errors.values())
    assert report("all together", everybody) <= 0.03


def test_calibration_in_harsh_circumstances() -> None:
    """The same where a topic alone, the last days or the first ones were practised, and the exam is far."""
    everybody: list[Outcome] = []
    for family in (*known.FAMILIES, *unseen.FAMILIES):
        outcomes = [follow(family, seed, draw_harsh_course) for seed in range(LEARNERS)]
        report(f"{family.__name__}, harshly", outcomes)
        everybody += outcomes
    assert report("all together, harshly", everybody) <= 0.04


def test_plans_keep_what_they_promise() -> None:
    """Of learners who can learn: the mean chance promised, and the part of papers passed after keeping to the plan."""
    short = []
    learning: tuple[Family, ...] = (known.Items, known.Rules, known.Tracing, known.HalfLives, known.Curves)
    for family in (*learning, *unseen.FAMILIES):
        kept = [one for seed in range(PLANNERS) if (one := keep_to_the_plan(family, seed)) and one.plan.reachable]
        promised, passed = fmean(one.plan.outlook.chance for one in kept), fmean(one.passed for one in kept)
        without = fmean(one.plan.without.chance for one in kept)
        print(f"\n{family.__name__}: {without:.2f} without, {promised:.2f} promised, {passed:.2f} came", end="")
        short.append(promised - passed)
    assert max(short) < 0.3
    assert fmean(short) < 0.08


def test_a_readiness_from_five_thousand_answers() -> None:
    random = Random(1)
    topics = [f"t{number}" for number in range(10)]
    mind = Mind(draw_learner(topics, random), random)
    done = Practice(mind, draw_items(topics, 100, random), Habit(days=1, questions=20, order=Order.DUE), random)
    for number in range(250):
        done.day(TODAY - timedelta(days=250 - number), questions=20)
    exam = Exam(weights=dict.fromkeys(topics, 1.0), bank={topic: Stock(questions=200) for topic in topics})
    evidence = read(done.answers, today=TODAY)
    whole = milliseconds(lambda: assess(read(done.answers, today=TODAY), exam, days_ahead=30))
    planned = milliseconds(
        lambda: make_plan(
            evidence, exam, goal=0.9, calendar=weekly(*[60] * 7), today=TODAY, exam_on=TODAY + timedelta(days=60)
        )
    )
    print(f"\n5,000 answers: readiness {whole:.1f} ms, plan {planned:.1f} ms")
    assert whole < 20
    assert planned < 50


def test_reviews_against_the_pure_python_scheduler() -> None:
    random = Random(1)
    ratings = [random.choice((1, 2, 3, 3, 3, 4)) for _ in range(20)]
    scheduler = Scheduler()
    reference = fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    start = datetime(2026, 6, 1, tzinfo=UTC)
    days = [TODAY + timedelta(days=3 * number) for number in range(20)]
    moments = [start + timedelta(days=3 * number) for number in range(20)]

    answers = [(day, Rating(rating)) for day, rating in zip(days, ratings, strict=True)]
    marks = [(moment, fsrs.Rating(rating)) for moment, rating in zip(moments, ratings, strict=True)]

    def whole() -> None:
        for _ in range(50):
            scheduler.replay(answers)

    def one_by_one() -> None:
        for _ in range(50):
            memory = None
            for day, rating in answers:
                memory = scheduler.review(memory, rating, today=day).memory

    def theirs() -> None:
        for _ in range(50):
            card = fsrs.Card(card_id=1, due=start)
            for moment, rating in marks:
                card, _ = reference.review_card(card, rating, moment)

    histories, single, slow = (milliseconds(work) for work in (whole, one_by_one, theirs))
    print(f"\n1,000 reviews: whole histories {histories:.2f} ms, one by one {single:.2f} ms, pure Python {slow:.2f} ms")
    assert slow > 5 * histories
    assert slow > single
