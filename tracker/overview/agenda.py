"""Everything with a date, in one list: what runs out, what is open until when, exams, goals and steps."""

from __future__ import annotations

from tracker.benefits.model import ClaimState, ClaimStep
from tracker.benefits.service import benefits_for
from tracker.catalog.repo import reviews
from tracker.certificates.rules import DueState, deadline
from tracker.kernel.codes import Codes
from tracker.kernel.entry import in_doubt
from tracker.kernel.record import Record
from tracker.kernel.terms import ExamResult, at_or_above
from tracker.opportunities.service import opportunities_for
from tracker.people.repo import GOALS
from tracker.requirements.levels import current_level
from tracker.requirements.repo import facts_of
from tracker.store.table import has_any

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from tracker.benefits.model import BenefitVerdict
    from tracker.certificates.model import Certificate, Review
    from tracker.kernel.entry import Entry
    from tracker.mentoring.model import OpenStep
    from tracker.opportunities.model import OpportunityVerdict
    from tracker.paths.model import GoalStep
    from tracker.people.model import Exam, Goal
    from tracker.requirements.model import Facts
    from tracker.store.session import Reader
    from tracker.study.kept import Target


class ItemKind(Codes):
    """What a date is about."""

    REVIEW = "review"
    EXPIRY = "expiry"
    GOAL = "goal"
    STEP = "step"
    CLAIM = "claim"
    OPPORTUNITY = "opportunity"
    EXAM = "exam"
    AGREED = "agreed"


class AgendaItem(Record):
    """One date to keep; `subject` is the uid of the record (or the id of the rule) it is about, which is given too."""

    kind: ItemKind
    subject: str
    opens_on: date
    due_on: date
    days_left: int
    state: DueState
    source: str | None = None
    note: str | None = None
    certificate: Certificate | None = None
    goal: Goal | None = None
    step: GoalStep | None = None
    benefit: BenefitVerdict | None = None
    opportunity: OpportunityVerdict | None = None
    exam: Exam | None = None
    target: Target | None = None
    agreed: OpenStep | None = None

    @property
    def unverified(self) -> bool:
        """Whether the source of the rule that gives the date is unsure."""
        return in_doubt(self.note)

    @property
    def rule(self) -> Entry | None:
        """The benefit or the opportunity of a pack that a date is of."""
        if self.benefit:
            return self.benefit.benefit
        return self.opportunity.opportunity if self.opportunity else None


def agenda(reader: Reader, person: str, *, today: date, within: int | None = None) -> tuple[AgendaItem, ...]:
    """A worker's dates, the nearest first; `within` leaves out what is due in more than so many days.

    Revoked certificates and those not issued yet have no dates to keep, nor have steps done, benefits claimed or
    lapsed before anybody claimed them, and opportunities closed, entered or held where the worker does not live.
    """
    facts = facts_of(reader, person)
    items = [
        *certificate_dates(facts.certificates, reviews(reader), today=today),
        *_goals(reader, facts, today=today),
        *_steps(reader, person, today=today),
        *_claims(reader, facts, today=today),
        *_opportunities(reader, facts, today=today),
        *_exams(facts, today=today),
        *_targets(reader, facts, today=today),
        *_agreed(reader, person, today=today),
    ]
    return tuple(
        sorted(
            (item for item in items if within is None or item.days_left <= within),
            key=lambda item: (item.due_on, item.subject),
        )
    )


def certificate_dates(certificates: Iterable[Certificate], rules: Sequence[Review], *, today: date) -> list[AgendaItem]:
    """The next date of each certificate that runs out."""
    items = []
    for held in certificates:
        found = deadline(held, rules, today=today)
        if found is None or held.issued_on > today or (held.revoked_on and held.revoked_on <= today):
            continue
        items.append(
            AgendaItem(
                kind=ItemKind.REVIEW if found.reviewed else ItemKind.EXPIRY,
                subject=held.uid,
                opens_on=found.opens_on,
                due_on=found.due_on,
                days_left=(found.due_on - today).days,
                state=found.state,
                source=found.rule.source if found.rule else None,
                note=found.rule.note if found.rule else None,
                certificate=held,
            )
        )
    return items


def _goals(reader: Reader, facts: Facts, *, today: date) -> Iterator[AgendaItem]:
    """The days of goals that are not reached yet."""
    for goal in GOALS.of_person(reader, facts.person.uid):
        if goal.by and not _reached(goal, facts, today=today):
            state = DueState.OVERDUE if today > goal.by else DueState.LATER
            yield _item(ItemKind.GOAL, goal.uid, goal.by, goal.by, state, today=today).replace(goal=goal)


def _reached(goal: Goal, facts: Facts, *, today: date) -> bool:
    """Whether the level aimed at is certified, or the post held."""
    if goal.level is not None:
        occupation = goal.occupation or facts.occupation
        held = current_level(facts.certificates, occupation, today=today) if occupation else None
        return held is not None and at_or_above(held, goal.level)
    return goal.role is not None and any(
        job.role == goal.role and job.start <= today <= (job.end or today) for job in facts.experience
    )


def _steps(reader: Reader, person: str, *, today: date) -> Iterator[AgendaItem]:
    if not has_any(reader, "goal_step", person):
        return
    from tracker.paths.repo import STEPS

    for step in STEPS.of_person(reader, person):
        if step.by and step.done_on is None:
            state = DueState.OVERDUE if today > step.by else DueState.LATER
            yield _item(ItemKind.STEP, step.uid, step.by, step.by, state, today=today).replace(step=step)


def _claims(reader: Reader, facts: Facts, *, today: date) -> Iterator[AgendaItem]:
    """Claims that can be made where the worker lives, while nobody gave them up; those begun also once it is too late.

    Whoever gathers papers must hear that the last day has passed, until he notes what became of it.
    """
    region = facts.person.region
    for one in benefits_for(reader, facts, today=today, region=region) if region else ():
        given_up = one.claim is not None and one.claim.state in (ClaimStep.REFUSED, ClaimStep.MISSED)
        begun = one.claim is not None and one.claim.state is ClaimStep.PREPARING
        states = {ClaimState.OPEN: DueState.OPEN, **({ClaimState.CLOSED: DueState.OVERDUE} if begun else {})}
        if one.state in states and one.claim_until and one.verdict.met_on and not given_up:
            opens, state = one.verdict.met_on, states[one.state]
            item = _item(ItemKind.CLAIM, one.benefit.id, opens, one.claim_until, state, today=today)
            yield item.replace(benefit=one, source=one.benefit.source, note=one.benefit.note)


def _opportunities(reader: Reader, facts: Facts, *, today: date) -> Iterator[AgendaItem]:
    """Last days to enter; not of those whose conditions are surely not met."""
    for one in opportunities_for(reader, facts, today=today):
        rule = one.opportunity
        barred = one.verdict is not None and not one.verdict.met
        if rule.closes_on and not one.over and one.here is not False and not one.entered and not barred:
            opens = rule.opens_on or rule.closes_on
            state = DueState.OPEN if rule.opens_on is None or opens <= today else DueState.LATER
            item = _item(ItemKind.OPPORTUNITY, rule.id, opens, rule.closes_on, state, today=today)
            yield item.replace(opportunity=one, source=rule.source, note=rule.note)


def _exams(facts: Facts, *, today: date) -> Iterator[AgendaItem]:
    for exam in facts.exams:
        if exam.on >= today and exam.result in (None, ExamResult.PENDING):
            yield _item(ItemKind.EXAM, exam.uid, exam.on, exam.on, DueState.LATER, today=today).replace(exam=exam)


def _targets(reader: Reader, facts: Facts, *, today: date) -> Iterator[AgendaItem]:
    """Exams that are studied for, where the same day is not entered as an exam."""
    if not has_any(reader, "target", facts.person.uid):
        return
    from tracker.study.repo import TARGETS

    entered = {exam.on for exam in facts.exams}
    for target in TARGETS.of_person(reader, facts.person.uid):
        if target.on >= today and target.on not in entered:
            yield _item(ItemKind.EXAM, target.uid, target.on, target.on, DueState.LATER, today=today).replace(
                target=target
            )


NEAR_DAYS = 7
"""What is due within so many days is worth a reminder."""

LATE_DAYS = 30
"""What was due longer ago than this is known by now."""


def to_remind_of(items: Iterable[AgendaItem]) -> tuple[AgendaItem, ...]:
    """What to remind of today: what is due soon or was due lately, and windows that open today."""
    return tuple(
        item
        for item in items
        if -LATE_DAYS <= item.days_left <= NEAR_DAYS or (item.opens_on < item.due_on and _opens_now(item))
    )


def _opens_now(item: AgendaItem) -> bool:
    return (item.due_on - item.opens_on).days == item.days_left


def _agreed(reader: Reader, person: str, *, today: date) -> Iterator[AgendaItem]:
    """What mentor and apprentice agreed on in the reviews of months, until one of them finds it done."""
    if not has_any(reader, "monthly_review", person):
        return
    from tracker.mentoring.repo import REVIEWS
    from tracker.mentoring.rules import open_steps

    for one in open_steps(REVIEWS.of_person(reader, person), today=today):
        if by := one.step.by:
            state = DueState.OVERDUE if today > by else DueState.LATER
            yield _item(ItemKind.AGREED, one.uid, by, by, state, today=today).replace(agreed=one)


def _item(kind: ItemKind, subject: str, opens: date, due: date, state: DueState, *, today: date) -> AgendaItem:
    return AgendaItem(kind=kind, subject=subject, opens_on=opens, due_on=due, days_left=(due - today).days, state=state)
