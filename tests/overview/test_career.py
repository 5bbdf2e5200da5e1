"""The career time line: levels along the way, gaps and overlaps, to the day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tracker.certificates.model import Certificate
from tracker.kernel.terms import CertificateKind, Level
from tracker.overview.career import career_series
from tracker.overview.series import HeldLevel, Stretch
from tracker.people.model import Experience

TODAY = date(2023, 3, 24)


def job(start: str, end: str | None = None) -> Experience:
    return Experience(
        uid=f"job {start}", person="p", start=date.fromisoformat(start), end=date.fromisoformat(end) if end else None
    )


def certificate(level: Level | None, issued: str, until: str | None = None, revoked: str | None = None) -> Certificate:
    return Certificate(
        uid=f"{level} {issued}",
        person="p",
        kind=CertificateKind.SKILL_LEVEL if level else CertificateKind.DRIVING,
        level=level,
        issued_on=date.fromisoformat(issued),
        valid_until=date.fromisoformat(until) if until else None,
        revoked_on=date.fromisoformat(revoked) if revoked else None,
    )


def stretch(start: str, end: str) -> Stretch:
    return Stretch(start=date.fromisoformat(start), end=date.fromisoformat(end))


def level(name: Level, start: str, end: str) -> HeldLevel:
    return HeldLevel(level=name, start=date.fromisoformat(start), end=date.fromisoformat(end))


def test_nothing_recorded_is_an_empty_life() -> None:
    series = career_series([], [], today=TODAY)
    assert (series.jobs, series.certificates, series.gaps, series.overlaps, series.worked_days) == ((), (), (), (), 0)


def test_jobs_that_touch_leave_no_gap() -> None:
    series = career_series([job("2020-01-01", "2020-12-31"), job("2021-01-01")], [], today=TODAY)
    assert series.gaps == series.overlaps == ()
    assert series.worked_days == (TODAY - date(2020, 1, 1)).days + 1


def test_a_gap_is_counted_from_the_day_after_to_the_day_before() -> None:
    series = career_series([job("2021-02-01", "2021-02-28"), job("2020-01-01", "2020-12-31")], [], today=TODAY)
    assert series.gaps == (stretch("2021-01-01", "2021-01-31"), stretch("2021-03-01", "2023-03-24"))


def test_a_day_in_two_jobs_is_an_overlap_and_counts_once() -> None:
    series = career_series([job("2023-03-01", "2023-03-10"), job("2023-03-10", "2023-03-20")], [], today=TODAY)
    assert series.overlaps == (stretch("2023-03-10", "2023-03-10"),)
    assert series.worked_days == 20


def test_what_has_not_begun_is_left_out() -> None:
    series = career_series([job("2023-03-25")], [certificate(Level.LEVEL_3, "2023-03-25")], today=TODAY)
    assert (series.jobs, series.certificates) == ((), ())


def test_levels_climb_and_the_lower_one_ends_the_day_before() -> None:
    held = [certificate(Level.LEVEL_3, "2019-11-20"), certificate(Level.LEVEL_4, "2014-09-15")]
    assert career_series([], held, today=TODAY).levels == (
        level(Level.LEVEL_4, "2014-09-15", "2019-11-19"),
        level(Level.LEVEL_3, "2019-11-20", "2023-03-24"),
    )


def test_a_level_falls_back_when_the_higher_certificate_ends() -> None:
    held = [
        certificate(Level.LEVEL_5, "2010-01-01"),
        certificate(Level.LEVEL_4, "2012-01-01", until="2012-12-31"),
        certificate(Level.LEVEL_3, "2014-01-01", revoked="2014-02-01"),
    ]
    assert career_series([], held, today=TODAY).levels == (
        level(Level.LEVEL_5, "2010-01-01", "2011-12-31"),
        level(Level.LEVEL_4, "2012-01-01", "2012-12-31"),
        level(Level.LEVEL_5, "2013-01-01", "2013-12-31"),
        level(Level.LEVEL_3, "2014-01-01", "2014-01-31"),
        level(Level.LEVEL_5, "2014-02-01", "2023-03-24"),
    )


def test_days_without_any_level_are_left_out() -> None:
    held = [certificate(Level.LEVEL_5, "2010-01-01", until="2010-12-31"), certificate(Level.LEVEL_5, "2012-01-01")]
    assert [(one.start.year, one.end.year) for one in career_series([], held, today=TODAY).levels] == [
        (2010, 2010),
        (2012, 2023),
    ]


def test_a_certificate_revoked_on_its_day_of_issue_never_counted() -> None:
    series = career_series([], [certificate(Level.LEVEL_5, "2010-01-01", revoked="2010-01-01")], today=TODAY)
    assert series.levels == ()
    assert len(series.certificates) == 1


def test_other_certificates_hold_no_level() -> None:
    assert career_series([], [certificate(None, "2010-01-01")], today=TODAY).levels == ()


days = st.integers(0, 400).map(lambda count: TODAY - timedelta(days=count))
jobs = st.lists(st.tuples(days, days).map(sorted), max_size=8)


@given(jobs)
def test_each_day_is_worked_or_a_gap_and_overlaps_are_days_in_several_jobs(spans: list[list[date]]) -> None:
    experience = [Experience(uid=str(n), person="p", start=a, end=b) for n, (a, b) in enumerate(spans)]
    series = career_series(experience, [], today=TODAY)
    if not spans:
        return
    first = min(a for a, _b in spans)
    for count in range((TODAY - first).days + 1):
        day = first + timedelta(days=count)
        at_once = sum(a <= day <= b for a, b in spans)
        assert any(one.start <= day <= one.end for one in series.gaps) == (at_once == 0)
        assert any(one.start <= day <= one.end for one in series.overlaps) == (at_once > 1)
    covered = {a + timedelta(days=n) for a, b in spans for n in range((b - a).days + 1)}
    assert series.worked_days == len(covered)
