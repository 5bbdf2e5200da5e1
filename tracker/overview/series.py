"""What charts show, as plain frozen records: the window, reports and the command line draw or tell the same ones."""

from __future__ import annotations

from tracker.kernel.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date


class Stretch(Record):
    """Days in a row, both ends included."""

    start: date
    end: date


class JobSpan(Record):
    """One job; no `end` means it goes on."""

    uid: str
    employer: str | None = None
    role: str | None = None
    title: str | None = None
    start: date
    end: date | None = None


class CertificateMark(Record):
    """A certificate on the day it was issued; `ends_on` is its last valid day where it has one."""

    uid: str
    kind: str
    title: str | None = None
    level: str | None = None
    issued_on: date
    ends_on: date | None = None


class HeldLevel(Record):
    """Days in a row on which a level was the highest held."""

    level: str
    start: date
    end: date


class CareerSeries(Record):
    """A working life: jobs, the stretches without work or with several jobs at once, certificates, and what is next."""

    jobs: tuple[JobSpan, ...] = ()
    worked_days: int = 0
    """Days at work up to today, a day in two jobs counted once."""
    certificates: tuple[CertificateMark, ...] = ()
    levels: tuple[HeldLevel, ...] = ()
    """The highest level held, from the first certificate of a level to today."""
    gaps: tuple[Stretch, ...] = ()
    overlaps: tuple[Stretch, ...] = ()
    next_level: str | None = None
    next_on: date | None = None
    """The earliest day of the next level, where waiting and working on is enough."""
    today: date


class ReviewWindow(Record):
    """From the day a review opens to the last day for it."""

    opens_on: date
    due_on: date


class CertificateSpan(Record):
    """How long one certificate is valid; `state` is `valid`, `review_open`, `review_overdue`, `ending`, `expired`,
    or `revoked` on the day of the series."""

    uid: str
    kind: str
    title: str | None = None
    level: str | None = None
    starts_on: date
    ends_on: date | None = None
    reviews: tuple[ReviewWindow, ...] = ()
    state: str


class ValiditySeries(Record):
    """What is held and what runs out, the most pressing first."""

    certificates: tuple[CertificateSpan, ...] = ()
    today: date


class MonthIncome(Record):
    """What one month (YYYY-MM) brought, in fen."""

    month: str
    amount_fen: int


class JobChange(Record):
    """The day a job began that was not the first."""

    on: date
    employer: str | None = None
    role: str | None = None
    title: str | None = None


class IncomeSeries(Record):
    """Income by month in order, only for the months recorded, and the job changes among them."""

    months: tuple[MonthIncome, ...] = ()
    job_changes: tuple[JobChange, ...] = ()
    today: date
