"""How opportunities stand for a worker; one that does not say what it asks is never taken for one that asks nothing."""

from __future__ import annotations

from tracker.catalog.rules import bearings_of
from tracker.opportunities.model import OpportunityVerdict
from tracker.requirements.leaves import covers
from tracker.requirements.tree import measure_shared

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tracker.catalog.model import Knowledge, Opportunity
    from tracker.opportunities.model import OpportunityEntry
    from tracker.requirements.leaves import Leaf
    from tracker.requirements.model import Bearings, Facts, Verdict


def measure_opportunities(
    facts: Facts, known: Knowledge, *, today: date, entries: Iterable[OpportunityEntry] = ()
) -> tuple[OpportunityVerdict, ...]:
    """The opportunities in force, those that close soonest first; of several entries the last one given counts."""
    around = bearings_of(known, facts.occupation)
    entered = {entry.opportunity: entry for entry in entries}
    shared: dict[Leaf, Verdict] = {}
    found = (
        measure(one, facts, around, today=today, shared=shared).replace(entered=entered.get(one.id))
        for one in known.opportunities
        if one.in_force(today)
    )
    return tuple(sorted(found, key=lambda one: str(one.opportunity.closes_on or "9999")))


def measure(
    one: Opportunity, facts: Facts, bearings: Bearings, *, today: date, shared: dict[Leaf, Verdict] | None = None
) -> OpportunityVerdict:
    """One opportunity; `shared` has the leaves measured already."""
    shared = {} if shared is None else shared
    region = facts.person.region
    return OpportunityVerdict(
        opportunity=one,
        verdict=measure_shared(one.requires, facts, bearings, shared, today=today) if one.requires else None,
        days_left=(one.closes_on - today).days if one.closes_on else None,
        opens_in=(one.opens_on - today).days if one.opens_on and one.opens_on > today else None,
        here=any(covers(named, region) for named in one.regions) if region and one.regions else None,
    )
