"""The table of looks into official query channels, and the notes on employers of others in the file."""

from __future__ import annotations

from tracker.certificates.repo import ACCEPTANCES, CERTIFICATES
from tracker.recognition.model import IssuerCheck
from tracker.store.table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.certificates.model import Acceptance, Certificate
    from tracker.store.session import Reader

ISSUER_CHECKS = Table("issuer_check", IssuerCheck)


def notes_of_others(reader: Reader, person: str) -> tuple[tuple[Certificate, Acceptance], ...]:
    """What employers did with the certificates of everybody else in the file, each with the certificate."""
    notes = ACCEPTANCES.select(reader, "WHERE person <> ? ORDER BY id", (person,))
    held = {one.uid: one for one in CERTIFICATES.of_uids(reader, {note.certificate for note in notes})}
    return tuple((held[note.certificate], note) for note in notes if note.certificate in held)
