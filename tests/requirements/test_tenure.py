"""The tenure clock, sentence by sentence, with dates worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from tests.requirements.asking import ELECTRICIAN, LATHE, POWER, ask, certificate, days_of, job

FIVE = {"tenure": {"years": 5}}


@pytest.mark.parametrize(
    ("start", "span", "complete"),
    [
        ("2018-03-07", {"years": 5}, "2023-03-07"),
        ("2020-02-29", {"years": 1}, "2021-03-01"),
        ("2020-02-29", {"years": 4}, "2024-02-29"),
        ("2021-01-31", {"months": 1}, "2021-03-01"),
        ("2020-01-31", {"months": 1}, "2020-03-01"),
        ("2020-01-30", {"months": 1}, "2020-03-01"),
        ("2020-01-29", {"months": 1}, "2020-02-29"),
        ("2021-03-31", {"months": 1}, "2021-05-01"),
        ("2021-10-31", {"months": 4}, "2022-03-01"),
        ("2021-12-31", {"months": 12}, "2022-12-31"),
        ("2021-12-15", {"months": 1}, "2022-01-15"),
    ],
)
def test_a_clock_keeps_the_day_of_the_month(start: str, span: dict[str, Any], complete: str) -> None:
    verdict = ask({"tenure": span}, "2026-01-01", experience=[job(start)])
    assert days_of(verdict) == (complete, complete)
    assert (verdict.progress, verdict.act) == (1.0, None)


@pytest.mark.parametrize(
    ("today", "met_on", "expected_on"),
    [
        ("2023-03-06", None, "2023-03-07"),
        ("2023-03-07", "2023-03-07", "2023-03-07"),
        ("2023-03-08", "2023-03-07", "2023-03-07"),
        ("2018-03-07", None, "2023-03-07"),
    ],
)
def test_the_day_itself_counts(today: str, met_on: str | None, expected_on: str) -> None:
    assert days_of(ask(FIVE, today, experience=[job("2018-03-07")])) == (met_on, expected_on)


@pytest.mark.parametrize(
    ("end", "met_on", "act"),
    [
        ("2023-03-06", "2023-03-07", None),  # the last day is worked: complete on the day after it
        ("2023-03-05", None, "work"),
        ("2023-03-07", "2023-03-07", None),
    ],
)
def test_an_end_day_is_itself_worked(end: str, met_on: str | None, act: str | None) -> None:
    verdict = ask(FIVE, "2026-01-01", experience=[job("2018-03-07", end)])
    assert days_of(verdict) == (met_on, met_on)
    assert verdict.act == act


def test_a_job_that_ends_yesterday_can_be_complete_today() -> None:
    assert days_of(ask(FIVE, "2023-03-07", experience=[job("2018-03-07", "2023-03-06")]))[0] == "2023-03-07"


def test_work_that_has_not_begun_does_not_count() -> None:
    verdict = ask(FIVE, "2023-03-07", experience=[job("2023-03-08")])
    assert (days_of(verdict), verdict.act, verdict.progress) == ((None, None), "work", 0.0)


def test_two_jobs_at_once_count_once() -> None:
    jobs = [job("2020-01-01", "2020-12-31"), job("2020-06-01", "2021-06-30"), job("2020-02-01", "2020-03-01")]
    verdict = ask({"tenure": {"months": 18}}, "2022-01-01", experience=jobs)
    assert days_of(verdict)[0] == "2021-07-01"
    assert verdict.have["days"] == 366 + 181


def test_touching_jobs_are_one() -> None:
    jobs = [job("2021-07-01"), job("2020-01-01", "2021-06-30")]
    assert days_of(ask({"tenure": {"years": 2}}, "2023-01-01", experience=jobs))[0] == "2022-01-01"


@pytest.mark.parametrize(
    ("again", "expected_on"),
    [("2021-10-01", "2022-06-30"), ("2021-10-02", "2022-07-01"), ("2021-11-01", "2022-07-31")],
)
def test_a_gap_moves_the_day_by_its_length(again: str, expected_on: str) -> None:
    jobs = [job("2004-03-01", "2021-09-30"), job(again)]
    rule = {"tenure": {"years": 5, "since": "level_4"}}
    verdict = ask(rule, "2021-12-01", experience=jobs, certificates=[certificate("2017-06-30")])
    assert days_of(verdict) == (None, expected_on)


def test_a_later_stretch_is_never_complete_before_it_starts() -> None:
    jobs = [job("2021-01-01", "2021-01-30"), job("2021-03-03")]  # 30 days; a month from 1 February has 28
    assert days_of(ask({"tenure": {"months": 1}}, "2022-01-01", experience=jobs))[0] == "2021-03-03"
    assert days_of(ask({"tenure": {"months": 1}}, "2021-03-02", experience=jobs)) == (None, None)


def test_the_first_stretch_that_is_complete_gives_the_day() -> None:
    jobs = [job("2010-01-01", "2012-12-31"), job("2015-01-01", "2017-12-31"), job("2020-01-01")]
    assert days_of(ask({"tenure": {"years": 3}}, "2023-01-01", experience=jobs))[0] == "2013-01-01"
    assert days_of(ask({"tenure": {"years": 4}}, "2023-01-01", experience=jobs))[0] == "2016-01-01"


@pytest.mark.parametrize(
    ("end", "expected_on", "act"),
    [
        (None, "2023-03-07", None),
        ("2021-01-01", "2023-03-07", None),  # it goes on today, whatever its planned end
        ("2020-12-31", "2023-03-07", None),
        ("2020-12-30", None, "work"),
    ],
)
def test_expected_if_the_present_job_goes_on(end: str | None, expected_on: str | None, act: str | None) -> None:
    verdict = ask(FIVE, "2020-12-31", experience=[job("2018-03-07", end)])
    assert (days_of(verdict), verdict.act) == ((None, expected_on), act)


@pytest.mark.parametrize(
    ("today", "end", "share"),
    [
        ("2021-01-01", None, 366 / (366 + 365)),
        ("2021-06-30", None, (366 + 180) / (366 + 365)),
        ("2021-06-30", "2020-06-30", 182 / (366 + 365)),  # the end day is itself worked
        ("2020-01-01", None, 0.0),
    ],
)
def test_progress_is_the_share_of_the_clock(today: str, end: str | None, share: float) -> None:
    verdict = ask({"tenure": {"years": 2}}, today, experience=[job("2020-01-01", end)])
    assert verdict.progress == pytest.approx(share, abs=1e-12)


@pytest.mark.parametrize("span", [{"years": 0}, {"months": 0}])
def test_no_years_ask_for_one_day_of_work(span: dict[str, int]) -> None:
    assert days_of(ask({"tenure": span}, "2022-01-01", experience=[job("2021-05-05", "2021-05-06")]))[0] == "2021-05-05"
    assert ask({"tenure": span}, "2022-01-01").act == "work"


@pytest.mark.parametrize(
    ("certificates", "met_on", "act"),
    [
        ([certificate("2019-11-20")], "2023-11-20", None),
        ([certificate("2019-11-20", "level_3")], "2023-11-20", None),  # or above
        ([certificate("2019-11-20", "level_5")], None, "certificate"),
        ([certificate("2019-11-20", kind="qualification")], "2023-11-20", None),
        ([certificate("2019-11-20", kind="specialised_ability")], None, "certificate"),
        ([certificate("2019-11-20"), certificate("2018-01-01", "level_3")], "2022-01-01", None),  # the earliest
        ([certificate("2019-11-20", valid_until="2020-01-01")], "2023-11-20", None),  # it may have expired
        ([certificate("2019-11-20", revoked_on="2025-01-01")], None, "certificate"),  # revoked by today
        ([certificate("2019-11-20", revoked_on="2025-01-02")], "2023-11-20", None),
        ([certificate("2018-01-01", revoked_on="2019-01-01"), certificate("2019-11-20")], "2023-11-20", None),
        ([certificate("2025-01-02")], None, "certificate"),  # not issued yet
        ([certificate("2019-11-20", occupation=ELECTRICIAN)], None, "certificate"),  # another scope
        ([certificate("2019-11-20", occupation=None)], None, "certificate"),
        ([], None, "certificate"),
    ],
)
def test_since_clips_the_work(certificates: list[dict[str, Any]], met_on: str | None, act: str | None) -> None:
    rule = {"tenure": {"years": 4, "since": "level_4"}}
    jobs = [job("2008-01-01", "2014-12-31"), job("2015-01-01")]
    verdict = ask(rule, "2025-01-01", experience=jobs, certificates=certificates)
    assert (days_of(verdict), verdict.act) == ((met_on, met_on), act)


def test_a_job_that_ends_on_the_day_of_the_certificate_leaves_one_day() -> None:
    rule, held = {"tenure": {"months": 1, "since": "level_4"}}, [certificate("2021-03-31")]
    jobs = [job("2018-01-01", "2021-03-31"), job("2021-05-01")]
    assert ask(rule, "2021-05-10", experience=jobs, certificates=held).have["days"] == 1 + 10
    assert days_of(ask(rule, "2021-06-01", experience=jobs, certificates=held))[0] == "2021-05-30"


def test_without_the_certificate_the_clock_has_not_started() -> None:
    verdict = ask({"tenure": {"years": 1, "since": "level_4"}}, "2025-01-01", experience=[job("2010-01-01")])
    assert (verdict.met, verdict.progress, days_of(verdict)) == (False, 0.0, (None, None))


@pytest.mark.parametrize(
    ("titles", "met_on", "act"),
    [
        ([("junior", "2020-05-01")], "2022-05-01", None),
        ([("intermediate", "2020-05-01")], "2022-05-01", None),
        ([], None, "certificate"),
    ],
)
def test_since_a_title(titles: list[tuple[str, str]], met_on: str | None, act: str | None) -> None:
    held = [certificate(day, rank, kind="professional_title") for rank, day in titles]
    held.append(certificate("2012-01-01", "level_3"))  # a level is no title
    verdict = ask(
        {"tenure": {"years": 2, "since_title": "junior"}},
        "2025-01-01",
        experience=[job("2010-01-01")],
        certificates=held,
    )
    assert (days_of(verdict), verdict.act) == ((met_on, met_on), act)


@pytest.mark.parametrize(
    ("asked", "scope", "counted"),
    [
        (POWER, "same", {POWER}),
        (POWER, "same_or_related", {POWER, ELECTRICIAN}),
        (ELECTRICIAN, "same_or_related", {POWER, ELECTRICIAN}),  # either side lists the other
        (LATHE, "same_or_related", {LATHE}),
        (LATHE, ELECTRICIAN, {ELECTRICIAN}),
        (None, "same", set()),
        (None, "any", {POWER, ELECTRICIAN, LATHE, None}),
        (LATHE, "any", {POWER, ELECTRICIAN, LATHE, None}),
    ],
)
def test_scopes(asked: str | None, scope: str, counted: set[str | None]) -> None:
    rule = {"tenure": {"months": 1, "occupation": scope}}
    for occupation in (POWER, ELECTRICIAN, LATHE, None):
        verdict = ask(rule, "2022-01-01", occupation=asked, experience=[job("2020-01-01", occupation=occupation)])
        assert verdict.met == (occupation in counted)
        assert (verdict.unknown != ()) == (occupation is None and scope != "any")


def test_a_certificate_without_an_occupation_is_reported_where_it_could_start_the_clock() -> None:
    held = [certificate("2019-01-01", occupation=None), certificate("2019-01-01", "level_5", occupation=None)]
    rule = {"tenure": {"years": 1, "since": "level_4"}}
    assert ask(rule, "2025-01-01", certificates=held).unknown == ("Certificate-0",)
    assert ask({"tenure": {"years": 1}}, "2025-01-01", certificates=held).unknown == ()
