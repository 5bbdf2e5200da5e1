"""`recognise`: whether a certificate counts in a region, by rule, in practice, and by its issuer."""

from __future__ import annotations

from tracker.catalog.repo import agreements
from tracker.certificates.repo import ACCEPTANCES, CERTIFICATES
from tracker.commands.answer import Answer
from tracker.commands.shapes import plain
from tracker.recognition.model import VerdictByRule
from tracker.recognition.rules import recognise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.commands.options import Options


def run(options: Options) -> Answer:
    """Exit code 1 where the rules do not recognise it, or cannot tell."""
    with options.workspace() as work:
        reader = work.store.read()
        certificate = CERTIFICATES.get(reader, options.certificate)
        found = recognise(
            certificate,
            options.region,
            agreements=agreements(reader),
            acceptances=ACCEPTANCES.select(reader, "WHERE certificate = ? ORDER BY id", (certificate.uid,)),
            today=work.today(),
        )
    agreement = found.by_rule.agreement
    return Answer(
        found=found,
        data={
            "certificate": certificate.uid,
            "in": options.region,
            "by_rule": {
                "verdict": found.by_rule.verdict,
                "reason": found.by_rule.reason,
                "agreement": agreement.id if agreement else None,
                "name": plain(agreement.name) if agreement else None,
                "since": plain(agreement.in_force_from) if agreement else None,
                "source": agreement.source if agreement else None,
                "note": agreement.note if agreement else None,
            },
            "practice": {
                "accepted": len(found.practice.accepted),
                "refused": len(found.practice.refused),
                "employers": [
                    {"employer": one.employer, "region": one.region, "on": plain(one.on), "accepted": one.accepted}
                    for one in (*found.practice.accepted, *found.practice.refused)
                ],
            },
            "issuer": {"kind": found.issuer.kind, "registered": found.issuer.registered},
        },
        exit_code=0 if found.by_rule.verdict is VerdictByRule.RECOGNISED else 1,
    )
