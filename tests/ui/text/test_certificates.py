"""Certificates in words, in both languages: first lines, next dates, sizes."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tracker.certificates.model import Attachment, Certificate, Review
from tracker.certificates.rules import URGENCY, State, deadline, state_of
from tracker.kernel.terms import CertificateKind
from tracker.overview.certificate_list import Held, Tally
from ui.text import set_language
from ui.text.certificates import STATE_LOOKS, STATE_TONES, away, first_line, next_sentence, next_words, size_words

TODAY = date(2023, 3, 24)
RULE = Review(
    pack="p", key="r", kinds=(CertificateKind.SPECIAL_OPERATION,), every_months=36, window_days=60, valid_months=72
)


def held(issued: str, *, kind: str = "special_operation", until: str | None = None, revoked: str | None = None) -> Held:
    certificate = Certificate(
        uid="c",
        person="p",
        kind=CertificateKind(kind),
        issued_on=date.fromisoformat(issued),
        valid_until=date.fromisoformat(until) if until else None,
        revoked_on=date.fromisoformat(revoked) if revoked else None,
    )
    return Held(
        certificate=certificate,
        worker="韩松",
        state=state_of(certificate, [RULE], today=TODAY),
        deadline=deadline(certificate, [RULE], today=TODAY),
    )


@pytest.mark.parametrize(
    ("certificate", "day", "after", "after_zh"),
    [
        (held("2020-05-10"), "2023-05-10", "review in 47 days", "47 天后复审"),
        (held("2022-05-10"), "2025-05-10", "review in 2 years 1 month", "2 年 1 个月后复审"),
        (held("2020-03-24"), "2023-03-24", "review today", "今天复审截止"),
        (held("2020-03-23"), "2023-03-23", "review missed 1 day ago", "逾期 1 天"),
        (held("2016-03-24"), "2022-03-24", "ended 1 year ago", "过期 1 年"),
        (held("2020-05-10", until="2023-04-01"), "2023-04-01", "ends in 8 days", "8 天后到期"),
        (held("2020-05-10", kind="driving", until="2023-03-24"), "2023-03-24", "ends today", "今天到期"),
        (held("2020-05-10", kind="driving"), "", "no end given", "未载明到期日"),
        (held("2023-04-01"), "2023-04-01", "valid in 8 days", "8 天后生效"),
        (held("2020-05-10", revoked="2023-03-20"), "2023-03-20", "revoked 4 days ago", "撤销已 4 天"),
    ],
)
def test_the_next_date_and_how_far_it_is(certificate: Held, day: str, after: str, after_zh: str) -> None:
    assert next_words(certificate, today=TODAY) == (day, after)
    set_language("zh_CN")
    assert next_words(certificate, today=TODAY) == (day, after_zh)


@pytest.mark.parametrize(
    ("certificate", "said"),
    [
        (held("2020-05-10"), "Review due by 2023-05-10 Wed, 47 days left."),
        (held("2020-05-10", until="2023-04-01"), "Valid until 2023-04-01 Sat, 8 days left."),
        (held("2020-03-23"), "The review was due by 2023-03-23 Thu, 1 day ago."),
        (held("2016-03-24"), "Ended on 2022-03-24 Thu, 1 year ago."),
        (held("2023-04-01"), "Valid from 2023-04-01 Sat, in 8 days."),
        (held("2020-05-10", revoked="2023-03-20"), "Revoked on 2023-03-20 Mon, 4 days ago."),
        (held("2020-05-10", kind="driving"), "It names no end, and no rule asks for a review."),
    ],
)
def test_the_same_as_a_sentence(certificate: Held, said: str) -> None:
    assert next_sentence(certificate, today=TODAY) == said


def tally(first: Held | None = None, /, **counts: int) -> Tally:
    return Tally(counts={state: counts.get(str(state), 0) for state in URGENCY}, overdue=None, due=first)


@pytest.mark.parametrize(
    ("counted", "said", "said_zh"),
    [
        (tally(valid=2), "2 certificates are valid, nothing runs out soon", "2 张证书有效，近期没有要到期或复审的"),
        (
            tally(held("2020-05-10"), valid=2, due=1),
            "3 certificates are valid, 1 needs its review within 47 days",
            "3 张证书有效，1 张在 47 天内需要复审",
        ),
        (
            tally(held("2020-05-10", kind="driving", until="2023-04-01"), due=1),
            "1 certificate is valid, 1 ends within 8 days",
            "1 张证书有效，1 张在 8 天内到期",
        ),
        (tally(held("2020-03-24"), due=1), "1 certificate is valid, 1 is due today", "1 张证书有效，1 张今天到期"),
        (
            tally(held("2020-05-10"), valid=64_956, due=859, overdue=5_766, expired=2),
            "65,815 certificates are valid, 5,766 missed their review, 859 are due soon",
            "65,815 张证书有效，5,766 张逾期未复审，859 张即将到期或需要复审",
        ),
        (tally(expired=2), "No certificate is valid, 2 have expired", "没有有效的证书，2 张已过期"),
        (tally(revoked=1), "No certificate is valid", "没有有效的证书"),
    ],
)
def test_the_first_line(counted: Tally, said: str, said_zh: str) -> None:
    assert first_line(counted, today=TODAY) == said
    set_language("zh_CN")
    assert first_line(counted, today=TODAY) == said_zh


@pytest.mark.parametrize(
    ("days", "said"), [(0, "0 days"), (1, "1 day"), (99, "99 days"), (100, "3 months"), (400, "1 year 1 month")]
)
def test_how_far_away(days: int, said: str) -> None:
    assert away(date(2023, 1, 1), date.fromordinal(date(2023, 1, 1).toordinal() + days)) == said


@pytest.mark.parametrize(
    ("name", "size", "said"),
    [
        ("a.pdf", 1, "PDF · 1 KB"),
        ("a.b.jpg", 1024 * 1023 + 1, "JPG · 1024 KB"),
        ("a.tif", 20 * 1024 * 1024, "TIF · 20.0 MB"),
        ("a", 2048, "2 KB"),
    ],
)
def test_sizes(name: str, size: int, said: str) -> None:
    kept = Attachment(
        uid="a",
        person="p",
        subject="c",
        name=name,
        media_type="x",
        size=size,
        sha256="",
        added_at=datetime(2023, 3, 24, 12, tzinfo=UTC),
    )
    assert size_words(kept) == f"{said} · added 2023-03-24"


def test_every_state_has_its_look() -> None:
    assert STATE_LOOKS.keys() == STATE_TONES.keys() == set(State)
