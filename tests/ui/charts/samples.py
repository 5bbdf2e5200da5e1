"""Series to draw: nothing, an ordinary working life, and more of everything than anybody has."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from tests.ui.charts.study_samples import STUDY
from tests.worlds import demo_world
from tracker.certificates.model import Certificate, Review
from tracker.kernel.drafts import build
from tracker.kernel.terms import LEVEL_KINDS, Act, CertificateKind, Component, Level, SchoolStage, Tier
from tracker.overview.career import career_series
from tracker.overview.earnings import income_series
from tracker.overview.path_series import (
    ChoiceSeries,
    LadderSeries,
    OptionDaysSeries,
    PaySeries,
    ladder_series,
    pay_series,
)
from tracker.overview.series import (
    CareerSeries,
    IncomeSeries,
    ProgressSeries,
    RequirementProgress,
    ValiditySeries,
)
from tracker.overview.validity import validity_series
from tracker.paths.answers import Comparison
from tracker.paths.model import Option, OptionKind
from tracker.paths.service import compare
from tracker.people.model import Experience, Income, Person
from tracker.people.service import records
from tracker.requirements.leaves import Award, Education, Exam, Holds, Leaf, Tenure, Training
from tracker.requirements.model import Bearings, Facts
from tracker.roles.service import roles_of

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


def ladder(size: str) -> LadderSeries:
    if size == "empty":
        return LadderSeries(today=TODAY)
    work = demo_world("han-song")
    reader, person = work.store.read(), work.person().uid
    only = "rural-supply-station" if size == "full" else None
    posts = [one for one in roles_of(reader, person, today=TODAY, ladder=only) if size == "full" or one.role.requires]
    jobs = records(reader, "experience", person)
    if size == "large":
        roles = [one.role.id for one in posts]
        jobs = tuple(job.replace(role=roles[at % len(roles)]) for at, job in enumerate(many_jobs()))
    return ladder_series(posts, jobs, today=TODAY)


NOBODY, NOWHERE = Facts(person=Person(uid="p", name="韩松")), Bearings(occupation=TRADE)


def options(size: str) -> Comparison:
    """Staying, a post and a move; or more options with longer names than anybody enters."""
    work = demo_world("han-song")
    reader, person = work.store.read(), work.person().uid
    values: list[dict[str, Any]] = [
        {"kind": OptionKind.STAY, "distance_km": 30.0, "family_rating": 3},
        {"kind": OptionKind.POST, "ladder": "rural-supply-station", "role": "station_head", "start": date(2024, 1, 1)}
        | {"pay_low_fen": 700_000, "pay_high_fen": 850_000, "distance_km": 12.0, "family_rating": 4},
        {"kind": OptionKind.MOVE, "region": "500000", "start": date(2023, 9, 1), "pay_low_permille": 100}
        | {"pay_high_permille": 300, "distance_km": 600.0, "family_rating": 2},
    ]
    if size == "large":
        values += [
            {
                "kind": OptionKind.MOVE,
                "region": f"{code}0000",
                "title": f"去很远很远的地方打工第 {code} 号方案",
                "pay_low_fen": 480_000 + code,
            }
            | {"distance_km": float(code), "family_rating": 1 + code % 5, "start": date(2023 + code % 4, 6, 1)}
            for code in range(31, 37)
        ]
    made = [build(Option, {"uid": f"o{at}", "person": person, **one}) for at, one in enumerate(values)]
    return compare(reader, person, made, today=TODAY)


def choice(size: str) -> ChoiceSeries:
    return ChoiceSeries(found=None if size == "empty" else options(size), today=TODAY)


def option_days(size: str) -> OptionDaysSeries:
    if size == "empty":
        return OptionDaysSeries(today=TODAY)
    found = options(size).answers
    needs_an_act = found[1].replace(
        earliest=None, verdict=Award(tier=Tier.COUNTY).measure(NOBODY, NOWHERE, today=TODAY)
    )
    return OptionDaysSeries(answers=(*found, needs_an_act) if size == "large" else found, today=TODAY)


def pay(size: str) -> PaySeries:
    if size == "empty":
        return PaySeries(today=TODAY)
    work = demo_world("han-song")
    earned = records(work.store.read(), "income", work.person().uid)
    return pay_series(options(size).answers, earned, today=TODAY)


SERIES: dict[str, Callable[[str], Any]] = {
    "career": career,
    "choice": choice,
    "days": option_days,
    "ladder": ladder,
    "pay": pay,
    "validity": validity,
    "income": income,
    "progress": progress,
    **STUDY,
}
