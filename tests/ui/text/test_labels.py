"""Every code has its words, in both languages, and packs' names win over codes."""

from __future__ import annotations

from datetime import date

import pytest

import tracker.benefits.model
import tracker.certificates.rules
import tracker.kernel.terms
import tracker.mentoring.model
import tracker.opportunities.model
import tracker.overview.agenda
import tracker.paths.answers
import tracker.paths.model
import tracker.recognition.model
from tracker.certificates.model import Certificate
from tracker.kernel.codes import Codes
from tracker.kernel.terms import CertificateKind, Level, Tier
from tracker.overview.names import Names
from ui.text import set_language
from ui.text.labels import _WORDS, certificate_name, choices, edition_name, label, name_in, one_of, region_name

MODULES = (
    tracker.kernel.terms,
    tracker.certificates.rules,
    tracker.benefits.model,
    tracker.recognition.model,
    tracker.mentoring.model,
    tracker.opportunities.model,
    tracker.paths.answers,
    tracker.paths.model,
    tracker.overview.agenda,
)
CODES = sorted(
    {
        value
        for module in MODULES
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Codes) and value is not Codes
    },
    key=lambda codes: codes.__name__,
)


@pytest.mark.parametrize("codes", CODES, ids=lambda codes: codes.__name__)
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_code_has_words(codes: type[Codes], language: str) -> None:
    set_language(language)
    words = [words for _code, words in choices(codes)]
    assert len(set(words)) == len(list(codes)), "no two codes read the same"
    assert not {str(code) for code in codes} & set(words)


def test_there_are_words_for_nothing_else() -> None:
    assert set(_WORDS) == {codes.__name__ for codes in CODES}


def test_choices_come_in_the_order_of_the_field() -> None:
    assert choices(Tier)[0] == ("national_1", "National, class 1")


def test_nothing_is_a_dash() -> None:
    assert (label(None), region_name(None)) == ("–", "–")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("50", "重庆"),
        ("500000", "重庆"),
        ("500116", "重庆江津区"),
        ("420607", "湖北襄阳市襄州区"),
        ("429004", "湖北仙桃市"),
        ("420699", "湖北（420699）"),
        ("*", "全国"),
        ("99", "99"),
    ],
)
def test_a_region_is_called_by_its_province(code: str, words: str) -> None:
    set_language("zh_CN")
    assert region_name(code) == words


def test_lists_read_as_one_speaks() -> None:
    assert [one_of(list(letters)) for letters in ("a", "ab", "abc")] == ["a", "a or b", "a, b or c"]
    set_language("zh_CN")
    assert one_of(list("abc")) == "a、b或c"


def test_an_edition_is_a_year_or_a_name() -> None:
    assert (edition_name("2018"), edition_name("old")) == ("2018 edition", "edition “old”")


def test_a_name_in_another_language_is_better_than_a_code() -> None:
    assert name_in({"zh_CN": "车工"}, "6-18-01-01") == "车工"
    assert name_in(None, "6-18-01-01") == "6-18-01-01"


def test_a_certificate_is_called_by_title_then_occupation_then_kind() -> None:
    known = Names(occupations={"6-18-01-01": "车工"})
    bare = Certificate(uid="c", person="p", kind=CertificateKind.SKILL_LEVEL, issued_on=date(2020, 1, 1))
    levelled = bare.replace(occupation="6-18-01-01", level=Level.LEVEL_3)
    set_language("zh_CN")
    assert certificate_name(levelled.replace(title="电焊工"), known) == "电焊工 · 高级工（三级）"
    assert certificate_name(levelled, known) == "车工 · 高级工（三级）"
    assert certificate_name(bare, known) == "职业技能等级证书"
