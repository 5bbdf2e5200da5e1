"""Browsing the rules: the ways to a level edition by edition, and every section."""

from __future__ import annotations

from datetime import date

import pytest

from tests.worlds import POWER, TURNER, world
from tracker.kernel.terms import Level
from tracker.overview.rulebook import SECTIONS, entries, entry_counts, find_route, section_of, ways_to


def test_the_edition_that_applies_comes_first() -> None:
    reader = world(None, date(2026, 11, 23)).store.read()
    asked = [(POWER, ["2023", "2018"]), (TURNER, ["2018", "2023"])]
    for occupation, editions in asked:
        found = ways_to(reader, occupation, Level.LEVEL_2, today=date(2026, 11, 23))
        assert [one.edition for one in found] == editions
        assert [one.applies for one in found] == [True, False]


def test_an_occupation_of_its_own_rules_sees_those() -> None:
    reader = world(None, date(2020, 1, 1)).store.read()
    (only,) = ways_to(reader, TURNER, Level.LEVEL_3, today=date(2020, 1, 1))
    assert {route.occupations for route in only.routes} == {(TURNER, "6-18-02-04", "6-31-01-03")}


def test_before_any_rule_there_is_none() -> None:
    reader = world(None, date(2017, 1, 1)).store.read()
    assert ways_to(reader, TURNER, Level.LEVEL_3, today=date(2017, 1, 1)) == ()


def test_a_way_is_found_by_its_key() -> None:
    reader = world(None, date(2026, 1, 1)).store.read()
    found = find_route(reader, "2018/level_2/a")
    assert found is not None
    assert found.level is Level.LEVEL_2
    assert find_route(reader, "nowhere") is None


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_can_be_read(section: str) -> None:
    reader = world(None, date(2026, 1, 1)).store.read()
    found = entries(reader, section)
    assert found
    packs = {entry.pack for entry in found}
    assert sum(entry_counts(reader, pack).get(section, 0) for pack in packs) == len(found)


@pytest.mark.parametrize(
    ("key", "section"),
    [("2018/level_2/a", "route"), ("jiangjin-home", "benefit"), ("6-18-01-01", "occupation"), ("nowhere", None)],
)
def test_an_entry_is_found_by_its_key(key: str, section: str | None) -> None:
    assert section_of(world(None, date(2026, 1, 1)).store.read(), key) == section
