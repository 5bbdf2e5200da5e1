"""What a worker can enter, what is missing, and what came of what was entered."""

from __future__ import annotations

from tracker.catalog import repo as catalog
from tracker.kernel.errors import NotFound
from tracker.kernel.jsontext import to_json
from tracker.opportunities.repo import ENTRIES
from tracker.opportunities.rules import measure_opportunities
from tracker.requirements.repo import facts_of
from tracker.store import acts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from tracker.catalog.load import LoadedPack
    from tracker.opportunities.model import OpportunityEntry, OpportunityVerdict
    from tracker.requirements.model import Facts
    from tracker.store.session import Reader, Store


def opportunities_of(reader: Reader, person: str, *, today: date) -> tuple[OpportunityVerdict, ...]:
    """The opportunities in force today, those that close soonest first. Raises `NotFound`."""
    return opportunities_for(reader, facts_of(reader, person), today=today)


def opportunities_for(reader: Reader, facts: Facts, *, today: date) -> tuple[OpportunityVerdict, ...]:
    """The same for a worker whose facts are gathered already."""
    known = catalog.around(reader, opportunities=catalog.opportunities(reader))
    return measure_opportunities(facts, known, today=today, entries=entries_of(reader, facts.person.uid))


def preview(reader: Reader, person: str, loaded: LoadedPack, *, today: date) -> tuple[OpportunityVerdict, ...]:
    """The opportunities of a pack that is not installed yet, measured for a worker. Raises `NotFound`."""
    said = (entry.body for entry in loaded.entries if entry.section == "opportunity")
    known = catalog.around(reader, opportunities=(catalog.opportunity_of(loaded.head["id"], body) for body in said))
    return measure_opportunities(facts_of(reader, person), known, today=today)


def entries_of(reader: Reader, person: str) -> tuple[OpportunityEntry, ...]:
    """What a worker entered, in the order it was noted."""
    return ENTRIES.of_person(reader, person)


def entry(reader: Reader, uid: str) -> OpportunityEntry:
    """One entry. Raises `NotFound`."""
    return ENTRIES.get(reader, uid)


def enter(store: Store, person: str, opportunity: str, values: Mapping[str, Any]) -> str:
    """Note that a worker applied (`applied_on`), with a copy of the rule; returns the uid.

    Raises `Refused`, and `NotFound` for an opportunity no pack in force has.
    """
    rule = catalog.body_of(store.read(), "opportunity", opportunity)
    if rule is None:
        raise NotFound("opportunity", opportunity)
    given = {**values, "opportunity": opportunity, "rule": to_json(rule)}
    return acts.add(store, ENTRIES, person, given)


def edit_entry(store: Store, uid: str, values: Mapping[str, Any]) -> None:
    """Note what came of an entry. Raises `Refused`, `NotFound`."""
    acts.edit(store, ENTRIES, uid, values)


def delete_entry(store: Store, uid: str) -> None:
    """Remove an entry; undo brings it back. Raises `NotFound`."""
    acts.delete(store, ENTRIES, uid)
