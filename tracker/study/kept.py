"""What is kept of studying: targets with their papers, sessions, drills, banks, and figures read from roll-ups."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - the table mapper reads the annotations

from tracker.kernel.record import Record
from tracker.kernel.terms import Component, Level

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.study.banks.model import Question

USUAL_CHANCE = 0.8
"""The chance of passing a worker aims at unless another is chosen."""


class Target(Record):
    """An exam to study for; `chance` is the chance of passing that is aimed at, `calendar` the days as JSON."""

    uid: str
    person: str
    on: date
    title: str | None = None
    occupation: str | None = None
    level: Level | None = None
    chance: float
    calendar: str | None = None
    note: str | None = None


class TargetPart(Record):
    """A component of a target: the mark to reach of 100, and the shape of its paper as JSON."""

    uid: str
    person: str
    target: str
    component: Component
    pass_mark: float
    shape: str | None = None


class TargetTopic(Record):
    """A row of the weight table the worker typed; `weight` in percent, None while the booklet is not at hand."""

    uid: str
    person: str
    target: str
    component: Component
    topic: str
    name: str | None = None
    weight: float | None = None


class TopicLink(Record):
    """A topic of a bank that is part of a topic of the paper."""

    uid: str
    person: str
    component: Component
    topic: str
    belongs_to: str


class StudySession(Record):
    """Study outside the questions of the app, by the timer or by hand."""

    uid: str
    person: str
    on: date
    minutes: int
    component: Component
    topic: str | None = None
    timed: bool
    note: str | None = None


class DrillDone(Record):
    """A practical exercise: how often it was done, and how well by the worker's and by the mentor's word, 1 to 5."""

    uid: str
    person: str
    task: str
    on: date
    topic: str | None = None
    repeats: int
    minutes: int | None = None
    self_rating: int | None = None
    mentor_rating: int | None = None
    mentor: str | None = None
    note: str | None = None


class Bank(Record):
    """A bank in the file; `questions` counts what is left of it after merging."""

    id: int
    name: str
    component: Component
    format: str
    origin: str
    added_at: str
    note: str | None
    questions: int


class Removal(Record):
    """A bank that was taken out, or one question of it; both by the numbers they had."""

    uid: str
    bank: int
    question: int | None = None


class Asked(Record):
    """A question in the file: its number, its bank's number, and how it stands with the person asked about."""

    id: int
    bank: int
    topic: str
    question: Question
    answers: int = 0
    streak: int = 0
    lapses: int = 0
    last_on: date | None = None
    due: date | None = None


class Day(Record):
    """The answers of one day; `ms` their time, `fresh` how many were to questions not met before."""

    on: date
    answers: int
    correct: int
    ms: int
    fresh: int = 0


class Hour(Record):
    """All answers ever given in one hour of the day, that of 23:59 being 23."""

    hour: int
    answers: int
    correct: int

    @property
    def share(self) -> float:
        """How much of them was right."""
        return self.correct / self.answers


class TopicStand(Record):
    """What the file knows of one topic: its questions, those met, due by today and wrong, and all answers."""

    topic: str
    questions: int
    met: int
    due: int
    wrong: int
    answers: int
    correct: int
    last_on: date | None
