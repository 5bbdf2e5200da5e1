"""What mentor and apprentice write down."""

from __future__ import annotations

from datetime import date

from tracker.kernel.record import Record
from tracker.kernel.terms import SkillStage

__all__ = ["Mentorship", "MonthlyReview", "Practice", "SkillStage", "date"]


class Mentorship(Record):
    """That somebody teaches a worker (师带徒), from `start` until `end`, as agreed for the contract's days.

    It is the word of the mentor where `mentor_uid` names one, else the worker's own note on a mentor. `goals` has one
    goal a line.
    """

    uid: str
    person: str
    mentor: str
    mentor_uid: str | None = None
    start: date
    end: date | None = None
    contract_start: date | None = None
    contract_end: date | None = None
    goals: str | None = None
    note: str | None = None
    extra: str | None = None


class Practice(Record):
    """An entry of an apprentice's log: a skill done on a day, with the apprentice's own view of it.

    `rating` is the own mark from 1 (poor) to 5, `stage` what the apprentice thinks was reached; photos are
    attachments of the entry. What the mentor says of it is a sign-off.
    """

    uid: str
    person: str
    skill: str
    on: date
    place: str | None = None
    what: str | None = None
    rating: int | None = None
    stage: SkillStage | None = None
    extra: str | None = None


class MonthlyReview(Record):
    """What one side says of a month (YYYY-MM): the mentor where `mentor_uid` names one, else the apprentice.

    `steps` has a step agreed on in each line, `done` the lines of earlier reviews that were found done; figures are
    never stored. `on` is the day of the talk, `paper_on` the day both signed the printed page; `signature` signs the
    record with the author's key.
    """

    uid: str
    person: str
    month: str
    mentor_uid: str | None = None
    by: str | None = None
    on: date | None = None
    note: str | None = None
    steps: str | None = None
    done: str | None = None
    paper_on: date | None = None
    signature: str | None = None
    extra: str | None = None
