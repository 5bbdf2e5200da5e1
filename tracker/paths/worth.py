"""What the levels ahead would bring, here and in the other regions a worker has to do with."""

from __future__ import annotations

from tracker.benefits.model import ClaimState, RegionWorth
from tracker.benefits.repo import CLAIMS
from tracker.benefits.rules import measure_benefits
from tracker.catalog.repo import around, benefits
from tracker.paths.answers import Pass, WhatIf
from tracker.paths.repo import OPTIONS
from tracker.paths.what_if import suppose
from tracker.requirements.leaves import covers
from tracker.requirements.levels import current_level, levels_above
from tracker.requirements.repo import facts_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tracker.benefits.model import BenefitVerdict
    from tracker.kernel.terms import Level
    from tracker.store.session import Reader


def regions_of_worth(reader: Reader, person: str, *, today: date) -> tuple[str, ...]:
    """Where what a level is worth matters: where the worker lives, thinks of going and worked, then where benefits are.

    A region that takes in one of those before it is left out: what is given in a province is given in its counties.
    """
    facts = facts_of(reader, person)
    own = [facts.person.region, *(one.region for one in OPTIONS.of_person(reader, person))]
    own += [job.region for job in sorted(facts.experience, key=lambda job: job.start, reverse=True)]
    named = [
        region for benefit in benefits(reader) if benefit.in_force(today) for region in benefit.regions if region != "*"
    ]
    found: list[str] = []
    for region in filter(None, (*own, *named)):
        code = region.ljust(6, "0")
        if not any(covers(code, known) for known in found):  # a province after one of its counties
            found.append(code)
    return tuple(found)


def levels_ahead(reader: Reader, person: str, *, today: date) -> tuple[Level, ...]:
    """The levels above the one held in the worker's own occupation, the next first."""
    facts = facts_of(reader, person)
    held = current_level(facts.certificates, facts.occupation, today=today) if facts.occupation else None
    return tuple(levels_above(held))


def worth_ahead(
    reader: Reader, person: str, regions: Sequence[str], *, today: date, price_fen: int | None = None
) -> tuple[RegionWorth, ...]:
    """What each level above the worker's own would add in each region, were it certified today. Raises `NotFound`.

    A benefit is told once for a region, at the lowest level that opens it.
    """
    facts, known = facts_of(reader, person), around(reader, benefits=benefits(reader))
    claims = CLAIMS.of_person(reader, person)
    held = current_level(facts.certificates, facts.occupation, today=today) if facts.occupation else None
    found = []
    for region in regions:
        before = _met(measure_benefits(facts, known, today=today, region=region))
        for level in levels_above(held):
            supposed = suppose(facts, WhatIf(passes=(Pass(level=level, on=today),)))
            after = measure_benefits(supposed, known, today=today, region=region, price_fen=price_fen, claims=claims)
            gained = tuple(one for one in after if one.state is ClaimState.OPEN and one.benefit.id not in before)
            before |= _met(after)
            if gained:
                found.append(RegionWorth(region=region, level=level, gained=gained))
    return tuple(found)


def worth_everywhere(reader: Reader, person: str, *, today: date) -> tuple[RegionWorth, ...]:
    """The same in every region that matters, without the price of a home."""
    return worth_ahead(reader, person, regions_of_worth(reader, person, today=today), today=today)


def _met(measured: Sequence[BenefitVerdict]) -> set[str]:
    return {one.benefit.id for one in measured if one.verdict.met}
