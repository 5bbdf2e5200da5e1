"""The table of claims."""

from __future__ import annotations

from tracker.benefits.model import Claim
from tracker.store.table import Table

CLAIMS = Table("claim", Claim)
