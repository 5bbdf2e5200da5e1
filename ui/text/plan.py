"""The plan in words: what reaches the aim or what would, what a day asks, and the days there are for study."""

from __future__ import annotations

from datetime import timedelta

from tracker.study.days_off import stretches
from tracker.study.model import MONDAY
from tracker.study.readiness import ENOUGH_ANSWERS
from ui.text.catalogue import ntr, ptr, tr
from ui.text.formats import weekday
from ui.text.study import whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from tracker.study.days_off import Stretch
    from tracker.study.model import Calendar
    from tracker.study.plan import Plan
    from tracker.study.service.planning import LastDays, Share

SHOWN = 3
"""So many topics or days are named in one line."""


def plan_words(found: Plan) -> str:
    """Whether the aim is reached, and by how many minutes a day."""
    if found.reachable and not found.minutes_a_day:
        said = tr("{goal} is reached even without more study: {chance}. A little practice keeps it so.")
    elif found.reachable and found.every_day:
        said = tr("With {minutes} min a day the chance is {chance}; aimed at: {goal}")
    elif found.reachable:
        said = tr("With {minutes} min on each day you can study the chance is {chance}; aimed at: {goal}")
    elif not found.minutes_a_day:
        said = tr("{goal} is out of reach: no time is free before the exam; the chance is {chance}")
    elif found.every_day:
        said = tr("{goal} is out of reach: with all {minutes} min a day the chance is {chance}")
    else:
        said = tr("{goal} is out of reach: all the time there is leads to a chance of {chance}")
    chance = _share(chance_within(found, found.outlook.chance))
    return said.format(minutes=found.minutes_a_day, chance=chance, goal=_share(whole(found.goal)))


def chance_within(found: Plan, chance: float) -> int:
    """A chance of the plan in whole percent; one short of the aim is not rounded up to it."""
    said = whole(chance)
    return said if chance >= found.goal else min(said, max(1, whole(found.goal) - 1))


def way_out_words(found: Plan, answers: int) -> list[str]:
    """What would make an aim out of reach reachable; that nothing does is said as well, or that it is too early."""
    way = found.way_out
    if way is None:
        return []
    said = []
    if way.minutes_a_day is not None:
        said.append(
            tr("With {minutes} min on every day that is not off it can be reached.").format(minutes=way.minutes_a_day)
        )
    if way.exam_on is not None:
        said.append(tr("With the exam on {day} it can be reached.").format(day=way.exam_on))
    if way.no_days:
        said.append(tr("Enter the days you can study on first; then the plan says how much it takes."))
    elif not said and answers < ENOUGH_ANSWERS:
        early = tr("So few answers promise no more yet. Practise first: after {n} answers the plan can say more.")
        said.append(early.format(n=ENOUGH_ANSWERS))
    elif not said:
        said.append(tr("Neither more minutes a day nor an exam within a year later would surely reach it."))
    return said


def share_words(share: Share, names: Mapping[str, str]) -> str:
    """What today still asks: the minutes, those of the day in all where some are done, and the topics that get most."""
    if not share.minutes:
        return tr("Done for today: {asked} min.").format(asked=share.asked)
    topics = tr(", ").join(names.get(one.topic) or one.topic or tr("no topic") for one in share.topics[:SHOWN])
    said = tr("{minutes} min: {topics}")
    if share.minutes < share.asked:
        said = tr("{minutes} of {asked} min left today: {topics}")
    return said.format(minutes=share.minutes, asked=share.asked, topics=topics)


def last_days_words(last: LastDays) -> list[str]:
    """What the last days came to; after missed ones, that the plan counts with the days left."""
    if not last.there:
        return [tr("The last seven days were all off; {studied} min studied.").format(studied=last.studied)]
    said = [
        tr("In the last seven days you studied {studied} of {there} min there were.").format(
            studied=last.studied, there=last.there
        )
    ]
    if last.missed:
        days = tr(", ").join(f"{day:%m-%d} {weekday(day)}" for day in last.missed[:SHOWN])
        if len(last.missed) > SHOWN:
            days = tr("{days} and others").format(days=days)
        missed = ntr("{n} day missed: {days}.", "{n} days missed: {days}.", len(last.missed))
        said.append(missed.format(n=len(last.missed), days=days))
        said.append(tr("The plan is made anew each day: what is left is spread over the days left."))
    return said


def calendar_lines(calendar: Calendar, *, today: date) -> list[str]:
    """The pattern of the days there are for study, and those to come that differ from it."""
    lines = [_pattern_words(calendar, today=today)]
    ahead = [one for one in stretches(calendar.exceptions) if one.last >= today]
    lines += [stretch_words(one) for one in ahead[:SHOWN]]
    if len(ahead) > SHOWN:
        more = len(ahead) - SHOWN
        lines.append(ntr("… and {n} more", "… and {n} more", more).format(n=more))
    return lines


def _pattern_words(calendar: Calendar, *, today: date) -> str:
    """How the days go round: by the week, or by a cycle of shifts with the day of it that today is."""
    if not any(calendar.pattern):
        return tr("No day is free for study.")
    if len(set(calendar.pattern)) == 1:
        return tr("{minutes} min on every day").format(minutes=calendar.pattern[0])
    if len(calendar.pattern) == 7:
        first = calendar.starts_on
        days = [weekday(first + timedelta(days=number)) for number in range(7)]
        free = [tr("{n} min").format(n=one) if one else tr("off") for one in calendar.pattern]
        return tr(", ").join(f"{day} {words}" for day, words in zip(days, free, strict=True))
    minutes = [str(one) if one else tr("off") for one in calendar.pattern]
    place = (today - calendar.starts_on).days % len(minutes) + 1
    said = tr("A cycle of {n} days: {minutes} min; today is day {place}")
    return said.format(n=len(minutes), minutes=" – ".join(minutes), place=place)


def stretch_words(stretch: Stretch) -> str:
    """Days that differ from the pattern."""
    days = stretch.first.isoformat()
    if stretch.last != stretch.first:
        days = tr("{first} to {last}").format(first=days, last=stretch.last.isoformat())
    if not stretch.minutes:
        return tr("{days}: off").format(days=days)
    return tr("{days}: {minutes} min").format(days=days, minutes=stretch.minutes)


def weekdays() -> list[str]:
    """The names of the days of the week, Monday first."""
    return [weekday(MONDAY + timedelta(days=number)) for number in range(7)]


def cycles() -> dict[str, tuple[str, ...]]:
    """Usual cycles of shifts by their code: what each of their days is."""
    early, late, night = ptr("shift", "early"), ptr("shift", "late"), ptr("shift", "night")
    day, off = ptr("shift", "day"), ptr("shift", "off")
    return {
        "day_night_off_off": (day, night, off, off),
        "four_teams_three_shifts": (early, early, late, late, night, night, off, off),
        "two_days_two_nights": (day, day, night, night, off, off),
        "day_off": (day, off),
    }


def _share(percent: int) -> str:
    return ptr("share", "{n} %").format(n=percent)
