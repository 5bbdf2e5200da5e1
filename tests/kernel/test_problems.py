"""What is wrong with an input, fit to be shown wherever it came from."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tracker.kernel.problems import Problem


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("level_9", "level_9"),
        ("x" * 80, "x" * 80),
        ("x" * 81, "x" * 80 + "…"),
        (-5, -5),
        (16**6000, "…"),
        (-(16**6000), "…"),
        (1.5, 1.5),
        (True, True),
        (None, None),
        (date(2024, 2, 29), date(2024, 2, 29)),
        ({"a": {"b": 1}}, "{…}"),
        ([[1]], "[…]"),
    ],
    ids=range(12),
)
def test_a_value_is_short(value: Any, shown: Any) -> None:
    assert Problem(code="wrong_type", where="x", value=value).short() == Problem(
        code="wrong_type", where="x", value=shown
    )


@pytest.mark.parametrize(
    ("where", "seen"), [("", "requires.age"), ("max", "requires.age.max"), ("[0].id", "requires.age[0].id")]
)
def test_a_place_is_seen_from_one_level_up(where: str, seen: str) -> None:
    assert Problem(code="missing", where=where).at("requires.age").where == seen
