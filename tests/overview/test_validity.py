"""How long certificates are valid, and the order in which they ask for attention."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.certificates.model import Certificate, Review
from tracker.certificates.rules import State
from tracker.kernel.terms import CertificateKind
from tracker.overview.validity import validity_series

TODAY = date(2023, 3, 24)
REVIEW = Review(
    pack="p",
    key="review",
    kinds=(CertificateKind.SPECIAL_OPERATION,),
    every_months=36,
    window_days=60,
    valid_months=72,
)


def special(uid: str, issued: str, *, reviewed: str | None = None, revoked: str | None = None) -> Certificate:
    return Certificate(
        uid=uid,
        person="p",
        kind=CertificateKind.SPECIAL_OPERATION,
        issued_on=date.fromisoformat(issued),
        last_review_on=date.fromisoformat(reviewed) if reviewed else None,
        revoked_on=date.fromisoformat(revoked) if revoked else None,
    )


def other(uid: str, issued: str, until: str | None = None) -> Certificate:
    return Certificate(
        uid=uid,
        person="p",
        kind=CertificateKind.DRIVING,
        issued_on=date.fromisoformat(issued),
        valid_until=date.fromisoformat(until) if until else None,
    )


@pytest.mark.parametrize(
    ("certificate", "state", "opens", "due", "ends", "is_review"),
    [
        (special("due", "2020-05-10"), State.DUE, "2023-03-11", "2023-05-10", "2026-05-10", True),
        (
            special("last", "2017-04-10", reviewed="2020-04-01"),
            State.DUE,
            "2023-01-31",
            "2023-04-01",
            "2023-04-10",
            True,
        ),
        (
            special("end", "2017-04-10", reviewed="2020-04-20"),
            State.DUE,
            "2023-02-09",
            "2023-04-10",
            "2023-04-10",
            False,
        ),
        (special("late", "2018-01-01"), State.OVERDUE, "2020-11-02", "2021-01-01", "2024-01-01", True),
        (special("gone", "2010-01-01"), State.EXPIRED, None, None, "2016-01-01", False),
        (special("taken", "2020-05-10", revoked="2021-01-01"), State.REVOKED, None, None, "2020-12-31", True),
        (other("for good", "2020-01-01"), State.VALID, None, None, None, False),
        (other("soon", "2020-01-01", "2023-04-01"), State.DUE, "2023-01-31", "2023-04-01", "2023-04-01", False),
        (other("young", "2023-04-01"), State.NOT_YET, None, None, None, False),
    ],
    ids=lambda value: getattr(value, "uid", None),
)
def test_a_certificate_on_the_line(
    certificate: Certificate, state: State, opens: str, due: str, ends: str, is_review: bool
) -> None:
    (span,) = validity_series([certificate], [REVIEW], today=TODAY).certificates
    days = [day.isoformat() if day else None for day in (span.opens_on, span.due_on, span.ends_on)]
    assert (span.state, *days) == (state, opens, due, ends)
    if due:
        assert span.is_review is is_review


def test_the_most_pressing_comes_first_and_what_ended_last() -> None:
    held = [
        other("for good", "2020-01-01"),
        special("gone long ago", "2000-01-01"),
        special("gone", "2010-01-01"),
        special("late", "2018-01-01"),
        other("later", "2020-01-01", "2026-01-01"),
        special("due", "2020-05-10"),
    ]
    series = validity_series(held, [REVIEW], today=TODAY)
    assert [one.uid for one in series.certificates] == ["late", "due", "later", "for good", "gone", "gone long ago"]
