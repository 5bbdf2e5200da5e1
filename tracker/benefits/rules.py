"""Amounts exact in fen, and the last day to claim."""

from __future__ import annotations

from tracker.benefits.model import BenefitVerdict, ClaimState, ClaimStep
from tracker.catalog.rules import bearings_of
from tracker.kernel.dates import add_months
from tracker.kernel.money import share_of
from tracker.requirements.leaves import Holds, Issuer, covers
from tracker.requirements.model import Verdict
from tracker.requirements.tree import measure_shared

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from tracker.benefits.model import Claim
    from tracker.catalog.model import Amount, Benefit, Knowledge
    from tracker.requirements.leaves import Leaf
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
    return region is None or any(covers(named, region) for named in benefit.regions)


def measure_benefits(
    facts: Facts,
    known: Knowledge,
    *,
    today: date,
    region: str | None = None,
    price_fen: int | None = None,
    claims: Iterable[Claim] = (),
) -> tuple[BenefitVerdict, ...]:
    """The benefits in force in a region (without one: everywhere), in the order of the packs.

    A price is that of what a share is paid of; of several claims of a benefit the last one given counts.
    """
    around = bearings_of(known, facts.occupation)
    claimed = {claim.benefit: claim for claim in claims}
    shared: dict[Leaf, Verdict] = {}
    return tuple(
        measure(
            benefit,
            facts,
            around,
            price_fen=price_fen,
            today=today,
            claim=claimed.get(benefit.id),
            shared=shared,
        )
        for benefit in known.benefits
        if benefit.in_force(today) and applies_in(benefit, region)
    )


def measure(
    benefit: Benefit,
    facts: Facts,
    bearings: Bearings,
    *,
    price_fen: int | None,
    today: date,
    claim: Claim | None = None,
    shared: dict[Leaf, Verdict] | None = None,
) -> BenefitVerdict:
    """A benefit as it stands for a worker today; `shared` has the leaves measured already (see `measure_shared`)."""
    shared = {} if shared is None else shared
    if benefit.requires is None:
        since = benefit.in_force_from or today
        verdict = Verdict(kind="all", met=True, met_on=since, expected_on=since, progress=1.0)
    else:
        verdict = measure_shared(benefit.requires, facts, bearings, shared, today=today)
    until = claim_until(benefit, verdict)
    shut_out = benefit.shut_out_by is not None and benefit.shut_out_by.measure(facts, bearings, today=today).met
    return BenefitVerdict(
        benefit=benefit,
        verdict=verdict,
        amount_fen=amount_fen(benefit.amount, price_fen),
        claim_until=until,
        state=_claim_state(verdict, until, today=today, claim=claim, shut_out=shut_out),
        claim=claim,
    )


def _claim_state(
    verdict: Verdict, until: date | None, *, today: date, claim: Claim | None, shut_out: bool
) -> ClaimState:
    """Whether it can be claimed today; the last day to claim is still in time.

    A claim handed in or paid is claimed, whatever the record says now; one refused or missed leaves it as it is.
    """
    if claim and claim.state in (ClaimStep.HANDED_IN, ClaimStep.PAID):
        return ClaimState.CLAIMED
    if not verdict.met:
        return ClaimState.NOT_MET
    if until and today > until:
        return ClaimState.CLOSED
    return ClaimState.SHUT_OUT if shut_out else ClaimState.OPEN


def claim_until(benefit: Benefit, verdict: Verdict) -> date | None:
    """The last day to claim: the months given after the issue that met the requirement.

    None where nothing lapses, and where no certificate met it. The run of validity that makes `holds` true starts on
    the day its certificate was issued; where several had to be met, the last one decides.
    """
    if benefit.claim_months is None or not verdict.met:
        return None
    anchor = max(_issued(verdict), default=None)
    return add_months(anchor, benefit.claim_months) if anchor else None


def _issued(verdict: Verdict) -> Iterator[date]:
    """The issue days of the certificates by which a requirement was met; of alternatives, that of the first one met."""
    if verdict.met_on and verdict.kind in (Holds.name, Issuer.name):
        yield verdict.met_on
    met = sorted((part for part in verdict.of if part.met), key=lambda part: str(part.met_on))
    for part in met[: verdict.need.get("parts")]:
        yield from _issued(part)
