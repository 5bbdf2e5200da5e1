"""The start page's answer: what is to be done, what runs out, and whether the goals fit."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.worlds import POWER, TURNER, demo_world, world
from tracker.kernel.terms import Act
from tracker.overview.standing import Gap, Standing, Step, acts_of, standing
from tracker.requirements.model import Verdict
from tracker.requirements.rules import all_of
from tracker.workspace import Workspace

TODAY = date(2026, 11, 23)


def of(work: Workspace) -> Standing:
    return standing(work.store.read(), work.person().uid, today=work.today())


def career(**lists: Any) -> dict[str, Any]:
    return {"person": {"uid": "p", "name": "李工", "occupation": POWER}, **lists}


def licence(uid: str, issued_on: str, **fields: Any) -> dict[str, Any]:
    return {"uid": uid, "kind": "special_operation", "title": "低压电工作业", "issued_on": issued_on, **fields}


def steps(answer: Standing) -> list[Step]:
    return [todo.step for todo in answer.to_do]


def test_a_review_whose_window_is_open_is_to_be_done() -> None:
    answer = of(demo_world("han-song"))
    assert steps(answer) == [Step.REVIEW]
    assert answer.to_do[0].item == answer.agenda[0]


def test_a_level_that_is_open_is_to_be_applied_for() -> None:
    assert steps(of(demo_world("wang-chuanjiang"))) == [Step.APPLY]


def test_nobody_applies_again_while_the_result_is_pending() -> None:
    exam = {"uid": "e", "occupation": TURNER, "level": "level_5", "on": "2026-10-10", "result": "pending"}
    job = {"uid": "j", "occupation": TURNER, "start": "2020-01-01"}
    plain = {"person": {"uid": "p", "name": "王工", "occupation": TURNER}, "experience": [job], "exams": [exam]}
    assert steps(of(world(plain, TODAY))) == [Step.RESULT]


def test_the_most_pressing_comes_first() -> None:
    held = [licence("late", "2023-06-01"), licence("soon", "2021-01-10", title="高处作业", last_review_on="2024-01-10")]
    found = of(world(career(certificates=held), TODAY)).to_do
    assert [todo.item.subject for todo in found if todo.item] == ["late", "soon"]


def test_a_certificate_that_was_replaced_runs_out_no_more() -> None:
    held = [licence("old", "2014-05-01"), licence("new", "2024-01-05")]
    assert [item.subject for item in of(world(career(certificates=held), TODAY)).agenda] == ["new"]


def test_a_revoked_certificate_replaces_nothing() -> None:
    held = [licence("kept", "2024-01-05"), licence("revoked", "2024-02-05", revoked_on="2024-03-01")]
    assert [item.subject for item in of(world(career(certificates=held), TODAY)).agenda] == ["kept"]


def test_an_empty_field_is_named_with_its_record() -> None:
    jobs = [{"uid": "j", "employer": "供电所", "start": "2015-03-01"}]
    answer = of(world(career(experience=jobs, certificates=[_level_4()]), TODAY))
    assert answer.gaps == (Gap(table="experience", uid="j", field="occupation"),)
    assert Step.COMPLETE in steps(answer)
    assert all(todo.verdict is None or not todo.verdict.unknown for todo in answer.to_do)


def test_nothing_is_asked_for_where_the_level_is_open_anyway() -> None:
    jobs = [{"uid": "j", "start": "2015-03-01"}, {"uid": "k", "occupation": POWER, "start": "2010-01-01"}]
    answer = of(world(career(experience=jobs, certificates=[_level_4()]), TODAY))
    assert (answer.gaps, steps(answer)) == ((), [Step.APPLY])


def test_time_that_waits_for_a_certificate_is_no_act_of_its_own() -> None:
    holds = Verdict(kind="holds", met=False, act=Act.CERTIFICATE)
    clock = Verdict(kind="tenure", met=False, act=Act.CERTIFICATE)
    award = Verdict(kind="award", met=False, act=Act.AWARD)
    assert [leaf.kind for leaf in acts_of(all_of([clock, holds, award]))] == ["holds", "award"]
    assert [leaf.kind for leaf in acts_of(all_of([clock, award]))] == ["tenure", "award"]


def _level_4() -> dict[str, Any]:
    return {"uid": "c", "kind": "skill_level", "occupation": POWER, "level": "level_4", "issued_on": "2019-05-06"}


@pytest.mark.parametrize(
    ("goal", "reached", "in_time"),
    [
        ({"level": "level_3", "by": "2027-06-30"}, False, True),
        ({"level": "level_3", "by": "2025-06-30"}, False, True),
        ({"level": "level_3"}, False, None),
        ({"level": "level_2", "by": "2027-06-30"}, False, None),
        ({"level": "level_4", "by": "2027-06-30"}, True, True),
    ],
    ids=str,
)
def test_whether_a_goal_fits(goal: dict[str, Any], reached: bool, in_time: bool | None) -> None:
    jobs = [{"uid": "j", "occupation": POWER, "start": "2015-01-01"}]
    goals = [{"uid": "g", "kind": "level", **goal}]
    (found,) = of(world(career(experience=jobs, certificates=[_level_4()], goals=goals), TODAY)).goals
    assert (found.reached, found.in_time) == (reached, in_time)


def test_a_goal_too_early_is_told_so() -> None:
    jobs = [{"uid": "j", "occupation": POWER, "start": "2024-01-01"}]
    goals = [{"uid": "g", "kind": "level", "level": "level_3", "by": "2027-12-31"}]
    (found,) = of(world(career(experience=jobs, certificates=[_level_4()], goals=goals), TODAY)).goals
    assert (found.verdict and found.verdict.expected_on, found.in_time) == (date(2028, 1, 1), False)


def test_a_worker_without_an_occupation_still_has_certificates_that_run_out() -> None:
    plain = {"person": {"uid": "p", "name": "李工"}, "certificates": [licence("c", "2024-01-05")]}
    answer = of(world(plain, TODAY))
    assert answer.next.occupation is None
    assert steps(answer) == [Step.REVIEW]
