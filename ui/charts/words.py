"""Words that several charts share. No matplotlib, no Qt."""

from __future__ import annotations

from datetime import timedelta

from tracker.kernel.dates import next_day
from ui.charts.layout import one_line
from ui.text import ptr, tr
from ui.text.formats import span_words, yuan
from ui.text.labels import label

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tracker.overview.names import Names
    from tracker.overview.series import CertificateMark, CertificateSpan, JobChange, JobSpan


def days_words(days: int, today: date) -> str:
    """So many days up to and with today, as years, months and days by the calendar."""
    after = next_day(today)
    return span_words(after - timedelta(days=days), after)


def length_words(first: date, last: date) -> str:
    """How long it is from a first to a last day, both counted."""
    return span_words(first, next_day(last))


def from_to(start: date, end: date | None) -> str:
    """Two days with a dash; an open end is "now"."""
    until = end.isoformat() if end else ptr("end of a span", "now")
    return f"{start.isoformat()} – {until}"


def job_name(job: JobSpan | JobChange, names: Names) -> str:
    """Where and as what."""
    role = job.title or (names.role(job.role) if job.role else "")
    return " · ".join(filter(None, (one_line(job.employer or ""), one_line(role)))) or tr("Job")


def certificate_title(one: CertificateMark | CertificateSpan, names: Names) -> str:
    """What it is titled, else its occupation, else its kind."""
    return one_line(one.title or "") or names.occupation(one.occupation) or label(one.kind)


def certificate_name(one: CertificateMark | CertificateSpan, names: Names) -> str:
    """Title and level."""
    return " · ".join(filter(None, (certificate_title(one, names), label(one.level) if one.level else "")))


def minutes_words(minutes: float) -> str:
    """A length of work in hours and minutes; from ten hours on in hours alone."""
    hours, rest = divmod(round(minutes), 60)
    if hours >= 10:
        return tr("{n} h").format(n=round(minutes / 60))
    if not hours:
        return tr("{n} min").format(n=rest)
    return tr("{hours} h {minutes} min").format(hours=hours, minutes=rest) if rest else tr("{n} h").format(n=hours)


def mean_words(mean_fen: int) -> str:
    """An average in whole yuan: fen would pretend to a precision it does not have."""
    return yuan((mean_fen + 50) // 100 * 100)


def rows(title: str, lines: list[str]) -> list[str]:
    """A titled list of a text twin, or nothing where the list is empty."""
    return ["", title, *(f"· {line}" for line in lines)] if lines else []
