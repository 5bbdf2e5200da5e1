"""What mentor and apprentice are told, in both languages."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.worlds import demo_file
from tracker.catalog.model import Skill
from tracker.kernel.terms import SkillStage
from tracker.mentoring.model import Block, SkillStanding, SkillState
from tracker.overview.cohort import Cohort, Member
from tracker.overview.mentor_day import needs
from tracker.overview.monthly import month_of
from tracker.overview.names import Names, names
from tracker.workspace import Workspace
from ui.text import set_language
from ui.text.mentoring import (
    ahead_words,
    apprentice_line,
    care_of,
    days_ago,
    mentor_line,
    short_stage,
    skill_line,
    stage_words,
)
from ui.text.monthly import happened_lines, need_words, stuck_lines

HAN = "0190a000-0000-7000-8000-000000000001"
POLE = Skill(id="pole", name={}, stage="independent", observations=3)


@pytest.fixture
def work(tmp_path: Path) -> Workspace:
    set_language("zh_CN")
    return Workspace.open(demo_file(str(tmp_path / "mentor.db"), "mentor"))


def people(work: Workspace) -> dict[str, Member]:
    found = Cohort(work.store.read(), mentor=HAN, today=work.today())
    return {member.person.name: member for step in found.survey() for member in step}


def known(work: Workspace) -> Names:
    return names(work.store.read(), "zh_CN")


@pytest.mark.parametrize(
    ("days", "said"),
    [(None, ""), (0, "今天"), (1, "1 天前"), (99, "99 天前"), (100, "3 个月前"), (730, "23 个月前"), (731, "2 年前")],
)
def test_how_long_ago(days: int | None, said: str) -> None:
    set_language("zh_CN")
    assert days_ago(days) == said


@pytest.mark.parametrize(
    ("one", "words", "short"),
    [
        ({"state": SkillState.OPEN}, "未开始", "未开始"),
        ({"state": SkillState.LEARNING, "stage": SkillStage.SUPERVISED}, "在指导下做过", "指导"),
        (
            {"state": SkillState.LEARNING, "stage": SkillStage.INDEPENDENT, "seen": 2},
            "能独立操作 2/3 次",
            "独立 2/3 次",
        ),
        ({"state": SkillState.REACHED, "stage": SkillStage.INDEPENDENT, "seen": 3}, "能独立操作", "独立"),
        ({"state": SkillState.LAPSED, "stage": SkillStage.INDEPENDENT}, "能独立操作，已失效", "独立"),
    ],
)
def test_how_far_a_skill_is(one: dict[str, object], words: str, short: str) -> None:
    set_language("zh_CN")
    standing = SkillStanding(skill=POLE, **one)  # type: ignore[arg-type]
    assert (stage_words(standing), short_stage(standing)) == (words, short)


def test_all_that_is_said_of_a_skill() -> None:
    set_language("en")
    one = SkillStanding(
        skill=POLE,
        state=SkillState.LEARNING,
        practised_on=date(2023, 3, 1),
        days=20,
        waiting=1,
        block=Block.RETURNED,
        lapses_on=date(2023, 9, 1),
    )
    assert skill_line(one) == (
        "practised 20 days ago · 1 to be confirmed · Last practice came back · lapses after 2023-09-01"
    )


def test_the_first_lines(work: Workspace) -> None:
    found = people(work)
    assert mentor_line(list(found.values())) == "5 名徒弟，2 项技能待确认，1 人逾期"
    assert mentor_line([]) == "0 名徒弟，没有待办"
    assert apprentice_line(found["毕业生乙（示例）"].skills) == "21 项技能，1 项已达到要求，1 项被退回"
    assert apprentice_line([]) == "还没有实操记录"


def test_what_is_ahead_and_what_needs_care(work: Workspace) -> None:
    found = people(work)
    assert {name: ahead_words(one) for name, one in found.items() if "示例" not in name} == {
        "王伟": "高级工（三级）：2027-06-30",
        "周朝林": "高级工（三级）：可以申报",
    }
    care = {name: [one.words for one in care_of(member)] for name, member in found.items()}
    assert care["王伟"] == ["1 项逾期"]
    assert care["毕业生丙（示例）"] == ["2 项停滞"]


def test_why_somebody_needs_the_mentor(work: Workspace) -> None:
    found = needs(work.store.read(), list(people(work).values()), mentor=HAN, today=work.today())
    said = [need_words(need, known(work)) for need in found]
    assert said[2] == ("王伟：低压电工作业", "2023-03-10，逾期 14 天")
    assert said[3] == ("毕业生丙（示例）：约定的事", "2023-02-28 装表在指导下做一户（逾期 24 天）")
    assert ("毕业生丙（示例）：月度小结", "2023 年 2 月还没有谈") in said


def test_a_month_in_statements(work: Workspace) -> None:
    second = next(member.person.uid for name, member in people(work).items() if "乙" in name)
    month = month_of(work.store.read(), second, "2023-03", mentor=HAN, today=work.today())
    assert list(happened_lines(month, known(work))) == [
        ("实操", "实操 2 次，已确认 1 次，已退回 1 次：登杆；电能计量装置安装"),
        ("提高的技能", "电能计量装置安装：在指导下做过"),
    ]
    assert list(stuck_lines(month, known(work))) == [("登杆", "看过 · 8 天前做过 · 上次实操被退回")]
