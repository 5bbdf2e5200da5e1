"""How far a worker is: readiness, plan, and the figures of each page, all from what is kept with each answer."""

from __future__ import annotations

from datetime import date

from tracker.kernel.record import Record
from tracker.kernel.terms import Component
from tracker.study import evidence as counting
from tracker.study import repo
from tracker.study.evidence import Evidence, step
from tracker.study.model import Answer, Drill
from tracker.study.readiness import Exam, Readiness, Stock, assess, forecast
from tracker.study.repo import banks, figures, log, number_of
from tracker.study.service import targets
from tracker.study.tally import scale

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tracker.store.session import Reader
    from tracker.study.kept import Day, Hour, Target, TopicStand
    from tracker.study.model import Calendar
    from tracker.study.plan import Plan, TopicPay
    from tracker.study.readiness import Outlook
    from tracker.study.service.targets import PaperPart

DRILL_SECONDS = 600
"""What one practical drill takes where none says so: ten minutes."""

EXPLANATION_SECONDS = 12
"""Reading the explanation after an answer."""

BEST_RATING = 5
"""Ratings of drills go from 1 to 5; 3, the middle, is the pass mark of 60 in 100."""


class Outcome(Record):
    """The readiness of one component with the paper it is for; None where there is nothing to go by."""

    part: PaperPart
    readiness: Readiness | None


class Status(Record):
    """Where a worker's study stands."""

    target: Target | None
    days_left: int | None
    banks: int
    questions: int
    met: int
    due: int
    new: int
    notebook: int
    answers: int
    correct: int
    answered_today: int
    minutes_today: int
    days_in_a_row: int
    topics: tuple[TopicStand, ...]


def evidence(reader: Reader, person: str, part: PaperPart, *, today: date) -> Evidence:
    """All that the answers and drills up to today say about a component, its topics under the keys of the paper."""
    number = number_of(reader, person)
    belong = targets.belongings(reader, person, part.component, part.topics)
    drills = _drills(reader, person, part, today) if part.component is not Component.THEORY else ()
    last = log.last_day(reader, number)
    if drills or (last is not None and last > today.isoformat()):
        return counting.read(_log(reader, number, part.component, belong, today), drills, today=today)
    return _kept(reader, number, part.component, belong, today)


def _log(reader: Reader, person: int, component: Component, belong: Mapping[str, str], today: date) -> Iterable[Answer]:
    """The answers themselves: for a day before the last one, and where drills are counted with them."""
    from datetime import datetime

    names = banks.topics(reader, component)
    for question, topic, choices, at, correct, rating, ms in log.rows(reader, person, today):
        if topic in names:
            yield Answer(
                question=str(question),
                topic=belong.get(names[topic], names[topic]),
                at=datetime.fromisoformat(at),
                correct=bool(correct),
                ms=ms,
                rating=rating,
                guess=_guess(choices),
            )


def _kept(reader: Reader, person: int, component: Component, belong: Mapping[str, str], today: date) -> Evidence:
    """The same from the tables."""
    now = scale(today)
    cells: dict[counting.Cell, tuple[float, float]] = {}
    for name, streak, gap, rest, practice, choices, tries, right in figures.cells(reader, person, component):
        cell = belong.get(name, name), streak, gap, rest, practice, _guess(choices)
        all_tries, all_right = cells.get(cell, counting.NOTHING)
        cells[cell] = all_tries + tries / now, all_right + right / now
    groups: dict[counting.Group, float] = {}
    once: dict[str, int] = {}
    ages: dict[str, int] = {}
    names = {number: belong.get(name, name) for number, name in banks.topics(reader, component).items()}
    for of, streak, last_on, choices, number, single in figures.standings(reader, person):
        if of not in names:
            continue
        topic = names[of]
        if last_on not in ages:
            ages[last_on] = step((today - date.fromisoformat(last_on)).days)
        group = topic, streak, ages[last_on], _guess(choices)
        groups[group] = groups.get(group, 0) + number
        once[topic] = once.get(topic, 0) + single
    rested: dict[str, int] = {}
    practised: dict[str, int] = {}
    answered: dict[str, int] = {}
    for of, last, number in figures.topic_totals(reader, person):
        if of in names:
            rest = (today - date.fromisoformat(last)).days
            rested[names[of]] = min(rest, rested.get(names[of], rest))
            practised[names[of]] = max(number, practised.get(names[of], 0))
            answered[names[of]] = answered.get(names[of], 0) + number
    return Evidence(
        cells=cells,
        groups=groups,
        rested=rested,
        practised=practised,
        answers=sum(answered.values()),
        days=figures.days_of(reader, person, component),
        unmet={topic: once.get(topic, 0) / number for topic, number in answered.items()},
    )


def _guess(choices: int) -> float:
    return 1 / choices if choices else 0.0


def _drills(reader: Reader, person: str, part: PaperPart, today: date) -> tuple[Drill, ...]:
    belong = targets.belongings(reader, person, part.component, part.topics)
    named = {word: topic.key for topic in part.topics for word in (*topic.names.values(), topic.key)}
    found = []
    for done in repo.DRILLS.of_person(reader, person):
        rating = done.mentor_rating or done.self_rating
        if rating is not None and done.on <= today:
            topic = done.topic or ""
            found.append(
                Drill(
                    task=done.task,
                    topic=named.get(topic) or belong.get(topic, topic),
                    on=done.on,
                    share=rating / BEST_RATING,
                    by_mentor=done.mentor_rating is not None,
                )
            )
    return tuple(found)


def exam(reader: Reader, person: str, part: PaperPart) -> Exam:
    """A component as the rules of readiness take it."""
    belong = targets.belongings(reader, person, part.component, part.topics)
    stock: dict[str, tuple[int, float]] = {}
    for name, (number, guess) in banks.stock(reader, part.component).items():
        key = belong.get(name, name)
        so_far, sum_of_guesses = stock.get(key, (0, 0.0))
        stock[key] = so_far + number, sum_of_guesses + number * guess
    shape = {"marks": part.shape.marks} if part.shape and part.shape.sections else {}
    return Exam(
        weights=part.weights,
        pass_mark=part.pass_mark,
        bank={key: Stock(questions=number, guess=guesses / number) for key, (number, guesses) in stock.items()},
        **shape,
    )


def components(reader: Reader, target: Target | None) -> tuple[Component, ...]:
    """The components to pass: those the worker set, else theory and what there is a syllabus for."""
    chosen = tuple(part.component for part in targets.parts(reader, target.uid)) if target else ()
    if chosen or target is None:
        return chosen or (Component.THEORY,)
    return tuple(
        component
        for component in Component
        if component is Component.THEORY
        or targets.syllabus(reader, target.occupation, target.level, component) is not None
    )


def readiness(
    reader: Reader, person: str, component: Component, *, target: Target | None, on: date, today: date
) -> Outcome:
    """How likely a component is passed on a day, if nothing is studied until then."""
    part = targets.paper(reader, target, component, person)
    if not part.topics:
        return Outcome(part=part, readiness=None)
    known = evidence(reader, person, part, today=today)
    return Outcome(
        part=part,
        readiness=assess(known, exam(reader, person, part), days_ahead=max(0, (on - today).days)),
    )


def forgetting(
    reader: Reader, person: str, component: Component, days: Iterable[int], *, target: Target | None, today: date
) -> list[Outlook]:
    """What forgetting makes of readiness after each of these numbers of days; empty without any topic."""
    part = targets.paper(reader, target, component, person)
    if not part.topics:
        return []
    known = evidence(reader, person, part, today=today)
    return forecast(known, exam(reader, person, part), days)


def plan(
    reader: Reader,
    person: str,
    component: Component,
    *,
    target: Target,
    today: date,
    minutes: int | None = None,
    calendar: Calendar | None = None,
    goal: float | None = None,
) -> Plan | None:
    """The study that reaches the target's chance of passing, by its calendar, another, or so many minutes a day."""
    from tracker.study.plan import make_plan

    part = targets.paper(reader, target, component, person)
    if not part.topics:
        return None
    return make_plan(
        evidence(reader, person, part, today=today),
        exam(reader, person, part),
        goal=goal or target.chance,
        calendar=calendar or targets.calendar_of(target, minutes),
        today=today,
        exam_on=target.on,
        seconds_per_answer=_seconds(reader, person, component),
    )


def pays(
    reader: Reader, person: str, component: Component, *, target: Target | None, today: date
) -> tuple[TopicPay, ...]:
    """Where the next hour of study pays most, topic by topic; empty without any topic."""
    from tracker.study.plan import hour_pays

    part = targets.paper(reader, target, component, person)
    if not part.topics:
        return ()
    return hour_pays(
        evidence(reader, person, part, today=today),
        exam(reader, person, part),
        today=today,
        exam_on=max(today, target.on) if target else today,
        seconds_per_answer=_seconds(reader, person, component),
    )


def _seconds(reader: Reader, person: str, component: Component) -> float:
    if component is not Component.THEORY:
        timed = [done.minutes * 60 / done.repeats for done in repo.DRILLS.of_person(reader, person) if done.minutes]
        return sum(timed) / len(timed) if timed else DRILL_SECONDS
    pace = figures.pace(reader, number_of(reader, person))
    return 40 if pace is None else pace / 1000 + EXPLANATION_SECONDS


def days(reader: Reader, person: str, *, first: date | None = None, last: date | None = None) -> tuple[Day, ...]:
    """The days with answers."""
    return figures.days(reader, number_of(reader, person), first, last)


def minutes_by_day(reader: Reader, person: str) -> dict[date, int]:
    """Minutes of study on each day: sessions, drills, and the time of the answers given in the app."""
    found: dict[date, float] = {
        day.on: day.ms / 60_000 for day in figures.days(reader, number_of(reader, person)) if day.answers
    }
    for session in repo.SESSIONS.of_person(reader, person):
        found[session.on] = found.get(session.on, 0.0) + session.minutes
    for done in repo.DRILLS.of_person(reader, person):
        found[done.on] = found.get(done.on, 0.0) + (done.minutes or 0)
    return {day: round(minutes) for day, minutes in sorted(found.items())}


def topic_days(
    reader: Reader, person: str, component: Component, *, first: date | None = None
) -> list[tuple[str, str, int, int]]:
    """The days with answers of each topic of the banks: its name, the ISO day, answers, right ones."""
    return figures.topic_days(reader, number_of(reader, person), component, first)


def hours(reader: Reader, person: str) -> tuple[Hour, ...]:
    """When in the week answers are given, over all time."""
    return figures.hours(reader, number_of(reader, person))


def due_by_day(reader: Reader, person: str, until: date) -> tuple[tuple[date, int], ...]:
    """How many questions come due on each day up to one; days past are overdue."""
    return figures.due_by_day(reader, number_of(reader, person), until)


def topics(reader: Reader, person: str, component: Component, *, today: date) -> tuple[TopicStand, ...]:
    """How each topic of the banks stands."""
    return figures.topics(reader, number_of(reader, person), component, today)


def status(reader: Reader, person: str, *, today: date) -> Status:
    """Where a worker's study stands, for the top of the page and for the command."""
    number = number_of(reader, person)
    stands = [one for component in Component for one in figures.topics(reader, number, component, today)]
    all_days = figures.days(reader, number, last=today)
    target = targets.current(reader, person, today=today)
    latest = all_days[-1] if all_days and all_days[-1].on == today else None
    return Status(
        target=target,
        days_left=(target.on - today).days if target else None,
        banks=len(banks.banks(reader)),
        questions=sum(one.questions for one in stands),
        met=sum(one.met for one in stands),
        due=sum(one.due for one in stands),
        new=sum(max(0, one.questions - one.met) for one in stands),
        notebook=sum(one.wrong for one in stands),
        answers=sum(day.answers for day in all_days),
        correct=sum(day.correct for day in all_days),
        answered_today=latest.answers if latest else 0,
        minutes_today=minutes_by_day(reader, person).get(today, 0),
        days_in_a_row=_in_a_row([day.on for day in all_days], today),
        topics=tuple(stands),
    )


def _in_a_row(days: list[date], today: date) -> int:
    """Days with answers running up to today, or to yesterday while today has none yet."""
    row, expected = 0, today.toordinal()
    for day in reversed(days):
        if row == 0 and day.toordinal() == expected - 1:
            expected -= 1
        if day.toordinal() != expected:
            break
        row, expected = row + 1, expected - 1
    return row
