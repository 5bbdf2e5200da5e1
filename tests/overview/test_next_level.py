"""Where a worker stands, and what the next level asks."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.requirements.asking import LATHE, POWER, certificate, job
from tests.requirements.facts import facts_of
from tracker.catalog.model import Edition, Knowledge, Occupation, Route
from tracker.kernel.terms import Level
from tracker.overview.next_level import NextLevel, measure_next
from tracker.requirements.levels import current_level, level_above, levels_above
from tracker.requirements.tree import Requirement, read_requirement

TODAY = date(2024, 1, 1)


def years(count: int) -> Requirement:
    read = read_requirement({"tenure": {"years": count}}, [])
    assert read is not None
    return read


def route(key: str, edition: str, level: str = "level_5", count: int = 1, whose: str = "*", since: int = 2018) -> Route:
    return Route(
        pack="p",
        key=key,
        id=key,
        edition=edition,
        occupations=(whose,),
        level=Level(level),
        requires=years(count),
        in_force_from=date(since, 1, 1),
    )


OLD = (route("old/a", "old", count=3), route("old/b", "old", count=2))
NEW = (route("new/a", "new", count=5, since=2023), route("new/b", "new", "level_4", since=2023))


def asked(
    *routes: Route, level: str | None = None, person: dict[str, Any] | None = None, editions: Any = (), **lists: Any
) -> NextLevel:
    facts = facts_of({"person": person or {"occupation": LATHE}, **lists})
    steps = tuple(Edition(edition=name, since=date.fromisoformat(day)) for name, day in editions)
    known = Knowledge(routes=routes, occupations=(Occupation(pack="p", key=LATHE, code=LATHE, editions=steps),))
    return measure_next(facts, known, today=TODAY, level=Level(level) if level else None)


@pytest.mark.parametrize(
    ("held", "level"),
    [
        ([], None),
        ([certificate("2020-01-01", "level_4"), certificate("2019-01-01", "level_5")], "level_4"),
        (
            [certificate("2020-01-01", "level_1", valid_until="2023-12-31"), certificate("2019-01-01", "level_5")],
            "level_5",
        ),
        ([certificate("2020-01-01", "level_1", revoked_on="2024-01-01")], None),
        ([certificate("2024-01-01", "level_3")], "level_3"),
        ([certificate("2024-01-02", "level_3")], None),
        ([certificate("2020-01-01", "level_3", POWER)], None),
        ([certificate("2020-01-01", "level_3", None)], None),
        ([certificate("2020-01-01", None)], None),
        ([certificate("2020-01-01", "level_3", kind="qualification")], "level_3"),
        ([certificate("2020-01-01", "level_3", kind="specialised_ability")], None),
        ([certificate("2020-01-01", "senior", kind="professional_title")], None),
        ([certificate("2020-01-01", "apprentice")], "apprentice"),
        ([certificate("2020-01-01", "special"), certificate("2020-01-01", "level_1")], "special"),
    ],
)
def test_the_level_held(held: list[dict[str, Any]], level: str | None) -> None:
    assert current_level(facts_of({"certificates": held}).certificates, LATHE, today=TODAY) == level


def test_a_level_that_is_none_counts_for_nothing() -> None:
    odd = facts_of({"certificates": [certificate("2020-01-01", "senior")]}).certificates
    assert current_level(odd, LATHE, today=TODAY) is None


@pytest.mark.parametrize(
    ("level", "above"),
    [
        (None, "level_5"),
        ("apprentice", "level_5"),
        ("level_5", "level_4"),
        ("level_2", "level_1"),
        ("level_1", "special"),
        ("special", "chief"),
        ("chief", None),
    ],
)
def test_the_level_above(level: str | None, above: str | None) -> None:
    assert level_above(Level(level) if level else None) == above


def test_all_levels_above() -> None:
    assert levels_above(Level.LEVEL_1) == (Level.SPECIAL, Level.CHIEF)
    assert len(levels_above(None)) == 7


def test_the_newest_edition_in_force_applies_and_the_other_is_told() -> None:
    found = asked(*OLD, *NEW)
    assert found.applying is not None
    assert (found.current_level, found.target_level, found.applying.edition) == (None, "level_5", "new")
    assert [one.edition for one in found.others] == ["old"]


def test_the_edition_an_occupation_follows_applies() -> None:
    found = asked(*OLD, *NEW, editions=[("old", "2020-01-01"), ("new", "2024-01-02")])
    assert found.applying is not None
    assert found.applying.edition == "old"


def test_the_best_way_comes_first() -> None:
    found = asked(*OLD, editions=[("old", "2020-01-01")], experience=[job("2022-06-01")])
    assert found.applying is not None
    assert found.applying.verdict is not None
    assert [one.route.id for one in found.applying.routes] == ["old/b", "old/a"]
    assert found.applying.verdict.expected_on == date(2024, 6, 1)


def test_any_one_way_is_enough() -> None:
    found = asked(*OLD, experience=[job("2021-06-01")])
    assert found.applying is not None
    assert found.applying.verdict is not None
    assert (found.applying.verdict.met_on, found.applying.verdict.expected_on) == (date(2023, 6, 1), date(2023, 6, 1))


def test_no_way_is_said_so() -> None:
    none = asked(*NEW, certificates=[certificate("2020-01-01", "level_2")])
    assert (none.target_level, none.applying) == ("level_1", None)
    followed = asked(*NEW, editions=[("of_its_own", "2020-01-01")])
    assert followed.applying is not None
    assert (followed.applying.edition, followed.applying.routes, followed.applying.verdict) == ("of_its_own", (), None)
    assert asked(*NEW, certificates=[certificate("2020-01-01", "chief")]).target_level is None


def test_a_level_can_be_named() -> None:
    found = asked(*NEW, level="level_4")
    assert found.applying is not None
    assert (found.target_level, [one.route.id for one in found.applying.routes]) == ("level_4", ["new/b"])


def test_the_occupation_is_the_workers_own_else_that_of_the_latest_level_certificate() -> None:
    held = [certificate("2019-01-01", occupation=POWER), certificate("2020-01-01"), certificate("2021-01-01", None)]
    assert asked(person={"name": "x"}, certificates=held).occupation == LATHE
    assert asked(person={"occupation": POWER}, certificates=held).occupation == POWER
    nobody = asked(*NEW, person={"name": "x"})
    assert (nobody.occupation, nobody.target_level, nobody.applying) == (None, None, None)
