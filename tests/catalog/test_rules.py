"""What the packs say about a question: relations, ladders, editions and routes."""

from __future__ import annotations

from datetime import date

import pytest

from tests.requirements.asking import ELECTRICIAN, LATHE, POWER
from tracker.catalog.model import Edition, Occupation, Role, Route
from tracker.catalog.rules import edition_for, related_occupations, roles_from, routes_for
from tracker.kernel.terms import Level
from tracker.requirements.tree import AnyOf

TODAY = date(2024, 1, 1)


def occupation(code: str, *related: str, **editions: str) -> Occupation:
    steps = tuple(Edition(edition=name, since=date.fromisoformat(day)) for name, day in editions.items())
    return Occupation(pack="p", key=code, code=code, related=related, editions=steps)


def route(key: str, edition: str, *whose: str, since: str | None = None, until: str | None = None) -> Route:
    return Route(
        pack="p",
        key=key,
        id=key,
        edition=edition,
        occupations=whose or ("*",),
        level=Level.LEVEL_3,
        requires=AnyOf(parts=()),
        in_force_from=date.fromisoformat(since) if since else None,
        in_force_until=date.fromisoformat(until) if until else None,
    )


def test_relations_go_both_ways_and_no_further() -> None:
    related = related_occupations([occupation("a", "b"), occupation("b", "c"), occupation("d")])
    assert related == {"a": {"b"}, "b": {"a", "c"}, "c": {"b"}}


def test_a_role_takes_in_all_above_it() -> None:
    ladder = {"reader": (), "leader": ("reader",), "technician": ("leader",), "head": ("leader", "technician")}
    posts = [Role(pack="p", key=one, ladder="l", id=one, channel="entry", above=lower) for one, lower in ladder.items()]
    posts.append(Role(pack="p", key="m/leader", ladder="m", id="leader", channel="entry"))
    climbed = roles_from(posts)
    assert climbed["l", "reader"] == {"reader", "leader", "technician", "head"}
    assert climbed["l", "leader"] == {"leader", "technician", "head"}
    assert climbed["l", "head"] == {"head"}
    assert climbed["m", "leader"] == {"leader"}


@pytest.mark.parametrize(
    ("routes", "expected"),
    [
        ([route("all", "new")], {"new": ["all"]}),
        ([route("all", "new"), route("own", "new", LATHE)], {"new": ["own"]}),
        ([route("all", "old"), route("own", "new", LATHE)], {"old": ["all"], "new": ["own"]}),
        ([route("all", "new"), route("other", "new", POWER)], {"new": ["all"]}),
        ([route("all", "new"), route("two", "new", POWER, LATHE)], {"new": ["two"]}),
        ([route("other", "new", POWER)], {}),
        # only routes in force today; both ends are included
        ([route("a", "new", since="2024-01-02")], {}),
        ([route("a", "new", since="2024-01-01")], {"new": ["a"]}),
        ([route("a", "new", until="2023-12-31")], {}),
        ([route("a", "new", until="2024-01-01")], {"new": ["a"]}),
        ([route("all", "new"), route("own", "new", LATHE, until="2023-12-31")], {"new": ["all"]}),
    ],
)
def test_an_occupations_own_routes_take_the_place_of_the_general(
    routes: list[Route], expected: dict[str, list[str]]
) -> None:
    found = routes_for(routes, LATHE, today=TODAY)
    assert {edition: [one.id for one in ways] for edition, ways in found.items()} == expected


@pytest.mark.parametrize(
    ("editions", "expected"),
    [
        ({}, "new"),  # the newest in force
        ({"old": "2018-01-01"}, "old"),
        ({"old": "2018-01-01", "new": "2024-01-01"}, "new"),
        ({"old": "2018-01-01", "new": "2024-01-02"}, "old"),
        ({"new": "2024-01-01", "old": "2018-01-01"}, "new"),  # the last begun, in whatever order they stand
        ({"old": "2024-01-02"}, "new"),  # none begun
        ({"of_its_own": "2020-01-01"}, "of_its_own"),  # even where it has no route
    ],
)
def test_the_edition_that_applies(editions: dict[str, str], expected: str) -> None:
    ways = [route("a", "old", since="2018-03-07"), route("b", "new", since="2023-01-01")]
    known = [occupation(LATHE, **editions), occupation(ELECTRICIAN, old="2010-01-01")]
    assert edition_for(LATHE, known, ways, today=TODAY) == expected


@pytest.mark.parametrize(("since", "expected"), [(None, "old"), ("2017-01-01", "old"), ("2019-01-01", "new")])
def test_a_route_without_a_beginning_is_the_oldest(since: str | None, expected: str) -> None:
    ways = [route("a", "old", since="2018-03-07"), route("b", "new", since=since)]
    assert edition_for(LATHE, [], ways, today=TODAY) == expected


def test_without_routes_and_editions_there_is_none() -> None:
    assert edition_for(LATHE, [occupation(LATHE)], [], today=TODAY) is None


def test_an_edition_is_as_new_as_its_general_route_also_where_an_own_one_takes_its_place() -> None:
    ways = [
        route("all", "new", since="2022-01-28"),
        route("own", "new", LATHE),
        route("x", "old", LATHE, since="2016-06-09"),
    ]
    assert edition_for(LATHE, [], ways, today=TODAY) == "new"
    assert [one.id for one in routes_for(ways, LATHE, today=TODAY)["new"]] == ["own"]


@pytest.mark.parametrize(
    "newer",
    [route("later", "new", since="2024-01-02"), route("over", "new", until="2023-12-31"), route("else", "new", POWER)],
)
def test_only_routes_in_force_for_the_occupation_make_an_edition_apply(newer: Route) -> None:
    assert edition_for(LATHE, [], [route("a", "old", since="2018-03-07"), newer], today=TODAY) == "old"
