"""Benefits: amounts to the fen, the last day to claim, and where they are given."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.requirements.asking import certificate, job
from tests.requirements.facts import facts_of
from tracker.benefits.model import BenefitVerdict
from tracker.benefits.rules import amount_fen, applies_in, measure, measure_benefits
from tracker.catalog.model import Amount, Benefit, Knowledge
from tracker.requirements.model import Bearings
from tracker.requirements.tree import read_requirement

LEVEL_4 = {"holds": {"kinds": ["skill_level"], "level": "level_4", "occupation": "any"}}
WELDING = {"holds": {"kinds": ["skill_level"], "occupation": "6-18-02-04"}}
WORK = {"tenure": {"years": 1, "occupation": "any"}}
CAPPED = Amount(share="0.10", of="price", cap_fen=10_000_000)


def benefit(asks: Any = LEVEL_4, months: int | None = None, **fields: Any) -> Benefit:
    return Benefit(
        **{"pack": "p", "key": "b", "id": "b", "regions": ("50",), "amount": Amount(fixed_fen=1), **fields},
        requires=read_requirement(asks, []) if asks else None,
        claim_months=months,
    )


def claim(one: Benefit, today: str, **lists: list[dict[str, Any]]) -> tuple[str, str | None]:
    found = verdict(one, today, None, **lists)
    return str(found.state), found.claim_until.isoformat() if found.claim_until else None


def verdict(one: Benefit, today: str, price: int | None = None, **lists: list[dict[str, Any]]) -> BenefitVerdict:
    return measure(one, facts_of(lists), Bearings(occupation=None), price_fen=price, today=date.fromisoformat(today))


@pytest.mark.parametrize(
    ("share", "cap", "price", "fen"),
    [
        ("0.10", 10_000_000, 83_456_789, 8_345_679),  # …678.9
        ("0.10", 10_000_000, 200_000_000, 10_000_000),
        # around the cap
        ("0.10", 10_000_000, 99_999_984, 9_999_998),
        ("0.10", 10_000_000, 99_999_985, 9_999_999),  # a half goes up
        ("0.10", 10_000_000, 99_999_994, 9_999_999),
        ("0.10", 10_000_000, 99_999_995, 10_000_000),
        ("0.10", 10_000_000, 100_000_000, 10_000_000),
        ("0.10", 10_000_000, 100_000_005, 10_000_000),
        ("0.10", 9_999_999, 99_999_995, 9_999_999),
        ("0.10", 10_000_001, 100_000_005, 10_000_001),
        ("0.10", 10_000_001, 100_000_004, 10_000_000),
        # rounding
        ("0.10", None, 4, 0),
        ("0.10", None, 5, 1),
        ("0.10", None, 14, 1),
        ("0.10", None, 15, 2),
        ("0.333", None, 1000, 333),
        ("0.3335", None, 1000, 334),
        ("0.005", None, 100, 1),
        ("0.005", None, 99, 0),
        ("1", None, 12_345, 12_345),
        ("0", None, 12_345, 0),
        ("0.10", 0, 12_345, 0),
        ("0.10", None, 0, 0),
        ("0.1", None, 10**17 + 5, 10**16 + 1),  # exact where a float is not
    ],
)
def test_a_share_of_a_price(share: str, cap: int | None, price: int, fen: int) -> None:
    assert amount_fen(Amount(share=share, of="price", cap_fen=cap), price) == fen


def test_without_a_price_a_share_is_not_known() -> None:
    assert amount_fen(CAPPED, None) is None
    assert amount_fen(Amount(fixed_fen=200_000), None) == 200_000
    assert amount_fen(Amount(fixed_fen=200_000), 5) == 200_000


def test_the_amount_is_said_before_it_is_met() -> None:
    found = verdict(benefit(amount=CAPPED), "2023-01-01", 83_456_789)
    assert (found.state, found.amount_fen, found.claim_until) == ("not_met", 8_345_679, None)


@pytest.mark.parametrize(
    ("issued", "months", "until"),
    [
        ("2023-08-31", 6, "2024-03-01"),  # February 2024 has no 31st
        ("2022-08-31", 6, "2023-03-01"),
        ("2023-08-31", 7, "2024-03-31"),
        ("2023-08-29", 6, "2024-02-29"),
        ("2022-08-29", 6, "2023-03-01"),
        ("2024-02-29", 12, "2025-03-01"),
        ("2023-12-31", 2, "2024-03-01"),
        ("2023-12-31", 12, "2024-12-31"),
        ("2023-10-31", 1, "2023-12-01"),
        ("2023-05-05", 0, "2023-05-05"),
    ],
)
def test_the_last_day_to_claim(issued: str, months: int, until: str) -> None:
    last = date.fromisoformat(until)
    for today, state in ((last, "open"), (last + timedelta(days=1), "closed")):
        assert claim(benefit(months=months), today.isoformat(), certificates=[certificate(issued)]) == (state, until)


@pytest.mark.parametrize(
    ("today", "state"), [("2024-03-01", "open"), ("2024-03-02", "closed"), ("2023-08-30", "not_met")]
)
def test_the_window_closes_after_its_last_day(today: str, state: str) -> None:
    assert claim(benefit(months=6), today, certificates=[certificate("2023-08-31")])[0] == state


def test_what_names_no_months_never_lapses() -> None:
    assert claim(benefit(), "2099-01-01", certificates=[certificate("2020-01-01")]) == ("open", None)


@pytest.mark.parametrize(
    ("certificates", "until"),
    [
        # the certificate that met it, not a later one
        ([certificate("2022-01-10"), certificate("2023-01-10", "level_3")], "2023-01-10"),
        ([certificate("2022-01-10", "level_5"), certificate("2023-01-10", "level_3")], "2024-01-10"),
        ([certificate("2022-01-10", valid_until="2022-12-31"), certificate("2023-01-10")], "2024-01-10"),
        ([certificate("2022-01-10", valid_until="2022-12-31"), certificate("2023-01-01")], "2023-01-10"),
    ],
)
def test_the_certificate_that_met_it(certificates: list[dict[str, Any]], until: str) -> None:
    assert claim(benefit(months=12), "2023-06-01", certificates=certificates)[1] == until


@pytest.mark.parametrize(
    ("asks", "until"),
    [
        ({"all": [LEVEL_4, WELDING, WORK]}, "2023-05-05"),  # the last that had to be met
        ({"any": [WELDING, LEVEL_4]}, "2023-01-10"),  # of alternatives the first one met
        ({"at_least": {"n": 2, "of": [LEVEL_4, WORK, WELDING]}}, "2023-01-10"),
        ({"all": [WORK, {"any": [LEVEL_4, WELDING]}]}, "2023-01-10"),
        (WORK, None),  # no certificate met it
        (None, None),
    ],
)
def test_of_several_parts(asks: Any, until: str | None) -> None:
    lists = {
        "certificates": [
            certificate("2022-01-10"),
            certificate("2022-05-05", occupation="6-18-02-04", level="level_5"),
        ],
        "experience": [job("2020-01-01")],
    }
    assert claim(benefit(asks, months=12), "2022-12-01", **lists) == ("open", until)


def test_what_asks_nothing_is_met_from_its_beginning() -> None:
    found = verdict(benefit(None, in_force_from=date(2022, 1, 1)), "2023-01-01").verdict
    assert (found.met, found.met_on, found.expected_on) == (True, date(2022, 1, 1), date(2022, 1, 1))


@pytest.mark.parametrize(
    ("regions", "region", "given"),
    [
        (("500116",), "500116", True),
        (("500116",), "500117", False),
        (("500116",), "500000", False),
        (("500116",), None, True),
        (("50",), "500116", True),
        (("500000",), "500116", True),
        (("51", "50"), "500116", True),
        (("*",), "820000", True),
        (("5101",), "510800", False),
    ],
)
def test_where_it_is_given(regions: tuple[str, ...], region: str | None, given: bool) -> None:
    assert applies_in(benefit(regions=regions), region) == given


@pytest.mark.parametrize(
    ("today", "given"),
    [("2021-12-31", False), ("2022-01-01", True), ("2023-12-31", True), ("2024-01-01", False)],
)
def test_only_what_is_in_force(today: str, given: bool) -> None:
    one = benefit(in_force_from=date(2022, 1, 1), in_force_until=date(2023, 12, 31))
    found = measure_benefits(facts_of({}), Knowledge(benefits=(one,)), today=date.fromisoformat(today), region="500116")
    assert bool(found) == given


def test_what_its_own_rule_excludes_is_not_open() -> None:
    higher = read_requirement({"holds": {"kinds": ["skill_level"], "level": "level_3", "occupation": "any"}}, [])
    one = benefit(months=12, shut_out_by=higher)
    assert claim(one, "2023-01-01", certificates=[certificate("2022-06-01")])[0] == "open"
    assert claim(one, "2023-01-01", certificates=[certificate("2022-06-01", "level_3")])[0] == "shut_out"
    assert claim(one, "2023-06-02", certificates=[certificate("2022-06-01", "level_3")])[0] == "closed"
