"""How a skill stands on a day, which lists are a worker's, and what reviews agreed on."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.requirements.facts import record
from tracker.catalog.model import Checklist, Skill
from tracker.mentoring.model import Mentorship, MonthlyReview, Practice, SkillStanding, Step
from tracker.mentoring.rules import (
    checklists_of,
    contract_left,
    days_of,
    going_on,
    log_of,
    month_before,
    open_steps,
    practice_problems,
    read_steps,
    skills_of,
    standings,
    write_steps,
)
from tracker.people.model import Signoff

TODAY = date(2023, 3, 20)
POLE = Skill(id="pole", name={}, stage="independent", observations=2, lapses_months=12)


def practices(*given: dict[str, Any]) -> list[Practice]:
    return [record(Practice, {"skill": "pole", **one}, at) for at, one in enumerate(given)]


def signoffs(*given: dict[str, Any]) -> list[Signoff]:
    return [record(Signoff, {"skill": "pole", "mentor_uid": "m", **one}, at) for at, one in enumerate(given)]


def stand(done: list[Practice], said: list[Signoff], skill: Skill = POLE, today: date = TODAY) -> SkillStanding:
    (found,) = standings([skill], log_of(done, said), said, today=today)
    return found


@pytest.mark.parametrize(
    ("said", "state", "stage", "seen"),
    [
        ([], "open", None, 0),
        ([{"stage": "seen", "on": "2023-03-01"}], "learning", "seen", 0),
        ([{"stage": "independent", "on": "2023-03-01"}], "learning", "independent", 1),  # has to be seen twice
        ([{"stage": "independent", "on": "2023-03-01"}] * 2, "reached", "independent", 2),
        ([{"stage": "independent", "on": "2022-03-20"}] * 2, "reached", "independent", 2),  # its last day
        ([{"stage": "independent", "on": "2022-03-19"}] * 2, "lapsed", "independent", 0),
        ([{"stage": "seen", "on": "2023-03-21"}], "open", None, 0),  # said tomorrow
        ([{"on": "2023-03-01", "answer": "returned"}], "open", None, 0),
        ([{"stage": "independent", "on": "2023-03-01", "mentor_uid": "p"}] * 2, "open", None, 0),  # one's own word
    ],
)
def test_how_a_skill_stands(said: list[dict[str, Any]], state: str, stage: str | None, seen: int) -> None:
    found = stand([], signoffs(*said))
    assert (found.state, found.stage, found.seen) == (state, stage, seen)


def test_since_when_until_when_and_how_stale() -> None:
    said = signoffs({"stage": "seen", "on": "2022-11-01"}, {"stage": "assisted", "on": "2023-01-10"})
    found = stand(practices({"on": "2023-03-01"}, {"on": "2023-03-21"}), said)
    assert (found.since, found.practised_on, found.days) == (date(2023, 1, 10), date(2023, 3, 1), 19)
    assert (found.lapses_on, found.waiting) == (date(2024, 1, 10), 1)


@pytest.mark.parametrize(
    ("done", "said", "block"),
    [
        ([], [{"stage": "seen", "on": "2023-01-19"}], "still"),  # sixty days
        ([], [{"stage": "seen", "on": "2023-01-20"}], None),
        ([{"on": "2023-03-19"}], [{"stage": "seen", "on": "2023-01-01"}], None),  # it is the mentor's turn
        ([], [{"stage": "seen", "on": "2023-03-01"}, {"on": "2023-03-02", "answer": "returned"}], "returned"),
        ([], [{"on": "2023-03-02", "answer": "returned"}, {"stage": "seen", "on": "2023-03-03"}], None),
        ([], [{"stage": "independent", "on": "2022-10-01"}] * 2, None),  # reached: nothing to go on to
    ],
)
def test_what_keeps_a_skill_from_going_on(
    done: list[dict[str, Any]], said: list[dict[str, Any]], block: str | None
) -> None:
    assert stand(practices(*done), signoffs(*said)).block == block


def test_an_answered_practice_waits_no_more() -> None:
    done = practices({"on": "2023-03-01"}, {"on": "2023-03-10"}, {"on": "2023-03-02"})
    said = signoffs(
        {"practice": "Practice-0", "on": "2023-03-11", "answer": "returned"},
        {"practice": "Practice-0", "on": "2023-03-12", "stage": "seen", "answer": "confirmed"},
        {"practice": "Practice-1", "on": "2023-03-12", "stage": "seen", "mentor_uid": "p"},
    )
    entries = log_of(done, said)
    assert [(entry.practice.uid, len(entry.answers), entry.waits) for entry in entries] == [
        ("Practice-1", 0, True),
        ("Practice-2", 0, True),
        ("Practice-0", 2, False),
    ]


def test_lists_of_a_worker_and_their_skills_once_each() -> None:
    def listed(name: str, occupation: str | None, *skills: str, **more: Any) -> Checklist:
        made = tuple(Skill(id=one, name={}, stage="seen") for one in skills)
        return Checklist(pack="p", key=name, id=name, occupation=occupation, skills=made, **more)

    lists = [
        listed("power", "4-11-01-01", "pole", "meter"),
        listed("lathe", "6-18-01-01", "shaft"),
        listed("all", None, "aid", "pole"),
        listed("old", None, "gone", in_force_until=date(2023, 3, 19)),
    ]
    mine = checklists_of(lists, "4-11-01-01", today=TODAY)
    assert [one.id for one in mine] == ["power", "all"]
    assert [one.id for one in skills_of(mine, ["own skill", "pole"])] == ["pole", "meter", "aid", "own skill"]
    assert [one.id for one in checklists_of(lists, None, today=TODAY)] == ["power", "lathe", "all"]


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        ({"on": date(2023, 3, 20), "rating": 5}, []),
        ({"on": date(2023, 3, 21), "rating": 6}, ["in_future", "out_of_range"]),
        ({"rating": 0}, ["out_of_range"]),
        ({}, []),
    ],
)
def test_what_is_wrong_with_an_entry(values: dict[str, Any], codes: list[str]) -> None:
    assert [problem.code for problem in practice_problems(values, today=TODAY)] == codes


@pytest.mark.parametrize(
    ("end", "day", "lasts"),
    [(None, "2022-10-08", True), (None, "2022-10-07", False), ("2023-03-20", "2023-03-20", True)],
)
def test_mentorships_last(end: str | None, day: str, lasts: bool) -> None:
    pair = record(Mentorship, {"mentor": "m", "start": "2022-10-08", "end": end, "contract_end": "2023-04-01"})
    assert going_on(pair, date.fromisoformat(day)) is lasts
    assert contract_left(pair, today=TODAY) == 12
    assert contract_left(pair, today=date(2022, 10, 7)) is None


def test_months() -> None:
    assert (month_before("2023-01"), month_before("2023-03")) == ("2022-12", "2023-02")
    assert days_of("2024-02") == (date(2024, 2, 1), date(2024, 2, 29))
    assert days_of("2023-12") == (date(2023, 12, 1), date(2023, 12, 31))


@pytest.mark.parametrize(
    ("lines", "steps"),
    [
        (None, ()),
        ("2023-04-30 登杆两次\n\n 装表 ", (Step(text="登杆两次", by=date(2023, 4, 30)), Step(text="装表"))),
        (
            "2023-02-30 x\n2023-04-30\n20230430 y",
            (Step(text="2023-02-30 x"), Step(text="2023-04-30"), Step(text="20230430 y")),
        ),
    ],
)
def test_steps_in_lines(lines: str | None, steps: tuple[Step, ...]) -> None:
    assert read_steps(lines) == steps


words = st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=6)


@given(st.lists(st.builds(Step, text=words, by=st.none() | st.dates()), max_size=4))
def test_steps_come_back_as_they_were_written(steps: list[Step]) -> None:
    assert read_steps(write_steps(steps)) == tuple(steps)


def test_steps_agreed_on_stay_open_until_one_side_finds_them_done() -> None:
    told = [
        {"month": "2023-01", "mentor_uid": "m", "steps": "2023-02-28 登杆\n2023-03-31 装表\n看书"},
        {"month": "2023-02", "mentor_uid": "m", "steps": "2023-03-10 接电"},
        {"month": "2023-02", "done": "2023-02-28 登杆"},
    ]
    found = open_steps([record(MonthlyReview, one, at) for at, one in enumerate(told)], today=TODAY)
    assert [(one.step.text, one.month, one.days_left) for one in found] == [
        ("接电", "2023-02", -10),
        ("装表", "2023-01", 11),
        ("看书", "2023-01", None),
    ]
