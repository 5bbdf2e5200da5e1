"""What each level is worth to a worker, region by region."""

from __future__ import annotations

from tracker.benefits.rules import applies_in, measure
from tracker.catalog import repo as catalog
from tracker.catalog.rules import bearings
from tracker.requirements.repo import facts_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tracker.benefits.model import BenefitVerdict
    from tracker.store.session import Reader


def benefits_of(
    reader: Reader, person: str, *, today: date, region: str | None = None, price_fen: int | None = None
) -> tuple[BenefitVerdict, ...]:
    """The benefits in force today in a region (without one: everywhere), measured for a worker."""
    facts = facts_of(reader, person)
    around = bearings(
        facts.occupation,
        occupations=catalog.occupations(reader),
        roles=catalog.roles(reader, asking=False),
        checklists=catalog.checklists(reader),
    )
    return tuple(
        measure(benefit, facts, around, price_fen=price_fen, today=today)
        for benefit in catalog.benefits(reader)
        if benefit.in_force(today) and applies_in(benefit, region)
    )
