"""The cases worked out by hand: their rules installed, their careers imported, every expected answer given."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.cases.conftest import CASES, Fill, in_order
from tests.commands.conftest import Run

NAMES = sorted(path.stem for path in CASES.glob("*.json"))


@pytest.fixture(params=NAMES)
def case(request: pytest.FixtureRequest) -> dict[str, Any]:
    """One case."""
    found: dict[str, Any] = json.loads((CASES / f"{request.param}.json").read_text(encoding="utf-8"))
    return found


def holds(answer: dict[str, Any], expected: dict[str, Any]) -> None:
    """Everything expected is in the answer; it may say more."""
    assert {key: answer.get(key, "nothing said") for key in expected} == expected


def test_the_cases_are_there() -> None:
    assert NAMES == ["han-song", "wang-chuanjiang", "zhou-xuyang"]


def test_next(case: dict[str, Any], fill: Fill, run: Run) -> None:
    file = fill(case["career"])
    for name, expected in case["expected"].items():
        if name.startswith("next"):
            today = name.partition(" at ")[2] or case["today"]
            asked = ["next", "--file", file, "--today", today, "--json"]
            for words in ([*asked, "--occupation", case["occupation"]], asked):
                outcome = run(*words)
                holds(in_order(outcome), expected)
                assert outcome.code == (0 if expected["met"] else 1)


def test_due(case: dict[str, Any], fill: Fill, run: Run) -> None:
    file = fill(case["career"])
    found = in_order(run("due", "--file", file, "--today", case["today"], "--json"))["deadlines"]
    expected = case["expected"].get("due")
    if expected is not None:
        assert len(found) == len(expected)
        for answer, deadline in zip(found, expected, strict=True):
            holds(answer, deadline)


def test_roles(case: dict[str, Any], fill: Fill, run: Run) -> None:
    file = fill(case["career"])
    found = in_order(run("roles", "--file", file, "--today", case["today"], "--json"))["roles"]
    by_id = {role["id"]: role for role in found}
    assert list(by_id) == ["meter_reader", "team_leader", "station_technician", "station_head"]
    for role, expected in case["expected"].get("roles", {}).items():
        holds(by_id[role], expected)


def test_recognise(case: dict[str, Any], fill: Fill, run: Run) -> None:
    file = fill(case["career"])
    for expected in case["expected"].get("recognise", []):
        asked = ["recognise", expected["certificate"], "--in", expected["in"], "--today", expected["today"]]
        outcome = run(*asked, "--file", file, "--json")
        answer = in_order(outcome)
        holds(answer["by_rule"], {key: expected[key] for key in ("verdict", "reason", "agreement") if key in expected})
        holds(answer["practice"], expected.get("practice", {}))
        assert outcome.code == (0 if expected["verdict"] == "recognised" else 1)


def test_benefits(case: dict[str, Any], fill: Fill, run: Run) -> None:
    file = fill(case["career"])
    for expected in case["expected"].get("benefits", []):
        asked = ["benefits", "--in", expected["in"], "--price", str(expected["price_fen"])]
        (found,) = in_order(run(*asked, "--file", file, "--today", case["today"], "--json"))["benefits"]
        holds(found, {key: expected[key] for key in ("id", "met", "amount_fen")})
