"""What a level is worth to a worker in a region."""

from __future__ import annotations

from datetime import date

from tracker.kernel.codes import Codes
from tracker.kernel.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.catalog.model import Benefit
    from tracker.kernel.terms import Level
    from tracker.requirements.model import Verdict

__all__ = ["date"]


class ClaimState(Codes):
    """Whether a benefit can be claimed today; `shut_out` where its own rule names what keeps it from being given."""

    NOT_MET = "not_met"
    OPEN = "open"
    CLOSED = "closed"
    CLAIMED = "claimed"
    SHUT_OUT = "shut_out"


class ClaimStep(Codes):
    """How far a claim has come."""

    PREPARING = "preparing"
    HANDED_IN = "handed_in"
    PAID = "paid"
    REFUSED = "refused"
    MISSED = "missed"


class Claim(Record):
    """A claim of a benefit. `rule` is a copy of the entry it was decided on, as JSON: later packs do not change it.

    `documents` says, as JSON, of papers by name whether they are at hand. Amounts are in fen; `amount_fen` is what the
    rule gave on `decided_on`.
    """

    uid: str
    person: str
    benefit: str
    rule: str
    decided_on: date
    region: str | None = None
    state: ClaimStep
    claim_until: date | None = None
    price_fen: int | None = None
    amount_fen: int | None = None
    handed_in_on: date | None = None
    answered_on: date | None = None
    paid_fen: int | None = None
    documents: str | None = None
    note: str | None = None


class Document(Record):
    """One paper a claim needs, and whether it is at hand; `own` where the worker added it himself."""

    name: str
    ready: bool = False
    own: bool = False


class BenefitVerdict(Record):
    """One benefit measured; `amount_fen` is null where it depends on a price that was not given.

    `claim` is the latest claim of it, where there is one.
    """

    benefit: Benefit
    verdict: Verdict
    amount_fen: int | None
    claim_until: date | None
    state: ClaimState
    claim: Claim | None = None


class RegionWorth(Record):
    """What a level adds in a region: the benefits that become claimable by it."""

    region: str
    level: Level
    gained: tuple[BenefitVerdict, ...]
