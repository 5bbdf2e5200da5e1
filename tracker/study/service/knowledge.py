"""What the file knows of a worker's knowledge: answers and drills as evidence, read from the tables kept with them."""

from __future__ import annotations

from datetime import date, timedelta
from weakref import ref

from tracker.kernel.terms import Component
from tracker.study import evidence as counting
from tracker.study import repo
from tracker.study.evidence import MIDDLE_DAYS, Evidence
from tracker.study.model import Answer, Drill
from tracker.study.repo import banks, figures, log, number_of
from tracker.study.service import targets
from tracker.study.tally import scale

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tracker.store.session import Reader
    from tracker.study.service.targets import PaperPart

    Asked = tuple[tuple[int, int], str, PaperPart, date]
    """The state of the file, whose evidence, of which paper, and as of which day."""

BEST_RATING = 5
"""Ratings of drills go from 1 to 5; 3, the middle, is the pass mark of 60 in 100."""

REMEMBERED = 4
"""So much evidence is kept, until the file changes: every tab of a page asks for the same."""

_REMEMBERED: list[tuple[ref[Reader], Asked, Evidence]] = []


def evidence(reader: Reader, person: str, part: PaperPart, *, today: date) -> Evidence:
    """All that the answers and drills up to today say about a component, its topics under the keys of the paper."""
    asked = reader.state(), person, part, today
    for of, known, found in _REMEMBERED:
        if of() is reader and known == asked:
            return found
    found = _read(reader, person, part, today)
    _REMEMBERED[:] = [*_REMEMBERED[-(REMEMBERED - 1) :], (ref(reader), asked, found)]
    return found


def _read(reader: Reader, person: str, part: PaperPart, today: date) -> Evidence:
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

    names, outside = banks.topics(reader, component), banks.outside(reader)
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
                banked=question not in outside,
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
    names = {number: belong.get(name, name) for number, name in banks.topics(reader, component).items()}
    for of, streak, age, choices, number, single in figures.standings(reader, person, _age_limits(today)):
        if of in names:
            topic = names[of]
            group = topic, streak, age, _guess(choices)
            groups[group] = groups.get(group, 0) + number
            once[topic] = once.get(topic, 0) + single
    outside: dict[counting.Group, float] = {}
    for of, streak, age, choices, number in figures.standings_outside(reader, person, _age_limits(today)):
        if of in names:
            group = names[of], streak, age, _guess(choices)
            outside[group] = outside.get(group, 0) + number
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
        outside=outside,
        rested=rested,
        practised=practised,
        answers=sum(answered.values()),
        days=figures.days_of(reader, person, component),
        unmet={topic: once.get(topic, 0) / number for topic, number in answered.items()},
    )


def _age_limits(today: date) -> list[str]:
    """The first day of each step of age but the last, as ISO dates: what was answered then or later is no older."""
    return [(today - timedelta(days=(1 << age) - 1)).isoformat() for age in range(len(MIDDLE_DAYS) - 1)]


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
