"""What mentor and apprentice write down."""

from __future__ import annotations

from datetime import date

from tracker.kernel.codes import Codes
from tracker.kernel.record import Record
from tracker.kernel.terms import Component, Level, SkillStage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.catalog.model import Skill
    from tracker.people.model import Signoff

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


class StudyReport(Record):
    """What a worker's own file says of a month (YYYY-MM) of study, for mentors who have his records in another one.

    `mocks` has a mock exam in each line (see `rules.mock_results`). The latest report also says which exam is studied
    for and how likely it was to be passed on `as_of`, the last day of study, in per mille.
    """

    uid: str
    person: str
    month: str
    minutes: int
    answers: int
    correct: int
    mocks: str | None = None
    as_of: date
    exam_on: date | None = None
    level: Level | None = None
    chance_permille: int | None = None


class MockResult(Record):
    """What a mock exam came to, out of 100."""

    on: date
    component: Component
    score: float


class SkillState(Codes):
    """How a skill of a checklist stands: not begun, begun, as far as asked, or lapsed for want of practice."""

    OPEN = "open"
    LEARNING = "learning"
    REACHED = "reached"
    LAPSED = "lapsed"


class Block(Codes):
    """Why a skill goes no further: its last practice came back, or nothing raised its stage for a long time."""

    RETURNED = "returned"
    STILL = "still"


class SkillStanding(Record):
    """One skill of one worker on a day.

    `stage` is the highest a mentor saw since the skill last lapsed (before, where it has lapsed now), `since` the
    first day of it, `seen` how often the stage asked was seen since. `practised_on` is the last day it was done, by
    the log or by a mentor's word, `days` how long ago that is; `lapses_on` is the last day it still counts. `waiting`
    counts practices that no mentor has answered.
    """

    skill: Skill
    state: SkillState
    stage: SkillStage | None = None
    seen: int = 0
    since: date | None = None
    practised_on: date | None = None
    days: int | None = None
    lapses_on: date | None = None
    waiting: int = 0
    block: Block | None = None


class LogEntry(Record):
    """A practice with the mentors' answers to it, in the order they came; without any it waits."""

    practice: Practice
    answers: tuple[Signoff, ...] = ()

    @property
    def waits(self) -> bool:
        """Whether no mentor has answered yet."""
        return not self.answers


class Step(Record):
    """Something agreed on in a review, with the day it is to be done by."""

    text: str
    by: date | None = None


class OpenStep(Record):
    """A step agreed on in the review of a month and not found done since; its `uid` is the review's with its place."""

    uid: str
    step: Step
    month: str
    days_left: int | None
