"""What charts show, as plain frozen records: the window, reports and the command line draw or tell the same ones."""

from __future__ import annotations

from tracker.kernel.record import Record
from tracker.overview.names import Names

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tracker.certificates.rules import State
    from tracker.kernel.terms import Act, CertificateKind, Level, TitleRank
    from tracker.requirements.model import Verdict

NAMELESS = Names()
"""Without packs: everything is called by its code."""


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
    kind: CertificateKind
    title: str | None = None
    occupation: str | None = None
    level: Level | TitleRank | None = None
    issued_on: date
    ends_on: date | None = None


class HeldLevel(Record):
    """Days in a row on which a level was the highest held."""

    level: Level
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
    next_level: Level | None = None
    next_on: date | None = None
    """The earliest day of the next level, where waiting and working on is enough; past where it is met already."""
    names: Names = NAMELESS
    today: date


class CertificateSpan(Record):
    """How long one certificate is valid, and its next deadline: the window of a review, or the time before its end."""

    uid: str
    kind: CertificateKind
    title: str | None = None
    occupation: str | None = None
    level: Level | TitleRank | None = None
    starts_on: date
    ends_on: date | None = None
    """Its last valid day, where it has one."""
    opens_on: date | None = None
    due_on: date | None = None
    is_review: bool = False
    """Whether the deadline is a review rather than the end."""
    state: State


class ValiditySeries(Record):
    """What is held and what runs out, the most pressing first."""

    certificates: tuple[CertificateSpan, ...] = ()
    names: Names = NAMELESS
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


class AverageIncome(Record):
    """What the recorded months of one job brought on average, in fen; the month of a change belongs to the new job."""

    first: str
    last: str
    months: int
    mean_fen: int


class IncomeSeries(Record):
    """Income by month in order, only for the months recorded, and the job changes among them."""

    months: tuple[MonthIncome, ...] = ()
    job_changes: tuple[JobChange, ...] = ()
    averages: tuple[AverageIncome, ...] = ()
    """One for each stretch between changes that has months recorded."""
    names: Names = NAMELESS
    today: date


class RequirementProgress(Record):
    """One requirement of a route, measured; `decides` marks those the day of the whole depends on."""

    verdict: Verdict
    decides: bool = False


class ProgressSeries(Record):
    """How far the nearest way to a level is, requirement by requirement."""

    target_level: Level | None = None
    occupation: str | None = None
    items: tuple[RequirementProgress, ...] = ()
    met: bool = False
    met_on: date | None = None
    expected_on: date | None = None
    act: Act | None = None
    """What must be done where waiting is not enough."""
    edition: str | None = None
    source: str | None = None
    other_ways: int = 0
    """How many more ways to the level the rules name."""
    names: Names = NAMELESS
    today: date
