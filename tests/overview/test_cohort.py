"""Everybody a mentor teaches: each as when looked at alone, those taught by him first, nobody left out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.mentoring.standing import skills
from tests.worlds import demo_file
from tracker.mentoring import service
from tracker.overview.cohort import Cohort, Member, columns_of
from tracker.overview.next_level import next_level
from tracker.people.service import add_person, owner
from tracker.workspace import Workspace

HAN = "0190a000-0000-7000-8000-000000000001"


@pytest.fixture
def work(tmp_path: Path) -> Workspace:
    return Workspace.open(demo_file(str(tmp_path / "mentor.db"), "mentor"))


def everybody(work: Workspace, *, today: date | None = None, all_of_them: bool = False) -> dict[str, Member]:
    cohort = Cohort(work.store.read(), mentor=HAN, today=today or work.today(), everybody=all_of_them)
    return {member.person.name: member for step in cohort.survey() for member in step}


def test_the_mentors_file_of_the_demo(work: Workspace) -> None:
    assert owner(work.store.read()).name == "韩松"
    found = everybody(work)
    assert len(found) == 5
    assert {name: len(one.waiting) for name, one in found.items() if one.waiting} == {
        "毕业生甲（示例）": 1,
        "周朝林": 1,
    }
    assert {name for name, one in found.items() if one.overdue} == {"王伟"}
    blocked = {
        name: {one.skill.id: one.block for one in member.blocked} for name, member in found.items() if member.stuck
    }
    assert blocked == {
        "毕业生乙（示例）": {"pole-climbing": "returned"},
        "毕业生丙（示例）": {"pole-climbing": "still", "meter-installation": "still"},
    }
    wang = found["王伟"]
    assert wang.verdict
    assert (wang.next.current_level, wang.verdict.expected_on) == ("level_4", date(2027, 6, 30))
    earthing = wang.standing_of("isolate-test-earth")
    assert earthing
    assert (earthing.state, earthing.seen, earthing.lapses_on) == ("reached", 2, date(2023, 11, 24))


def test_everybody_is_measured_as_alone(work: Workspace) -> None:
    reader, today = work.store.read(), work.today()
    for member in everybody(work).values():
        assert member.skills == skills(reader, member.person.uid, today=today)
        assert member.log == service.log(reader, member.person.uid)
        assert member.next == next_level(reader, member.person.uid, today=today)


def test_who_is_taught_by_nobody_shows_among_everybody(work: Workspace) -> None:
    add_person(work.store, {"name": "新来的人"})
    assert "新来的人" not in everybody(work)
    assert "新来的人" in everybody(work, all_of_them=True)
    assert "韩松" not in everybody(work, all_of_them=True)
    assert len(everybody(work, today=date(2000, 1, 1))) == 6  # before anybody was taught: all but the mentor


def test_the_columns_are_the_skills_of_the_lists_and_those_of_the_logs(work: Workspace) -> None:
    skills = [skill.id for skill in columns_of(tuple(everybody(work).values()))]
    assert skills[:2] == ["electric-shock-first-aid", "climbing-checks"]
    assert skills[-1] == "电网数据监测系统"
    assert len(skills) == len(set(skills)) == 22
