"""Who needs the mentor this week: practices to answer, dates to keep, skills that go no further."""

from __future__ import annotations

from tracker.certificates.rules import DueState
from tracker.kernel.codes import Codes
from tracker.kernel.record import Record
from tracker.mentoring import rules
from tracker.mentoring.model import SkillState
from tracker.mentoring.repo import REVIEWS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from tracker.mentoring.model import LogEntry, MonthlyReview, OpenStep, SkillStanding
    from tracker.overview.agenda import AgendaItem
    from tracker.overview.cohort import Member
    from tracker.store.session import Reader

STEP_DAYS, CONTRACT_DAYS, LAPSE_DAYS = 7, 30, 30
"""How many days ahead steps, ends of contracts and lapses are brought up: our choice, no rule's."""


class NeedKind(Codes):
    """Why an apprentice needs the mentor, the most pressing first."""

    PRACTICE = "practice"
    CERTIFICATE = "certificate"
    STEP = "step"
    BLOCKED = "blocked"
    IDLE = "idle"
    LAPSE = "lapse"
    REVIEW = "review"
    CONTRACT = "contract"


_ORDER = {kind: place for place, kind in enumerate(NeedKind)}


class Need(Record):
    """One thing about one apprentice; `days_left` is negative where its day is past, None where it has no day."""

    kind: NeedKind
    member: Member
    days_left: int | None = None
    entry: LogEntry | None = None
    item: AgendaItem | None = None
    skill: SkillStanding | None = None
    step: OpenStep | None = None
    month: str | None = None


def needs(reader: Reader, members: Sequence[Member], *, mentor: str, today: date) -> tuple[Need, ...]:
    """What each of these apprentices needs of `mentor`, by how pressing it is."""
    reviews = REVIEWS.of_people(reader, [member.person.uid for member in members])
    found = [
        need
        for member in members
        for need in _of_one(member, reviews.get(member.person.uid, []), mentor=mentor, today=today)
    ]
    return tuple(sorted(found, key=urgency))


def urgency(need: Need) -> tuple[int, int]:
    """What needs are sorted by, the most pressing first."""
    return _ORDER[need.kind], need.days_left if need.days_left is not None else 0


def _of_one(member: Member, reviews: Sequence[MonthlyReview], *, mentor: str, today: date) -> Iterator[Need]:
    for entry in member.waiting:
        yield Need(kind=NeedKind.PRACTICE, member=member, entry=entry, days_left=(entry.practice.on - today).days)
    for item in member.dates:
        if item.state is not DueState.LATER:
            yield Need(kind=NeedKind.CERTIFICATE, member=member, item=item, days_left=item.days_left)
    for step in rules.open_steps(reviews, today=today):
        if step.days_left is not None and step.days_left <= STEP_DAYS:
            yield Need(kind=NeedKind.STEP, member=member, step=step, days_left=step.days_left)
    yield from _skills(member, today=today)
    yield from _pair(member, reviews, mentor=mentor, today=today)


def _skills(member: Member, *, today: date) -> Iterator[Need]:
    for one in member.blocked:
        yield Need(kind=NeedKind.BLOCKED, member=member, skill=one)
    if member.stuck and not member.blocked:
        yield Need(kind=NeedKind.IDLE, member=member)
    for one in member.skills:
        left = (one.lapses_on - today).days if one.lapses_on else None
        if left is not None and one.block is None and (left <= LAPSE_DAYS or one.state is SkillState.LAPSED):
            yield Need(kind=NeedKind.LAPSE, member=member, skill=one, days_left=left)


def _pair(member: Member, reviews: Sequence[MonthlyReview], *, mentor: str, today: date) -> Iterator[Need]:
    """The review of the month that is over, and the end of the contract."""
    pair = member.mentorship
    if pair is None:
        return
    month = rules.month_before(rules.month_of(today))
    told = any(review.month == month and review.mentor_uid == mentor for review in reviews)
    if pair.mentor_uid == mentor and pair.start <= rules.days_of(month)[1] and not told:
        yield Need(kind=NeedKind.REVIEW, member=member, month=month)
    left = rules.contract_left(pair, today=today)
    if left is not None and left <= CONTRACT_DAYS:
        yield Need(kind=NeedKind.CONTRACT, member=member, days_left=left)
