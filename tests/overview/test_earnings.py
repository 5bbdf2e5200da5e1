"""Income month by month: sums, changes of job, and averages between them."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tracker.overview.earnings import averages, income_series
from tracker.overview.series import AverageIncome, JobChange, MonthIncome
from tracker.people.model import Experience, Income

TODAY = date(2023, 3, 24)


def income(month: str, amount: int) -> Income:
    return Income(uid=f"{month} {amount}", person="p", month=month, amount_fen=amount)


def job(start: str, employer: str = "Works") -> Experience:
    return Experience(uid=start, person="p", employer=employer, start=date.fromisoformat(start))


def test_months_come_in_order_and_amounts_of_one_month_are_added() -> None:
    series = income_series([income("2023-02", 3), income("2023-01", 1), income("2023-02", 4)], [], today=TODAY)
    assert [(one.month, one.amount_fen) for one in series.months] == [("2023-01", 1), ("2023-02", 7)]


def test_a_month_to_come_is_left_out() -> None:
    assert [
        one.month for one in income_series([income("2023-03", 1), income("2023-04", 1)], [], today=TODAY).months
    ] == ["2023-03"]


def test_changes_are_jobs_after_the_first_within_the_months_recorded() -> None:
    jobs = [job("2022-08-03", "New"), job("2008-09-01"), job("2015-01-01"), job("2023-03-01")]
    series = income_series([income("2022-07", 480_000), income("2023-02", 600_000)], jobs, today=TODAY)
    assert [(one.on, one.employer) for one in series.job_changes] == [(date(2022, 8, 3), "New")]


def test_the_month_of_a_change_belongs_to_the_new_job() -> None:
    jobs = [job("2020-01-01"), job("2022-08-31")]
    months = [income("2022-07", 400_000), income("2022-08", 500_000), income("2022-09", 700_001)]
    series = income_series(months, jobs, today=TODAY)
    assert series.averages == (
        AverageIncome(first="2022-07", last="2022-07", months=1, mean_fen=400_000),
        AverageIncome(first="2022-08", last="2022-09", months=2, mean_fen=600_001),
    )


def test_without_income_there_is_nothing() -> None:
    series = income_series([], [job("2020-01-01"), job("2021-01-01")], today=TODAY)
    assert (series.months, series.job_changes, series.averages) == ((), (), ())


months = st.sets(st.tuples(st.integers(2015, 2022), st.integers(1, 12)), min_size=1, max_size=30)
turns = st.lists(st.tuples(st.integers(2015, 2022), st.integers(1, 12)), max_size=5)


@given(months, turns)
def test_averages_part_the_months_at_the_changes(
    recorded: set[tuple[int, int]], changed: list[tuple[int, int]]
) -> None:
    shown = [MonthIncome(month=f"{year}-{month:02}", amount_fen=year * month) for year, month in sorted(recorded)]
    changes = [JobChange(on=date(year, month, 5)) for year, month in sorted(changed)]
    found = averages(shown, changes)
    assert sum(one.months for one in found) == len(shown)
    for one in found:
        part = [month.amount_fen for month in shown if one.first <= month.month <= one.last]
        assert len(part) == one.months
        assert abs(sum(part) / len(part) - one.mean_fen) <= 0.5
        assert not any(one.first < change.on.isoformat()[:7] <= one.last for change in changes)
