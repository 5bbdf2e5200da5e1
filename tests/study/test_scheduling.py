"""FSRS behind our door: equal to the reference, dates right, ratings as stated."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.study.scheduling import DEFAULT_PARAMETERS, Memory, Rating, Scheduler, rate

TODAY = date(2026, 3, 2)
MIDNIGHT = datetime(2026, 3, 2, tzinfo=UTC)
REFERENCE = fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)

histories = st.lists(
    st.tuples(st.sampled_from(Rating), st.integers(min_value=0, max_value=400)), min_size=1, max_size=30
)


def both(history: list[tuple[Rating, int]]) -> tuple[Memory, date, fsrs.Card]:
    """The same answers through our scheduler and through the reference."""
    ours, card, elapsed = None, fsrs.Card(card_id=1, due=MIDNIGHT), 0
    for rating, days in history:
        elapsed += days
        ours = Scheduler().review(ours.memory if ours else None, rating, today=TODAY + timedelta(days=elapsed))
        card, _ = REFERENCE.review_card(card, fsrs.Rating(rating), MIDNIGHT + timedelta(days=elapsed))
    assert ours is not None
    return ours.memory, ours.due, card


@given(histories)
def test_equals_the_reference(history: list[tuple[Rating, int]]) -> None:
    memory, due, card = both(history)
    assert card.stability is not None
    assert memory.stability == pytest.approx(card.stability, rel=2e-5)
    assert memory.difficulty == pytest.approx(card.difficulty, abs=5e-5)
    assert abs((due - card.due.date()).days) <= 1


@given(histories, st.integers(min_value=0, max_value=1000))
def test_recall_equals_the_reference_to_a_millionth_after_one_step(history: list[tuple[Rating, int]], on: int) -> None:
    """From the very same state, so that single precision has one step to differ in."""
    _, _, card = both(history)
    assert card.stability is not None
    assert card.difficulty is not None
    assert card.last_review is not None
    before = Memory(stability=card.stability, difficulty=card.difficulty, on=card.last_review.date())
    day = before.on + timedelta(days=history[0][1])
    memory = Scheduler().review(before, history[0][0], today=day).memory
    card, _ = REFERENCE.review_card(
        card, fsrs.Rating(history[0][0]), datetime.combine(day, datetime.min.time(), tzinfo=UTC)
    )
    assert card.stability is not None
    expected = REFERENCE.get_card_retrievability(
        card, datetime.combine(day + timedelta(days=on), datetime.min.time(), tzinfo=UTC)
    )
    card.stability = memory.stability
    recalled = REFERENCE.get_card_retrievability(
        card, datetime.combine(day + timedelta(days=on), datetime.min.time(), tzinfo=UTC)
    )
    assert recalled == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize(
    ("ratings", "due"),
    [
        ([Rating.AGAIN], date(2026, 3, 3)),
        ([Rating.GOOD], date(2026, 3, 4)),
        ([Rating.EASY], date(2026, 3, 10)),
    ],
)
def test_due_dates_of_a_first_answer(ratings: list[Rating], due: date) -> None:
    scheduled = Scheduler().replay([(TODAY, rating) for rating in ratings])
    assert scheduled is not None
    assert scheduled.due == due


def test_nothing_is_due_after_the_last_day_before_the_exam() -> None:
    scheduler = Scheduler()
    latest = date(2026, 3, 6)
    assert scheduler.review(None, Rating.EASY, today=TODAY, latest=latest).due == latest
    assert scheduler.review(None, Rating.EASY, today=latest, latest=latest).due > latest


def test_an_answer_dated_before_the_last_one_counts_on_that_day() -> None:
    scheduler = Scheduler()
    memory = scheduler.review(None, Rating.GOOD, today=TODAY).memory
    early = scheduler.review(memory, Rating.GOOD, today=TODAY - timedelta(days=9))
    assert early == scheduler.review(memory, Rating.GOOD, today=TODAY)


def test_another_number_of_parameters_is_refused() -> None:
    with pytest.raises(ValueError, match="parameters"):
        Scheduler(DEFAULT_PARAMETERS[:19])


@given(histories)
def test_a_replay_is_one_review_after_another(history: list[tuple[Rating, int]]) -> None:
    elapsed, answers = 0, []
    for rating, days in history:
        elapsed += days
        answers.append((TODAY + timedelta(days=elapsed), rating))
    memory, due, _ = both(history)
    replayed = Scheduler().replay(answers)
    assert replayed is not None
    assert replayed.memory.stability == pytest.approx(memory.stability, rel=1e-6)
    assert replayed.memory.difficulty == pytest.approx(memory.difficulty, rel=1e-6)
    assert replayed.memory.on == memory.on
    assert abs((replayed.due - due).days) <= 1


def test_no_answers_no_state() -> None:
    assert Scheduler().replay([]) is None


@pytest.mark.parametrize(
    ("correct", "ms", "usual", "known", "rating"),
    [
        (False, 2_000, 10_000, True, Rating.AGAIN),
        (True, None, 10_000, True, Rating.GOOD),
        (True, 2_000, None, True, Rating.GOOD),
        (True, 10_000, 10_000, True, Rating.GOOD),
        (True, 4_900, 10_000, True, Rating.EASY),
        (True, 4_900, 10_000, False, Rating.GOOD),
        (True, 20_001, 10_000, False, Rating.HARD),
        (True, 600_001, 10_000, True, Rating.GOOD),
    ],
)
def test_ratings(*, correct: bool, ms: int | None, usual: float | None, known: bool, rating: Rating) -> None:
    assert rate(correct=correct, ms=ms, usual_ms=usual, known=known) is rating


def test_importing_the_rules_of_study_loads_nothing_heavy() -> None:
    heavy = "{'fsrs', 'fsrs_rs_python', 'numpy', 'sqlite_utils', 'dataclasses', 'typing', 'inspect', 'pathlib'}"
    code = (
        "import sys, tracker.study.scheduling, tracker.study.readiness, tracker.study.model; "
        f"print(sorted({heavy} & set(sys.modules)))"
    )
    shown = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown.strip() == "[]"
