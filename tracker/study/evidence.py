"""Answers and drills counted by what they say about memory: few numbers, however many answers.

What an answer says depends on whether the question had been met, how often running it had been right since, how many
days lay in between, how long the topic had rested, and how many answers had been given on it. Answers alike in this are
counted together in a cell, so a table kept with each answer can replace the answers themselves: see `step`,
`practice_step` and `weight`.
"""

from __future__ import annotations

from collections import Counter
from operator import attrgetter, itemgetter

from tracker.kernel.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping
    from datetime import date

    from tracker.study.model import Answer, Drill

    Cell = tuple[str, int, int, int, int, float]
    """Topic, streak, step of the gap, step of the topic's rest, step of its practice, chance of guessing."""

    Group = tuple[str, int, int, float]
    """Topic, streak, step of the days since the last answer, chance of guessing."""

    Observation = tuple[int, str, str, float, float, float]
    """Day number, question, topic, part of full marks, how many tries it is worth, chance of guessing."""

    Met = tuple[int, int, str, float, bool]
    """Streak, day number of the last answer, topic, chance of guessing, whether that answer was the only one."""

FRESH = -1
"""The streak of a question that had never been met."""

FIRM = 3
"""Longer runs of right answers count as this one."""

NEXT_STREAK = {FRESH: 1, 0: 1, 1: 2, 2: FIRM, FIRM: FIRM}
"""The streak after one more right answer."""

MIDDLE_DAYS = (0, 1, 2.5, 5.5, 11, 23, 47, 95)
"""The days that stand for each step: 0, 1, 2-3, 4-7, 8-15, 16-31, 32-63, and 64 or more."""

MIDDLE_ANSWERS = (3, 11, 23, 47, 95, 191, 383, 767, 1535)
"""The numbers of answers that stand for each step of practice: 0-7, 8-15, 16-31, …, 512-1023, and 1024 or more."""

HALF_LIFE_DAYS = 180
"""An answer as old as this says half as much of today's knowledge as one of today."""

MENTOR_TRIES, SELF_TRIES = 4.0, 1.0
"""A drill the mentor judged is worth four answers. Self-rating is worth one: people's ratings of their own skill go
only loosely with their performance (Dunning, Heath and Suls, 2004)."""

PASSING_SHARE = 0.6
"""A drill at or above this part of full marks counts as right for the streak: the pass mark of every part."""


NOTHING = (0.0, 0.0)


class Evidence(Record):
    """All that is known about one component, counted as of a day."""

    cells: Mapping[Cell, tuple[float, float]]
    """For answers alike: how many, and how many right; both by `weight`."""

    groups: Mapping[Group, float]
    """How many questions stand where after their last answer."""

    outside: Mapping[Group, float]
    """How many of these are in no bank, known by a name alone: papers drawn from banks do not ask them."""

    rested: Mapping[str, int]
    """Days since each topic was last practised."""

    practised: Mapping[str, int]
    """Answers given so far on each topic."""

    answers: int = 0
    days: int = 0
    """On how many days there were answers."""

    unmet: Mapping[str, float]
    """By topic, the chance that a question not chosen by the worker has not been met, estimated from the answers alone:
    the share of questions met only once among all answers (Good, 1953)."""


def step(days: int) -> int:
    """The place of a number of days among `MIDDLE_DAYS`."""
    return _STEPS[days] if days < len(_STEPS) else len(MIDDLE_DAYS) - 1


_STEPS = tuple(days.bit_length() for days in range(2 ** (len(MIDDLE_DAYS) - 1)))


def practice_step(answers: int) -> int:
    """The place of a number of answers among `MIDDLE_ANSWERS`."""
    return min((answers >> 3).bit_length(), len(MIDDLE_ANSWERS) - 1)


def weight(days: int) -> float:
    """How much an answer that old still says, 1 for today's."""
    return float(0.5 ** (days / HALF_LIFE_DAYS))


def read(answers: Iterable[Answer], drills: Iterable[Drill] = (), *, today: date) -> Evidence:
    """Counts the answers and drills of one component up to and including today, in any order."""
    ordered = sorted(answers, key=attrgetter("at"))
    outside = frozenset(answer.question for answer in ordered if not answer.banked)
    found: list[Observation] = [
        (answer.at.toordinal(), answer.question, answer.topic, 1.0 if answer.correct else 0.0, 1.0, answer.guess)
        for answer in ordered
    ]
    found += [
        (drill.on.toordinal(), drill.task, drill.topic, drill.share, MENTOR_TRIES if drill.by_mentor else SELF_TRIES, 0)
        for drill in drills
    ]
    found.sort(key=itemgetter(0))
    last = today.toordinal()
    while found and found[-1][0] > last:
        found.pop()
    return _count(found, last, outside)


def _count(found: list[Observation], today: int, outside: Container[str]) -> Evidence:
    cells: dict[Cell, tuple[float, float]] = {}
    met: dict[str, Met] = {}
    topics: dict[str, tuple[int, int]] = {}
    practised: Counter[str] = Counter()
    for day, question, topic, share, tries, guess in found:
        last_day, rest = topics.get(topic, (day, 0))
        if last_day != day:
            rest = day - last_day
        topics[topic] = day, rest
        before = met.get(question)
        if before is None:
            streak, gap = FRESH, 0
        else:
            streak, gap = before[0], step(day - before[1])
        cell = topic, streak, gap, step(rest), practice_step(practised[topic]), guess
        practised[topic] += 1
        said = tries * weight(today - day)
        all_tries, right = cells.get(cell, NOTHING)
        cells[cell] = all_tries + said, right + said * share
        met[question] = NEXT_STREAK[streak] if share >= PASSING_SHARE else 0, day, topic, guess, before is None
    standing = {
        question: (topic, streak, step(today - day), guess) for question, (streak, day, topic, guess, _) in met.items()
    }
    return Evidence(
        cells=cells,
        groups=Counter(standing.values()),
        outside=Counter(group for question, group in standing.items() if question in outside),
        rested={topic: today - day for topic, (day, _) in topics.items()},
        practised=practised,
        answers=len(found),
        days=len({observation[0] for observation in found}),
        unmet=_unmet(practised, met.values()),
    )


def _unmet(answers: Counter[str], met: Iterable[Met]) -> dict[str, float]:
    once = Counter(topic for _, _, topic, _, only in met if only)
    return {topic: once[topic] / number for topic, number in answers.items()}
