"""What a committed write touched: announced once, by the store."""

from __future__ import annotations

from tracker.kernel.codes import Codes
from tracker.kernel.record import Record


class Area(Codes):
    """A part of the file that screens depend on."""

    PEOPLE = "people"
    RECORD = "record"
    CERTIFICATES = "certificates"
    GOALS = "goals"
    PATHS = "paths"
    WORTH = "worth"
    PACKS = "packs"
    SETTINGS = "settings"
    STUDY = "study"
    MENTORING = "mentoring"


class Changes(Record):
    """The areas one commit touched, and the number of the commit in this session."""

    areas: frozenset[Area]
    revision: int
    command: str
