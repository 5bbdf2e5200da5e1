"""Claims, from the first paper to the payment; what was decided stays decided when packs change."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.worlds import demo_file
from tracker.benefits import service
from tracker.benefits.model import ClaimState, ClaimStep
from tracker.catalog.service import install, remove
from tracker.certificates import service as certificates
from tracker.certificates.rules import DueState
from tracker.kernel.errors import NotFound, Refused
from tracker.overview.agenda import ItemKind, agenda
from tracker.workspace import Workspace

TODAY = date(2023, 3, 24)
PACK = """
[pack]
id = "city"
title = {{ zh_CN = "本市" }}
version = "{version}"
as_of = 2023-01-01
source = "s"
[[benefit]]
id = "city-skill"
name = {{ zh_CN = "技能补贴" }}
regions = ["420607"]
requires = {{ holds = {{ kinds = ["skill_level"], level = "level_3", occupation = "any" }} }}
amount = {{ fixed_fen = {fen} }}
claim_within = {{ months = {months}, from = "issued_on" }}
documents = ["身份证", "证书"]
"""


@pytest.fixture
def work(file: str, tmp_path: Path) -> Iterator[Workspace]:
    """The electrician with a level certificate of 31 January 2023, and a city that pays for it within 13 months."""
    with Workspace.open(demo_file(file, "han-song")) as opened:
        give(opened, tmp_path, "1", fen=123_456, months=13)
        values = {"kind": "skill_level", "level": "level_3", "occupation": "6-31-01-03", "issued_on": date(2023, 1, 31)}
        for held in certificates.of_person(opened.store.read(), opened.person().uid):
            certificates.delete(opened.store, held.uid)
        certificates.add(opened.store, opened.person().uid, values)
        yield opened


def give(work: Workspace, folder: Path, version: str, *, fen: int, months: int) -> None:
    path = folder / f"city-{version}.toml"
    path.write_text(PACK.format(version=version, fen=fen, months=months), "utf-8")
    install(work.store, str(path), now=work.clock.now())


def standing(work: Workspace, today: date = TODAY) -> Any:
    found = service.benefits_of(work.store.read(), work.person().uid, today=today, region="420607")
    return next(one for one in found if one.benefit.id == "city-skill")


def begin(work: Workspace) -> str:
    return service.begin_claim(work.store, work.person().uid, "city-skill", today=TODAY, region="420607")


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2023, 1, 30), ClaimState.NOT_MET),
        (date(2023, 1, 31), ClaimState.OPEN),
        (date(2024, 3, 1), ClaimState.OPEN),
        (date(2024, 3, 2), ClaimState.CLOSED),
    ],
)
def test_a_window_that_would_end_on_a_day_that_does_not_exist(work: Workspace, today: date, state: ClaimState) -> None:
    found = standing(work, today)
    assert found.state is state
    assert found.claim_until == (None if state is ClaimState.NOT_MET else date(2024, 3, 1))


def test_a_claim_goes_its_way(work: Workspace) -> None:
    uid = begin(work)
    assert standing(work).state is ClaimState.OPEN, "preparing is not claiming"
    service.tick_document(work.store, uid, "证书", ready=True)
    service.tick_document(work.store, uid, "银行卡", ready=True)
    papers = service.documents_of(service.claim(work.store.read(), uid))
    assert [(one.name, one.ready) for one in papers] == [("身份证", False), ("证书", True), ("银行卡", True)]
    service.tick_document(work.store, uid, "证书", ready=False)
    service.tick_document(work.store, uid, "银行卡", ready=False)
    papers = service.documents_of(service.claim(work.store.read(), uid))
    assert [(one.name, one.ready, one.own) for one in papers] == [
        ("身份证", False, False),
        ("证书", False, False),
        ("银行卡", False, True),
    ]
    service.drop_document(work.store, uid, "银行卡")
    assert len(service.documents_of(service.claim(work.store.read(), uid))) == 2
    service.edit_claim(work.store, uid, {"state": ClaimStep.HANDED_IN, "handed_in_on": date(2023, 4, 1)})
    assert standing(work).state is ClaimState.CLAIMED
    paid = {"state": ClaimStep.PAID, "answered_on": date(2023, 5, 1), "paid_fen": 123_456}
    service.edit_claim(work.store, uid, paid)
    assert standing(work, date(2030, 1, 1)).state is ClaimState.CLAIMED


@pytest.mark.parametrize(
    ("step", "day", "state"),
    [
        (None, date(2024, 3, 1), DueState.OPEN),
        (None, date(2024, 3, 2), None),
        (ClaimStep.PREPARING, date(2024, 3, 1), DueState.OPEN),
        (ClaimStep.PREPARING, date(2024, 3, 2), DueState.OVERDUE),
        (ClaimStep.MISSED, date(2024, 3, 2), None),
    ],
)
def test_who_gathers_papers_hears_that_the_last_day_has_passed(
    work: Workspace, step: ClaimStep | None, day: date, state: DueState | None
) -> None:
    if step:
        service.edit_claim(work.store, begin(work), {"state": step})
    found = [
        one.state for one in agenda(work.store.read(), work.person().uid, today=day) if one.subject == "city-skill"
    ]
    assert found == ([state] if state else [])


@pytest.mark.parametrize("step", [ClaimStep.PREPARING, ClaimStep.REFUSED, ClaimStep.MISSED])
def test_what_was_not_given_can_still_be_claimed(work: Workspace, step: ClaimStep) -> None:
    uid = begin(work)
    service.edit_claim(work.store, uid, {"state": step, "answered_on": TODAY})
    assert standing(work).state is ClaimState.OPEN
    assert standing(work, date(2024, 3, 2)).state is ClaimState.CLOSED


@pytest.mark.parametrize(
    ("values", "where"),
    [
        ({"state": ClaimStep.HANDED_IN}, ["handed_in_on"]),
        ({"state": ClaimStep.PAID}, ["handed_in_on", "answered_on"]),
        ({"state": ClaimStep.REFUSED}, ["answered_on"]),
        ({"handed_in_on": date(2023, 5, 1), "answered_on": date(2023, 4, 30)}, ["answered_on"]),
    ],
)
def test_days_that_a_step_needs(work: Workspace, values: dict[str, object], where: list[str]) -> None:
    uid = begin(work)
    with pytest.raises(Refused) as caught:
        service.edit_claim(work.store, uid, values)
    assert [problem.where for problem in caught.value.problems] == where


def test_a_claim_keeps_the_rule_it_was_decided_on(work: Workspace, tmp_path: Path) -> None:
    uid = begin(work)
    give(work, tmp_path, "2", fen=1, months=1)
    kept = service.claim(work.store.read(), uid)
    assert (kept.amount_fen, kept.claim_until) == (123_456, date(2024, 3, 1))
    assert json.loads(kept.rule)["amount"] == {"fixed_fen": 123_456}
    assert standing(work).amount_fen == 1


def test_a_claim_outlives_its_rule(work: Workspace) -> None:
    uid = begin(work)
    remove(work.store, "city")
    found = standing(work)
    assert (found.state, found.amount_fen, found.claim_until) == (ClaimState.OPEN, 123_456, date(2024, 3, 1))
    assert found.claim
    assert found.claim.uid == uid
    assert "city-skill" in {
        item.subject for item in agenda(work.store.read(), work.person().uid, today=TODAY) if item.benefit
    }
    service.edit_claim(work.store, uid, {"state": ClaimStep.HANDED_IN, "handed_in_on": TODAY})
    assert standing(work, date(2024, 6, 1)).state is ClaimState.CLAIMED
    assert not [
        one
        for one in service.benefits_of(work.store.read(), work.person().uid, today=TODAY, region="500116")
        if one.benefit.id == "city-skill"
    ]


def test_a_claim_is_undone_like_anything_else(work: Workspace) -> None:
    uid = begin(work)
    service.delete_claim(work.store, uid)
    work.undo()
    assert service.claim(work.store.read(), uid).benefit == "city-skill"
    with pytest.raises(NotFound):
        service.begin_claim(work.store, work.person().uid, "nothing", today=TODAY)


def test_an_open_window_is_in_the_agenda_until_it_is_claimed(work: Workspace) -> None:
    def windows(today: date) -> list[tuple[str, date]]:
        items = agenda(work.store.read(), work.person().uid, today=today)
        return [(item.subject, item.due_on) for item in items if item.kind is ItemKind.CLAIM]

    assert ("city-skill", date(2024, 3, 1)) in windows(TODAY)
    assert not [one for one in windows(date(2024, 3, 2)) if one[0] == "city-skill"]
    uid = begin(work)
    assert ("city-skill", date(2024, 3, 1)) in windows(TODAY)
    service.edit_claim(work.store, uid, {"state": ClaimStep.HANDED_IN, "handed_in_on": TODAY})
    assert not [one for one in windows(TODAY) if one[0] == "city-skill"]
