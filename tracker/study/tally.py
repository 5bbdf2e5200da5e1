"""Answers counted into the tables that figures are read from, answer by answer or all over again.

An answer of the evidence (see `tracker.study.evidence`) says half as much after half a year. The tables keep each
weighted as of one fixed day, so that a day later all of them only need one common factor.
"""

from __future__ import annotations

from datetime import date

from tracker.kernel.record import Record
from tracker.study.banks.model import Kind
from tracker.study.evidence import FRESH, HALF_LIFE_DAYS, NEXT_STREAK, practice_step, step

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    Row = tuple[int, int, int, str, int, int, int | None]
    """Question, topic, choices, moment, correct, rating, milliseconds."""

    CellKey = tuple[int, int, int, int, int, int]
    """Topic, streak, step of the gap, step of the topic's rest, step of its practice, choices."""

    Resting = tuple[int, int]
    """Of a topic: the days it had rested when it was begun on a day, and the answers given on it before."""

FIXED_DAY = date(2020, 1, 1)


def scale(day: date) -> float:
    """What an answer of that day weighs, where one of the fixed day weighs 1."""
    return float(2 ** ((day - FIXED_DAY).days / HALF_LIFE_DAYS))


class Held(Record):
    """How a question stands: its answers, those that were slips after it had been right, and the last run."""

    topic: int
    choices: int
    streak: int
    answers: int
    lapses: int
    last_on: date


class Tally:
    """All the counts of one person's answers, given in the order of their days."""

    def __init__(self) -> None:
        self.days: dict[str, list[int]] = {}
        self.topic_days: dict[tuple[int, str], list[int]] = {}
        self.hours: dict[tuple[int, int], list[int]] = {}
        self.cells: dict[CellKey, list[float]] = {}
        self.held: dict[int, Held] = {}
        self._topics: dict[int, tuple[date, int, int]] = {}

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Tally:
        """The counts of these answers."""
        tally = cls()
        for row in rows:
            tally.add(row)
        return tally

    def add(self, row: Row) -> None:
        """Count one more answer."""
        question, topic, choices, at, correct, _rating, ms = row
        day = date.fromisoformat(at[:10])
        held = self.held.get(question)
        key = cell_key(held, topic, choices, day, self._resting(topic, day))
        said = scale(day)
        _add(self.cells, key, (1, said, said * correct))
        _add(self.days, at[:10], (1, correct, ms or 0, held is None))
        _add(self.topic_days, (topic, at[:10]), (1, correct, ms or 0))
        _add(self.hours, (day.weekday(), int(at[11:13])), (1, correct, ms or 0))
        self.held[question] = after(held, topic, choices, day, correct=bool(correct))

    def _resting(self, topic: int, day: date) -> Resting:
        last_day, rest, answers = self._topics.get(topic, (day, 0, 0))
        if last_day != day:
            rest = (day - last_day).days
        self._topics[topic] = day, rest, answers + 1
        return rest, answers


def choices(kind: Kind, options: int) -> int:
    """Among how many blind answers one is right; 0 where none can be guessed. 1 / choices is `model.guess_chance`."""
    if kind is Kind.TRUE_FALSE:
        return 2
    if kind is Kind.SINGLE and options > 1:
        return options
    if kind is Kind.MULTIPLE and options > 1:
        return (1 << options) - options - 1
    return 0


def cell_key(held: Held | None, topic: int, choices: int, day: date, resting: Resting) -> CellKey:
    """Where an answer is counted, by how the question stood before it and how its topic did."""
    rest, answers = resting
    about_topic = step(rest), practice_step(answers), choices
    if held is None:
        return topic, FRESH, 0, *about_topic
    return topic, held.streak, step(max(0, (day - held.last_on).days)), *about_topic


def after(held: Held | None, topic: int, choices: int, day: date, *, correct: bool) -> Held:
    """How a question stands after an answer."""
    streak = held.streak if held else FRESH
    return Held(
        topic=topic,
        choices=choices,
        streak=NEXT_STREAK[streak] if correct else 0,
        answers=held.answers + 1 if held else 1,
        lapses=(held.lapses if held else 0) + (not correct),
        last_on=day,
    )


def _add(counts: dict, key: object, values: tuple[float, ...]) -> None:  # type: ignore[type-arg]
    found = counts.get(key)
    if found is None:
        counts[key] = list(values)
    else:
        for index, value in enumerate(values):
            found[index] += value
