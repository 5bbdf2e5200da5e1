"""What is asked, in the words of the trade: every kind of leaf, and the ways to combine them."""

from __future__ import annotations

from typing import Any

import pytest

from tracker.kernel.problems import Problem
from tracker.overview.names import Names
from tracker.requirements.leaves import LEAVES, Leaf
from tracker.requirements.tree import Requirement, read_requirement
from ui.text import set_language
from ui.text.requirements import asked_words, written_out

NAMES = Names(
    occupations={"6-18-01-01": "车工"},
    roles={("station", "team_leader"): "班长"},
    checklists={"basics": "基本技能"},
)
BOTH = ["skill_level", "qualification"]


def read(plain: dict[str, Any]) -> Requirement:
    problems: list[Problem] = []
    found = read_requirement(plain, problems)
    assert found is not None, problems
    return found


def words(plain: dict[str, Any]) -> str:
    leaf = read(plain)
    assert isinstance(leaf, Leaf)
    return asked_words(leaf.name, leaf.need(), NAMES)


@pytest.mark.parametrize(
    ("plain", "said"),
    [
        ({"holds": {"kinds": BOTH, "level": "level_3"}}, "持有本职业高级工（三级）及以上有效证书"),
        (
            {"holds": {"kinds": BOTH, "level": "level_4", "occupation": "same_or_related"}},
            "持有本职业或相关职业中级工（四级）及以上有效证书",
        ),
        (
            {"holds": {"kinds": ["skill_level"], "level": "special", "occupation": "any"}},
            "持有任一职业特级技师及以上有效的职业技能等级证书",
        ),
        (
            {"holds": {"kinds": ["professional_title"], "level": "intermediate", "occupation": "6-18-01-01"}},
            "具有车工对应的中级职称及以上",
        ),
        ({"holds": {"kinds": ["special_operation"], "occupation": "any"}}, "持有有效的特种作业操作证"),
        ({"holds": {"kinds": ["driving", "other"]}}, "持有本职业有效的机动车驾驶证或其他证书"),
        ({"tenure": {"years": 5}}, "累计从事本职业工作满 5 年"),
        ({"tenure": {"months": 18, "occupation": "any"}}, "累计从事任一职业工作满 18 个月"),
        ({"tenure": {"years": 4, "since": "level_3"}}, "取得高级工（三级）证书后，累计从事本职业工作满 4 年"),
        (
            {"tenure": {"years": 1, "since_title": "junior", "occupation": "same_or_related"}},
            "取得初级职称后，累计从事本职业或相关职业工作满 1 年",
        ),
        (
            {"tenure": {"years": 1, "since": "level_3", "since_title": "junior"}},
            "取得高级工（三级）证书和初级职称后，累计从事本职业工作满 1 年",
        ),
        ({"education": {"stages": ["college", "university"]}}, "大专（高职）或大学本科及以上毕业"),
        (
            {"education": {"stages": ["technical_school"], "major_matches": True}},
            "技工学校本专业或相关专业毕业",
        ),
        ({"education": {"stages": ["college"], "major_matches": False}}, "大专（高职）其他专业毕业"),
        ({"training": {"level": "apprentice", "occupation": "same"}}, "本职业学徒期满"),
        ({"training": {}}, "完成一次培训"),
        ({"training": {"hours": 7.5}}, "参加培训满 7.5 学时"),
        (
            {"training": {"hours": 40, "occupation": "same", "level": "level_2"}},
            "参加培训满 40 学时（本职业、技师（二级））",
        ),
        ({"award": {"tier": "provincial"}}, "在省级及以上竞赛中获奖"),
        ({"award": {"tier": "national_1", "rank": 5}}, "在国家级一类及以上竞赛中获得前 5 名"),
        (
            {"award": {"tier": "county", "rank": 3, "prize": "second"}},
            "在区县级及以上竞赛中获得前 3 名和二等奖及以上",
        ),
        ({"role": {"role": "team_leader"}}, "担任过班长（或更高岗位）"),
        ({"role": {"role": "team_leader", "years": 2, "ladder": "station"}}, "担任班长（或更高岗位）满 2 年"),
        ({"role": {"role": "unnamed"}}, "担任过unnamed（或更高岗位）"),
        ({"signoffs": {"checklist": "basics"}}, "“基本技能”全部技能经师傅确认"),
        (
            {"signoffs": {"checklist": "basics", "share": "0.80", "stage": "supervised"}},
            "“基本技能”的技能有 80 % 经师傅确认（在指导下做过）",
        ),
        ({"exam": {"component": "theory"}}, "理论知识考试 60 分及以上（本职业）"),
        (
            {"exam": {"component": "skills", "mark": 72.5, "level": "level_4"}},
            "操作技能考试 72.5 分及以上（本职业、中级工（四级））",
        ),
        ({"age": {"min": 16}}, "年满 16 周岁"),
        ({"age": {"max": 65}}, "不超过 65 周岁"),
        ({"age": {"min": 18, "max": 65}}, "年龄 18 至 65 周岁"),
        ({"region": {"in": ["50", "51"]}}, "所在地区为重庆或四川"),
        (
            {"issuer": {"kinds": ["registered_body", "employer"]}},
            "本职业有效等级证书，由备案评价机构或用人单位颁发",
        ),
    ],
    ids=str,
)
def test_a_leaf_in_the_words_of_the_trade(plain: dict[str, Any], said: str) -> None:
    set_language("zh_CN")
    assert words(plain) == said


@pytest.mark.parametrize("kind", LEAVES)
def test_every_leaf_has_words_in_english_too(kind: str) -> None:
    samples: dict[str, dict[str, Any]] = {
        "holds": {"kinds": BOTH, "level": "level_3"},
        "tenure": {"years": 1, "since": "level_4"},
        "education": {"stages": ["college"], "major_matches": True},
        "training": {"hours": 8},
        "award": {"tier": "county", "prize": "first"},
        "role": {"role": "team_leader", "years": 1},
        "signoffs": {"checklist": "basics", "share": "0.5"},
        "exam": {"component": "theory"},
        "age": {"min": 16},
        "region": {"in": ["50"]},
        "issuer": {"kinds": ["employer"]},
    }
    said = words({kind: samples[kind]})
    assert said.isascii() or kind in ("signoffs", "role")
    assert not set("{}_") & set(said)


def test_english_counts_one_year_and_two() -> None:
    assert words({"tenure": {"years": 1}}) == "1 year of work in this occupation in all"
    assert words({"tenure": {"years": 2}}) == "2 years of work in this occupation in all"


def test_a_tree_is_written_out_with_its_parts_set_in() -> None:
    tree = read(
        {
            "all": [
                {"age": {"min": 16}},
                {"any": [{"tenure": {"years": 1}}, {"at_least": {"n": 2, "of": [{"tenure": {"years": 2}}] * 3}}]},
            ]
        }
    )
    assert [(line.depth, line.text) for line in written_out(tree, NAMES)] == [
        (0, "At least 16 years old"),
        (0, "Any one of these"),
        (1, "1 year of work in this occupation in all"),
        (1, "At least 2 of these"),
        *[(2, "2 years of work in this occupation in all")] * 3,
    ]
