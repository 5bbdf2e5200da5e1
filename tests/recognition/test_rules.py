"""Whether a certificate counts somewhere: by rule in the order the rules have, in practice, and by its issuer."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.requirements.facts import acceptances_of, record
from tracker.catalog.model import Agreement
from tracker.certificates.model import Certificate
from tracker.kernel.terms import CertificateKind
from tracker.recognition.rules import by_rule, recognise

SICHUAN, CHONGQING, JIANGJIN, HUBEI = "510100", "500000", "500116", "420607"


def agreement(
    key: str, *parties: str, since: str | None = None, until: str | None = None, kind: str = "skill_level", **more: Any
) -> Agreement:
    return Agreement(
        pack="p",
        key=key,
        id=key,
        parties=parties,
        kinds=(CertificateKind(kind),),
        in_force_from=date.fromisoformat(since) if since else None,
        in_force_until=date.fromisoformat(until) if until else None,
        **more,
    )


MEMORANDUM = agreement("memorandum", "51", "50", since="2020-07-03")
NATIONWIDE = agreement("nationwide", "*", since="2010-07-01", kind="special_operation")


def held(region: str | None = SICHUAN, **fields: Any) -> Certificate:
    return record(Certificate, {"kind": "skill_level", "issued_on": "2017-06-30", "issuer_region": region, **fields})


def answer(certificate: Certificate, region: str, *agreements: Agreement, today: str = "2021-11-01") -> tuple[str, str]:
    found = by_rule(certificate, region, agreements=agreements, today=date.fromisoformat(today))
    return str(found.verdict), found.agreement.id if found.agreement else str(found.reason)


@pytest.mark.parametrize(
    ("certificate", "region", "today", "expected"),
    [
        (held(), JIANGJIN, "2020-07-02", ("not_recognised", "no_agreement")),
        (held(), JIANGJIN, "2020-07-03", ("recognised", "memorandum")),
        (held(CHONGQING), SICHUAN, "2020-07-03", ("recognised", "memorandum")),
        (held(), HUBEI, "2021-11-01", ("not_recognised", "no_agreement")),
        (held(HUBEI), JIANGJIN, "2021-11-01", ("not_recognised", "no_agreement")),
        (held(), "510800", "2021-11-01", ("recognised", "own_region")),  # the same province
        (held(), "51", "2021-11-01", ("recognised", "own_region")),
        (held(None), JIANGJIN, "2021-11-01", ("unknown", "no_issuer_region")),
        # not valid that day comes before all else
        (held(), SICHUAN, "2017-06-29", ("not_recognised", "not_valid")),
        (held(), SICHUAN, "2017-06-30", ("recognised", "own_region")),
        (held(None), SICHUAN, "2017-06-29", ("not_recognised", "not_valid")),
        (held(valid_until="2021-10-31"), SICHUAN, "2021-11-01", ("not_recognised", "not_valid")),
        (held(valid_until="2021-11-01"), SICHUAN, "2021-11-01", ("recognised", "own_region")),
        (held(revoked_on="2021-11-01"), JIANGJIN, "2021-11-01", ("not_recognised", "not_valid")),
        (held(revoked_on="2021-11-02"), JIANGJIN, "2021-11-01", ("recognised", "memorandum")),
        # the kind
        (held(kind="driving"), JIANGJIN, "2021-11-01", ("not_recognised", "no_agreement")),
        (held(kind="special_operation"), HUBEI, "2021-11-01", ("recognised", "nationwide")),
        (held(None, kind="special_operation"), HUBEI, "2021-11-01", ("recognised", "nationwide")),  # from wherever
        (
            held(kind="special_operation", issued_on="2009-01-01"),
            HUBEI,
            "2010-06-30",
            ("not_recognised", "no_agreement"),
        ),
    ],
)
def test_by_rule(certificate: Certificate, region: str, today: str, expected: tuple[str, str]) -> None:
    assert answer(certificate, region, MEMORANDUM, NATIONWIDE, today=today) == expected


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2018-12-31", "no_agreement"),
        ("2019-01-01", "second"),
        ("2020-07-03", "second"),  # of several the one in force the longest
        ("2021-12-31", "second"),
        ("2022-01-01", "memorandum"),  # when that is over, the next
    ],
)
def test_agreements_that_overlap(today: str, expected: str) -> None:
    second = agreement("second", "50", "51", since="2019-01-01", until="2021-12-31")
    third = agreement("third", "*", since="2021-01-01")
    assert answer(held(), JIANGJIN, third, MEMORANDUM, second, today=today)[1] == expected


def test_an_agreement_without_a_beginning_was_always_there() -> None:
    assert answer(held(), JIANGJIN, MEMORANDUM, agreement("always", "50", "51"))[1] == "always"


@pytest.mark.parametrize(
    ("parties", "region", "counts"),
    [
        (("5101", "5001"), JIANGJIN, True),
        (("5101", "5002"), JIANGJIN, False),
        (("510100", "500116"), JIANGJIN, True),
        (("510100", "500117"), JIANGJIN, False),
        (("510000", "500000"), JIANGJIN, True),
        (("51", "*"), HUBEI, True),
        (("51",), JIANGJIN, False),
        (("50", "42"), JIANGJIN, False),  # the issuer is no party
        (("51", "42"), JIANGJIN, False),  # the region is none
    ],
)
def test_both_sides_are_parties(parties: tuple[str, ...], region: str, counts: bool) -> None:
    assert (answer(held(), region, agreement("a", *parties))[0] == "recognised") == counts


def test_a_statement_of_law_is_no_agreement() -> None:
    assert answer(held(), HUBEI, agreement("law", "*", in_law=True)) == ("not_recognised", "no_agreement")


def test_in_practice_is_what_employers_of_the_province_did_so_far() -> None:
    answers = [
        {"certificate": "mine", "region": SICHUAN, "on": "2017-07-20", "accepted": False},
        {"certificate": "mine", "region": "510800", "on": "2017-09-30", "accepted": True},
        {"certificate": "mine", "region": SICHUAN, "on": "2017-10-01", "accepted": True},
        {"certificate": "mine", "region": SICHUAN, "accepted": True},
        {"certificate": "mine", "region": SICHUAN},
        {"certificate": "mine", "region": CHONGQING, "on": "2017-01-01", "accepted": True},
        {"certificate": "mine", "on": "2017-01-01", "accepted": True},
        {"certificate": "other", "region": SICHUAN, "on": "2017-01-01", "accepted": False},
    ]
    certificate = held(CHONGQING, uid="mine")
    practice = recognise(
        certificate,
        SICHUAN,
        agreements=(),
        acceptances=acceptances_of({"acceptances": answers}),
        today=date(2017, 9, 30),
    ).practice
    assert ([one.uid for one in practice.accepted], [one.uid for one in practice.refused]) == (
        ["Acceptance-1", "Acceptance-3"],
        ["Acceptance-0"],
    )


@pytest.mark.parametrize(
    ("kind", "registered"),
    [
        ("government", True),
        ("registered_body", True),
        ("employer", None),
        ("school", None),
        ("other", None),
        (None, None),
    ],
)
def test_the_issuer(kind: str | None, registered: bool | None) -> None:
    issuer = recognise(held(issuer_kind=kind), SICHUAN, agreements=(), acceptances=(), today=date(2021, 1, 1)).issuer
    assert (issuer.kind, issuer.registered) == (kind, registered)
