"""Series of study to draw: nothing, a year of it, and more of everything than anybody has."""

from __future__ import annotations

import random
from datetime import date, timedelta

from tracker.kernel.terms import Component
from tracker.overview.study_series import (
    BurnUpSeries,
    ForgettingSeries,
    HeatSeries,
    HourSeries,
    MockSeries,
    Pace,
    PaperScore,
    PayoffSeries,
)
from tracker.study.kept import Hour
from tracker.study.plan import TopicPay
from tracker.study.readiness import Outlook
from tracker.study.service.targets import PaperPart, PaperTopic

TODAY = date(2023, 3, 24)
TOPICS = ("安全用具与登高", "触电与急救", "接地")
LONG = tuple(f"第 {place} 章 变压器与配电线路的安装、检修与试验" for place in range(16))


def part(topics: tuple[str, ...] = TOPICS, *, weighted: bool = True) -> PaperPart:
    return PaperPart(
        component=Component.THEORY,
        pass_mark=60,
        shape=None,
        topics=tuple(
            PaperTopic(key=f"k{at}", names={"": name}, weight=float(at + 1) if weighted else None)
            for at, name in enumerate(topics)
        ),
        origin="typed",
    )


def days(number: int) -> tuple[tuple[date, int], ...]:
    """Minutes on some of so many days up to yesterday."""
    chance = random.Random(number)
    return tuple(
        (TODAY - timedelta(days=ago), chance.randint(5, 90)) for ago in range(number, 0, -1) if chance.random() < 0.4
    )


def burnup(size: str) -> BurnUpSeries:
    if size == "empty":
        return BurnUpSeries(today=TODAY)
    total, done = 0, []
    for day, minutes in days(300 if size == "full" else 3000):
        total += minutes
        done.append((day, total))
    return BurnUpSeries(
        done=tuple(done),
        exam_on=TODAY + timedelta(days=29 if size == "full" else 400),
        needed=300 if size == "full" else None,
        goal=0.85,
        reachable=size == "full",
        pace=Pace(low=20, middle=66, high=95),
        today=TODAY,
    )


def payoff(size: str) -> PayoffSeries:
    if size == "empty":
        return PayoffSeries(today=TODAY)
    of = part(TOPICS if size == "full" else LONG, weighted=size == "full")
    number = len(of.topics)
    pays = [
        TopicPay(topic=topic.key, weight=1 / number, on_day=at / number, gain=(number - at) / 5)
        for at, topic in enumerate(of.topics)
    ]
    return PayoffSeries(part=of, topics=tuple(pays), today=TODAY)


def heat(size: str) -> HeatSeries:
    first = TODAY - timedelta(days=TODAY.weekday() + 364)
    studied = {"empty": (), "full": days(300), "large": tuple((first + timedelta(days=n), 600) for n in range(368))}
    return HeatSeries(days=studied[size], first=first, today=TODAY)


def hours(size: str) -> HourSeries:
    """None; two hours of study a day and some answers beside them; every hour of the day with half a million."""
    if size == "large":
        every = tuple(Hour(hour=hour, answers=500_000 - hour, correct=10_000 * (20 + hour)) for hour in range(24))
        return HourSeries(hours=every, today=TODAY)
    counts = {"empty": (), "full": ((7, 12, 9), (12, 1204, 975), (19, 640, 480), (20, 300, 270))}[size]
    found = tuple(Hour(hour=hour, answers=answers, correct=correct) for hour, answers, correct in counts)
    return HourSeries(hours=found, today=TODAY)


def forgetting(size: str) -> ForgettingSeries:
    if size == "empty":
        return ForgettingSeries(today=TODAY)
    length = 90 if size == "full" else 900
    points = []
    for ago in range(0, length + 1, length // 24):
        score = 78 - 60 * ago / 900
        outlook = Outlook(
            chance=score / 100,
            low=0.1,
            high=0.99,
            score=score,
            score_low=score - 12,
            score_high=score + 9,
        )
        points.append((TODAY + timedelta(days=ago), outlook))
    return ForgettingSeries(
        part=part(), points=tuple(points), exam_on=TODAY + timedelta(days=29 if size == "full" else 890), today=TODAY
    )


def mocks(size: str) -> MockSeries:
    if size == "empty":
        return MockSeries(today=TODAY)
    chance = random.Random(3)
    of = part(TOPICS if size == "full" else LONG)
    number = 3 if size == "full" else 60
    papers = [
        PaperScore(
            on=TODAY - timedelta(days=12 * (number - at)),
            score=round(50 + 40 * at / number, 1),
            topics=tuple((topic.key, chance.randint(3, 10) / 10) for topic in of.topics),
        )
        for at in range(number)
    ]
    return MockSeries(component=Component.THEORY, part=of, papers=tuple(papers), today=TODAY)


STUDY = {
    "burnup": burnup,
    "payoff": payoff,
    "heat": heat,
    "hours": hours,
    "forgetting": forgetting,
    "mocks": mocks,
}
