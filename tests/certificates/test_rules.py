"""When a review is due, to the day, and what a certificate's badge shows."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.requirements.facts import record
from tracker.certificates.model import Certificate, Review
from tracker.certificates.rules import deadline, review_rule, state_of
from tracker.kernel.terms import CertificateKind


def rule(
    every: int | None = 36, window: int = 60, valid: int | None = 72, since: str | None = None, until: str | None = None
) -> Review:
    return Review(
        pack="p",
        key=f"{every}",
        kinds=(CertificateKind.SPECIAL_OPERATION, CertificateKind.SPECIAL_EQUIPMENT),
        every_months=every,
        window_days=window,
        valid_months=valid,
        in_force_from=date.fromisoformat(since) if since else None,
        in_force_until=date.fromisoformat(until) if until else None,
    )


def held(issued: str, kind: str = "special_operation", **fields: Any) -> Certificate:
    return record(Certificate, {"kind": kind, "issued_on": issued, **fields})


def days(certificate: Certificate, *rules: Review, today: str = "2023-03-24") -> tuple[str, str, str] | None:
    found = deadline(certificate, rules, today=date.fromisoformat(today))
    return (found.opens_on.isoformat(), found.due_on.isoformat(), str(found.state)) if found else None


@pytest.mark.parametrize(
    ("today", "state"),
    [
        ("2023-03-10", "later"),
        ("2023-03-11", "open"),
        ("2023-05-10", "open"),
        ("2023-05-11", "overdue"),
        ("2026-05-10", "overdue"),
        ("2026-05-11", "expired"),
    ],
)
def test_the_window_opens_and_closes(today: str, state: str) -> None:
    assert days(held("2020-05-10"), rule(), today=today) == ("2023-03-11", "2023-05-10", state)


@pytest.mark.parametrize(
    ("certificate", "valid", "expected"),
    [
        (held("2020-05-10"), None, None),
        (held("2020-05-10", valid_until="2023-05-10"), None, ("2023-03-11", "2023-05-10", "open")),
        (held("2017-05-10", last_review_on="2020-05-10"), 72, ("2023-03-11", "2023-05-10", "open")),
        (held("2017-03-23"), 72, ("2023-01-22", "2023-03-23", "expired")),
    ],
)
def test_without_reviews_only_the_end_counts(
    certificate: Certificate, valid: int | None, expected: tuple[str, str, str] | None
) -> None:
    assert days(certificate, rule(None, valid=valid)) == expected


def test_a_rule_the_user_brought_goes_before_a_newer_one_of_the_program() -> None:
    program, brought = rule(36, since="2010-07-01"), rule(24).replace(own=True)
    assert days(held("2020-05-10"), brought, program) == ("2022-03-11", "2022-05-10", "overdue")
    assert days(held("2020-05-10"), brought.replace(kinds=(CertificateKind.DRIVING,)), program) == days(
        held("2020-05-10"), program
    )


@pytest.mark.parametrize(
    ("certificate", "review", "due"),
    [
        (held("2020-02-29"), rule(36), "2023-03-01"),  # a day that is not there: the first of the next month
        (held("2020-02-29"), rule(48), "2024-02-29"),
        (held("2022-08-31"), rule(6), "2023-03-01"),
        (held("2022-08-31"), rule(7), "2023-03-31"),
        (held("2020-05-10", last_review_on="2022-06-30"), rule(), "2025-06-30"),
        (held("2020-05-10", last_review_on="2024-06-30"), rule(), "2026-05-10"),  # no later than the end by the rule
        (held("2020-05-10", valid_until="2022-12-31"), rule(), "2022-12-31"),  # no later than its own end
        (held("2020-05-10", valid_until="2030-12-31", last_review_on="2025-01-01"), rule(), "2028-01-01"),
        (held("2020-05-10", last_review_on="2024-06-30"), rule(valid=None), "2027-06-30"),
        (held("2020-05-10", valid_until="2023-05-10"), rule(), "2023-05-10"),
    ],
)
def test_the_day_it_is_due(certificate: Certificate, review: Review, due: str) -> None:
    found = days(certificate, review)
    assert found is not None
    assert found[1] == due


def test_the_end_of_its_own_comes_before_the_rules() -> None:
    certificate = held("2010-05-10", valid_until="2024-05-10", last_review_on="2021-05-10")
    assert days(certificate, rule(), today="2024-05-10") == ("2024-03-11", "2024-05-10", "open")
    assert days(certificate, rule(), today="2024-05-11") == ("2024-03-11", "2024-05-10", "expired")


def test_without_a_window_it_opens_on_the_day() -> None:
    assert days(held("2020-05-10"), rule(window=0), today="2023-05-09") == ("2023-05-10", "2023-05-10", "later")


def test_a_window_longer_than_the_calendar() -> None:
    assert days(held("2020-05-10"), rule(window=10**9))[0] == "0001-01-01"  # type: ignore[index]


def test_of_the_rules_in_force_the_newest_counts() -> None:
    rules = [
        rule(12, until="2022-12-31"),
        rule(24, since="2010-01-01"),
        rule(36, since="2020-01-01"),
        rule(48, since="2023-03-25"),
    ]
    certificate = held("2020-05-10")
    for today, every in (("2019-12-31", 24), ("2020-01-01", 36), ("2023-03-24", 36), ("2023-03-25", 48)):
        found = review_rule(certificate, rules, today=date.fromisoformat(today))
        assert found is not None
        assert found.every_months == every
    assert review_rule(held("2020-01-01", "driving"), rules, today=date(2023, 1, 1)) is None


def test_what_no_rule_is_about_only_runs_out() -> None:
    assert days(held("2020-01-01", "driving"), rule()) is None
    found = days(held("2020-01-01", "driving", valid_until="2023-05-23"), rule())
    assert found == ("2023-03-24", "2023-05-23", "open")


@pytest.mark.parametrize(
    ("certificate", "state"),
    [
        (held("2020-05-10"), "due"),
        (held("2021-05-10"), "valid"),
        (held("2020-02-10"), "overdue"),
        (held("2016-05-10"), "expired"),
        (held("2020-05-10", revoked_on="2023-03-24"), "revoked"),
        (held("2020-05-10", revoked_on="2023-03-25"), "due"),
        (held("2023-03-24"), "valid"),
        (held("2023-03-25"), "not_yet"),
        (held("2010-01-01", "skill_level"), "valid"),
        (held("2010-01-01", "skill_level", valid_until="2023-03-23"), "expired"),
    ],
)
def test_the_badge(certificate: Certificate, state: str) -> None:
    assert state_of(certificate, [rule()], today=date(2023, 3, 24)) == state
