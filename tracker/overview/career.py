"""The career time line: jobs with their overlaps and gaps, and the levels held along the way."""

from __future__ import annotations

from tracker.kernel.dates import DAY, FOREVER, days_between, gaps, merge
from tracker.kernel.terms import LEVEL_KINDS, RANK, Level
from tracker.overview.series import NAMELESS, CareerSeries, CertificateMark, HeldLevel, JobSpan, Stretch
from tracker.requirements.rules import validity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from tracker.certificates.model import Certificate
    from tracker.kernel.dates import Span
    from tracker.overview.names import Names
    from tracker.people.model import Experience


def career_series(
    experience: Iterable[Experience],
    certificates: Iterable[Certificate],
    *,
    next_level: Level | None = None,
    next_on: date | None = None,
    names: Names = NAMELESS,
    today: date,
) -> CareerSeries:
    """A working life up to `today`; jobs and certificates that begin later are left out, for nothing happened yet."""
    jobs = sorted((job for job in experience if job.start <= today), key=lambda job: (job.start, job.end or FOREVER))
    held = sorted((one for one in certificates if one.issued_on <= today), key=lambda one: one.issued_on)
    worked = [(job.start, min(job.end or today, today)) for job in jobs]
    marks = tuple(map(_mark, held))
    return CareerSeries(
        jobs=tuple(map(_job, jobs)),
        worked_days=sum(days_between(*span) for span in merge(worked)),
        certificates=marks,
        levels=_levels_held(marks, today=today),
        gaps=_stretches(_pauses(worked, today)),
        overlaps=_stretches(overlaps(worked)),
        next_level=next_level,
        next_on=next_on,
        names=names,
        today=today,
    )


def _levels_held(certificates: Sequence[CertificateMark], *, today: date) -> tuple[HeldLevel, ...]:
    """The highest level held on each day up to `today`, as stretches; days without any level are left out."""
    ranked = [
        (RANK[one.level], Level(one.level), one.issued_on, min(one.ends_on or today, today))
        for one in certificates
        if one.kind in LEVEL_KINDS and one.level in list(Level)
    ]
    turns = sorted({day for _rank, _level, first, last in ranked for day in (first, last + DAY) if day <= today})
    steps: list[HeldLevel] = []
    for start, after in zip(turns, [*turns, today + DAY][1:], strict=True):
        valid = [(rank, level) for rank, level, first, last in ranked if first <= start <= last]
        if not valid:
            continue
        level = max(valid)[1]
        if steps and steps[-1].level == level and steps[-1].end + DAY == start:
            steps[-1] = steps[-1].replace(end=after - DAY)
        else:
            steps.append(HeldLevel(level=level, start=start, end=after - DAY))
    return tuple(steps)


def overlaps(spans: Sequence[Span]) -> list[Span]:
    """The days that lie in more than one of these spans, which are in order of their first days."""
    shared: list[Span] = []
    latest: date | None = None
    for first, last in spans:
        if latest is not None and first <= latest:
            shared.append((first, min(last, latest)))
        latest = last if latest is None else max(latest, last)
    return merge(shared)


def _pauses(worked: Sequence[Span], today: date) -> list[Span]:
    """Days without work between jobs, and since the last one."""
    merged = merge(worked)
    ended = merged[-1][1] if merged else today
    return gaps(merged) + ([(ended + DAY, today)] if ended < today else [])


def _stretches(spans: Iterable[Span]) -> tuple[Stretch, ...]:
    return tuple(Stretch(start=first, end=last) for first, last in spans)


def _job(job: Experience) -> JobSpan:
    return JobSpan(uid=job.uid, employer=job.employer, role=job.role, title=job.title, start=job.start, end=job.end)


def _mark(one: Certificate) -> CertificateMark:
    """A certificate and its last valid day; one revoked before it counted ends before it begins."""
    span = validity(one)
    last = span[1] if span else one.issued_on - DAY
    return CertificateMark(
        uid=one.uid,
        kind=one.kind,
        title=one.title,
        occupation=one.occupation,
        level=one.level,
        issued_on=one.issued_on,
        ends_on=None if last == FOREVER else last,
    )
