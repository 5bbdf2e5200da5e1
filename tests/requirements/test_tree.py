"""Requirements as packs write them: read whole, or every fault named with its place."""

from __future__ import annotations

from typing import Any

import pytest

from tracker.kernel.problems import Problem
from tracker.requirements.leaves import LEAVES, Holds, Tenure
from tracker.requirements.tree import MAX_DEPTH, AllOf, AtLeast, leaves_of, read_requirement

HOLDS = {"holds": {"kinds": ["skill_level"], "level": "level_4"}}
TENURE = {"tenure": {"years": 5, "since": "level_4", "occupation": "same_or_related"}}


def faults(rule: Any) -> list[tuple[str, str]]:
    problems: list[Problem] = []
    read_requirement(rule, problems)
    return [(problem.code, problem.where) for problem in problems]


def test_the_leaves_of_the_format() -> None:
    words = {"holds", "tenure", "education", "training", "award", "role", "signoffs", "exam", "age", "region", "issuer"}
    assert set(LEAVES) == words


@pytest.mark.parametrize(
    "leaf",
    [
        HOLDS,
        {"holds": {"kinds": ["professional_title"], "level": "junior", "occupation": "any"}},
        TENURE,
        {"tenure": {"months": 18, "occupation": "6-18-01-01", "since_title": "junior"}},
        {"education": {"stages": ["university"], "major_matches": True}},
        {"training": {"hours": 80.5, "occupation": "same", "level": "level_3"}},
        {"training": {}},
        {"award": {"tier": "provincial", "rank": 3}},
        {"role": {"role": "team_leader", "years": 0}},
        {"signoffs": {"checklist": "basics", "share": "0.80", "stage": "supervised"}},
        {"exam": {"component": "theory", "mark": 60}},
        {"age": {"min": 16}},
        {"region": {"in": ["50", "510000"]}},
        {"issuer": {"kinds": ["government"]}},
        {"at_least": {"n": 2, "of": [HOLDS, TENURE, {"any": [HOLDS, {"all": [TENURE]}]}]}},
        {"at_least": 1, "of": [HOLDS]},
    ],
)
def test_what_fits_is_read(leaf: Any) -> None:
    assert faults(leaf) == []


def test_a_tree_is_read_as_it_is_written() -> None:
    read = read_requirement({"all": [HOLDS, {"at_least": {"n": 1, "of": [TENURE]}}]}, [])
    assert isinstance(read, AllOf)
    assert isinstance(read.parts[1], AtLeast)
    assert [type(leaf) for leaf in leaves_of(read)] == [Holds, Tenure]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("holds", [("not_requirement", "requires")]),
        ({}, [("one_key", "requires")]),
        ({**HOLDS, **TENURE}, [("one_key", "requires")]),
        ({"owns": {}}, [("unknown_leaf", "requires.owns")]),
        ({"all": [HOLDS, {"owns": {}}]}, [("unknown_leaf", "requires.all[1].owns")]),
        ({"all": []}, [("not_list", "requires.all")]),
        ({"any": HOLDS}, [("not_list", "requires.any")]),
        ({"holds": []}, [("not_requirement", "requires.holds")]),
        ({"holds": {}}, [("missing", "requires.holds.kinds")]),
        ({"holds": {"kinds": []}}, [("not_list", "requires.holds.kinds")]),
        ({"holds": {"kinds": "skill_level"}}, [("not_list", "requires.holds.kinds")]),
        ({"holds": {"kinds": ["skill"]}}, [("unknown_code", "requires.holds.kinds[0]")]),
        (
            {"holds": {"kinds": ["skill_level"], "level": "3", "occupation": 5, "since": 1}},
            [
                ("unknown_key", "requires.holds.since"),
                ("unknown_code", "requires.holds.level"),
                ("wrong_type", "requires.holds.occupation"),
            ],
        ),
        ({"holds": {"kinds": ["skill_level"], "occupation": ""}}, [("wrong_type", "requires.holds.occupation")]),
        ({"tenure": {"occupation": "same"}}, [("years_or_months", "requires.tenure")]),
        ({"tenure": {"years": 1, "months": 1}}, [("years_or_months", "requires.tenure")]),
        ({"tenure": {"years": -1}}, [("out_of_range", "requires.tenure.years")]),
        ({"tenure": {"years": 10**400}}, [("out_of_range", "requires.tenure.years")]),
        ({"tenure": {"years": 1.5}}, [("wrong_type", "requires.tenure.years")]),
        ({"tenure": {"years": True}}, [("wrong_type", "requires.tenure.years")]),
        ({"tenure": {"years": 1, "since": "junior"}}, [("unknown_code", "requires.tenure.since")]),
        ({"training": {"hours": float("nan")}}, [("out_of_range", "requires.training.hours")]),
        ({"training": {"hours": float("inf")}}, [("out_of_range", "requires.training.hours")]),
        ({"signoffs": {"checklist": "basics", "share": "1.1"}}, [("share", "requires.signoffs.share")]),
        ({"signoffs": {"checklist": "basics", "share": 0.5}}, [("wrong_type", "requires.signoffs.share")]),
        ({"exam": {"component": "theory", "mark": 101}}, [("out_of_range", "requires.exam.mark")]),
        ({"age": {}}, [("min_or_max", "requires.age")]),
        ({"age": {"min": 60, "max": 50}}, [("out_of_range", "requires.age.max")]),
        (
            {"region": {"within": ["50"]}},
            [("unknown_key", "requires.region.within"), ("missing", "requires.region.in")],
        ),
        ({"at_least": {"n": 2, "of": [HOLDS]}}, [("out_of_range", "requires.at_least.n")]),
        ({"at_least": {"n": 0, "of": [HOLDS]}}, [("out_of_range", "requires.at_least.n")]),
        ({"at_least": {"of": [HOLDS]}}, [("one_key", "requires.at_least")]),
        ({"at_least": {"n": 1, "of": [{"owns": 1}]}}, [("unknown_leaf", "requires.at_least.of[0].owns")]),
    ],
)
def test_every_fault_is_named(rule: Any, expected: list[tuple[str, str]]) -> None:
    assert faults(rule) == expected


def test_depth_has_an_end() -> None:
    rule: Any = HOLDS
    for _ in range(MAX_DEPTH):
        rule = {"all": [rule]}
    assert faults(rule) == []
    assert [code for code, _ in faults({"all": [rule]})] == ["not_requirement"]
