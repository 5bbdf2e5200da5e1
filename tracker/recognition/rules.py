"""Whether a certificate counts in a region on a day: by rule, in practice, and by its issuer."""

from __future__ import annotations

from tracker.kernel.terms import IssuerKind
from tracker.recognition.model import (
    ByRule,
    InLaw,
    IssuerFacts,
    Practice,
    Reason,
    Recognition,
    RecognitionCell,
    Redo,
    VerdictByRule,
)
from tracker.requirements.leaves import covers
from tracker.requirements.rules import valid_on

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tracker.catalog.model import Agreement
    from tracker.certificates.model import Acceptance, Certificate

_REGISTERED = {IssuerKind.GOVERNMENT: True, IssuerKind.REGISTERED_BODY: True}


def _same_province(one: str | None, other: str) -> bool:
    """Whether two region codes share their first two digits."""
    return one is not None and one[:2] == other[:2]


def recognise(
    certificate: Certificate,
    region: str,
    *,
    agreements: Iterable[Agreement],
    acceptances: Iterable[Acceptance],
    today: date,
) -> Recognition:
    """The three answers for a certificate in a region today."""
    return Recognition(
        by_rule=by_rule(certificate, region, agreements=agreements, today=today),
        practice=_in_practice(certificate, region, acceptances=acceptances, today=today),
        issuer=IssuerFacts(
            kind=certificate.issuer_kind,
            registered=_REGISTERED.get(certificate.issuer_kind) if certificate.issuer_kind else None,
        ),
    )


def by_rule(certificate: Certificate, region: str, *, agreements: Iterable[Agreement], today: date) -> ByRule:
    """Validity first, then the issuer's own province, then the agreement in force with the earliest start."""
    if not valid_on(certificate, today):
        return ByRule(verdict=VerdictByRule.NOT_RECOGNISED, reason=Reason.NOT_VALID)
    if _same_province(certificate.issuer_region, region):
        return ByRule(verdict=VerdictByRule.RECOGNISED, reason=Reason.OWN_REGION)
    fits = [
        agreement
        for agreement in agreements
        if agreement.in_force(today)
        and not agreement.in_law
        and certificate.kind in agreement.kinds
        and _party(agreement, certificate.issuer_region)
        and _party(agreement, region)
    ]
    if fits:
        first = min(fits, key=lambda agreement: str(agreement.in_force_from or ""))
        return ByRule(verdict=VerdictByRule.RECOGNISED, agreement=first)
    if certificate.issuer_region is None:
        return ByRule(verdict=VerdictByRule.UNKNOWN, reason=Reason.NO_ISSUER_REGION)
    return ByRule(verdict=VerdictByRule.NOT_RECOGNISED, reason=Reason.NO_AGREEMENT)


def _party(agreement: Agreement, region: str | None) -> bool:
    """Whether a party of an agreement takes a region in; the whole country takes in a region nobody wrote down."""
    return any(party == "*" or (region is not None and covers(party, region)) for party in agreement.parties)


def alike(one: Certificate, other: Certificate) -> bool:
    """Whether an employer's answer to one tells of the other: the same kind, occupation and issuer's province."""
    return (
        one.kind is other.kind
        and one.occupation == other.occupation
        and one.issuer_region is not None
        and _same_province(other.issuer_region, one.issuer_region)
    )


def _in_practice(
    certificate: Certificate,
    region: str,
    *,
    acceptances: Iterable[Acceptance],
    today: date,
    employer: str | None = None,
) -> Practice:
    """What employers of the province (or the one named) did with the certificate up to today."""
    there = [
        one
        for one in acceptances
        if one.certificate == certificate.uid
        and _same_province(one.region, region)
        and employer in (None, one.employer)
        and (one.on is None or one.on <= today)
    ]
    return Practice(
        accepted=tuple(one for one in there if one.accepted is True),
        refused=tuple(one for one in there if one.accepted is False),
    )


def in_law(certificate: Certificate, *, agreements: Iterable[Agreement], today: date) -> InLaw:
    """What a statement of law says of the kind today; the earliest of several. Unknown where none is known.

    The ministry's words (2023-08-21) give level and qualification certificates the same effect nationwide; packs have
    such statements as agreements marked `in_law`.
    """
    if not valid_on(certificate, today):
        return InLaw(verdict=VerdictByRule.NOT_RECOGNISED, reason=Reason.NOT_VALID)
    fits = [one for one in agreements if one.in_law and one.in_force(today) and certificate.kind in one.kinds]
    if not fits:
        return InLaw(verdict=VerdictByRule.UNKNOWN)
    first = min(fits, key=lambda one: str(one.in_force_from or ""))
    return InLaw(verdict=VerdictByRule.RECOGNISED, statement=first)


def cell(
    certificate: Certificate,
    region: str,
    *,
    agreements: Iterable[Agreement],
    acceptances: Iterable[Acceptance],
    today: date,
    employer: str | None = None,
    station: Iterable[Acceptance] = (),
) -> RecognitionCell:
    """A certificate in a region, layer by layer; `station` are others' notes on certificates alike."""
    listed = tuple(agreements)
    others = [one.replace(certificate=certificate.uid) for one in station]
    found = recognise(certificate, region, agreements=listed, acceptances=(), today=today)
    return RecognitionCell(
        certificate=certificate,
        region=region,
        in_law=in_law(certificate, agreements=listed, today=today),
        by_rule=found.by_rule,
        practice=_in_practice(certificate, region, acceptances=acceptances, today=today, employer=employer),
        issuer=found.issuer,
        station=_in_practice(certificate, region, acceptances=others, today=today, employer=employer),
    )


def redo(found: RecognitionCell) -> Redo:
    """What a certificate asks of one who moves there: see `Redo`. The law alone settles nothing with an employer."""
    if found.by_rule.reason is Reason.NOT_VALID:
        return Redo.RENEW
    answers = sorted(
        (*found.practice.accepted, *found.practice.refused), key=lambda one: (str(one.on or ""), one.accepted is False)
    )
    if answers and answers[-1].accepted is False:
        return Redo.ASSESS_AGAIN
    if found.by_rule.verdict is VerdictByRule.RECOGNISED:
        return Redo.NOTHING
    return Redo.COMPLETE if found.by_rule.verdict is VerdictByRule.UNKNOWN else Redo.ASK
