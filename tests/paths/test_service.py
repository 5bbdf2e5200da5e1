"""Options from being entered to being chosen: what follows from each, steps, undo, refusals."""

from __future__ import annotations

from datetime import date

import pytest

from tests.paths.conftest import TODAY
from tracker.kernel.errors import NotFound, Refused
from tracker.kernel.terms import GoalKind, Level, StationClass
from tracker.overview.agenda import ItemKind, agenda
from tracker.paths import service
from tracker.paths.model import Criterion, OptionKind, StepKind
from tracker.paths.repo import PREFERENCES
from tracker.paths.rules import pay_by_year, pay_today
from tracker.paths.worth import levels_ahead, regions_of_worth, worth_ahead
from tracker.people import service as people
from tracker.people.model import Experience, Income
from tracker.workspace import Workspace

POST = {
    "kind": OptionKind.POST,
    "ladder": "rural-supply-station",
    "role": "station_technician",
    "station_class": StationClass.REMOTE,
    "pay_low_permille": 200,
    "pay_high_permille": 300,
}


def me(work: Workspace) -> str:
    return work.person().uid


def test_what_follows_from_a_post(work: Workspace) -> None:
    service.add_selection(
        work.store,
        me(work),
        {"post": "技术员", "ladder": "rural-supply-station", "role": "station_technician", "on": date(2022, 8, 2)}
        | {"candidates": 40, "posts": 12, "rank": 7},
    )
    uid = service.add_option(work.store, me(work), POST)
    reader = work.store.read()
    (found,) = service.answers(reader, me(work), [service.option(reader, uid)], today=TODAY)
    assert (found.grade_low, found.grade_high, found.earliest) == (16, 16, TODAY)
    assert found.pay.today_fen is not None
    assert found.pay.low_fen == (found.pay.today_fen * 1200 + 500) // 1000
    assert found.chances is not None
    assert (found.chances.rank, found.chances.share_permille) == (7, 300)
    assert found.chances.selection is not None


def test_what_is_not_known_is_not_a_figure(work: Workspace) -> None:
    (found,) = service.answers(
        work.store.read(), me(work), service.options_named(work.store.read(), me(work), ["station_head"]), today=TODAY
    )
    known = {figure.criterion for figure in found.figures}
    assert not known & {Criterion.PAY, Criterion.GRADE, Criterion.DISTANCE, Criterion.CHANCES, Criterion.FAMILY}
    assert found.chances is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("stay", "stay"),
        ("51", "move"),
        ("510100", "move"),
        ("station_head", "post"),
        ("rural-supply-station/station_head", "post"),
        ("station_technician@rural", "post"),
    ],
)
def test_options_made_up_for_the_moment(work: Workspace, name: str, kind: str) -> None:
    (found,) = service.options_named(work.store.read(), me(work), [name])
    assert found.kind == kind


@pytest.mark.parametrize(
    "name", ["", "nobody", "station_technician@moon", "workshop-lathe/station_head", "5", "5101001"]
)
def test_an_option_nobody_knows(work: Workspace, name: str) -> None:
    with pytest.raises(NotFound):
        service.options_named(work.store.read(), me(work), [name])


@pytest.mark.parametrize(
    ("values", "where"),
    [
        ({"kind": OptionKind.POST}, "role"),
        ({"kind": OptionKind.MOVE}, "region"),
        ({"kind": OptionKind.STAY, "pay_low_fen": -1}, "pay_low_fen"),
        ({"kind": OptionKind.STAY, "pay_low_fen": 2, "pay_high_fen": 1}, "pay_high_fen"),
        ({"kind": OptionKind.STAY, "pay_high_permille": 1}, "pay_high_permille"),
        ({"kind": OptionKind.STAY, "family_rating": 6}, "family_rating"),
        ({"kind": OptionKind.STAY, "candidates": 0}, "candidates"),
        ({"kind": OptionKind.STAY, "distance_km": -0.5}, "distance_km"),
    ],
)
def test_an_impossible_option_is_refused(work: Workspace, values: dict[str, object], where: str) -> None:
    before = service.options_of(work.store.read(), me(work))
    with pytest.raises(Refused) as caught:
        service.add_option(work.store, me(work), values)
    assert [problem.where for problem in caught.value.problems] == [where]
    assert service.options_of(work.store.read(), me(work)) == before


def test_a_chosen_post_becomes_a_goal_with_steps_and_dates(turner: Workspace) -> None:
    values = {"kind": OptionKind.POST, "ladder": "workshop-lathe", "role": "lathe_level_3", "start": date(2024, 1, 1)}
    uid = service.add_option(turner.store, me(turner), values)
    goal = service.choose(turner.store, uid, today=TODAY)
    assert goal is not None
    reader = turner.store.read()
    aim = people.record(reader, "goal", goal)
    assert (aim.kind, aim.role, aim.by) == (GoalKind.ROLE, "lathe_level_3", date(2024, 1, 1))
    steps = service.steps_of(reader, goal)
    assert [(step.kind, step.subject) for step in steps] == [(StepKind.ACT, "holds"), (StepKind.BEGIN, None)]
    dated = {item.kind for item in agenda(reader, me(turner), today=TODAY)}
    assert {ItemKind.GOAL, ItemKind.STEP} <= dated
    assert service.choose(turner.store, uid, today=TODAY) == goal, "chosen once"
    service.edit_step(turner.store, steps[0].uid, {"done_on": TODAY})
    due = [item.subject for item in agenda(reader, me(turner), today=TODAY) if item.kind is ItemKind.STEP]
    assert due == [steps[1].uid]


def test_choosing_is_one_act_that_can_be_taken_back(turner: Workspace) -> None:
    values = {"kind": OptionKind.MOVE, "region": "510100", "start": date(2024, 1, 1)}
    uid = service.add_option(turner.store, me(turner), values)
    goals = people.records(turner.store.read(), "goal", me(turner))
    goal = service.choose(turner.store, uid, today=TODAY)
    turner.undo()
    assert people.records(turner.store.read(), "goal", me(turner)) == goals
    assert service.option(turner.store.read(), uid).chosen_on is None
    turner.redo()
    assert service.option(turner.store.read(), uid).goal == goal
    service.unchoose(turner.store, uid)
    assert people.records(turner.store.read(), "goal", me(turner)) == goals
    assert service.steps_of(turner.store.read(), str(goal)) == ()


def test_staying_makes_no_goal(work: Workspace) -> None:
    uid = service.add_option(work.store, me(work), {"kind": OptionKind.STAY, "title": "留下"})
    assert service.choose(work.store, uid, today=TODAY) is None
    assert service.option(work.store.read(), uid).chosen_on == TODAY


def test_weights_are_kept_once_for_each_criterion(work: Workspace) -> None:
    service.set_weight(work.store, me(work), Criterion.PAY, 10)
    service.set_weight(work.store, me(work), Criterion.PAY, 0)
    assert service.weights_of(work.store.read(), me(work))[Criterion.PAY] == 0
    kept = [one.criterion for one in PREFERENCES.of_person(work.store.read(), me(work))]
    assert kept.count(Criterion.PAY) == 1
    with pytest.raises(Refused):
        service.set_weight(work.store, me(work), Criterion.PAY, 11)


def test_a_rank_behind_the_last_candidate_is_refused(work: Workspace) -> None:
    with pytest.raises(Refused) as caught:
        service.add_selection(work.store, me(work), {"post": "x", "on": TODAY, "candidates": 3, "rank": 4})
    assert caught.value.problems[0].where == "rank"


def test_what_the_levels_ahead_add_here_and_there(work: Workspace) -> None:
    found = worth_ahead(work.store.read(), me(work), ["420607", "500116"], today=TODAY, price_fen=83_456_789)
    there = [one for one in found if one.region == "500116"]
    assert [(one.level, one.gained[0].benefit.id) for one in there] == [(Level.SPECIAL, "jiangjin-home")]
    assert there[0].gained[0].amount_fen == 8_345_679
    assert not [one for one in found if one.region == "420607"]


def income(month: str, amount_fen: int) -> Income:
    return Income(uid=month, person="p", month=month, amount_fen=amount_fen)


def test_the_regions_that_matter_and_the_levels_ahead(turner: Workspace) -> None:
    reader = turner.store.read()
    assert regions_of_worth(reader, me(turner), today=TODAY) == ("500116", "510000")
    assert levels_ahead(reader, me(turner), today=TODAY)[0] is Level.LEVEL_3
    service.add_option(turner.store, me(turner), {"kind": OptionKind.MOVE, "region": "420600"})
    assert regions_of_worth(turner.store.read(), me(turner), today=TODAY) == ("500116", "510000", "420600")
    assert "520000" in regions_of_worth(turner.store.read(), me(turner), today=date(2025, 6, 1)), "Guizhou pays then"


def test_todays_pay_is_the_mean_of_the_last_twelve_months() -> None:
    months = [income(f"2022-{month:02}", 100) for month in range(1, 13)]
    assert pay_today([*months, income("2023-01", 1300)], today=date(2023, 1, 31)) == 200
    assert pay_today([*months, income("2023-02", 1300)], today=date(2023, 1, 31)) == 100, "not before it is earned"
    assert pay_today([income("2023-01", 1), income("2023-02", 2)], today=TODAY) == 2, "half up"
    assert pay_today([], today=TODAY) is None


def test_todays_pay_is_that_of_the_latest_job_once_a_month_of_it_is_recorded() -> None:
    months = [income("2022-06", 100), income("2022-08", 300), income("2022-09", 500)]
    old = Experience(uid="a", person="p", start=date(2010, 1, 1), end=date(2022, 8, 2))
    new = Experience(uid="b", person="p", start=date(2022, 8, 3))
    later = Experience(uid="c", person="p", start=date(2023, 4, 1))
    assert pay_today(months, [old, new, later], today=TODAY) == 400
    assert pay_today(months[:1], [old, new], today=TODAY) == 100


def test_pay_over_the_years_turns_in_the_month_an_option_begins(work: Workspace) -> None:
    values = {**POST, "start": date(2024, 3, 1), "pay_low_permille": None, "pay_high_permille": None}
    uid = service.add_option(work.store, me(work), {**values, "pay_low_fen": 700_000, "pay_high_fen": 800_000})
    reader = work.store.read()
    (found,) = service.answers(reader, me(work), [service.option(reader, uid)], today=TODAY)
    years = pay_by_year(found, today=TODAY, years=3)
    now = found.pay.today_fen or 0
    assert [(one.year, one.low_fen, one.high_fen) for one in years] == [
        (2023, 10 * now, 10 * now),
        (2024, 2 * now + 10 * 700_000, 2 * now + 10 * 800_000),
        (2025, 12 * 700_000, 12 * 800_000),
    ]
