"""The posts of a ladder, measured."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.requirements.asking import certificate, job
from tests.requirements.facts import facts_of
from tracker.catalog.model import Knowledge, Role
from tracker.requirements.tree import read_requirement
from tracker.roles.model import RoleVerdict
from tracker.roles.rules import measure_roles

TODAY = "2023-03-24"


def post(ladder: str, name: str, *above: str, asks: Any = None, **fields: Any) -> Role:
    return Role(
        pack="p",
        key=f"{ladder}/{name}",
        ladder=ladder,
        id=name,
        channel="technical",
        above=above,
        requires=read_requirement(asks, []) if asks else None,
        **fields,
    )


def year_of(role: str, years: int = 1) -> dict[str, Any]:
    return {"role": {"role": role, "years": years}}


POSTS = (
    post("station", "reader"),
    post("station", "leader", "reader", asks=year_of("reader")),
    post("station", "technician", "leader", asks={"all": [year_of("leader"), {"holds": {"kinds": ["skill_level"]}}]}),
    post("workshop", "leader", asks=year_of("leader", 0)),
    post("workshop", "master", "leader", asks=year_of("leader")),
)


def found(
    today: str = TODAY, ladder: str | None = None, posts: tuple[Role, ...] = POSTS, **lists: Any
) -> dict[str, RoleVerdict]:
    facts = facts_of({"person": {"occupation": "6-18-01-01"}, **lists})
    verdicts = measure_roles(facts, Knowledge(roles=posts), today=date.fromisoformat(today), ladder=ladder)
    return {one.role.key: one for one in verdicts}


def test_posts_come_in_the_order_of_the_pack_and_by_ladder() -> None:
    assert list(found()) == [
        "station/reader",
        "station/leader",
        "station/technician",
        "workshop/leader",
        "workshop/master",
    ]
    assert list(found(ladder="workshop")) == ["workshop/leader", "workshop/master"]
    assert found(ladder="none") == {}


def test_each_post_is_measured_on_its_own_ladder() -> None:
    """A technician stands above the leader of the station, a master above that of the workshop."""
    verdicts = found(
        experience=[job("2021-01-01", "2022-02-01", role="technician")], certificates=[certificate("2022-05-05")]
    )
    assert verdicts["station/technician"].verdict.met_on == date(2022, 5, 5)
    assert not verdicts["workshop/leader"].verdict.met
    assert not verdicts["workshop/master"].verdict.met


def test_a_certificate_of_the_same_occupation_is_that_of_the_workers_own() -> None:
    work = [job("2021-01-01", role="leader")]
    assert not found(experience=work, certificates=[certificate("2022-05-05", occupation="4-11-01-01")])[
        "station/technician"
    ].verdict.met


def test_a_post_that_asks_nothing_is_open() -> None:
    verdict = found()["station/reader"].verdict
    assert (verdict.met, verdict.met_on, verdict.expected_on) == (True, date(2023, 3, 24), date(2023, 3, 24))


@pytest.mark.parametrize(
    ("jobs", "since"),
    [
        ([job("2022-08-03", role="reader")], "2022-08-03"),
        ([job("2022-08-03", "2023-03-24", role="reader")], "2022-08-03"),
        ([job("2022-08-03", "2023-03-23", role="reader")], None),
        ([job("2023-03-25", role="reader")], None),
        ([job("2022-08-03", role="leader")], None),
        ([job("2022-08-03", role="reader"), job("2021-01-01", role="reader")], "2021-01-01"),
    ],
)
def test_the_post_held_now(jobs: list[dict[str, Any]], since: str | None) -> None:
    held = found(experience=jobs)["station/reader"].held_since
    assert held == (date.fromisoformat(since) if since else None)


def test_only_posts_in_force() -> None:
    old = post("station", "old", in_force_until=date(2023, 3, 23))
    assert list(found(posts=(old,))) == []
    assert list(found(today="2023-03-23", posts=(old,))) == ["station/old"]
