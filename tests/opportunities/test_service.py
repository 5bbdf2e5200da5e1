"""What was entered and what came of it; casual work counts like any other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.worlds import demo_file
from tracker.catalog.service import install
from tracker.kernel.errors import NotFound, Refused
from tracker.kernel.terms import Contract
from tracker.opportunities import service
from tracker.opportunities.model import EntryResult
from tracker.overview.agenda import ItemKind, agenda
from tracker.overview.next_level import next_level
from tracker.people import service as people
from tracker.workspace import Workspace

TODAY = date(2023, 3, 24)
PACK = """
[pack]
id = "fair"
title = { zh_CN = "比武" }
version = "1"
as_of = 2023-01-01
source = "s"
[[opportunity]]
id = "open"
kind = "competition"
regions = ["42"]
opens_on = 2023-03-24
closes_on = 2023-03-31
requires = { holds = { kinds = ["skill_level"], level = "level_3", occupation = "same" } }
[[opportunity]]
id = "unknown"
kind = "course"
closes_on = 2023-03-24
[[opportunity]]
id = "over"
kind = "course"
closes_on = 2023-03-23
[[opportunity]]
id = "barred"
kind = "competition"
closes_on = 2023-04-30
requires = { holds = { kinds = ["skill_level"], level = "chief", occupation = "same" } }
[[opportunity]]
id = "elsewhere"
kind = "market"
regions = ["6529"]
closes_on = 2023-04-30
"""


@pytest.fixture
def work(file: str, tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "fair.toml"
    path.write_text(PACK, "utf-8")
    with Workspace.open(demo_file(file, "han-song")) as opened:
        install(opened.store, str(path), now=opened.clock.now())
        yield opened


def closing(work: Workspace) -> set[str]:
    items = agenda(work.store.read(), work.person().uid, today=TODAY)
    return {item.subject for item in items if item.kind is ItemKind.OPPORTUNITY}


def test_what_can_be_entered(work: Workspace) -> None:
    found = {
        one.opportunity.id: (one.verdict.met if one.verdict else None, one.days_left, one.open, one.here)
        for one in service.opportunities_of(work.store.read(), work.person().uid, today=TODAY)
        if one.opportunity.pack == "fair"
    }
    assert found == {
        "open": (True, 7, True, True),
        "unknown": (None, 0, True, None),
        "over": (None, -1, False, None),
        "barred": (False, 37, True, None),
        "elsewhere": (None, 37, True, False),
    }


def test_last_days_are_in_the_agenda_until_one_has_applied(work: Workspace) -> None:
    assert closing(work) == {"open", "unknown"}
    service.enter(work.store, work.person().uid, "open", {"applied_on": TODAY})
    assert closing(work) == {"unknown"}


def test_an_entry_and_its_result(work: Workspace) -> None:
    person = work.person().uid
    uid = service.enter(work.store, person, "open", {"applied_on": TODAY, "note": "装表"})
    service.edit_entry(work.store, uid, {"result": EntryResult.WON, "rank": 3, "result_on": date(2023, 5, 1)})
    kept = service.entry(work.store.read(), uid)
    assert (kept.result, kept.rank) == (EntryResult.WON, 3)
    assert json.loads(kept.rule)["closes_on"] == "2023-03-31"
    (shown,) = (one for one in service.opportunities_of(work.store.read(), person, today=TODAY) if one.entered)
    assert shown.entered == kept
    service.delete_entry(work.store, uid)
    assert service.entries_of(work.store.read(), person) == ()
    work.undo()
    assert service.entries_of(work.store.read(), person) == (kept,)


def test_what_nobody_offers_cannot_be_entered(work: Workspace) -> None:
    with pytest.raises(NotFound):
        service.enter(work.store, work.person().uid, "nothing", {"applied_on": TODAY})
    with pytest.raises(Refused):
        service.enter(work.store, work.person().uid, "open", {})


def test_casual_work_counts_as_experience(work: Workspace) -> None:
    person = work.person().uid
    for job in people.records(work.store.read(), "experience", person):
        people.edit(work.store, "experience", job.uid, {"contract": Contract.CASUAL})
    found = next_level(work.store.read(), person, today=TODAY)
    assert found.applying is not None
    assert found.applying.verdict is not None
    assert found.applying.verdict.expected_on == date(2023, 11, 20)
