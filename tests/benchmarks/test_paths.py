"""Ladders, benefits and opportunities for an office of ten thousand; one person's page of ways ahead."""

from __future__ import annotations

import time
from pathlib import Path
from random import Random

import pytest

from tests.benchmarks.large_file import TODAY, make_large_file
from tracker.catalog import installed
from tracker.kernel.clock import FixedClock
from tracker.overview.agenda import agenda
from tracker.overview.everyone import measure_everyone
from tracker.overview.what_if import what_if
from tracker.paths import service
from tracker.paths.answers import Move, WhatIf
from tracker.paths.worth import worth_ahead
from tracker.recognition.service import matrix
from tracker.workspace import Workspace

pytestmark = pytest.mark.benchmark

PEOPLE, REQUIREMENTS = 10_000, 500
LEVELS = ("level_5", "level_4", "level_3", "level_2", "level_1")
OCCUPATIONS = ("4-11-01-01", "6-31-01-03", "6-18-01-01", "6-18-02-04", "6-18-01-02")
LEVEL_KINDS = ["skill_level", "qualification"]


def requirement(chance: Random) -> dict[str, object]:
    """A rule as packs have it: a level, years since it, and another way round."""
    level, occupation = chance.choice(LEVELS), chance.choice(["same", "same_or_related", "any", *OCCUPATIONS])
    return {
        "any": [
            {
                "all": [
                    {"holds": {"kinds": LEVEL_KINDS, "level": level, "occupation": occupation}},
                    {"tenure": {"years": chance.randint(1, 10), "since": level, "occupation": occupation}},
                    {"region": {"in": [chance.choice(["42", "50", "51", "*"])]}},
                ]
            },
            {
                "all": [
                    {"tenure": {"years": chance.randint(5, 20), "occupation": occupation}},
                    {"education": {"stages": ["college", "university"]}},
                ]
            },
        ]
    }


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A file of ten thousand people with five hundred requirements of three kinds."""
    path = str(tmp_path_factory.mktemp("office") / "office.db")
    make_large_file(path, people=PEOPLE, certificates=5, jobs=3)
    chance = Random(4)
    shared = {"zh_CN": "示例"}
    role = {"ladder": "bench", "channel": "technical", "name": shared}
    benefit = {"regions": ["*"], "amount": {"fixed_fen": 1}, "name": shared}
    opportunity = {"kind": "opening", "name": shared}
    entries = []
    for number in range(REQUIREMENTS):
        section, common = (("role", role), ("benefit", benefit), ("opportunity", opportunity))[number % 3]
        body = {**common, "id": f"b{number}", "requires": requirement(chance)}
        entries.append(installed.row_of(section, f"bench/b{number}" if section == "role" else f"b{number}", body))
    head = {"id": "bench", "title": shared, "version": "1", "as_of": "2026-01-01", "source": "made up"}
    clock = FixedClock(TODAY)
    with Workspace.open(path, clock) as work, work.store.write("test", journaled=False) as writer:
        installed.add(writer, head, entries, origin="own", rulebook=False, digest="", now=clock.now())
        writer.run("UPDATE person SET region = '420607'")
        writer.run_many(
            "INSERT INTO education (uid, person, stage, graduated_on) VALUES (?, ?, 'college', '2010-07-01')",
            ((f"e-{number}", f"p-{number:05}") for number in range(0, PEOPLE, 3)),
        )
    return path


def test_everybody_against_every_rule(office: str) -> None:
    with Workspace.open(office, FixedClock(TODAY), read_only=True) as work:
        began = time.process_time()
        found = [(one.entry.key, len(one.met_by)) for one in measure_everyone(work.store.read(), today=TODAY)]
        took = time.process_time() - began
    print(f"{PEOPLE:,} people, {len(found)} requirements: {took:.2f} s")
    assert len(found) >= REQUIREMENTS
    assert any(0 < count < PEOPLE for _key, count in found)
    assert took < 5


def test_one_persons_page(office: str) -> None:
    with Workspace.open(office, FixedClock(TODAY), read_only=True) as work:
        reader, me = work.store.read(), "p-00042"
        options = service.options_named(reader, me, ["stay", "station_technician@remote", "510000"])
        pages = {
            "options side by side": lambda: service.compare(reader, me, options, today=TODAY),
            "what if": lambda: what_if(reader, me, WhatIf(moves=(Move(region="510000", on=TODAY),)), today=TODAY),
            "what levels add": lambda: worth_ahead(reader, me, ["500116"], today=TODAY),
            "recognition": lambda: matrix(reader, me, ["500000", "510000", "420000"], today=TODAY),
            "agenda": lambda: agenda(reader, me, today=TODAY),
        }
        for name, answer in pages.items():
            best = min(_timed(answer) for _ in range(5))
            print(f"{name}, with {REQUIREMENTS} more rules in the file: {1000 * best:.1f} ms")
            assert best < 0.05, name


def test_one_persons_page_with_the_packs_of_the_program(tmp_path: Path) -> None:
    with Workspace.create(str(tmp_path / "one.db"), "han-song") as work:
        reader, me, today = work.store.read(), work.person().uid, work.today()
        options = service.options_named(reader, me, ["stay", "station_technician@remote", "station_head", "510000"])
        pages = {
            "options": lambda: service.compare(reader, me, options, today=today),
            "what if": lambda: what_if(reader, me, WhatIf(moves=(Move(region="510000", on=today),)), today=today),
            "levels": lambda: worth_ahead(reader, me, ["420607", "500116"], today=today),
            "agenda": lambda: agenda(reader, me, today=today),
        }
        for name, answer in pages.items():
            best = min(_timed(answer) for _ in range(5))
            print(f"{name}: {1000 * best:.1f} ms")
            assert best < 0.05, name


def _timed(answer: object) -> float:
    began = time.process_time()
    assert callable(answer)
    answer()
    return time.process_time() - began
