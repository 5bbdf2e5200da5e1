"""Everything with a date, in one list."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.cases.conftest import RULES
from tests.requirements.facts import record
from tests.worlds import world
from tracker.catalog.service import install
from tracker.certificates.model import Certificate
from tracker.certificates.repo import CERTIFICATES
from tracker.certificates.rules import DueState
from tracker.kernel.clock import FixedClock
from tracker.overview.agenda import AgendaItem, ItemKind, agenda, to_remind_of
from tracker.people.model import Goal, Person
from tracker.people.repo import GOALS, PEOPLE
from tracker.store.session import Store
from tracker.study.service.targets import add_target

TODAY = date(2023, 3, 24)


def items(
    certificates: list[dict[str, Any]], goals: list[dict[str, Any]] | None = None, within: int | None = None
) -> list[tuple[str, str, str, int, str]]:
    """The agenda of a worker under the rules of the cases."""
    clock = FixedClock(TODAY)
    store = Store.in_memory(clock)
    install(store, str(RULES), now=clock.now())
    with store.write("test") as writer:
        PEOPLE.insert(writer, record(Person, {"uid": "p", "name": "x"}))
        CERTIFICATES.insert_many(writer, (record(Certificate, one, at) for at, one in enumerate(certificates)))
        GOALS.insert_many(writer, (record(Goal, one, at) for at, one in enumerate(goals or [])))
    found = agenda(store.read(), "p", today=TODAY, within=within)
    store.close()
    return [(one.kind, one.subject, one.due_on.isoformat(), one.days_left, one.state) for one in found]


def operation(issued: str, **fields: Any) -> dict[str, Any]:
    return {"kind": "special_operation", "issued_on": issued, **fields}


def test_the_nearest_comes_first() -> None:
    certificates = [
        operation("2021-05-10"),
        operation("2020-05-10"),
        {"kind": "driving", "issued_on": "2017-04-01", "valid_until": "2023-04-01"},
        {"kind": "skill_level", "issued_on": "2017-04-01"},
        operation("2016-01-01"),
    ]
    goals = [{"kind": "level", "by": "2023-03-23"}, {"kind": "level"}]
    assert items(certificates, goals) == [
        ("review", "Certificate-4", "2019-01-01", -1543, "expired"),
        ("goal", "Goal-0", "2023-03-23", -1, "overdue"),
        ("expiry", "Certificate-2", "2023-04-01", 8, "open"),
        ("review", "Certificate-1", "2023-05-10", 47, "open"),
        ("review", "Certificate-0", "2024-05-10", 413, "later"),
    ]


@pytest.mark.parametrize(("within", "count"), [(46, 0), (47, 1), (None, 1), (0, 0)])
def test_within_so_many_days(within: int | None, count: int) -> None:
    assert len(items([operation("2020-05-10")], within=within)) == count


@pytest.mark.parametrize(
    ("fields", "count"),
    [
        ({"revoked_on": "2023-03-24"}, 0),
        ({"revoked_on": "2023-03-25"}, 1),
        ({"issued_on": "2023-03-25"}, 0),
        ({"issued_on": "2023-03-24"}, 1),
    ],
)
def test_what_is_revoked_or_not_yet_issued_has_no_dates(fields: dict[str, Any], count: int) -> None:
    assert len(items([operation("2020-05-10") | fields])) == count


def test_a_goal_reached_is_no_date_to_keep() -> None:
    held = [{"kind": "skill_level", "occupation": "6-18-01-01", "level": "level_3", "issued_on": "2020-01-01"}]
    goals = [
        {"kind": "level", "occupation": "6-18-01-01", "level": level, "by": "2023-12-31"}
        for level in ("level_4", "level_3", "level_2")
    ]
    assert [subject for _kind, subject, *_rest in items(held, goals)] == ["Goal-2"]


def test_an_exam_studied_for_is_a_date() -> None:
    work = world({"person": {"uid": "p", "name": "李工"}}, TODAY)
    for day in (date(2023, 6, 1), date(2023, 2, 1)):
        add_target(work.store, "p", {"on": day, "title": "技能等级认定"})
    found = agenda(work.store.read(), "p", today=TODAY)
    assert [(one.kind, one.due_on) for one in found] == [("exam", date(2023, 6, 1))]


@pytest.mark.parametrize(
    ("opens", "due", "reminded"),
    [
        (0, 0, True),
        (-60, 7, True),
        (-60, 8, False),
        (0, 60, True),
        (1, 60, False),
        (-90, -30, True),
        (-90, -31, False),
        (30, 30, False),
    ],
)
def test_what_is_worth_a_reminder(opens: int, due: int, reminded: bool) -> None:
    item = AgendaItem(
        kind=ItemKind.CLAIM,
        subject="c",
        opens_on=TODAY + timedelta(days=opens),
        due_on=TODAY + timedelta(days=due),
        days_left=due,
        state=DueState.OPEN,
    )
    assert bool(to_remind_of([item])) is reminded
