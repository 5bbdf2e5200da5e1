"""What a level is worth to a worker in a region."""

from __future__ import annotations

from enum import StrEnum

from tracker.kernel.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tracker.catalog.model import Benefit
    from tracker.requirements.model import Verdict


class ClaimState(StrEnum):
    """Whether a benefit can be claimed today."""

    NOT_MET = "not_met"
    OPEN = "open"
    CLOSED = "closed"
    CLAIMED = "claimed"


class BenefitVerdict(Record):
    """One benefit measured; `amount_fen` is null where it depends on a price that was not given."""

    benefit: Benefit
    verdict: Verdict
    amount_fen: int | None
    claim_until: date | None
    state: ClaimState
