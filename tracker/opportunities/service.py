"""What a worker can enter, and what is missing."""

from __future__ import annotations

from tracker.catalog import repo as catalog
from tracker.catalog.rules import bearings
from tracker.kernel.record import Record
from tracker.requirements.model import Verdict
from tracker.requirements.repo import facts_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tracker.catalog.model import Opportunity
    from tracker.store.session import Reader


class OpportunityVerdict(Record):
    """An opportunity measured; `days_left` until it closes, null where no day is known."""

    opportunity: Opportunity
    verdict: Verdict
    days_left: int | None


def opportunities_of(reader: Reader, person: str, *, today: date) -> tuple[OpportunityVerdict, ...]:
    """The opportunities in force today, those that close soonest first."""
    facts = facts_of(reader, person)
    around = bearings(
        facts.occupation,
        occupations=catalog.occupations(reader),
        roles=catalog.roles(reader, asking=False),
        checklists=catalog.checklists(reader),
    )
    nothing_asked = Verdict(kind="all", met=True, met_on=today, expected_on=today, progress=1.0)
    measured = [
        OpportunityVerdict(
            opportunity=one,
            verdict=one.requires.measure(facts, around, today=today) if one.requires else nothing_asked,
            days_left=(one.closes_on - today).days if one.closes_on else None,
        )
        for one in catalog.opportunities(reader)
        if one.in_force(today)
    ]
    return tuple(sorted(measured, key=lambda one: str(one.opportunity.closes_on or "9999")))
