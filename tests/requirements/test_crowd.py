"""Measured together or one by one: over random lives and random rules, the very same verdicts."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases.lives import Life
from tests.requirements.careers import OCCUPATIONS, PACK, careers, requirements, todays
from tests.requirements.facts import bearings_of, facts_of
from tracker.certificates.repo import CERTIFICATES
from tracker.kernel.clock import FixedClock
from tracker.kernel.dates import FOREVER, add_months
from tracker.people.repo import AWARDS, EDUCATION, EXAMS, EXPERIENCE, PEOPLE, SIGNOFFS, TRAINING
from tracker.requirements import crowd_leaves
from tracker.requirements.columns import ACTS, Column
from tracker.requirements.crowd import Crowd
from tracker.requirements.crowd_repo import crowd_of
from tracker.requirements.crowd_tree import measure
from tracker.requirements.leaves import LEAVES
from tracker.requirements.model import Facts, Verdict
from tracker.requirements.tree import read_requirement
from tracker.store.session import Store
from tracker.store.table import Table

TABLES: dict[str, Table[Any]] = {
    "certificates": CERTIFICATES,
    "experience": EXPERIENCE,
    "education": EDUCATION,
    "training": TRAINING,
    "awards": AWARDS,
    "exams": EXAMS,
    "signoffs": SIGNOFFS,
}


def crowd(lives: list[Facts], *, today: date) -> Crowd:
    """Everybody in a file of their own, with uids that do not meet."""
    store = Store.in_memory(FixedClock(today))
    with store.write("test", journaled=False) as writer:
        for at, facts in enumerate(lives):
            uid = f"p{at}"
            PEOPLE.insert(writer, facts.person.replace(uid=uid))
            for field, table in TABLES.items():
                for one in getattr(facts, field):
                    table.insert(writer, one.replace(uid=f"{uid}-{one.uid}", person=uid))
    made = crowd_of(store.read(), bearings_of(PACK, None), today=today)
    store.close()
    return made


def same(together: dict[str, Any], alone: Verdict) -> None:
    assert together == {
        "met": alone.met,
        "met_on": alone.met_on,
        "expected_on": alone.expected_on,
        "progress": pytest.approx(alone.progress, abs=1e-12),
        "act": alone.act,
        "unknown": bool(alone.unknown),
    }


def line(column: Column, at: int) -> dict[str, Any]:
    """One person's line of a column as the fields of a verdict."""
    met, expected = int(column.met_on[at]), int(column.expected_on[at])
    return {
        "met": met > 0,
        "met_on": date.fromordinal(met) if met else None,
        "expected_on": date.fromordinal(expected) if expected else None,
        "progress": float(column.progress[at]),
        "act": ACTS[column.act[at]],
        "unknown": bool(column.unknown[at]),
    }


def compare(lives: list[Facts], rule: dict[str, Any], ladder: str | None, today: date) -> None:
    asked = read_requirement(rule, [])
    assert asked is not None
    column = measure(crowd(lives, today=today), asked, ladder)
    for at, facts in enumerate(lives):
        around = bearings_of(PACK, facts.occupation, ladder)
        same(line(column, at), asked.measure(facts, around, today=today))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(careers(), min_size=1, max_size=3),
    requirements,
    st.lists(st.sampled_from(OCCUPATIONS), min_size=4, max_size=4),
    st.sampled_from([None, "station", "workshop"]),
    todays,
)
def test_any_rule_over_any_lives(
    plain: list[dict[str, Any]], rule: dict[str, Any], asked: list[str | None], ladder: str | None, today: date
) -> None:
    lives = [facts_of(career) for career in plain]
    lives = [
        facts.replace(person=facts.person.replace(occupation=own)) for facts, own in zip(lives, asked, strict=False)
    ]
    compare(lives, rule, ladder, today)


@pytest.mark.parametrize("seed", range(10))
def test_long_lives_together(seed: int) -> None:
    random = Random(seed)
    roles = ["reader", "leader", "technician", "head", "stranger"]
    draws = [Life(seed * 10 + at, occupations=OCCUPATIONS[:3], roles=roles) for at in range(4)]  # type: ignore[arg-type]
    careers_drawn = [life.career() for life in draws]
    known = ("certificates", "experience", "person")
    lives = [
        facts_of({key: career[key] for key in known if key in career} | {"person": {"name": "x"} | career["person"]})
        for career in careers_drawn
    ]
    level, scope = random.choice(["level_5", "level_3", "level_1"]), random.choice(["same", "same_or_related", "any"])
    rule = {
        "at_least": 2,
        "of": [
            {"holds": {"kinds": ["skill_level", "qualification"], "level": level, "occupation": scope}},
            {"tenure": {"years": random.randint(1, 9), "occupation": scope, "since": level}},
            {"tenure": {"months": random.randint(1, 150), "occupation": scope}},
            {"role": {"role": random.choice(roles), "years": random.randint(0, 9)}},
            {"region": {"in": ["50", "42"]}},
        ],
    }
    compare(lives, rule, random.choice([None, "station"]), draws[0].day(2012, 2024))


@settings(max_examples=100, deadline=None)
@given(st.dates(date(1900, 1, 1), FOREVER), st.integers(0, 1200))
def test_calendar_steps_of_a_column(day: date, months: int) -> None:
    column = crowd_leaves.add_months(np.array([day.toordinal()], dtype=np.int64), months)
    assert date.fromordinal(int(column[0])) == add_months(day, months)


def test_every_day_around_a_leap_year() -> None:
    days = [date(2023, 12, 1) + timedelta(days=n) for n in range(500)]
    ordinals = np.array([day.toordinal() for day in days], dtype=np.int64)
    for months in (0, 1, 2, 11, 12, 13, 48):
        assert crowd_leaves.add_months(ordinals, months).tolist() == [
            add_months(day, months).toordinal() for day in days
        ]


def test_every_leaf_can_be_measured_together() -> None:
    assert set(crowd_leaves._MEASURES) == set(LEAVES.values())


def test_nobody() -> None:
    asked = read_requirement({"all": [{"tenure": {"years": 1}}, {"holds": {"kinds": ["driving"]}}]}, [])
    assert asked is not None
    assert len(measure(crowd([], today=date(2020, 1, 1)), asked).met_on) == 0
