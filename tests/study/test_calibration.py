"""Foreseen chances of passing match how often made-up learners pass; tests/benchmarks has the full sample."""

from __future__ import annotations

from statistics import fmean

import pytest

from tests.study.learners import known, unseen
from tests.study.learners.course import Outcome, brier, calibration_error, draw_harsh_course, follow, log_loss
from tracker.study.readiness import Reason

EACH = 25


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    return [follow(family, seed) for family in (*known.FAMILIES, *unseen.FAMILIES) for seed in range(EACH)]


def test_chances_match_frequencies(outcomes: list[Outcome]) -> None:
    foreseen, passed = [one.foreseen.chance for one in outcomes], [one.passed for one in outcomes]
    assert calibration_error(foreseen, passed) < 0.06, "far less on the full sample; the rest is the small one's noise"
    assert abs(fmean(foreseen) - fmean(passed)) < 0.05


def test_they_match_in_harsh_circumstances() -> None:
    """Also where a topic alone, the last days or the first ones were practised, and the exam is far."""
    families = (*known.FAMILIES, *unseen.FAMILIES)
    harsh = [follow(family, seed, draw_harsh_course) for family in families for seed in range(EACH)]
    foreseen, passed = [one.foreseen.chance for one in harsh], [one.passed for one in harsh]
    assert calibration_error(foreseen, passed) < 0.07, "far less on the full sample, as above"
    for reason in (Reason.UNTOUCHED_TOPICS, Reason.LONG_AGO, Reason.FEW_DAYS):
        group = [one for one in harsh if reason in one.foreseen.reasons]
        assert abs(fmean(one.foreseen.chance for one in group) - fmean(one.passed for one in group)) < 0.06


def test_they_say_more_than_the_plain_percentage(outcomes: list[Outcome]) -> None:
    foreseen, passed = [one.foreseen.chance for one in outcomes], [one.passed for one in outcomes]
    plain = [one.practised for one in outcomes]
    sixty = [float(share >= 0.6) for share in plain]
    assert brier(foreseen, passed) < 0.8 * brier(plain, passed)
    assert brier(foreseen, passed) < 0.7 * brier(sixty, passed)
    assert log_loss(foreseen, passed) < 0.8 * log_loss(plain, passed)


def test_thin_evidence_has_wide_ranges_and_misses_more(outcomes: list[Outcome]) -> None:
    thin = [one for one in outcomes if one.foreseen.thin]
    sound = [one for one in outcomes if not one.foreseen.thin]
    widths = [fmean(one.foreseen.high - one.foreseen.low for one in group) for group in (thin, sound)]
    misses = [brier([one.foreseen.chance for one in group], [one.passed for one in group]) for group in (thin, sound)]
    assert widths[0] > 1.25 * widths[1]
    assert misses[0] > misses[1]


def test_four_in_five_lie_within_their_range(outcomes: list[Outcome]) -> None:
    """Scores do; chances lie in theirs oftener, since many learners are sure to pass or to fail: at its very end."""
    assert 0.72 < fmean(one.in_range for one in outcomes) < 0.86
    assert 0.8 < fmean(one.foreseen.low - 0.01 <= one.passed <= one.foreseen.high + 0.01 for one in outcomes) < 0.97


def test_a_plain_percentage_is_not_calibrated(outcomes: list[Outcome]) -> None:
    """What the measure makes of the rule that the model replaces: so it can tell them apart."""
    assert calibration_error([one.practised for one in outcomes], [one.passed for one in outcomes]) > 0.1
