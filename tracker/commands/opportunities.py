"""`opportunities`: what can be entered, and what is missing."""

from __future__ import annotations

from tracker.commands.answer import Answer
from tracker.commands.shapes import entry_data, missing, plain
from tracker.opportunities.service import opportunities_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.commands.options import Options


def run(options: Options) -> Answer:
    """The opportunities in force, those that close soonest first."""
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
                    "met": one.verdict.met,
                    "missing": missing(one.verdict),
                }
                for one in found
            ]
        },
    )
