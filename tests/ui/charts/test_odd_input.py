"""Whatever a file may hold is drawn: days long past and far ahead, texts that look like formulas, no income at all."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ui.charts.conftest import MakeStyle
from tests.ui.charts.samples import RULES, TODAY
from tracker.certificates.model import Certificate
from tracker.kernel.terms import LEVEL_KINDS, CertificateKind, Level, TitleRank
from tracker.overview.career import career_series
from tracker.overview.earnings import income_series
from tracker.overview.validity import validity_series
from tracker.people.model import Experience, Income
from ui.charts import kinds

Job = tuple[tuple[date, date | None], str | None, str | None]

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
spans = st.tuples(days, st.none() | st.integers(0, 20_000)).map(
    lambda pair: (pair[0], None if pair[1] is None else min(pair[0] + timedelta(days=pair[1]), date(2150, 1, 1)))
)
texts = st.none() | st.text(alphabet="电工班长 $^_{}\\%&#~\n'\"<>aB9·（）", max_size=60)
jobs = st.lists(st.tuples(spans, texts, texts), max_size=6)
few = settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])


@st.composite
def certificates(draw: st.DrawFn) -> Certificate:
    kind = draw(st.sampled_from(list(CertificateKind)))
    ladder: type[Level | TitleRank] = Level if kind in LEVEL_KINDS else TitleRank
    has_level = kind in (*LEVEL_KINDS, CertificateKind.PROFESSIONAL_TITLE)
    start, until = draw(spans)
    revoked = draw(st.none() | st.integers(0, 4000))
    return Certificate(
        uid=str(draw(st.uuids())),
        person="p",
        kind=kind,
        title=draw(texts),
        level=draw(st.none() | st.sampled_from([*ladder])) if has_level else None,
        issued_on=start,
        valid_until=until,
        revoked_on=None if revoked is None else start + timedelta(days=revoked),
    )


def experience(given_jobs: list[Job]) -> list[Experience]:
    return [
        Experience(uid=str(place), person="p", employer=employer, title=title, start=start, end=end)
        for place, ((start, end), employer, title) in enumerate(given_jobs)
    ]


@few
@given(jobs, st.lists(certificates(), max_size=6), st.none() | days)
def test_any_career_is_drawn_and_told(
    style: MakeStyle, given_jobs: list[Job], held: list[Certificate], then: date | None
) -> None:
    series = career_series(
        experience(given_jobs), held, next_level=Level.LEVEL_1 if then else None, next_on=then, today=TODAY
    )
    assert kinds.draw(series, style(width=500)).height > 0
    assert kinds.describe(series).startswith(kinds.finding(series))


@few
@given(st.lists(certificates(), max_size=6))
def test_any_certificates_are_drawn_and_told(style: MakeStyle, held: list[Certificate]) -> None:
    series = validity_series(held, RULES, today=TODAY)
    assert kinds.draw(series, style(width=500)).height > 0
    assert kinds.describe(series).count("\n") > len(held)


months = st.tuples(st.integers(1990, 2023), st.integers(1, 12)).map(lambda pair: f"{pair[0]}-{pair[1]:02}")


@few
@given(st.dictionaries(months, st.integers(0, 10_000_000_00), max_size=12), jobs)
def test_any_income_is_drawn_and_told(style: MakeStyle, amounts: dict[str, int], given_jobs: list[Job]) -> None:
    earned = [Income(uid=month, person="p", month=month, amount_fen=fen) for month, fen in amounts.items()]
    series = income_series(earned, experience(given_jobs), today=TODAY)
    assert kinds.draw(series, style(width=500)).height > 0
    assert all(one.month in kinds.describe(series) for one in series.months)
