"""The worker and the records of a working life, as the career file names them."""

from __future__ import annotations

from datetime import date

from tracker.kernel.record import Record
from tracker.kernel.terms import (
    Contract,
    ExamResult,
    GoalKind,
    Level,
    PracticeAnswer,
    Prize,
    SchoolStage,
    SkillStage,
    StationClass,
    Tier,
)

__all__ = [
    "Award",
    "Education",
    "Exam",
    "Experience",
    "Goal",
    "Income",
    "Person",
    "Signoff",
    "Training",
    "date",
]


class Person(Record):
    """The worker. `extra` and `file_extra` keep, as JSON, keys of the career file this version does not know."""

    uid: str
    name: str
    birth_date: date | None = None
    region: str | None = None
    employer: str | None = None
    occupation: str | None = None
    note: str | None = None
    extra: str | None = None
    file_extra: str | None = None


class Experience(Record):
    """One job: both days are worked; no `end` means it goes on."""

    uid: str
    person: str
    employer: str | None = None
    role: str | None = None
    title: str | None = None
    occupation: str | None = None
    region: str | None = None
    station_class: StationClass | None = None
    start: date
    end: date | None = None
    contract: Contract | None = None
    note: str | None = None
    extra: str | None = None


class Education(Record):
    """A school finished, or being attended while `graduated_on` is empty."""

    uid: str
    person: str
    school: str | None = None
    stage: SchoolStage | None = None
    major_matches: bool | None = None
    graduated_on: date | None = None
    extra: str | None = None


class Training(Record):
    """A course; `hours` are class hours."""

    uid: str
    person: str
    title: str
    occupation: str | None = None
    level: Level | None = None
    hours: float | None = None
    completed_on: date | None = None
    provider: str | None = None
    extra: str | None = None


class Award(Record):
    """A placing in a competition."""

    uid: str
    person: str
    competition: str
    tier: Tier
    event: str | None = None
    rank: int | None = None
    prize: Prize | None = None
    on: date
    extra: str | None = None


class Exam(Record):
    """One sitting; each mark is out of 100, empty where the part was not taken or is not known."""

    uid: str
    person: str
    occupation: str
    level: Level
    on: date
    theory: float | None = None
    skills: float | None = None
    review: float | None = None
    result: ExamResult | None = None
    extra: str | None = None


class Income(Record):
    """What one month brought, in fen; `month` is YYYY-MM."""

    uid: str
    person: str
    month: str
    amount_fen: int
    extra: str | None = None


class Goal(Record):
    """What the worker aims at, with a day if one was chosen."""

    uid: str
    person: str
    kind: GoalKind | None = None
    occupation: str | None = None
    level: Level | None = None
    role: str | None = None
    benefit: str | None = None
    by: date | None = None
    extra: str | None = None


class Signoff(Record):
    """A mentor's word that a skill has reached a stage, or, `returned`, that a practice has not shown it.

    `practice` is the entry of the apprentice's log that was looked at, where there was one; a returned one has its
    comment in `note` and no stage.
    """

    uid: str
    person: str
    skill: str
    stage: SkillStage | None = None
    on: date
    by: str | None = None
    mentor_uid: str | None = None
    note: str | None = None
    signature: str | None = None
    extra: str | None = None
    practice: str | None = None
    answer: PracticeAnswer | None = None
