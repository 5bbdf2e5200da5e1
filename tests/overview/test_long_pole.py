"""The one requirement that decides the day."""

from __future__ import annotations

from datetime import date

from tracker.kernel.terms import Act
from tracker.overview.long_pole import long_pole
from tracker.requirements.model import Verdict
from tracker.requirements.rules import all_of, any_of, at_least


def met(day: str = "2020-01-01") -> Verdict:
    found = date.fromisoformat(day)
    return Verdict(kind="holds", met=True, met_on=found, expected_on=found, progress=1.0)


def coming(day: str, **fields: object) -> Verdict:
    return Verdict(kind="tenure", met=False, expected_on=date.fromisoformat(day), progress=0.5).replace(**fields)


def blocked(act: Act | None = Act.CERTIFICATE, *unknown: str) -> Verdict:
    return Verdict(kind="holds", met=False, act=act, unknown=unknown)


def test_what_is_met_hangs_on_nothing() -> None:
    assert long_pole(met()) is None
    assert long_pole(any_of([blocked(), met()])) is None


def test_a_leaf_decides_itself() -> None:
    leaf = blocked()
    assert long_pole(leaf) is leaf


def test_of_all_the_last_day_decides() -> None:
    parts = [met(), coming("2024-01-01"), coming("2025-01-01"), coming("2024-06-01")]
    assert long_pole(all_of(parts)) is parts[2]


def test_equal_verdicts_are_told_apart() -> None:
    """Two rows that read the same are two rows; the first of them is marked."""
    twins = [coming("2025-01-01"), coming("2025-01-01")]
    assert long_pole(all_of(twins)) is twins[0]


def test_of_alternatives_the_nearest_decides() -> None:
    near, far = all_of([met(), coming("2024-01-01")]), coming("2030-01-01")
    assert long_pole(any_of([far, near])) is near.of[1]


def test_of_two_out_of_three_the_second_day_decides() -> None:
    parts = [coming("2026-01-01"), coming("2024-01-01"), coming("2025-01-01")]
    assert long_pole(at_least(2, parts)) is parts[2]


def test_without_a_day_the_first_act_decides() -> None:
    parts = [coming("2025-01-01"), blocked(Act.AWARD), blocked(Act.EXAM)]
    assert long_pole(all_of(parts)) is parts[1]


def test_a_sure_act_comes_before_an_incomplete_record() -> None:
    unsure, sure = blocked(Act.WORK, "job"), blocked(Act.EXAM)
    assert long_pole(all_of([unsure, sure])) is sure
    assert long_pole(all_of([unsure, coming("2025-01-01")])) is unsure


def test_what_no_act_helps_still_decides() -> None:
    closed = blocked(None)
    assert long_pole(all_of([met(), closed])) is closed
