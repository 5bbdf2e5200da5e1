"""`benefits`: what a level is worth in a region, exact in fen."""

from __future__ import annotations

from tracker.benefits.service import benefits_of
from tracker.commands.answer import Answer
from tracker.commands.shapes import entry_data, missing, plain, top_data

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from tracker.benefits.model import BenefitVerdict, Claim
    from tracker.commands.options import Options


def run(options: Options) -> Answer:
    """The benefits of a region, by default the worker's own."""
    if options.everybody:
        from tracker.catalog.model import Benefit
        from tracker.commands.everybody import everybody

        return everybody(options, Benefit, "benefits")
    with options.workspace() as work:
        person = work.person()
        region = options.region or person.region
        found = benefits_of(work.store.read(), person.uid, today=work.today(), region=region, price_fen=options.price)
    return Answer(found=found, data=benefits_data(found, region))


def benefits_data(found: Iterable[BenefitVerdict], region: str | None) -> dict[str, Any]:
    """Benefits as `--json` has them."""
    return {"in": region, "benefits": [benefit_data(one) for one in found]}


def benefit_data(one: BenefitVerdict) -> dict[str, Any]:
    """One benefit as `--json` has it."""
    return {
        "id": one.benefit.id,
        **entry_data(one.benefit),
        **top_data(one.verdict),
        "missing": missing(one.verdict),
        "amount_fen": one.amount_fen,
        "claim_until": plain(one.claim_until),
        "state": one.state,
        "documents": list(one.benefit.documents),
        "claim": _claim(one.claim) if one.claim else None,
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "uid": claim.uid,
        "state": claim.state,
        "decided_on": plain(claim.decided_on),
        "claim_until": plain(claim.claim_until),
        "amount_fen": claim.amount_fen,
        "handed_in_on": plain(claim.handed_in_on),
        "answered_on": plain(claim.answered_on),
        "paid_fen": claim.paid_fen,
    }
