"""One search over everything in the file."""

from __future__ import annotations

from datetime import date

import pytest

from tests.worlds import demo_world
from tracker.certificates import service as certificates
from tracker.kernel.terms import CertificateKind, Level
from tracker.overview.names import names
from tracker.overview.search import Find, search
from tracker.people import service as people
from tracker.workspace import Workspace
from ui.text import set_language
from ui.text.finds import find_words, meant


@pytest.fixture(scope="module")
def han() -> Workspace:
    """The demo worker with a record of each kind that he lacks."""
    work = demo_world("han-song")
    person = work.person().uid
    people.add(
        work.store,
        "exam",
        person,
        {"occupation": "6-18-01-01", "level": Level.LEVEL_2, "on": date(2019, 6, 1), "theory": 71.0},
    )
    people.add(work.store, "income", person, {"month": "2011-07", "amount_fen": 1})
    uid = certificates.add(work.store, person, {"kind": CertificateKind.DRIVING, "issued_on": date(2001, 2, 3)})
    certificates.add_acceptance(work.store, person, {"certificate": uid, "employer": "运输公司", "accepted": True})
    return work


def finds(work: Workspace, text: str, *, language: str = "zh_CN") -> list[tuple[str, str]]:
    """What is found: the table and what it is called."""
    set_language(language)
    reader = work.store.read()
    known = names(reader, language)
    found: list[Find] = [one for step in search(reader, text, meant=lambda word: meant(word, known)) for one in step]
    return [(one.table, find_words(one, known)) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("韩松", ("person", "韩松")),
        ("驾驶证", ("certificate", "机动车驾驶证")),
        ("2001-02-03", ("certificate", "机动车驾驶证")),
        ("车工 技师 2019", ("exam", "考试 · 车工 · 技师（二级）")),
        ("2011-07", ("income", "收入")),
        ("运输", ("acceptance", "运输公司")),
    ],
)
def test_found_by_its_texts_its_day_and_the_words_of_its_codes(
    han: Workspace, text: str, expected: tuple[str, str]
) -> None:
    assert expected in finds(han, text)


def test_every_word_must_be_there(han: Workspace) -> None:
    assert finds(han, "驾驶证 2002") == []
    assert finds(han, "没有这样的东西") == []
    assert finds(han, " ") == []
    assert finds(han, "100% '\"") == []


def test_in_english(han: Workspace) -> None:
    assert ("exam", "Exam · Lathe operator · Technician (level 2)") in finds(han, "lathe 2019-06", language="en")


def test_a_note_and_a_scan_lead_to_what_they_belong_to(han: Workspace) -> None:
    (note,) = (one for step in search(han.store.read(), "运输公司") for one in step)
    assert certificates.find(han.store.read(), note.uid)
