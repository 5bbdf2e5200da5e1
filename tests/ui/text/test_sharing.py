"""Records that travel, in words: every kind has a name, every field too, and no code is shown bare."""

from __future__ import annotations

import pytest

from tracker.exchange.sharing import KINDS
from tracker.overview.names import Names
from tracker.signed.model import INTERNAL
from ui.text import set_language
from ui.text.sharing import (
    _LEFT_OUT,
    changes_words,
    day_of,
    effects_words,
    field_names,
    fields_in_words,
    headline,
    kinds_name,
)
from ui.text.signatures import kind_name

NAMES = Names(occupations={"6-18-01-01": "Lathe operator"}, skills={"pole-climbing": "Pole climbing"})


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_and_field_that_travels_has_a_name(kind: str) -> None:
    assert kind_name(kind)
    assert kinds_name(kind)
    fields = set(KINDS[kind].record._fields) - INTERNAL - _LEFT_OUT
    assert fields <= set(field_names())


def test_a_record_in_full_in_the_order_of_its_form() -> None:
    body = {"issued_on": "2020-01-01", "kind": "skill_level", "level": "level_4", "occupation": "6-18-01-01"}
    assert fields_in_words("certificate", body, NAMES) == [
        ("Kind", "Skill level certificate"),
        ("Occupation", "Lathe operator"),
        ("Level", "Intermediate worker (level 4)"),
        ("Issued on", "2020-01-01"),
    ]
    assert (headline("certificate", body, NAMES), day_of(body)) == ("Lathe operator", "2020-01-01")


def test_what_is_private_is_shown_field_by_field_too() -> None:
    body = {"of": "p", "fields": {"birth_date": "1990-01-02"}}
    assert fields_in_words("person.private", body, NAMES) == [("Date of birth", "1990-01-02")]


@pytest.mark.parametrize(
    ("kind", "body", "head"),
    [
        ("signoff", {"skill": "pole-climbing", "on": "2026-01-01"}, "Pole climbing"),
        ("income", {"month": "2026-01", "amount_fen": 480000}, "¥4,800"),
        ("experience", {"start": "2020-01-01"}, "2020-01-01"),
        ("goal", {}, "no details"),
    ],
)
def test_headlines(kind: str, body: dict[str, object], head: str) -> None:
    assert headline(kind, body, NAMES) == head


def test_a_change_names_what_differs() -> None:
    before, after = {"stage": "seen", "note": "x", "on": "2026-01-01"}, {"stage": "assisted", "on": "2026-01-01"}
    assert changes_words("signoff", before, after, NAMES) == "Stage: Watched → Assisted\nNote: x → –"


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_how_much_would_change(language: str) -> None:
    set_language(language)
    said = effects_words({"added": 2, "removed": 1})
    assert said == {"en": "2 records new, 1 removed", "zh_CN": "新增 2 条、删除 1 条"}[language]
    assert effects_words({})
