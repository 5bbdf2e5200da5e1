"""One apprentice's month, prepared from what happened: the ground of the talk that mentor and apprentice have."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from tracker.kernel.record import Record
from tracker.kernel.terms import PracticeAnswer, position
from tracker.mentoring import rules
from tracker.mentoring.model import MockResult
from tracker.mentoring.repo import PRACTICES, REVIEWS, STUDY_REPORTS, review_of
from tracker.overview.cohort import Cohort
from tracker.people.genuine import signoffs_that_count
from tracker.people.repo import EXAMS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tracker.catalog.model import Skill
    from tracker.kernel.terms import SkillStage
    from tracker.mentoring.model import LogEntry, MonthlyReview, OpenStep, SkillStanding
    from tracker.overview.agenda import AgendaItem
    from tracker.overview.cohort import Member
    from tracker.people.model import Exam
    from tracker.store.session import Reader

AHEAD_DAYS = 60
"""How far ahead a talk looks for dates that run out: our choice, no rule's."""


class Raised(Record):
    """A skill that went up within the month."""

    skill: Skill
    before: SkillStage | None
    after: SkillStage


class Study(Record):
    """What was studied in the program within the month, here or, as a bundle told, in the apprentice's own file."""

    minutes: int = 0
    answers: int = 0
    correct: int = 0
    mocks: tuple[MockResult, ...] = ()


class Month(Record):
    """A month up to `last`, its last day or today: `member` is how the apprentice stood then.

    `practised` counts practices by skill, the most practised first; `steps` are those agreed on in earlier months and
    not found done before. `said` and `own` are the mentor's and the apprentice's word on the month, where there is one.
    """

    month: str
    first: date
    last: date
    member: Member
    entries: tuple[LogEntry, ...]
    practised: tuple[tuple[str, int], ...]
    raised: tuple[Raised, ...]
    study: Study
    exams: tuple[Exam, ...]
    dates: tuple[AgendaItem, ...]
    steps: tuple[OpenStep, ...]
    said: MonthlyReview | None
    own: MonthlyReview | None

    def answered(self, answer: PracticeAnswer) -> int:
        """How many of the month's practices have this as their last answer."""
        return sum(bool(entry.answers) and entry.answers[-1].answer is answer for entry in self.entries)

    @property
    def waiting(self) -> int:
        """How many of them no mentor has answered."""
        return sum(entry.waits for entry in self.entries)


def month_of(reader: Reader, person: str, month: str, *, mentor: str | None, today: date) -> Month:
    """A worker's month (YYYY-MM, begun by today) with what `mentor` said of it. Raises `NotFound`."""
    first, end = rules.days_of(month)
    last = min(end, today)
    (member,) = Cohort(reader, mentor=None, today=last).members([person])
    entries = tuple(entry for entry in member.log if first <= entry.practice.on <= last)
    reviews = REVIEWS.of_person(reader, person)
    return Month(
        month=month,
        first=first,
        last=last,
        member=member,
        entries=entries,
        practised=tuple(Counter(entry.practice.skill for entry in entries).most_common()),
        raised=_raised(reader, person, member, first - timedelta(days=1)),
        study=_study(reader, person, first, last),
        exams=tuple(one for one in EXAMS.of_person(reader, person) if first <= one.on <= last),
        dates=tuple(one for one in member.dates if one.days_left <= AHEAD_DAYS),
        steps=rules.open_steps((one for one in reviews if one.month < month), today=last),
        said=review_of(reader, person, month, mentor) if mentor else None,
        own=review_of(reader, person, month, None),
    )


def _raised(reader: Reader, person: str, member: Member, before: date) -> tuple[Raised, ...]:
    """The skills that stand higher than on the day before the month."""
    said = signoffs_that_count(reader, person)
    log = rules.log_of(PRACTICES.of_person(reader, person), said)
    were = rules.standings((one.skill for one in member.skills), log, said, today=before)
    return tuple(_higher(zip(were, member.skills, strict=True)))


def _higher(pairs: Iterable[tuple[SkillStanding, SkillStanding]]) -> Iterable[Raised]:
    for was, now in pairs:
        if now.stage and (was.stage is None or position(now.stage) > position(was.stage)):
            yield Raised(skill=now.skill, before=was.stage, after=now.stage)


def _study(reader: Reader, person: str, first: date, last: date) -> Study:
    from tracker.study.service.mocks import history
    from tracker.study.service.progress import days, minutes_by_day

    answered = days(reader, person, first=first, last=last)
    sat = [
        MockResult(on=one.handed_in_at.date(), component=one.component, score=one.score)
        for one in history(reader, person)
    ]
    told = next((one for one in STUDY_REPORTS.of_person(reader, person) if one.month == rules.month_of(first)), None)
    if told and not answered and not sat:
        mocks = rules.mock_results(told.mocks)
        return Study(minutes=told.minutes, answers=told.answers, correct=told.correct, mocks=mocks)
    return Study(
        minutes=sum(minutes for day, minutes in minutes_by_day(reader, person).items() if first <= day <= last),
        answers=sum(day.answers for day in answered),
        correct=sum(day.correct for day in answered),
        mocks=tuple(one for one in sat if first <= one.on <= last),
    )


def months_of(reader: Reader, person: str, *, today: date) -> tuple[str, ...]:
    """The months that can be looked back on, the present one first: from the first practice or review on."""
    begun = [one.on for one in PRACTICES.of_person(reader, person)]
    begun += [rules.days_of(one.month)[0] for one in REVIEWS.of_person(reader, person)]
    month, found = rules.month_of(today), []
    first = rules.month_of(min([*begun, today]))
    while month >= first:
        found.append(month)
        month = rules.month_before(month)
    return tuple(found)
