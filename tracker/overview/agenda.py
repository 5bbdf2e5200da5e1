"""Everything with a date, in one list: what runs out, what a goal asks by when."""

from __future__ import annotations

from enum import StrEnum

from tracker.catalog.repo import reviews
from tracker.certificates.repo import CERTIFICATES
from tracker.certificates.rules import DueState, deadline
from tracker.kernel.record import Record
from tracker.people.repo import GOALS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tracker.certificates.model import Certificate
    from tracker.people.model import Goal
    from tracker.store.session import Reader


class ItemKind(StrEnum):
    """What a date is about."""

    REVIEW = "review"
    EXPIRY = "expiry"
    GOAL = "goal"
    STEP = "step"
    CLAIM = "claim"
    OPPORTUNITY = "opportunity"
    EXAM = "exam"


class AgendaItem(Record):
    """One date to keep; `subject` is the uid of the record it is about, which is given too."""

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


def agenda(reader: Reader, person: str, *, today: date, within: int | None = None) -> tuple[AgendaItem, ...]:
    """A worker's dates, the nearest first; `within` leaves out what is due in more than so many days.

    Revoked certificates and those not issued yet have no dates to keep.
    """
    items = [*_certificates(reader, person, today=today), *_goals(reader, person, today=today)]
    return tuple(
        sorted(
            (item for item in items if within is None or item.days_left <= within),
            key=lambda item: (item.due_on, item.subject),
        )
    )


def _certificates(reader: Reader, person: str, *, today: date) -> list[AgendaItem]:
    rules = reviews(reader)
    items = []
    for held in CERTIFICATES.of_person(reader, person):
        found = deadline(held, rules, today=today)
        if found is None or held.issued_on > today or (held.revoked_on and held.revoked_on <= today):
            continue
        items.append(
            AgendaItem(
                kind=ItemKind.REVIEW if found.rule else ItemKind.EXPIRY,
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


def _goals(reader: Reader, person: str, *, today: date) -> list[AgendaItem]:
    return [
        AgendaItem(
            kind=ItemKind.GOAL,
            subject=goal.uid,
            opens_on=goal.by,
            due_on=goal.by,
            days_left=(goal.by - today).days,
            state=DueState.OVERDUE if today > goal.by else DueState.LATER,
            goal=goal,
        )
        for goal in GOALS.of_person(reader, person)
        if goal.by
    ]
