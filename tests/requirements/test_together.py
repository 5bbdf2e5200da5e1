"""How parts make a whole: the latest, the earliest, the n-th; each part keeps its own bar."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.kernel.terms import Act
from tracker.requirements.model import Verdict
from tracker.requirements.rules import all_of, any_of, at_least

A, B, C, D = date(2019, 1, 1), date(2020, 2, 29), date(2026, 1, 1), date(2027, 1, 1)


def met(day: date) -> Verdict:
    return Verdict(kind="leaf", met=True, met_on=day, expected_on=day, progress=1.0)


def waiting(day: date, progress: float) -> Verdict:
    return Verdict(kind="leaf", met=False, expected_on=day, progress=progress)


def blocked(act: Act, progress: float = 0.0, *unknown: str) -> Verdict:
    return Verdict(kind="leaf", met=False, act=act, progress=progress, unknown=unknown)


EXAM, WORK = blocked(Act.EXAM, 0.3, "x"), blocked(Act.WORK, 0.6, "x", "y")


@pytest.mark.parametrize(
    ("parts", "met_on", "expected_on", "progress", "act"),
    [
        ([met(A), met(B)], B, B, 1.0, None),
        ([met(B), met(A)], B, B, 1.0, None),
        ([met(A), waiting(C, 0.5)], None, C, 0.5, None),
        ([waiting(D, 0.2), waiting(C, 0.5)], None, D, 0.2, None),
        ([met(A), waiting(C, 0.5), EXAM], None, None, 0.3, Act.EXAM),
        ([WORK, EXAM], None, None, 0.3, Act.WORK),
        ([met(A)], A, A, 1.0, None),
    ],
)
def test_all(
    parts: list[Verdict], met_on: date | None, expected_on: date | None, progress: float, act: Act | None
) -> None:
    whole = all_of(parts)
    assert (whole.met, whole.met_on, whole.expected_on) == (met_on is not None, met_on, expected_on)
    assert (whole.progress, whole.act, whole.of) == (progress, act, tuple(parts))


@pytest.mark.parametrize(
    ("parts", "met_on", "expected_on", "progress", "act"),
    [
        ([met(B), met(A)], A, A, 1.0, None),
        ([waiting(C, 0.5), met(B)], B, B, 1.0, None),
        ([waiting(D, 0.9), waiting(C, 0.5)], None, C, 0.9, None),
        ([EXAM, waiting(D, 0.1)], None, D, 0.3, None),
        ([EXAM, WORK], None, None, 0.6, Act.WORK),
    ],
)
def test_any(
    parts: list[Verdict], met_on: date | None, expected_on: date | None, progress: float, act: Act | None
) -> None:
    whole = any_of(parts)
    assert (whole.met, whole.met_on, whole.expected_on) == (met_on is not None, met_on, expected_on)
    assert (whole.progress, whole.act) == (progress, act)


@pytest.mark.parametrize(
    ("count", "met_on", "expected_on", "progress"),
    [(1, A, A, 1.0), (2, B, B, 1.0), (3, None, C, 0.5), (4, None, None, 0.3)],
)
def test_at_least(count: int, met_on: date | None, expected_on: date | None, progress: float) -> None:
    whole = at_least(count, [waiting(C, 0.5), met(B), EXAM, met(A)])
    assert (whole.met_on, whole.expected_on, whole.progress) == (met_on, expected_on, progress)


def test_unknown_records_are_listed_once() -> None:
    assert all_of([EXAM, WORK]).unknown == ("x", "y")
