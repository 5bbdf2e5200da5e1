"""The three answers about a certificate in a region, kept apart: by rule, in practice, and who issued it."""

from __future__ import annotations

from datetime import date

from tracker.kernel.codes import Codes
from tracker.kernel.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.catalog.model import Agreement
    from tracker.certificates.model import Acceptance, Certificate
    from tracker.kernel.terms import IssuerKind

__all__ = ["date"]


class VerdictByRule(Codes):
    """What the rules say; `unknown` is an answer of its own."""

    RECOGNISED = "recognised"
    NOT_RECOGNISED = "not_recognised"
    UNKNOWN = "unknown"


class Reason(Codes):
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


class InLaw(Record):
    """What the law of the whole country says of certificates of this kind: the statement, or none known.

    It is no promise of any employer, and never answers for the other layers.
    """

    verdict: VerdictByRule
    reason: Reason | None = None
    statement: Agreement | None = None


class ChannelAbout(Codes):
    """What an official query channel answers about."""

    CERTIFICATE = "certificate"
    BODY = "body"
    STANDARD = "standard"


class QueryChannel(Record):
    """An official place to look something up, and the day a source was last seen to name it."""

    host: str
    about: ChannelAbout
    verified_on: date
    source: str


class CheckResult(Codes):
    """What an official query answered about a certificate."""

    CONFIRMED = "confirmed"
    DIFFERS = "differs"
    NOT_FOUND = "not_found"
    NO_ANSWER = "no_answer"


class IssuerCheck(Record):
    """One look into an official query channel; a screenshot is an attachment whose subject is this uid."""

    uid: str
    person: str
    certificate: str
    channel: str
    checked_on: date
    result: CheckResult
    note: str | None = None


class RecognitionCell(Record):
    """One certificate in one region, layer by layer, never merged: in law, by agreement, in practice, its issuer.

    `station` is what others whose records are in the file noted of certificates like it (see `alike`): where a mentor
    or an office shares its log, that of the station.
    """

    certificate: Certificate
    region: str
    in_law: InLaw
    by_rule: ByRule
    practice: Practice
    issuer: IssuerFacts
    station: Practice = Practice(accepted=(), refused=())


class Row(Record):
    """One certificate across regions, with the latest look into a query channel."""

    certificate: Certificate
    cells: tuple[RecognitionCell, ...]
    checked: IssuerCheck | None


class Matrix(Record):
    """Certificates by regions; `employer` where practice is that of one employer alone."""

    regions: tuple[str, ...]
    rows: tuple[Row, ...]
    employer: str | None = None


class Redo(Codes):
    """What a certificate asks of a worker who moves to a region.

    `renew`: it is not valid, with or without a move; `assess_again`: the last employer there who was asked refused it;
    `ask`: no agreement is known, so the employer must be asked; `complete`: the issuer's region is not entered;
    `nothing`: an agreement or its own region counts it, and nobody there refused it.
    """

    RENEW = "renew"
    ASSESS_AGAIN = "assess_again"
    ASK = "ask"
    COMPLETE = "complete"
    NOTHING = "nothing"


class ToRedo(Record):
    """One certificate and what it asks in another region, with the layers that say so."""

    cell: RecognitionCell
    redo: Redo
