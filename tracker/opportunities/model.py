"""What can be entered, and what a worker entered."""

from __future__ import annotations

from datetime import date

from tracker.kernel.codes import Codes
from tracker.kernel.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.catalog.model import Opportunity
    from tracker.requirements.model import Verdict

__all__ = ["date"]


class EntryResult(Codes):
    """What came of an entry."""

    ADMITTED = "admitted"
    REFUSED = "refused"
    TAKEN_PART = "taken_part"
    WON = "won"
    FINISHED = "finished"
    WITHDRAWN = "withdrawn"


class OpportunityEntry(Record):
    """A worker's entry for an opportunity. `rule` is a copy, as JSON, of the entry of the pack it was decided on."""

    uid: str
    person: str
    opportunity: str
    rule: str
    applied_on: date
    result: EntryResult | None = None
    result_on: date | None = None
    rank: int | None = None
    note: str | None = None


class OpportunityVerdict(Record):
    """An opportunity measured; `verdict` is None where nobody has said what it asks, which is not the same as nothing.

    `days_left` until it closes, None where no day is known; `opens_in` so many days, None once it is open. `here`: it
    is held where the worker lives; None where either is unknown. `entered` is the worker's latest entry for it.
    """

    opportunity: Opportunity
    verdict: Verdict | None
    days_left: int | None
    opens_in: int | None = None
    here: bool | None = None
    entered: OpportunityEntry | None = None

    @property
    def open(self) -> bool | None:
        """Whether it can be entered on the day asked about; None where no day is known."""
        if self.over or self.opens_in:
            return False
        return None if self.days_left is None else True

    @property
    def over(self) -> bool:
        """Whether its last day has passed."""
        return self.days_left is not None and self.days_left < 0
