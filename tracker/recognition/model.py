"""The three answers about a certificate in a region, kept apart: by rule, in practice, and who issued it."""

from __future__ import annotations

from enum import StrEnum

from tracker.kernel.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.catalog.model import Agreement
    from tracker.certificates.model import Acceptance
    from tracker.kernel.terms import IssuerKind


class VerdictByRule(StrEnum):
    """What the rules say; `unknown` is an answer of its own."""

    RECOGNISED = "recognised"
    NOT_RECOGNISED = "not_recognised"
    UNKNOWN = "unknown"


class Reason(StrEnum):
    """Why, where no agreement is the reason."""

    NOT_VALID = "not_valid"
    OWN_REGION = "own_region"
    NO_AGREEMENT = "no_agreement"
    NO_ISSUER_REGION = "no_issuer_region"


class ByRule(Record):
    """What the rules say; `agreement` where one of them decides."""

    verdict: VerdictByRule
    reason: Reason | None = None
    agreement: Agreement | None = None


class Practice(Record):
    """What employers in the region did with the certificate so far."""

    accepted: tuple[Acceptance, ...]
    refused: tuple[Acceptance, ...]


class IssuerFacts(Record):
    """Who issued the certificate; `registered` is empty where the kind of issuer alone does not tell."""

    kind: IssuerKind | None
    registered: bool | None


class Recognition(Record):
    """The three answers; no badge ever merges them."""

    by_rule: ByRule
    practice: Practice
    issuer: IssuerFacts
