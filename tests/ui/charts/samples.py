"""Series to draw: nothing, an ordinary working life, and more of everything than anybody has."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from tracker.catalog.model import Review
from tracker.certificates.model import Certificate
from tracker.kernel.terms import LEVEL_KINDS, Act, CertificateKind, Component, Level, SchoolStage
from tracker.overview.career import career_series
from tracker.overview.earnings import income_series
from tracker.overview.series import (
    CareerSeries,
    IncomeSeries,
    ProgressSeries,
    RequirementProgress,
    ValiditySeries,
)
from tracker.overview.validity import validity_series
from tracker.people.model import Experience, Income, Person
from tracker.requirements.leaves import Education, Exam, Holds, Leaf, Tenure, Training
from tracker.requirements.model import Bearings, Facts

TODAY = date(2023, 3, 24)
TRADE = "4-11-01-01"
RULES = (
    Review(
        pack="p",
        key="review",
        kinds=(CertificateKind.SPECIAL_OPERATION,),
        every_months=36,
        window_days=60,
        valid_months=72,
    ),
)
LEVELS = (Level.LEVEL_5, Level.LEVEL_4, Level.LEVEL_3, Level.LEVEL_2)
TITLES = ("车工", "焊工", "低压电工作业", "高处作业", "叉车司机", "起重机指挥")


def job(uid: str, employer: str, title: str, start: date, end: date | None = None) -> Experience:
    return Experience(uid=uid, person="p", employer=employer, title=title, start=start, end=end, occupation=TRADE)


def certificate(
    uid: str, kind: CertificateKind, title: str, issued: date, *, level: Level | None = None, until: date | None = None
) -> Certificate:
    return Certificate(
        uid=uid, person="p", kind=kind, title=title, level=level, issued_on=issued, valid_until=until, occupation=TRADE
    )


JOBS = (
    job("meter", "双沟镇供电所", "抄表工", date(2008, 9, 1), date(2014, 12, 31)),
    job("team", "双沟镇供电所", "营销班长", date(2015, 1, 1), date(2022, 8, 2)),
    job("technician", "程河镇供电所", "技术员", date(2022, 8, 3)),
)
CERTIFICATES = (
    certificate("four", CertificateKind.QUALIFICATION, "农网配电营业工", date(2014, 9, 15), level=Level.LEVEL_4),
    certificate("three", CertificateKind.SKILL_LEVEL, "农网配电营业工", date(2019, 11, 20), level=Level.LEVEL_3),
    certificate("special", CertificateKind.SPECIAL_OPERATION, "低压电工作业", date(2020, 5, 10)),
)


def many_jobs() -> list[Experience]:
    """Sixty jobs in thirty years, with gaps and overlaps."""
    chance = random.Random(60)
    day, made = date(1993, 5, 1), []
    for place in range(60):
        length = chance.randint(30, 300)
        employer = f"第 {chance.randint(1, 25)} 机械加工有限责任公司"
        made.append(job(f"job {place}", employer, chance.choice(TITLES), day, day + timedelta(days=length)))
        day += timedelta(days=length + chance.choice([0, 1, 1, 1, 40, -20]))
    return made


def many_certificates() -> list[Certificate]:
    """Forty certificates of all kinds in thirty years."""
    chance = random.Random(40)
    made = []
    for place in range(40):
        kind = chance.choice([CertificateKind.SKILL_LEVEL, CertificateKind.SPECIAL_OPERATION, CertificateKind.OTHER])
        issued = date(1994, 1, 1) + timedelta(days=chance.randint(0, 10_600))
        is_level = kind is CertificateKind.SKILL_LEVEL
        made.append(
            certificate(
                f"certificate {place}",
                kind,
                chance.choice(TITLES),
                issued,
                level=chance.choice(LEVELS) if is_level else None,
                until=None if is_level else issued + timedelta(days=4000),
            )
        )
    return made


def career(size: str) -> CareerSeries:
    if size == "empty":
        return career_series([], [], today=TODAY)
    if size == "large":
        return career_series(
            many_jobs(), many_certificates(), next_level=Level.LEVEL_1, next_on=date(2024, 8, 1), today=TODAY
        )
    return career_series(JOBS, CERTIFICATES, next_level=Level.LEVEL_2, next_on=date(2023, 11, 20), today=TODAY)


def validity(size: str) -> ValiditySeries:
    held = {"empty": [], "full": list(CERTIFICATES), "large": many_certificates()}[size]
    return validity_series(held, RULES, today=TODAY)


def income(size: str) -> IncomeSeries:
    chance = random.Random(12)
    first, jobs = {"empty": (2023, []), "full": (2020, list(JOBS)), "large": (1993, many_jobs())}[size]
    amounts = [
        Income(
            uid=f"{year}-{month:02}",
            person="p",
            month=f"{year}-{month:02}",
            amount_fen=chance.randint(400_000, 700_000),
        )
        for year in range(first, 2023)
        for month in range(1, 13)
        if (year, month) != (2021, 2)
    ]
    return income_series(amounts, jobs, today=TODAY)


def progress(size: str) -> ProgressSeries:
    if size == "empty":
        return ProgressSeries(today=TODAY)
    asked: list[Leaf] = [
        Holds(kinds=LEVEL_KINDS, level=Level.LEVEL_3, occupation="same_or_related"),
        Tenure(years=4, since=Level.LEVEL_3, occupation="same_or_related"),
    ]
    if size == "large":
        asked += [
            Tenure(years=20),
            Training(hours=120),
            Exam(component=Component.THEORY),
            Education(stages=tuple(SchoolStage), major_matches=True),
        ]
    facts = Facts(person=Person(uid="p", name="韩松"), certificates=CERTIFICATES, experience=JOBS)
    verdicts = [leaf.measure(facts, Bearings(occupation=TRADE), today=TODAY) for leaf in asked]
    return ProgressSeries(
        target_level=Level.LEVEL_2,
        occupation=TRADE,
        items=tuple(RequirementProgress(verdict=one, decides=size == "full" and not one.met) for one in verdicts),
        expected_on=date(2023, 11, 20) if size == "full" else None,
        act=Act.TRAINING if size == "large" else None,
        edition="2018",
        source="人社厅发〔2018〕145 号",
        other_ways=3,
        today=TODAY,
    )


SERIES: dict[str, Callable[[str], Any]] = {
    "career": career,
    "validity": validity,
    "income": income,
    "progress": progress,
}
