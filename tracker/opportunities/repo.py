"""The table of entries for opportunities."""

from __future__ import annotations

from tracker.opportunities.model import OpportunityEntry
from tracker.store.table import Table

ENTRIES = Table("entry", OpportunityEntry)
