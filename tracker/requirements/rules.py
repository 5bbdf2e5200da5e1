"""The arithmetic of the one ruler, exact to the day: runs of validity, the tenure clock, and how parts combine."""

from __future__ import annotations

from itertools import pairwise

from tracker.kernel.dates import DAY, FOREVER, add_months, days_between, merge, next_day
from tracker.kernel.record import Record
from tracker.kernel.terms import PracticeAnswer, position
from tracker.requirements.model import Verdict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from tracker.certificates.model import Certificate
    from tracker.kernel.dates import Span
    from tracker.kernel.terms import Act, SkillStage
    from tracker.people.model import Experience, Signoff

    Sighting = tuple[date, int]


def validity(certificate: Certificate) -> Span | None:
    """First and last day a certificate is valid; None if it was revoked before it began to count."""
    last = certificate.valid_until or FOREVER
    if certificate.revoked_on:
        if certificate.revoked_on <= certificate.issued_on:
            return None
        last = min(last, certificate.revoked_on - DAY)
    return None if last < certificate.issued_on else (certificate.issued_on, last)


def valid_on(certificate: Certificate, day: date) -> bool:
    """Issued by that day, not yet revoked, not past its end."""
    span = validity(certificate)
    return span is not None and span[0] <= day <= span[1]


def run_of_validity(certificates: Sequence[Certificate], *, today: date) -> date | None:
    """The first day of the unbroken run of validity that reaches today, over all certificates together."""
    spans = [span for span in map(validity, certificates) if span]
    for first, last in merge(spans):
        if first <= today <= last:
            return first
    return None


def work_span(job: Experience) -> Span:
    """First and last day of a job, `FOREVER` while it goes on."""
    return job.start, job.end or FOREVER


class Clock(Record):
    """How far the work goes: when the asked time was complete, or will be, and the share done.

    `done` counts the days worked by today, `begins` is where the last stretch's clock starts (days worked before it
    counted back from its start).
    """

    met_on: date | None = None
    expected_on: date | None = None
    progress: float = 0.0
    done: int = 0
    begins: date | None = None


def tenure_clock(spans: Sequence[Span], months: int, *, since: date | None, today: date) -> Clock:
    """The clock of cumulative work (累计): overlaps count once, gaps do not count, an end day is itself worked.

    Work before `since` does not count. Each stretch's clock starts as many days before it as were worked before,
    and completes whole months later by the calendar, never before the stretch itself.
    """
    begun = [(first, last) for first, last in spans if first <= today]
    if since is not None:
        begun = [(max(first, since), last) for first, last in begun if last >= since]
    stretches = merge(begun)
    if not stretches:
        return Clock()
    before, met_on = 0, None
    for first, last in stretches:
        begins = first - before * DAY
        complete = max(add_months(begins, months), first)
        if met_on is None and complete <= next_day(last) and complete <= today:
            met_on = complete
        done = before + days_between(first, min(last, today))
        before += days_between(first, last)
    if met_on:
        return Clock(met_on=met_on, expected_on=met_on, progress=1.0, done=done, begins=begins)
    until = today if last >= today else next_day(last)
    return Clock(
        expected_on=complete if last >= today else None,
        progress=min(1.0, max(0.0, (until - begins).days / (complete - begins).days)),
        done=done,
        begins=begins,
    )


def _stage_said(signoff: Signoff) -> SkillStage | None:
    """The stage a sign-off speaks for; None where it is one's own word, or returned a practice."""
    if signoff.mentor_uid == signoff.person or signoff.answer is PracticeAnswer.RETURNED:
        return None
    return signoff.stage


def sightings(signoffs: Iterable[Signoff], *, today: date) -> list[Sighting]:
    """What mentors have said of one skill by today, in the order of days: the day, and the stage by its position."""
    said = ((signed.on, _stage_said(signed)) for signed in signoffs if signed.on <= today)
    return sorted((day, position(stage)) for day, stage in said if stage)


def run_of_sightings(seen: Sequence[Sighting], lapses_months: int | None, *, today: date) -> Sequence[Sighting]:
    """What was said since the skill last lapsed; nothing where it has lapsed by today.

    It lapses on the day after `lapses_months` without a word; what was seen before counts no more then.
    """
    if lapses_months is None or not seen:
        return seen
    if add_months(seen[-1][0], lapses_months) < today:
        return ()
    begins = 0
    for at, ((before, _), (after, _)) in enumerate(pairwise(seen), 1):
        if add_months(before, lapses_months) < after:
            begins = at
    return seen[begins:]


def stage_since(run: Iterable[Sighting], stage: int, times: int) -> date | None:
    """The day on which a run had seen a stage, or a higher one, so many times."""
    days = [day for day, shown in run if shown >= stage]
    return days[times - 1] if len(days) >= times else None


def all_of(parts: Sequence[Verdict]) -> Verdict:
    """Met when every part is; dates are the latest, null if any is null; progress the least."""
    return _composite("all", parts, len(parts))


def any_of(parts: Sequence[Verdict]) -> Verdict:
    """Met when one part is; the earliest dates; progress the greatest."""
    return _composite("any", parts, 1)


def at_least(count: int, parts: Sequence[Verdict]) -> Verdict:
    """Met when `count` parts are; the count-th earliest dates and the count-th greatest progress."""
    return _composite("at_least", parts, count)


def best_first(verdict: Verdict) -> tuple[bool, bool, str, float]:
    """Sort key: met first, then the earliest expected day, then the furthest along."""
    return (
        not verdict.met,
        verdict.expected_on is None,
        str(verdict.met_on or verdict.expected_on or ""),
        -verdict.progress,
    )


def _composite(kind: str, parts: Sequence[Verdict], count: int) -> Verdict:
    met_on = _nth([part.met_on for part in parts], count)
    expected_on = met_on or _nth([part.expected_on for part in parts], count)
    return Verdict(
        kind=kind,
        met=met_on is not None,
        met_on=met_on,
        expected_on=expected_on,
        progress=sorted((part.progress for part in parts), reverse=True)[count - 1],
        have={"met": sum(part.met for part in parts)},
        need={"parts": count},
        act=None if expected_on else _blocking(parts),
        unknown=tuple(dict.fromkeys(uid for part in parts for uid in part.unknown)),
        of=tuple(parts),
    )


def _blocking(parts: Sequence[Verdict]) -> Act | None:
    """What is to be done for the open part furthest along that needs an act."""
    open_parts = sorted((part for part in parts if not part.met), key=lambda part: -part.progress)
    return next((part.act for part in open_parts if part.act), None)


def _nth(days: Sequence[date | None], count: int) -> date | None:
    known = sorted(day for day in days if day)
    return known[count - 1] if len(known) >= count else None
