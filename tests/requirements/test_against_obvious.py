"""Over random working lives and random rules the engine says what the slow obvious model says."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases.lives import Life
from tests.requirements.careers import LEVELS, OCCUPATIONS, PACK, SCOPES, careers, requirements, todays
from tests.requirements.facts import bearings_of, facts_of
from tests.requirements.obvious import Question
from tracker.requirements.model import Verdict
from tracker.requirements.tree import read_requirement

KNOWN = [code for code in OCCUPATIONS if code]
ladders = st.sampled_from([None, "station", "workshop"])


def measured(
    career: dict[str, Any], rule: dict[str, Any], occupation: str | None, ladder: str | None, today: date
) -> Verdict:
    """What the engine says."""
    problems: list[Any] = []
    found = read_requirement(rule, problems)
    assert not problems
    assert found is not None
    return found.measure(facts_of(career), bearings_of(PACK, occupation, ladder), today=today)


def agree(verdict: Verdict, said: dict[str, Any]) -> None:
    """Every part the same, to the day."""
    assert (verdict.kind, verdict.met) == (said["kind"], said["met"])
    assert (verdict.met_on, verdict.expected_on) == (said["met_on"], said["expected_on"])
    assert abs(verdict.progress - min(1.0, said["progress"])) < 1e-9
    if "of" in said:
        assert len(verdict.of) == len(said["of"])
        for part, said_part in zip(verdict.of, said["of"], strict=True):
            agree(part, said_part)
    else:
        assert verdict.act == said["act"]


@settings(max_examples=120, deadline=None)
@given(careers(), requirements, st.sampled_from(OCCUPATIONS), ladders, todays)
def test_any_rule_over_any_life(
    career: dict[str, Any], rule: dict[str, Any], occupation: str | None, ladder: str | None, today: date
) -> None:
    said = Question(career, PACK, today=today, occupation=occupation, ladder=ladder).measure(rule)
    agree(measured(career, rule, occupation, ladder, today), said)


@pytest.mark.parametrize("seed", range(60))
def test_the_same_over_long_lives(seed: int) -> None:
    random = Random(seed)
    life = Life(seed, occupations=KNOWN, roles=["reader", "leader", "technician", "head", "stranger"])
    career, today = life.career(), life.day(2012, 2024)
    scope, level, role = random.choice(SCOPES), random.choice(LEVELS), random.choice(["reader", "leader", "head"])
    asked = {
        "all": [
            {"holds": {"kinds": ["skill_level", "qualification"], "level": level, "occupation": scope}},
            {"tenure": {"years": random.randint(1, 9), "occupation": scope, "since": level}},
            {"tenure": {"months": random.randint(1, 150), "occupation": scope}},
            {"role": {"role": role, "years": random.randint(0, 9)}},
        ]
    }
    said = Question(career, PACK, today=today, occupation=OCCUPATIONS[0], ladder="station").measure(asked)
    agree(measured(career, asked, OCCUPATIONS[0], "station", today), said)
