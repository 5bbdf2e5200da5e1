"""A verdict in words: how it stands, what there is of it, since when or by when, why not, and what to do."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.requirements.facts import bearings_of, facts_of
from tracker.kernel.problems import Problem
from tracker.overview.names import Names
from tracker.requirements.model import Verdict
from tracker.requirements.tree import read_requirement
from ui.text import set_language
from ui.text.verdicts import ACT, CLOSED, MET, UNKNOWN, WAITING, Told, left_words, outcome, tell

TODAY = date(2023, 3, 24)
TURNER = "6-18-01-01"
LEVELS = ["skill_level", "qualification"]
CAREER: dict[str, Any] = {
    "person": {"uid": "p", "birth_date": "1990-05-01", "region": "500116"},
    "certificates": [
        {
            "uid": "c",
            "kind": "skill_level",
            "title": "车工",
            "occupation": TURNER,
            "level": "level_3",
            "issued_on": "2019-11-20",
            "issuer_kind": "employer",
        }
    ],
    "experience": [
        {"uid": "j", "occupation": TURNER, "role": "leader", "start": "2019-11-20"},
    ],
    "education": [{"uid": "s", "stage": "college", "school": "江津职业学院", "graduated_on": "2010-06-30"}],
    "training": [{"uid": "t", "title": "班", "hours": 30, "completed_on": "2022-01-01"}],
    "awards": [{"uid": "a", "competition": "区技能大赛", "tier": "county", "on": "2021-10-15"}],
    "exams": [{"uid": "e", "occupation": TURNER, "level": "level_2", "on": "2022-05-01", "theory": 55}],
    "signoffs": [{"uid": "k", "skill": "one", "stage": "independent", "on": "2022-01-01"}],
}
PACK = {
    "checklist": [{"id": "basics", "skills": [{"id": "one", "stage": "seen"}, {"id": "two", "stage": "seen"}]}],
    "role": [{"ladder": "l", "id": "leader"}],
}


def verdict_of(plain: dict[str, Any], career: dict[str, Any] | None = None, today: date = TODAY) -> Verdict:
    problems: list[Problem] = []
    requirement = read_requirement(plain, problems)
    assert requirement, problems
    return requirement.measure(facts_of(career or CAREER), bearings_of(PACK, TURNER), today=today)


def told(plain: dict[str, Any], career: dict[str, Any] | None = None) -> Told:
    return tell(verdict_of(plain, career), Names(), today=TODAY)


@pytest.mark.parametrize(
    ("plain", "state", "have", "when"),
    [
        ({"holds": {"kinds": LEVELS, "level": "level_3"}}, MET, "您持有：车工 · 高级工（三级）", "自 2019-11-20 起"),
        ({"holds": {"kinds": LEVELS, "level": "level_2"}}, ACT, "档案里没有这样的有效证书", "考取证书"),
        ({"tenure": {"years": 3}}, MET, "已有 3 年 4 个月 4 天（要求 3 年）", "自 2022-11-20 起"),
        ({"tenure": {"years": 4}}, WAITING, "已有 3 年 4 个月 4 天（要求 4 年）", "2023-11-20 满足"),
        ({"tenure": {"years": 4, "since": "level_2"}}, ACT, "还没有开始（要求 4 年）", "考取证书"),
        ({"education": {"stages": ["college"]}}, MET, "江津职业学院", "自 2010-06-30 起"),
        ({"education": {"stages": ["university"]}}, ACT, "档案里没有", "学校毕业"),
        ({"training": {"hours": 40}}, ACT, "已有 30 学时（要求 40 学时）", "完成培训"),
        ({"training": {}}, MET, "已完成 1 次", "自 2022-01-01 起"),
        ({"award": {"tier": "county"}}, MET, "区技能大赛", "自 2021-10-15 起"),
        ({"award": {"tier": "provincial"}}, ACT, "档案里没有", "竞赛获奖"),
        ({"role": {"role": "leader"}}, MET, "担任过", "自 2019-11-20 起"),
        ({"role": {"role": "head"}}, ACT, "还没有担任过", "任职"),
        ({"role": {"role": "leader", "years": 4}}, WAITING, "已有 3 年 4 个月 4 天（要求 4 年）", "2023-11-20 满足"),
        ({"signoffs": {"checklist": "basics"}}, ACT, "已确认 1 项（要求 2 项）", "师傅确认技能"),
        ({"exam": {"component": "theory"}}, ACT, "最好成绩 55 分（要求 60 分）", "通过考试"),
        ({"exam": {"component": "skills"}}, ACT, "还没有考过", "通过考试"),
        ({"age": {"min": 16}}, MET, "今天 32 周岁", "自 2006-05-01 起"),
        ({"age": {"min": 33}}, WAITING, "今天 32 周岁", "2023-05-01 满足"),
        ({"age": {"max": 30}}, CLOSED, "今天 32 周岁", "已不可能满足"),
        ({"region": {"in": ["50"]}}, MET, "您在重庆江津区", "自 2023-03-24 起"),
        ({"region": {"in": ["51"]}}, ACT, "您在重庆江津区", "在该地区"),
        ({"issuer": {"kinds": ["employer"]}}, MET, "有 1 张这样的证书", "自 2019-11-20 起"),
        ({"any": [{"tenure": {"years": 9}}, {"age": {"min": 16}}]}, MET, "2 项中已满足 1 项", "自 2006-05-01 起"),
    ],
    ids=str,
)
def test_a_row(plain: dict[str, Any], state: str, have: str, when: str) -> None:
    set_language("zh_CN")
    said = told(plain)
    assert (said.state, said.have, said.when) == (state, have, when)


def test_a_row_that_needs_an_act_says_which() -> None:
    said = told({"holds": {"kinds": LEVELS, "level": "level_2"}})
    assert said.advice == "Obtain it; if you hold it already, enter it."
    assert said.sentence == (
        "Hold a valid certificate in this occupation: Technician (level 2) or higher; none valid today in your file; "
        "Obtain a certificate; Obtain it; if you hold it already, enter it."
    )


def test_a_clock_without_its_certificate_says_where_it_begins() -> None:
    assert told({"tenure": {"years": 4, "since": "level_2"}}).advice.startswith("The time counts from the day")


def test_work_that_ended_says_how_it_counts_on() -> None:
    ended = {**CAREER, "experience": [{"occupation": TURNER, "start": "2019-11-20", "end": "2020-11-19"}]}
    said = told({"tenure": {"years": 4}}, ended)
    assert (said.state, said.have) == (ACT, "1 year of 4 years")
    assert said.advice.startswith("No such job goes on now")


def test_missing_data_is_its_own_answer() -> None:
    """A job that names no occupation might count: neither met nor a call to do something."""
    open_job = {**CAREER, "experience": [{"uid": "x", "start": "2010-01-01"}]}
    said = told({"tenure": {"years": 4}}, open_job)
    assert (said.state, said.when, said.advice) == (UNKNOWN, "Cannot be told yet", "")
    assert said.doubt == "1 record lacks a detail and is not counted"
    assert told({"age": {"min": 16}}, {"person": {"uid": "p"}}).state == UNKNOWN


def test_doubt_that_changes_nothing_is_not_said() -> None:
    also = {**CAREER, "experience": [*CAREER["experience"], {"uid": "x", "start": "2010-01-01"}]}
    assert told({"tenure": {"years": 3}}, also).doubt == ""


def test_a_whole_is_not_unknown_where_an_act_is_needed_anyway() -> None:
    plain = {"all": [{"tenure": {"years": 4}}, {"award": {"tier": "provincial"}}]}
    open_job = {**CAREER, "experience": [{"uid": "x", "start": "2010-01-01"}]}
    assert outcome(verdict_of(plain, open_job), today=TODAY) == "still to do: win a competition award"


@pytest.mark.parametrize(
    ("plain", "said"),
    [
        ({"tenure": {"years": 3}}, "conditions met (since 2022-11-20)"),
        ({"tenure": {"years": 4}}, "from 2023-11-20 at the earliest, in 7 months 27 days"),
        ({"age": {"max": 30}}, "no longer possible"),
    ],
    ids=str,
)
def test_an_outcome(plain: dict[str, Any], said: str) -> None:
    assert outcome(verdict_of(plain), today=TODAY) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [(date(2023, 3, 25), "1 天"), (date(2023, 5, 23), "60 天"), (date(2023, 5, 24), "2 个月"), (TODAY, "0 天")],
)
def test_few_days_are_said_as_days(day: date, said: str) -> None:
    set_language("zh_CN")
    assert left_words(TODAY, day) == said
