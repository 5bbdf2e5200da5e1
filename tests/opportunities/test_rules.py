"""Competitions, openings and courses: what can be entered, by when, and what is missing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.requirements.asking import certificate
from tests.requirements.facts import facts_of
from tracker.catalog.model import Knowledge, Opportunity
from tracker.opportunities.model import OpportunityVerdict
from tracker.opportunities.rules import measure_opportunities
from tracker.requirements.tree import read_requirement

TODAY = date(2023, 5, 1)
LEVEL_4 = {"holds": {"kinds": ["skill_level"], "level": "level_4", "occupation": "same"}}


def contest(key: str, closes: str | None = None, asks: Any = LEVEL_4, **fields: Any) -> Opportunity:
    return Opportunity(
        pack="p",
        key=key,
        id=key,
        kind="competition",
        closes_on=date.fromisoformat(closes) if closes else None,
        requires=read_requirement(asks, []) if asks else None,
        **fields,
    )


def found(*listed: Opportunity, person: dict[str, Any] | None = None, **lists: Any) -> dict[str, OpportunityVerdict]:
    facts = facts_of({"person": person or {"occupation": "6-18-01-01"}, **lists})
    return {
        one.opportunity.id: one for one in measure_opportunities(facts, Knowledge(opportunities=listed), today=TODAY)
    }


def test_what_closes_soonest_comes_first() -> None:
    listed = found(
        contest("open"), contest("late", "2023-06-01"), contest("soon", "2023-05-02"), contest("past", "2023-04-30")
    )
    assert {key: one.days_left for key, one in listed.items()} == {"past": -1, "soon": 1, "late": 31, "open": None}
    assert [one.open for one in listed.values()] == [False, True, True, None]


@pytest.mark.parametrize(
    ("opens", "opens_in", "is_open"),
    [("2023-04-30", None, True), ("2023-05-01", None, True), ("2023-05-02", 1, False), (None, None, True)],
)
def test_what_opens_later_cannot_be_entered_yet(opens: str | None, opens_in: int | None, is_open: bool) -> None:
    day = date.fromisoformat(opens) if opens else None
    one = found(contest("a", "2023-06-01", opens_on=day))["a"]
    assert (one.opens_in, one.open, one.over) == (opens_in, is_open, False)


def test_what_is_missing() -> None:
    (verdict,) = [one.verdict for one in found(contest("a")).values()]
    assert verdict is not None
    assert (verdict.met, verdict.act) == (False, "certificate")
    (verdict,) = [one.verdict for one in found(contest("a"), certificates=[certificate("2020-01-01")]).values()]
    assert verdict is not None
    assert verdict.met_on == date(2020, 1, 1)


def test_the_occupation_is_the_workers_own_else_that_of_the_latest_certificate() -> None:
    held = [certificate("2020-01-01"), certificate("2022-01-01", "level_5", occupation="6-18-02-04")]
    for person, met in (
        ({"occupation": "6-18-01-01"}, True),
        ({"occupation": "6-18-02-04"}, False),
        ({"name": "x"}, False),
    ):
        (one,) = found(contest("a"), person=person, certificates=held).values()
        assert one.verdict is not None
        assert one.verdict.met == met


def test_conditions_nobody_stated_are_not_met() -> None:
    (one,) = found(contest("a", asks=None)).values()
    assert one.verdict is None


@pytest.mark.parametrize(
    ("regions", "here"), [(("50",), True), (("500116",), True), (("35",), False), ((), None), (("*",), True)]
)
def test_where_it_is_held(regions: tuple[str, ...], here: bool | None) -> None:
    assert found(contest("a", regions=regions), person={"region": "500116"})["a"].here is here


def test_only_what_is_in_force() -> None:
    assert found(contest("a", in_force_from=date(2023, 5, 2)), contest("b", in_force_until=date(2023, 4, 30))) == {}
