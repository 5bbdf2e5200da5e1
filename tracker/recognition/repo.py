"""The table of looks into official query channels."""

from __future__ import annotations

from tracker.recognition.model import IssuerCheck
from tracker.store.table import Table

ISSUER_CHECKS = Table("issuer_check", IssuerCheck)
