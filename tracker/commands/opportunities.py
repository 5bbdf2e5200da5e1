"""`opportunities`: what can be entered, and what is missing."""

from __future__ import annotations

from tracker.commands.answer import Answer
from tracker.commands.shapes import entry_data, missing, plain
from tracker.opportunities.service import opportunities_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tracker.commands.options import Options
    from tracker.opportunities.model import OpportunityEntry


def run(options: Options) -> Answer:
    """The opportunities in force, those that close soonest first."""
    if options.everybody:
        from tracker.catalog.model import Opportunity
        from tracker.commands.everybody import everybody

        return everybody(options, Opportunity, "opportunities")
    with options.workspace() as work:
        found = opportunities_of(work.store.read(), work.person().uid, today=work.today())
    return Answer(
        found=found,
        data={
            "opportunities": [
                {
                    "id": one.opportunity.id,
                    "kind": one.opportunity.kind,
                    **entry_data(one.opportunity),
                    "regions": list(one.opportunity.regions),
                    "opens_on": plain(one.opportunity.opens_on),
                    "closes_on": plain(one.opportunity.closes_on),
                    "days_left": one.days_left,
                    "open": one.open,
                    "here": one.here,
                    "met": one.verdict.met if one.verdict else None,
                    "expected_on": plain(one.verdict.expected_on) if one.verdict else None,
                    "missing": missing(one.verdict) if one.verdict else None,
                    "entered": _entered(one.entered) if one.entered else None,
                }
                for one in found
            ]
        },
    )


def _entered(one: OpportunityEntry) -> dict[str, Any]:
    return {
        "applied_on": plain(one.applied_on),
        "result": one.result,
        "result_on": plain(one.result_on),
        "rank": one.rank,
    }
