"""The first line and what follows it, in both languages."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.worlds import POWER, TURNER, demo_world, world
from tracker.overview.names import names
from tracker.overview.series import NAMELESS
from tracker.overview.standing import Standing, standing
from tracker.workspace import Workspace
from ui.text import language, set_language
from ui.text.agenda import deadline_words
from ui.text.goals import goal_outcome, goal_title
from ui.text.headline import headline
from ui.text.standing import quiet_week, to_do_words

TODAY = date(2026, 11, 23)


def of(work: Workspace) -> Standing:
    return standing(work.store.read(), work.person().uid, today=work.today())


def first_line(work: Workspace) -> str:
    return headline(of(work).next, names(work.store.read(), language()), today=work.today())


def acts(work: Workspace) -> list[tuple[str, str]]:
    called, answer = names(work.store.read(), language()), of(work)
    return [to_do_words(todo, answer, called, today=work.today()) for todo in answer.to_do]


def person(**fields: Any) -> dict[str, Any]:
    return {"uid": "p", "name": "李工", "occupation": TURNER, **fields}


@pytest.mark.parametrize(
    ("demo", "said"),
    [
        ("han-song", "高级工（三级） → 技师（二级）：最早 2023-11-20 可申报，还差 7 个月 27 天"),
        ("wang-chuanjiang", "中级工（四级） → 高级工（三级）：已具备申报条件（自 2022-07-31 起）"),
        ("zhou-xuyang", "高级技师（一级） → 特级技师：现有规则里，今天还没有它的申报条件"),
    ],
)
def test_the_demo_workers_in_one_line(demo: str, said: str) -> None:
    set_language("zh_CN")
    assert first_line(demo_world(demo)) == said


def test_the_same_in_english() -> None:
    assert first_line(demo_world("han-song")) == (
        "Senior worker (level 3) → Technician (level 2): you may apply from 2023-11-20 at the earliest, "
        "in 7 months 27 days"
    )


def test_an_act_that_is_missing_is_in_the_first_line() -> None:
    set_language("zh_CN")
    work = world({"person": person()}, TODAY)
    assert first_line(work) == "还没有等级 → 初级工（五级）：最近的途径还缺：累计从事本职业工作满 1 年"
    assert acts(work) == [("累计从事本职业工作满 1 年", "现在没有在做的这类工作。请补录现在的工作，年限会接着累计。")]


def test_a_record_that_is_incomplete_is_in_the_first_line() -> None:
    set_language("zh_CN")
    work = world({"person": person(), "experience": [{"uid": "j", "employer": "机械厂", "start": "2020-01-01"}]}, TODAY)
    assert first_line(work) == "还没有等级 → 初级工（五级）：还不能确定，有记录需要补全"
    assert acts(work) == [("补填“职业”：机械厂（2020-01-01 起）", "补上之前，这条记录没有计入。")]


def test_there_is_an_end_to_levels() -> None:
    held = {"uid": "c", "kind": "skill_level", "level": "chief", "occupation": TURNER, "issued_on": "2025-01-01"}
    work = world({"person": person(), "certificates": [held]}, TODAY)
    assert first_line(work) == "Chief technician: the highest level there is"
    assert quiet_week(of(work).next) == "Nothing needs doing this week."


def test_waiting_says_till_when_and_how() -> None:
    set_language("zh_CN")
    assert quiet_week(of(demo_world("han-song")).next).endswith("继续在岗工作，2023-11-20 年限自然满。")
    young = person(occupation=POWER, birth_date="2011-01-02")
    assert quiet_week(of(world({"person": young}, TODAY)).next).endswith("到 2027-01-02 自然满足。")


@pytest.mark.parametrize(
    ("held", "said"),
    [
        # what Order 19 says of reviews was not read: the pack marks its rule as unsure
        (("special_operation", "2024-01-05", None), "2027-01-05 前复审，还有 43 天（依据未核实）"),
        (("special_operation", "2024-06-05", None), "2027-06-05 前复审，2027-04-06 起可以办（依据未核实）"),
        (("special_operation", "2023-06-01", None), "应在 2026-06-01 前复审，已逾期 5 个月 22 天（依据未核实）"),
        (("special_operation", "2019-01-05", None), "已失效，最后办理日是 2022-01-05（依据未核实）"),
        (("driving", "2020-01-05", "2026-12-31"), "有效期至 2026-12-31，还有 38 天"),
    ],
    ids=str,
)
def test_a_deadline(held: tuple[str, str, str | None], said: str) -> None:
    set_language("zh_CN")
    kind, issued_on, valid_until = held
    plain = {"uid": "c", "kind": kind, "issued_on": issued_on, "valid_until": valid_until}
    (item,) = of(world({"person": person(), "certificates": [plain]}, TODAY)).agenda
    assert deadline_words(item, today=TODAY) == said


@pytest.mark.parametrize(
    ("goal", "title", "state", "said"),
    [
        ({"level": "level_4"}, "中级工（四级）", "good", "已达到"),
        (
            {"level": "level_3", "by": "2028-12-31"},
            "2028-12-31 前达到高级工（三级）",
            "good",
            "赶得上：最早 2028-01-01，还差 1 年 1 个月 9 天",
        ),
        (
            {"level": "level_3", "by": "2027-12-31"},
            "2027-12-31 前达到高级工（三级）",
            "due",
            "赶不上，晚 1 天：最早 2028-01-01",
        ),
        ({"level": "level_2"}, "技师（二级）", "due", "还需考取证书"),
        ({"level": "chief"}, "首席技师", "quiet", "没有查到规则"),
    ],
    ids=str,
)
def test_a_goal(goal: dict[str, Any], title: str, state: str, said: str) -> None:
    set_language("zh_CN")
    work = world(
        {
            "person": person(occupation=POWER),
            "certificates": [
                {"uid": "c", "kind": "skill_level", "level": "level_4", "occupation": POWER, "issued_on": "2023-05-06"}
            ],
            "experience": [{"uid": "j", "occupation": POWER, "start": "2024-01-01"}],
            "goals": [{"uid": "g", "kind": "level", **goal}],
        },
        TODAY,
    )
    (found,) = of(work).goals
    assert (goal_title(found, NAMELESS), *goal_outcome(found, today=TODAY)) == (title, state, said)


def test_what_follows_from_the_record_is_said_with_why() -> None:
    assert acts(demo_world("han-song")) == [
        ("Have it reviewed: 低压电工作业", "review due by 2023-05-10, 47 days left")
    ]
    ((what, why),) = acts(demo_world("wang-chuanjiang"))
    assert what == "Register for the assessment: Senior worker (level 3)"
    assert "assessment body" in why
