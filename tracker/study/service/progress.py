"""How far a worker is: readiness, plan, and the figures of each page, all from what is kept with each answer."""

from __future__ import annotations

from datetime import date
from heapq import merge

from tracker.kernel.record import Record
from tracker.kernel.terms import Component
from tracker.study import repo
from tracker.study.mastery import fitted
from tracker.study.readiness import Exam, Readiness, Stock, assess, forecast
from tracker.study.repo import banks, figures, number_of
from tracker.study.service import targets
from tracker.study.service.knowledge import evidence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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


class Outcome(Record):
    """The readiness of one component with the paper it is for, and from how many answers and drills it is.

    None where there are no topics.
    """

    part: PaperPart
    readiness: Readiness | None
    answers: int = 0


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


def chance_of(reader: Reader, person: str, target: Target, *, today: date) -> float | None:
    """How likely an exam is passed if nothing is studied until then: its weakest component decides.

    None where there is too little to go by.
    """
    found = [
        readiness(reader, person, component, target=target, on=target.on, today=today).readiness
        for component in components(reader, target)
    ]
    known = [one.chance for one in found if one and not one.thin]
    return min(known) if known and len(known) == len(found) else None


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
        answers=known.answers,
    )


def get_ready(
    reader: Reader, person: str, components: Sequence[Component], *, target: Target | None, today: date
) -> Iterator[None]:
    """Read and fit, a step at a time, what readiness and plan are made of; kept for them until the file changes."""
    for component in components:
        part = targets.paper(reader, target, component, person)
        if part.topics:
            known = evidence(reader, person, part, today=today)
            yield
            fitted(known)
            yield


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
    calendar: Calendar,
    goal: float | None = None,
    done_today: int = 0,
) -> Plan | None:
    """The study within a calendar that reaches the target's chance of passing, or another `goal`.

    Of today's minutes, so many are done.
    """
    from tracker.study.plan import make_plan

    part = targets.paper(reader, target, component, person)
    if not part.topics:
        return None
    return make_plan(
        evidence(reader, person, part, today=today),
        exam(reader, person, part),
        goal=goal or target.chance,
        calendar=calendar,
        today=today,
        exam_on=target.on,
        seconds_per_answer=_seconds(reader, person, component),
        done_today=done_today,
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


def minutes_by_day(
    reader: Reader, person: str, *, first: date | None = None, last: date | None = None
) -> dict[date, int]:
    """Minutes of study on each day: sessions, drills, and the time of the answers given in the app."""
    found: dict[date, float] = {
        date.fromisoformat(day): ms / 60_000
        for day, ms in figures.time_by_day(reader, number_of(reader, person), first, last)
    }
    for day, minutes in _outside(reader, person):
        if (first is None or day >= first) and (last is None or day <= last):
            found[day] = found.get(day, 0.0) + minutes
    return {day: round(minutes) for day, minutes in sorted(found.items())}


def _outside(reader: Reader, person: str) -> Iterator[tuple[date, int]]:
    """The days and minutes of what was studied outside the app, as the diary has it."""
    yield from ((one.on, one.minutes) for one in repo.SESSIONS.of_person(reader, person))
    yield from ((done.on, done.minutes or 0) for done in repo.DRILLS.of_person(reader, person))


def hours(reader: Reader, person: str) -> tuple[Hour, ...]:
    """When in the day answers are given, over all time."""
    return figures.hours(reader, number_of(reader, person))


def status(reader: Reader, person: str, *, today: date) -> Status:
    """Where a worker's study stands, for the top of the page and for the command."""
    number = number_of(reader, person)
    stands = [one for component in Component for one in figures.topics(reader, number, component, today)]
    answers, correct = figures.totals(reader, number, today)
    target = targets.current(reader, person, today=today)
    outside = sorted({day for day, _minutes in _outside(reader, person) if day <= today}, reverse=True)
    row, answered_today = _in_a_row(figures.answered_days(reader, number, today), outside, today)
    return Status(
        target=target,
        days_left=(target.on - today).days if target else None,
        banks=len(banks.banks(reader)),
        questions=sum(one.questions for one in stands),
        met=sum(one.met for one in stands),
        due=sum(one.due for one in stands),
        new=sum(max(0, one.questions - one.met) for one in stands),
        notebook=sum(one.wrong for one in stands),
        answers=answers,
        correct=correct,
        answered_today=answered_today,
        minutes_today=minutes_by_day(reader, person, first=today, last=today).get(today, 0),
        days_in_a_row=row,
        topics=tuple(stands),
    )


def _in_a_row(answered: Iterable[tuple[date, int]], outside: Iterable[date], today: date) -> tuple[int, int]:
    """How many days with answers or study outside the app run up to today, or to yesterday while today has none yet.

    With them today's answers.
    """
    row, expected, answered_today = 0, today.toordinal(), 0
    for day, answers in merge(answered, ((day, 0) for day in outside), reverse=True):
        if row and day.toordinal() == expected + 1:  # the day of before, studied in both ways
            continue
        if row == 0 and day.toordinal() == expected - 1:
            expected -= 1
        if day.toordinal() != expected:
            break
        answered_today = answers if day == today else answered_today
        row, expected = row + 1, expected - 1
    return row, answered_today
