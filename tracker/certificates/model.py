"""Certificates held, when their kinds are reviewed, what employers made of them, and the scans kept with them."""

from __future__ import annotations

from datetime import date, datetime

from tracker.kernel.codes import Codes
from tracker.kernel.entry import Entry
from tracker.kernel.record import Record
from tracker.kernel.terms import CertificateKind, IssuerKind, Level, TitleRank

__all__ = [
    "Acceptance",
    "Attachment",
    "Certificate",
    "CertificateFilter",
    "CertificateOrder",
    "FilterWord",
    "Review",
    "date",
    "datetime",
]


class Certificate(Record):
    """One certificate; `level` is a skill level, or a title rank where the kind is a professional title."""

    uid: str
    person: str
    kind: CertificateKind
    title: str | None = None
    occupation: str | None = None
    level: Level | TitleRank | None = None
    number: str | None = None
    issuer: str | None = None
    issuer_kind: IssuerKind | None = None
    issuer_region: str | None = None
    issued_on: date
    valid_until: date | None = None
    last_review_on: date | None = None
    revoked_on: date | None = None
    note: str | None = None
    extra: str | None = None


class Review(Entry):
    """When certificates of the kinds must be reviewed, in months and days; `own`: from a pack the user brought.

    Without `every_months` there is no review, only an end that is watched from `window_days` before.
    """

    kinds: tuple[CertificateKind, ...]
    every_months: int | None = None
    window_days: int
    valid_months: int | None = None
    own: bool = False


class Acceptance(Record):
    """What one employer did in practice with a certificate."""

    uid: str
    person: str
    certificate: str
    employer: str | None = None
    region: str | None = None
    on: date | None = None
    accepted: bool | None = None
    note: str | None = None
    extra: str | None = None


class Attachment(Record):
    """A scan or document kept in the file with a record; the bytes are under their SHA-256."""

    uid: str
    person: str
    subject: str
    name: str
    media_type: str
    size: int
    sha256: str
    added_at: datetime


class CertificateOrder(Codes):
    """What a list of certificates is sorted by; `STATE` puts what needs care first, `NEXT` follows the next date."""

    STATE = "state"
    WORKER = "worker"
    TITLE = "title"
    LEVEL = "level"
    KIND = "kind"
    NUMBER = "number"
    ISSUER = "issuer"
    ISSUED = "issued"
    NEXT = "next"


class FilterWord(Record):
    """One word of a filter, looked for in titles, numbers, issuers and workers' names, and the codes that it names."""

    text: str
    kinds: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    occupations: tuple[str, ...] = ()


class CertificateFilter(Record):
    """What a list is narrowed down to: every word must fit, and one of the kinds and states where some are given."""

    words: tuple[FilterWord, ...] = ()
    kinds: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
