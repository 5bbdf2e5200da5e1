"""The charts of study as series read from the file; none of them reads the answers one by one."""

from __future__ import annotations

from datetime import date, timedelta

from tracker.overview.study_series import (
    WEEKS,
    BurnUpSeries,
    ForgettingSeries,
    HeatSeries,
    HourSeries,
    MockSeries,
    Pace,
    PaperScore,
    PayoffSeries,
)
from tracker.study.service import knowledge, mocks, planning, progress, targets

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.kernel.terms import Component
    from tracker.store.session import Reader
    from tracker.study.kept import Target
    from tracker.study.service.targets import PaperPart

PACE_WEEKS, FEWEST_WEEKS = 10, 3
"""The pace is that of the last ten weeks; with fewer than three since the first study there is none."""

AHEAD_DAYS = 90
"""How far forgetting is looked at where there is no exam, and at least."""

STEPS = 9
"""So many points make the curve of forgetting."""


def burn_up(reader: Reader, person: str, *, today: date) -> BurnUpSeries:
    """Minutes of study so far, what the plan still asks, and where the pace of the last weeks leads by the exam."""
    minutes = {day: number for day, number in progress.minutes_by_day(reader, person).items() if day <= today}
    target = targets.current(reader, person, today=today)
    ahead = target if target and target.on > today else None
    planned = planning.plans(reader, person, ahead, today=today) if ahead else ()
    plans = [one.plan for one in planned if one.plan and one.answers]
    reachable = all(plan.reachable for plan in plans)
    known = reachable and plans and len(plans) == len(planned)
    return BurnUpSeries(
        done=_summed(minutes),
        exam_on=ahead.on if ahead else None,
        needed=sum(plan.needed for plan in plans) if known else None,
        goal=ahead.chance if ahead else 0.0,
        reachable=reachable,
        pace=_pace(minutes, today),
        today=today,
    )


def _summed(minutes: Mapping[date, int]) -> tuple[tuple[date, int], ...]:
    total, found = 0, []
    for day, number in sorted(minutes.items()):
        if number:
            total += number
            found.append((day, total))
    return tuple(found)


def _pace(minutes: Mapping[date, int], today: date) -> Pace | None:
    """By whole weeks up to yesterday, from the first one with study on, as far as the last ten go."""
    if not minutes:
        return None
    since = min((today - min(minutes)).days // 7, PACE_WEEKS)
    if since < FEWEST_WEEKS:
        return None
    weeks = [0] * since
    for day, number in minutes.items():
        ago = (today - timedelta(days=1) - day).days // 7
        if 0 <= ago < since:
            weeks[ago] += number
    weeks.sort()
    return Pace(low=_quantile(weeks, 0.1), middle=_quantile(weeks, 0.5), high=_quantile(weeks, 0.9))


def _quantile(ordered: Sequence[int], share: float) -> float:
    """A quantile of numbers in order, by straight lines between them."""
    place = share * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def payoff(reader: Reader, person: str, *, today: date) -> PayoffSeries:
    """Where the next hour of study pays most."""
    target = targets.current(reader, person, today=today)
    component = _main_component(reader, target)
    part = targets.paper(reader, target, component, person)
    topics = progress.pays(reader, person, component, target=target, today=today)
    return PayoffSeries(part=part, topics=topics if _answered(reader, person, part, today) else (), today=today)


def _answered(reader: Reader, person: str, part: PaperPart, today: date) -> bool:
    """Whether anything of a paper was answered: without, every figure would be that of anybody."""
    return knowledge.evidence(reader, person, part, today=today).answers > 0


def _main_component(reader: Reader, target: Target | None) -> Component:
    """The component that charts are about: the first of the exam, theory without one."""
    return progress.components(reader, target)[0]


def heat(reader: Reader, person: str, *, today: date) -> HeatSeries:
    """The days of the last year with study; `first` is the Monday that the calendar begins with."""
    first = today - timedelta(days=today.weekday() + 7 * WEEKS)
    a_year_ago = today - timedelta(days=365)
    minutes = progress.minutes_by_day(reader, person)
    days = tuple((day, number) for day, number in minutes.items() if a_year_ago < day <= today and number)
    return HeatSeries(days=days, first=first, today=today)


def hours(reader: Reader, person: str, *, today: date) -> HourSeries:
    """At which hours of the day answers were given, over all time, and how many were right."""
    return HourSeries(hours=progress.hours(reader, person), today=today)


def forgetting(reader: Reader, person: str, *, today: date) -> ForgettingSeries:
    """What is left of today's readiness by the day of the exam and a while beyond, if nothing is studied."""
    target = targets.current(reader, person, today=today)
    component = _main_component(reader, target)
    exam_on = target.on if target and target.on > today else None
    length = max(AHEAD_DAYS, (exam_on - today).days * 5 // 4 if exam_on else 0)
    ahead = sorted({length * number // STEPS for number in range(STEPS + 1)})
    part = targets.paper(reader, target, component, person)
    answered = _answered(reader, person, part, today)
    found = progress.forgetting(reader, person, component, ahead, target=target, today=today) if answered else []
    return ForgettingSeries(
        part=part,
        points=tuple((today + timedelta(days=days), one) for days, one in zip(ahead, found, strict=False)),
        exam_on=exam_on,
        today=today,
    )


def mock_scores(reader: Reader, person: str, *, today: date) -> MockSeries:
    """The mock exams of the component sat last; those still to be marked are left out."""
    marked = [sat for sat in mocks.history(reader, person) if not sat.unjudged]
    if not marked:
        return MockSeries(today=today)
    component = marked[-1].component
    target = targets.current(reader, person, today=today)
    return MockSeries(
        component=component,
        part=targets.paper(reader, target, component, person),
        papers=tuple(
            PaperScore(
                on=sat.handed_in_at.date(),
                score=sat.score,
                topics=tuple((topic.topic, topic.got / topic.marks) for topic in sat.topics if topic.marks),
            )
            for sat in marked
            if sat.component is component
        ),
        today=today,
    )
