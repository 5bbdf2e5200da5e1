"""`recognise`: whether a certificate counts in a region, by rule, in practice, and by its issuer."""

from __future__ import annotations

from tracker.catalog.repo import agreements
from tracker.certificates.repo import ACCEPTANCES, CERTIFICATES
from tracker.commands.answer import Answer
from tracker.commands.shapes import plain
from tracker.recognition.model import VerdictByRule
from tracker.recognition.repo import notes_of_others
from tracker.recognition.rules import alike, cell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tracker.catalog.model import Agreement
    from tracker.commands.options import Options
    from tracker.recognition.model import Practice, Reason, RecognitionCell


def run(options: Options) -> Answer:
    """Exit code 1 where the rules do not recognise it, or cannot tell."""
    with options.workspace() as work:
        reader = work.store.read()
        certificate = CERTIFICATES.get(reader, options.certificate)
        found = cell(
            certificate,
            options.region,
            agreements=agreements(reader),
            acceptances=ACCEPTANCES.select(reader, "WHERE certificate = ? ORDER BY id", (certificate.uid,)),
            today=work.today(),
            station=[note for other, note in notes_of_others(reader, certificate.person) if alike(certificate, other)],
        )
    return Answer(
        found=found,
        data=cell_data(found),
        exit_code=0 if found.by_rule.verdict is VerdictByRule.RECOGNISED else 1,
    )


def cell_data(found: RecognitionCell) -> dict[str, Any]:
    """A certificate in a region as `--json` has it, layer by layer."""
    return {
        "certificate": found.certificate.uid,
        "in": found.region,
        "in_law": _said(found.in_law.verdict, found.in_law.reason, found.in_law.statement),
        "by_rule": _said(found.by_rule.verdict, found.by_rule.reason, found.by_rule.agreement),
        "practice": _practice(found.practice),
        "station": _practice(found.station),
        "issuer": {"kind": found.issuer.kind, "registered": found.issuer.registered},
    }


def _practice(found: Practice) -> dict[str, Any]:
    return {
        "accepted": len(found.accepted),
        "refused": len(found.refused),
        "employers": [
            {"employer": one.employer, "region": one.region, "on": plain(one.on), "accepted": one.accepted}
            for one in (*found.accepted, *found.refused)
        ],
    }


def _said(verdict: VerdictByRule, reason: Reason | None, agreement: Agreement | None) -> dict[str, Any]:
    return {
        "verdict": verdict,
        "reason": reason,
        "agreement": agreement.id if agreement else None,
        "name": plain(agreement.name) if agreement else None,
        "since": plain(agreement.in_force_from) if agreement else None,
        "source": agreement.source if agreement else None,
        "note": agreement.note if agreement else None,
    }
