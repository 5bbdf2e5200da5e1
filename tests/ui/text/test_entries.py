"""Entries of packs in words: every shipped one can be read, and each section says what it must."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.worlds import world
from tracker.catalog.model import Agreement, Amount, Benefit, Occupation, Role, Syllabus, Topic
from tracker.certificates.model import Review
from tracker.kernel.entry import Entry
from tracker.kernel.terms import CertificateKind, Level
from tracker.overview.names import Names, names
from tracker.overview.rulebook import SECTIONS, entries
from ui.text import set_language
from ui.text.entries import reading, summary, title
from ui.text.rules import force_words, name_words, note_words

HEAD: dict[str, Any] = {"pack": "p", "key": "k"}
NAMES = Names(roles={("l", "leader"): "班长"}, occupations={"6-18-01-01": "车工"})


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("section", SECTIONS)
def test_every_shipped_entry_can_be_read(section: str, language: str) -> None:
    set_language(language)
    reader = world(None, date(2026, 1, 1)).store.read()
    called = names(reader, language)
    for entry in entries(reader, section):
        lines = [line.text for line in reading(section, entry, called)]
        assert summary(section, entry, called)
        assert lines
        assert not set("{}") & set("".join(lines))


@pytest.mark.parametrize(
    ("section", "entry", "short", "lines"),
    [
        (
            "review",
            Review(
                **HEAD, kinds=(CertificateKind.SPECIAL_OPERATION,), every_months=36, window_days=60, valid_months=72
            ),
            "每 36 个月一次",
            [
                "适用：特种作业操作证",
                "每 36 个月复审一次",
                "到期前 60 天内可以办",
                "证书没有写有效期的，按 72 个月计",
            ],
        ),
        (
            "agreement",
            Agreement(**HEAD, id="a", parties=("51", "50"), kinds=(CertificateKind.SKILL_LEVEL,)),
            "四川、重庆",
            ["互认地区：四川、重庆", "适用：职业技能等级证书"],
        ),
        (
            "benefit",
            Benefit(
                **HEAD,
                id="b",
                regions=("500116",),
                requires=None,
                amount=Amount(share="0.10", of="price", cap_fen=10000000),
                claim_months=12,
                documents=("身份证",),
            ),
            "房价或价款的 10 %，最高 100,000 元",
            [
                "金额：房价或价款的 10 %，最高 100,000 元",
                "地区：重庆江津区",
                "发证之日起 12 个月内申领",
                "材料：身份证",
            ],
        ),
        (
            "role",
            Role(**HEAD, ladder="l", id="r", channel="technical", above=("leader",), grades={"remote": 16}),
            "技术通道",
            ["技术通道", "由班长晋升", "岗级：偏远农村 16"],
        ),
        (
            "occupation",
            Occupation(**HEAD, code="6-18-01-02", related=("6-18-01-01",)),
            "6-18-01-02",
            ["编码：6-18-01-02", "没有注明适用版本", "相关职业：车工"],
        ),
        (
            "syllabus",
            Syllabus(
                **HEAD,
                occupation="6-18-01-01",
                level=Level.LEVEL_3,
                component="theory",
                pass_mark=60,
                topics=(Topic(id="t", name={"zh_CN": "轴类"}, weight=25.0), Topic(id="u", name={"zh_CN": "套类"})),
            ),
            "2 个知识点",
            ["合格线：60 分", "轴类：25 %", "套类"],
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_section_in_words(section: str, entry: Entry, short: str, lines: list[str]) -> None:
    set_language("zh_CN")
    assert summary(section, entry, NAMES) == short
    assert [line.text for line in reading(section, entry, NAMES)] == lines


def test_the_mark_of_doubt_is_shown_by_itself() -> None:
    entry = Entry(**HEAD, note="unverified: 年限凭通识填写。")
    assert entry.unverified
    assert note_words(entry) == "年限凭通识填写。"
    assert note_words(Entry(**HEAD, note="逐条核对过。")) == "逐条核对过。"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2018, 1, 1), None, "since 2018-01-01"),
        (date(2018, 1, 1), date(2023, 12, 31), "2018-01-01 to 2023-12-31"),
        (None, date(2023, 12, 31), "until 2023-12-31"),
        (None, None, ""),
    ],
)
def test_the_days_in_force(first: date | None, last: date | None, said: str) -> None:
    assert force_words(Entry(**HEAD, in_force_from=first, in_force_until=last)) == said


def test_an_entry_without_a_name_is_called_by_its_key() -> None:
    assert name_words(Entry(**HEAD)) == "k"


def test_a_syllabus_without_a_name_is_called_by_what_it_examines() -> None:
    set_language("zh_CN")
    theory = Syllabus(**HEAD, occupation="6-18-01-01", level=None, component="theory", pass_mark=60, topics=())
    assert title("syllabus", theory, NAMES) == "车工、各等级、理论知识"
    assert title("syllabus", theory.replace(name={"zh_CN": "车工理论"}), NAMES) == "车工理论"
