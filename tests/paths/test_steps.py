"""Steps to a goal: added, put in an order, dated, done, removed; and what becomes of them with the goal."""

from __future__ import annotations

from datetime import date

from tests.paths.conftest import TODAY
from tracker.overview.agenda import ItemKind, agenda
from tracker.overview.goals import goals_of
from tracker.paths import service
from tracker.paths.model import GoalStep, OptionKind
from tracker.people import service as people
from tracker.store import history
from tracker.workspace import Workspace

HEAD = {"kind": OptionKind.POST, "ladder": "rural-supply-station", "role": "station_head"}


def titles(work: Workspace, goal: str) -> list[str | None]:
    return [step.title for step in service.steps_of(work.store.read(), goal)]


def dated(work: Workspace) -> list[tuple[str, date]]:
    found = agenda(work.store.read(), work.person().uid, today=TODAY)
    return [(item.subject, item.due_on) for item in found if item.kind is ItemKind.STEP]


def a_goal(work: Workspace, **values: object) -> str:
    return people.add(work.store, "goal", work.person().uid, {"kind": "role", "role": "station_head", **values})


def test_steps_stand_by_their_days_until_they_are_put_in_an_order(work: Workspace) -> None:
    goal = a_goal(work)
    for title, by in (("apply", date(2023, 9, 1)), ("whenever", None), ("ask", date(2023, 4, 1))):
        service.add_step(work.store, goal, {"title": title, "by": by})
    assert titles(work, goal) == ["ask", "apply", "whenever"]
    steps = {step.title: step for step in service.steps_of(work.store.read(), goal)}
    service.move_step(work.store, steps["whenever"].uid, -1)
    assert titles(work, goal) == ["ask", "whenever", "apply"]
    service.move_step(work.store, steps["ask"].uid, -1)
    assert titles(work, goal) == ["ask", "whenever", "apply"], "it is the first already"
    service.add_step(work.store, goal, {"title": "new", "by": date(2023, 3, 30)})
    assert titles(work, goal) == ["ask", "whenever", "apply", "new"]
    history.undo(work.store)
    history.undo(work.store)
    assert titles(work, goal) == ["ask", "apply", "whenever"]


def test_open_steps_with_a_day_are_in_the_agenda_until_done(work: Workspace) -> None:
    goal = a_goal(work)
    first = service.add_step(work.store, goal, {"title": "ask", "by": date(2023, 4, 1)})
    second = service.add_step(work.store, goal, {"title": "apply"})
    assert dated(work) == [(first, date(2023, 4, 1))]
    service.edit_step(work.store, first, {"done_on": TODAY})
    service.edit_step(work.store, second, {"by": date(2023, 5, 1), "title": "apply in writing"})
    assert dated(work) == [(second, date(2023, 5, 1))]
    assert service.step(work.store.read(), second).title == "apply in writing"
    service.delete_step(work.store, second)
    assert dated(work) == []


def test_a_removed_goal_takes_its_steps_along_and_undo_brings_all_back(work: Workspace) -> None:
    person = work.person().uid
    option = service.add_option(work.store, person, {**HEAD, "start": date(2024, 1, 1)})
    goal = service.choose(work.store, option, today=TODAY)
    assert goal
    before: tuple[GoalStep, ...] = service.steps_of(work.store.read(), goal)
    assert before
    service.remove_goal(work.store, goal)
    left = service.option(work.store.read(), option)
    assert (left.chosen_on, left.goal, service.steps_of(work.store.read(), goal)) == (None, None, ())
    history.undo(work.store)
    assert service.option(work.store.read(), option).goal == goal
    assert service.steps_of(work.store.read(), goal) == before


def test_every_kind_of_goal_is_measured(work: Workspace) -> None:
    person = work.person().uid
    a_goal(work)
    a_goal(work, role="station_technician")
    a_goal(work, role="nobody")
    people.add(work.store, "goal", person, {"kind": "benefit", "benefit": "jiangjin-home", "by": date(2024, 1, 1)})
    people.add(work.store, "goal", person, {"kind": "benefit", "benefit": "none"})
    move = service.add_option(work.store, person, {"kind": OptionKind.MOVE, "region": "500000"})
    service.choose(work.store, move, today=TODAY)
    level, head, technician, nobody, home, none, moved = goals_of(work.store.read(), person, today=TODAY)
    assert (level.reached, level.verdict and level.verdict.expected_on) == (False, date(2023, 11, 20))
    assert (head.reached, head.role and head.role.id, head.verdict and head.verdict.met) == (
        False,
        "station_head",
        True,
    )
    assert (technician.reached, nobody.reached, nobody.verdict, none.verdict) == (True, False, None, None)
    assert (home.benefit and home.benefit.id, home.reached) == ("jiangjin-home", False)
    assert (moved.option and moved.option.uid, moved.reached, bool(moved.open_steps)) == (move, False, True)
    people.edit_person(work.store, person, {"region": "500116"})
    assert goals_of(work.store.read(), person, today=TODAY)[-1].reached
