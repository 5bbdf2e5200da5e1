"""The tables of certificates, acceptances and attachments."""

from __future__ import annotations

from tracker.certificates.model import Acceptance, Attachment, Certificate
from tracker.store.table import Table

CERTIFICATES = Table("certificate", Certificate)
ACCEPTANCES = Table("acceptance", Acceptance)
ATTACHMENTS = Table("attachment", Attachment)
