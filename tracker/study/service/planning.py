"""The plan over all papers of an exam: what this week asks, today's share of it, and what the last days came to."""

from __future__ import annotations

from datetime import date, timedelta

from tracker.kernel.record import Record
from tracker.kernel.terms import Component
from tracker.store import history
from tracker.study.plan import Plan, for_day
from tracker.study.repo import TARGETS, banks
from tracker.study.service import knowledge, progress, targets

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.store.session import Reader
    from tracker.study.kept import Target
    from tracker.study.model import Calendar
    from tracker.study.plan import TopicPlan
    from tracker.study.service.targets import PaperPart

LOOKED_BACK_DAYS = 7


class Planned(Record):
    """The plan of one component with its paper, and from how many answers and drills it was made.

    No plan where there are no topics.
    """

    part: PaperPart
    plan: Plan | None
    answers: int


class Share(Record):
    """What today still asks of one component: topics by the keys of the paper, with their minutes.

    `minutes` are left of the `asked` ones; none when they are done.
    """

    part: PaperPart
    minutes: int
    asked: int
    topics: tuple[TopicPlan, ...]


class LastDays(Record):
    """The days up to yesterday: minutes there were for study, those studied, and the days on which none were.

    Only from the first day of study on: who has just begun has missed nothing.
    """

    there: int
    studied: int
    missed: tuple[date, ...]


def learned_for(components: Iterable[Component]) -> tuple[Component, ...]:
    """Of the components of an exam those there are plans for: all but the comprehensive review."""
    return tuple(one for one in components if one is not Component.REVIEW)


def plans(
    reader: Reader,
    person: str,
    target: Target,
    *,
    today: date,
    minutes: int | None = None,
    goal: float | None = None,
    components: Sequence[Component] = (),
) -> tuple[Planned, ...]:
    """The plan of every component to be learned for, by default those of the exam without the comprehensive review.

    Components share the minutes of a day, and those studied today, in the proportion of what each needs where it has
    them all to itself.
    """
    chosen = learned_for(components or progress.components(reader, target))
    calendar = targets.calendar_of(target, minutes)
    studied = progress.minutes_by_day(reader, person, first=today, last=today).get(today, 0)

    def plan(component: Component, days: Calendar, done: int) -> Plan | None:
        return progress.plan(
            reader, person, component, target=target, today=today, calendar=days, goal=goal, done_today=done
        )

    found: dict[Component, Plan | None] = {component: plan(component, calendar, studied) for component in chosen}
    needs: dict[Component, int] = {component: one.minutes_a_day for component, one in found.items() if one is not None}
    together = sum(needs.values())
    if len(needs) > 1 and together:
        for component, needed in needs.items():
            share = needed / together
            found[component] = plan(component, calendar.part(share), round(studied * share))
    return tuple(_planned(reader, person, target, component, one, today) for component, one in found.items())


def _planned(
    reader: Reader, person: str, target: Target, component: Component, plan: Plan | None, today: date
) -> Planned:
    part = targets.paper(reader, target, component, person)
    return Planned(part=part, plan=plan, answers=knowledge.evidence(reader, person, part, today=today).answers)


def shares_of(planned: Sequence[Planned], *, today: date) -> tuple[Share, ...]:
    """What today asks, component by component; nothing on a day off, and where nothing more is needed."""
    return tuple(
        Share(
            part=one.part,
            minutes=sum(topic.minutes for topic in topics),
            asked=one.plan.asked_today,
            topics=topics,
        )
        for one in planned
        if one.plan and one.plan.asked_today
        for topics in [for_day(one.plan, today)]
    )


def bank_weights(reader: Reader, person: str, share: Share) -> dict[str, float]:
    """A day's share as weights for the topics of the banks, as practice takes them; only of topics with questions."""
    asked = {topic.topic: float(topic.minutes) for topic in share.topics}
    part = share.part.replace(topics=tuple(one.replace(weight=asked.get(one.key, 0.0)) for one in share.part.topics))
    there = banks.stock(reader, part.component)
    weights = targets.bank_weights(reader, person, part) if share.topics else {}
    return {name: weight for name, weight in weights.items() if weight > 0 and name in there}


def last_days(reader: Reader, person: str, target: Target, *, today: date) -> LastDays | None:
    """What the last seven days before today came to; None where nothing was studied before today.

    Each day is measured against the calendar as it was then. A day with an answer or an exercise is not missed, also
    where that took no whole minute.
    """
    studied = progress.minutes_by_day(reader, person)
    begun = min(studied, default=today)
    days = [day for ago in range(LOOKED_BACK_DAYS, 0, -1) if (day := today - timedelta(days=ago)) >= begun]
    if not days:
        return None
    there = _minutes_there(reader, target, days)
    return LastDays(
        there=sum(there.values()),
        studied=sum(studied.get(day, 0) for day in days),
        missed=tuple(day for day in days if there[day] and day not in studied),
    )


def _minutes_there(reader: Reader, target: Target, days: Iterable[date]) -> dict[date, int]:
    """The minutes each day had for study by the calendar in force at its end."""
    changes = history.values_before(reader, TARGETS.name, target.uid, "calendar")
    found = {}
    for day in days:
        text = next((before for on, before in changes if on > day), target.calendar)
        found[day] = targets.calendar_of(target.replace(calendar=text)).minutes_on(day)
    return found
