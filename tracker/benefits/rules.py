"""Amounts exact in fen, and the last day to claim."""

from __future__ import annotations

from tracker.benefits.model import BenefitVerdict, ClaimState
from tracker.kernel.dates import add_months
from tracker.kernel.money import share_of
from tracker.requirements.leaves import Holds, covers
from tracker.requirements.model import Verdict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tracker.catalog.model import Amount, Benefit
    from tracker.requirements.model import Bearings, Facts


def amount_fen(amount: Amount, price_fen: int | None) -> int | None:
    """The fixed sum, or the share of the price rounded half up and then capped; None without the price it needs."""
    if amount.fixed_fen is not None:
        return amount.fixed_fen
    if price_fen is None or amount.share is None:
        return None
    worth = share_of(amount.share, price_fen)
    return worth if amount.cap_fen is None else min(worth, amount.cap_fen)


def applies_in(benefit: Benefit, region: str | None) -> bool:
    """Whether a benefit is given in a region; without a region all are looked at."""
    return region is None or any(named == "*" or covers(named, region) for named in benefit.regions)


def measure(
    benefit: Benefit, facts: Facts, bearings: Bearings, *, price_fen: int | None, today: date
) -> BenefitVerdict:
    """A benefit as it stands for a worker today."""
    if benefit.requires is None:
        verdict = Verdict(kind="all", met=True, met_on=benefit.in_force_from or today, progress=1.0)
    else:
        verdict = benefit.requires.measure(facts, bearings, today=today)
    until = claim_until(benefit, verdict)
    if not verdict.met:
        state = ClaimState.NOT_MET
    else:
        state = ClaimState.CLOSED if until and today > until else ClaimState.OPEN
    return BenefitVerdict(
        benefit=benefit,
        verdict=verdict,
        amount_fen=amount_fen(benefit.amount, price_fen),
        claim_until=until,
        state=state,
    )


def claim_until(benefit: Benefit, verdict: Verdict) -> date | None:
    """The last day to claim: the months given after the issue that met the requirement; None where nothing lapses.

    The run of validity that makes `holds` true starts on the day its certificate was issued; of several such leaves
    the last one decides.
    """
    if benefit.claim_months is None or not verdict.met:
        return None
    anchor = max((part.met_on for part in _held(verdict) if part.met_on), default=verdict.met_on)
    return add_months(anchor, benefit.claim_months) if anchor else None


def _held(verdict: Verdict) -> Iterator[Verdict]:
    """The met parts of a verdict that a certificate met."""
    if verdict.kind == Holds.name and verdict.met:
        yield verdict
    for part in verdict.of:
        yield from _held(part)
