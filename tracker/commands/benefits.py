"""`benefits`: what a level is worth in a region, exact in fen."""

from __future__ import annotations

from tracker.benefits.service import benefits_of
from tracker.commands.answer import Answer
from tracker.commands.shapes import entry_data, missing, plain, top_data

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.commands.options import Options


def run(options: Options) -> Answer:
    """The benefits of a region, by default the worker's own."""
    with options.workspace() as work:
        person = work.person()
        region = options.region or person.region
        found = benefits_of(work.store.read(), person.uid, today=work.today(), region=region, price_fen=options.price)
    return Answer(
        found=found,
        data={
            "in": region,
            "benefits": [
                {
                    "id": one.benefit.id,
                    **entry_data(one.benefit),
                    **top_data(one.verdict),
                    "missing": missing(one.verdict),
                    "amount_fen": one.amount_fen,
                    "claim_until": plain(one.claim_until),
                    "state": one.state,
                }
                for one in found
            ],
        },
    )
