"""An office's file, made up: thousands of people, each with jobs and twenty certificates, the same each time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from tracker.kernel.clock import FixedClock
from tracker.workspace import Workspace

TODAY = date(2026, 11, 23)
PEOPLE, CERTIFICATES, JOBS = 5_000, 20, 3

_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚"
_EMPLOYERS = ("城关供电所", "河口供电所", "新桥机械厂", "东山电机厂", "北岭水电站", "石桥镇供电所", "沿江造船厂")
_ISSUERS = (
    ("市职业技能鉴定中心", "government"),
    ("省应急管理厅", "government"),
    ("市市场监督管理局", "government"),
    ("供电公司技能评价中心", "employer"),
    ("技师学院评价站", "school"),
    ("安泰技能评价有限公司", "registered_body"),
)
_OCCUPATIONS = (
    ("4-11-01-01", "农网配电营业工"),
    ("6-31-01-03", "电工"),
    ("6-18-01-01", "车工"),
    ("6-18-02-04", "焊工"),
    ("6-18-01-02", "铣工"),
)
_OPERATIONS = ("低压电工作业", "高压电工作业", "高处作业", "焊接与热切割作业", "有限空间作业")
_EQUIPMENT = ("锅炉作业", "起重机作业", "电梯作业", "压力容器作业", "叉车作业")
_ABILITIES = ("电缆接头制作", "无人机巡检", "新能源汽车充电桩维护")
_LEVELS = ("level_5", "level_4", "level_3", "level_2", "level_1", "special")
_RANKS = ("junior", "intermediate", "associate_senior", "senior")
_KINDS = (
    *("special_operation",) * 6,
    *("special_equipment",) * 4,
    *("skill_level",) * 4,
    *("qualification",) * 2,
    "specialised_ability",
    "professional_title",
    "driving",
    "other",
)
_CERTIFICATE = (
    *("uid", "person", "kind", "title", "occupation", "level", "number", "issuer", "issuer_kind", "issuer_region"),
    *("issued_on", "valid_until", "last_review_on", "revoked_on"),
)
_JOB = ("uid", "person", "employer", "title", "occupation", "start", "end", "contract")


def make_large_file(path: str, *, people: int = PEOPLE, certificates: int = CERTIFICATES, jobs: int = JOBS) -> None:
    """Write the file; five thousand people take a few seconds. Its days are meant to be seen on `TODAY`."""
    chance = Random(20)
    with Workspace.create(path, clock=FixedClock(TODAY)) as work:
        store = work.store
        with store.write("file.fill", journaled=False) as writer:
            writer.run_many(
                "INSERT INTO person (uid, name, employer, occupation) VALUES (?, ?, ?, ?)", _people(people, chance)
            )
            for table, columns, rows in (
                ("certificate", _CERTIFICATE, _certificates(people, certificates, chance)),
                ("experience", _JOB, _jobs(people, jobs, chance)),
            ):
                names = ", ".join(f'"{column}"' for column in columns)
                marks = ", ".join("?" * len(columns))
                writer.run_many(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)


def _people(count: int, chance: Random) -> Iterator[tuple[Any, ...]]:
    for number in range(count):
        name = chance.choice(_SURNAMES) + "".join(chance.choices(_GIVEN, k=chance.choice((1, 2, 2))))
        yield _person(number), name, chance.choice(_EMPLOYERS), chance.choice(_OCCUPATIONS)[0]


def _certificates(people: int, each: int, chance: Random) -> Iterator[tuple[Any, ...]]:
    for number in range(people * each):
        kind = chance.choice(_KINDS)
        title, occupation, level = _named(kind, chance)
        issuer, issuer_kind = chance.choice(_ISSUERS)
        issued = TODAY - timedelta(days=chance.randrange(-20, 3600))
        reviewed = issued + timedelta(days=chance.randrange(900, 1100)) if chance.random() < 0.4 else None
        yield (
            f"c-{number:07}",
            _person(number // each),
            kind,
            title,
            occupation,
            level,
            f"T{420600000000 + number * 7919 % 10**9:012}",
            issuer,
            issuer_kind,
            "420600",
            issued.isoformat(),
            (issued + timedelta(days=2190)).isoformat() if kind in ("driving", "other") else None,
            reviewed.isoformat() if reviewed and reviewed <= TODAY else None,
            (issued + timedelta(days=400)).isoformat() if chance.random() < 0.01 else None,
        )


def _named(kind: str, chance: Random) -> tuple[str, str | None, str | None]:
    """Title, occupation and level as certificates of a kind have them."""
    occupation, name = chance.choice(_OCCUPATIONS)
    if kind in ("skill_level", "qualification"):
        return name, occupation, chance.choice(_LEVELS)
    titles = {
        "special_operation": _OPERATIONS,
        "special_equipment": _EQUIPMENT,
        "specialised_ability": _ABILITIES,
        "professional_title": ("电气工程", "机械工程"),
        "driving": ("机动车驾驶证",),
        "other": ("安全员证", "红十字救护员证"),
    }
    return chance.choice(titles[kind]), None, chance.choice(_RANKS) if kind == "professional_title" else None


def _jobs(people: int, each: int, chance: Random) -> Iterator[tuple[Any, ...]]:
    for number in range(people):
        start = date(2006, 1, 1) + timedelta(days=chance.randrange(2000))
        for place in range(each):
            end = start + timedelta(days=chance.randrange(400, 2400)) if place < each - 1 else None
            occupation, title = chance.choice(_OCCUPATIONS)
            yield (
                f"j-{number * each + place:07}",
                _person(number),
                chance.choice(_EMPLOYERS),
                title,
                occupation,
                start.isoformat(),
                end.isoformat() if end else None,
                "permanent",
            )
            start = (end or start) + timedelta(days=chance.choice((1, 1, 30)))


def _person(number: int) -> str:
    return f"p-{number:05}"
