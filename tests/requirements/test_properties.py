"""What must hold for every working life and every rule."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.requirements.careers import PACK, careers, requirements, tenures, todays
from tests.requirements.careers import days as any_day
from tests.requirements.careers import jobs as working_lives
from tests.requirements.facts import bearings_of, facts_of
from tests.requirements.test_against_obvious import measured
from tracker.kernel.dates import add_months
from tracker.requirements.model import Verdict
from tracker.requirements.tree import read_requirement

HERE = "4-11-01-01"


def parts(verdict: Verdict) -> Iterator[Verdict]:
    """A verdict and all below it."""
    yield verdict
    for part in verdict.of:
        yield from parts(part)


@settings(max_examples=60, deadline=None)
@given(careers(), requirements, todays)
def test_dates_and_shares_are_where_they_can_be(career: dict[str, Any], rule: dict[str, Any], today: date) -> None:
    for verdict in parts(measured(career, rule, HERE, "station", today)):
        assert verdict.met == (verdict.met_on is not None)
        assert verdict.met_on is None or verdict.met_on <= today
        assert verdict.expected_on == verdict.met_on or (
            verdict.expected_on is not None and verdict.expected_on > today
        )
        assert 0 <= verdict.progress <= 1
        assert not verdict.met or verdict.progress == 1
        assert verdict.act is None or verdict.expected_on is None


@settings(max_examples=60, deadline=None)
@given(working_lives(), tenures().filter(lambda rule: "since" not in str(rule)), any_day, st.integers(0, 400), todays)
def test_more_work_is_never_worse(
    jobs: list[dict[str, Any]], rule: dict[str, Any], start: date, length: int, today: date
) -> None:
    end = start + timedelta(days=length)
    more = {"start": start.isoformat(), "end": end.isoformat(), "occupation": HERE}
    before = measured({"person": {}, "experience": jobs}, rule, HERE, None, today)
    after = measured({"person": {}, "experience": [*jobs, more]}, rule, HERE, None, today)
    assert after.have["days"] >= before.have["days"]
    if before.met_on:
        assert after.met_on
        assert after.met_on <= before.met_on


@settings(max_examples=60, deadline=None)
@given(working_lives(), tenures(), todays, st.randoms())
def test_order_does_not_matter(jobs: list[dict[str, Any]], rule: dict[str, Any], today: date, random: Any) -> None:
    shuffled = random.sample(jobs, len(jobs))
    once, again = (measured({"person": {}, "experience": one}, rule, HERE, None, today) for one in (jobs, shuffled))
    assert (once.met_on, once.expected_on, once.progress) == (again.met_on, again.expected_on, again.progress)


@settings(max_examples=60, deadline=None)
@given(working_lives(), st.integers(0, 60), todays)
def test_what_is_expected_comes_true(jobs: list[dict[str, Any]], months: int, today: date) -> None:
    """Whoever works on in an open job meets the rule on the very day that was expected, and not a day before."""
    career = {"person": {}, "experience": [*jobs, {"start": today.isoformat(), "occupation": HERE}]}
    rule = {"tenure": {"months": months, "occupation": "same"}}
    career["experience"] = [job for job in career["experience"] if job["start"] <= today.isoformat()]
    expected = measured(career, rule, HERE, None, today).expected_on
    assert expected is not None
    if expected > today:
        assert measured(career, rule, HERE, None, expected).met_on == expected
        assert not measured(career, rule, HERE, None, expected - timedelta(days=1)).met


@given(todays, st.integers(0, 600))
def test_one_job_is_complete_by_the_calendar(start: date, months: int) -> None:
    rule = read_requirement({"tenure": {"months": months, "occupation": "any"}}, [])
    assert rule is not None
    facts = facts_of({"person": {}, "experience": [{"start": start.isoformat()}]})
    done = add_months(start, months)
    assert rule.measure(facts, bearings_of(PACK, None), today=done).met_on == done
    assert months == 0 or not rule.measure(facts, bearings_of(PACK, None), today=done - timedelta(days=1)).met
