"""The career time line in words: its finding, and everything the picture says. No matplotlib."""

from __future__ import annotations

from ui.charts.words import certificate_name, certificate_title, days_words, from_to, job_name, length_words, rows
from ui.text import ntr, tr
from ui.text.labels import label

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.overview.names import Names
    from tracker.overview.series import CareerSeries, CertificateMark, HeldLevel, JobSpan, Stretch


def is_empty(series: CareerSeries) -> bool:
    """Whether there is nothing to draw."""
    return not (series.jobs or series.certificates)


def empty_hint() -> str:
    """What fills this chart."""
    return tr("Enter your jobs and certificates; they appear here along one line of time.")


def finding(series: CareerSeries) -> str:
    """What the time line shows, in one line."""
    if is_empty(series):
        return tr("No working life is recorded yet")
    parts = []
    if series.worked_days:
        parts.append(tr("At work {span}").format(span=days_words(series.worked_days, series.today)))
    if series.levels and series.levels[-1].end == series.today:
        now = series.levels[-1]
        parts.append(tr("{level} since {day}").format(level=label(now.level), day=now.start.isoformat()))
    if series.next_level and series.next_on:
        parts.append(next_words(series))
    if not parts:
        count = len(series.certificates)
        parts.append(ntr("{n} certificate", "{n} certificates", count).format(n=count))
    return " · ".join(parts)


def describe(series: CareerSeries) -> str:
    """Everything the time line shows, in rows."""
    if is_empty(series):
        return "\n".join((finding(series), empty_hint()))
    lines = [finding(series)]
    lines += rows(tr("Highest level held"), [level_words(one) for one in series.levels])
    lines += rows(tr("Certificates"), [certificate_words(one, series.names) for one in series.certificates])
    lines += rows(tr("Jobs"), [job_words(job, series) for job in series.jobs])
    lines += rows(tr("Without work"), [stretch_words(one) for one in series.gaps])
    lines += rows(tr("In several jobs at once"), [stretch_words(one) for one in series.overlaps])
    return "\n".join(lines)


def next_words(series: CareerSeries) -> str:
    """The next level and its day, to come or past."""
    open_now = series.next_on is not None and series.next_on <= series.today
    words = tr("{level} can be applied for since {day}") if open_now else tr("{level} on {day} at the earliest")
    return words.format(level=label(series.next_level), day=series.next_on)


def breaks(series: CareerSeries) -> list[tuple[Stretch, bool, str]]:
    """Gaps and overlaps, the longest first; whether each is an overlap; and what it is called."""
    found = [(one, False, tr("{span} without work")) for one in series.gaps]
    found += [(one, True, tr("{span} in several jobs")) for one in series.overlaps]
    return [
        (one, both, words.format(span=length_words(one.start, one.end)))
        for one, both, words in sorted(found, key=lambda entry: entry[0].start - entry[0].end)
    ]


def job_words(job: JobSpan, series: CareerSeries) -> str:
    """One job with its days and how long it lasted, or has lasted."""
    return tr("{job}: {days} ({span})").format(
        job=job_name(job, series.names),
        days=from_to(job.start, job.end),
        span=length_words(job.start, min(job.end or series.today, series.today)),
    )


def certificate_label(one: CertificateMark, names: Names) -> str:
    """What stands beside its mark: the level is named by the row."""
    return f"{certificate_title(one, names)} {one.issued_on.isoformat()}"


def certificate_words(one: CertificateMark, names: Names) -> str:
    """One certificate with the day it was issued and its last valid day."""
    words = tr("{certificate}: issued {day}").format(
        certificate=certificate_name(one, names), day=one.issued_on.isoformat()
    )
    if one.ends_on is None:
        return words
    return words + tr(", valid until {day}").format(day=one.ends_on.isoformat())


def level_words(one: HeldLevel) -> str:
    """One step of the staircase."""
    return tr("{level}: {days}").format(level=label(one.level), days=from_to(one.start, one.end))


def stretch_words(one: Stretch) -> str:
    """Days in a row and how long they are."""
    return tr("{days} ({span})").format(days=from_to(one.start, one.end), span=length_words(one.start, one.end))
