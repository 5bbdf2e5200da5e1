"""Packs in a file: installed whole or not at all, updated, together, and the program's own standing back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.catalog.writing import CASES, HEAD, write
from tracker.catalog import installed, repo, service
from tracker.kernel.changes import Area, Changes
from tracker.kernel.clock import FixedClock
from tracker.kernel.errors import NotFound, Refused, TrackerError
from tracker.store.session import Store

NOW = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.fixture
def store() -> Iterator[Store]:
    """An empty file in memory."""
    made = Store.in_memory(FixedClock(date(2026, 11, 23)))
    yield made
    made.close()


@pytest.fixture
def shipped(store: Store) -> Store:
    """A file with the packs that come with the program."""
    with store.write("file.create", journaled=False) as writer:
        service.install_shipped(writer, NOW)
    return store


def head(pack: str, version: str = "1") -> str:
    return HEAD.replace('"test"', f'"{pack}"').replace('version = "1"', f'version = "{version}"')


def route(key: str, *, whose: str = "*", years: int = 1, level: str = "level_3", edition: str = "new") -> str:
    return (
        f'[[route]]\nid = "{key}"\nedition = "{edition}"\noccupations = ["{whose}"]\nlevel = "{level}"\n'
        f"requires = {{ tenure = {{ years = {years} }} }}\n"
    )


def install(store: Store, folder: Path, text: str, after: int = 0) -> str | None:
    return service.install(store, write(folder, pack=text), now=NOW + timedelta(seconds=after))[1]


def everything(store: Store) -> list[tuple[Any, ...]]:
    packs = store.read().rows("SELECT id, version, digest FROM pack ORDER BY id")
    return packs + store.read().rows("SELECT pack, section, key, body FROM pack_entry ORDER BY pack, section, key")


def test_a_pack_is_kept_as_it_was_written(store: Store) -> None:
    loaded, replaced = service.install(store, str(CASES), now=NOW)
    (pack,) = service.installed(store.read())
    assert (pack.id, pack.version, pack.as_of, pack.origin, pack.in_force) == (
        "case-rules",
        "1",
        date(2026, 11, 1),
        "own",
        True,
    )
    assert replaced is None
    assert installed.counts(store.read(), "case-rules") == {
        "occupation": 4,
        "route": 5,
        "agreement": 2,
        "review": 1,
        "benefit": 1,
        "role": 4,
    }
    assert [one.id for one in repo.roles(store.read())] == [
        "meter_reader",
        "team_leader",
        "station_technician",
        "station_head",
    ]
    (benefit,) = repo.benefits(store.read())
    assert (benefit.amount.share, benefit.amount.cap_fen) == ("0.10", 10_000_000)
    assert (benefit.regions, benefit.in_force_from) == (("500116",), date(2022, 1, 1))
    assert len(loaded.entries) == 17


def test_a_newer_version_takes_the_place_of_an_older_one(store: Store, tmp_path: Path) -> None:
    assert install(store, tmp_path, head("p", "2026.9") + route("a") + route("b")) is None
    assert install(store, tmp_path, head("p", "2026.10") + route("a", years=2)) == "2026.9"
    assert [one.key for one in repo.routes(store.read())] == ["a"]
    assert [pack.version for pack in service.installed(store.read())] == ["2026.10"]


def test_the_same_version_can_be_installed_again(store: Store, tmp_path: Path) -> None:
    install(store, tmp_path, head("p") + route("a"))
    assert install(store, tmp_path, head("p") + route("b")) == "1"
    assert [one.key for one in repo.routes(store.read())] == ["b"]


@pytest.mark.parametrize(
    ("installed", "older"),
    [("2026.10", "2026.9"), ("2", "1"), ("1.1", "1"), ("1.10.0", "1.9.9"), ("b", "a"), ("2026-02", "2026-01")],
)
def test_an_older_version_is_refused(store: Store, tmp_path: Path, installed: str, older: str) -> None:
    install(store, tmp_path, head("p", installed) + route("a"))
    before = everything(store)
    with pytest.raises(Refused) as refused:
        install(store, tmp_path, head("p", older) + route("b"))
    assert [problem.code for problem in refused.value.problems] == ["older_pack"]
    assert everything(store) == before
    assert install(store, tmp_path, head("p", installed) + route("a")) == installed


def test_a_refused_pack_changes_nothing(store: Store, tmp_path: Path) -> None:
    install(store, tmp_path, head("p") + route("a"))
    before = everything(store)
    with pytest.raises(Refused):
        install(store, tmp_path, head("p", "2") + route("a") + route("b", years=-1))
    assert everything(store) == before


def test_an_install_that_fails_on_the_way_leaves_the_old_version(store: Store, tmp_path: Path) -> None:
    install(store, tmp_path, head("p") + route("a"))
    before = everything(store)
    heard: list[Changes] = []
    store.on_commit.append(heard.append)
    store._connection.execute(
        "CREATE TRIGGER full BEFORE INSERT ON pack_entry WHEN new.key = 'c' BEGIN SELECT RAISE(ABORT, 'no more'); END"
    )
    with pytest.raises((sqlite3.Error, TrackerError)):
        install(store, tmp_path, head("p", "2") + route("b") + route("c"))
    assert everything(store) == before
    assert heard == []
    store._connection.execute("DROP TRIGGER full")
    install(store, tmp_path, head("p", "2") + route("b") + route("c"))
    assert [change.areas for change in heard] == [frozenset({Area.PACKS})]


def test_a_pack_can_be_taken_out(store: Store, tmp_path: Path) -> None:
    install(store, tmp_path, head("p") + route("a"))
    service.remove(store, "p")
    assert everything(store) == []
    with pytest.raises(NotFound):
        service.remove(store, "p")


def test_several_packs_are_in_force_together(store: Store, tmp_path: Path) -> None:
    install(store, tmp_path, head("nation") + route("a") + route("b"))
    install(store, tmp_path, head("province") + route("c"), after=1)
    assert [(one.pack, one.key) for one in repo.routes(store.read())] == [
        ("nation", "a"),
        ("nation", "b"),
        ("province", "c"),
    ]


def test_packs_brought_at_one_moment_keep_their_entries_together(store: Store, tmp_path: Path) -> None:
    for pack in ("nation", "province"):
        install(store, tmp_path, head(pack) + route(f"{pack}/1") + route(f"{pack}/2"))
    assert [one.pack for one in repo.routes(store.read())] == ["nation", "nation", "province", "province"]


def test_of_entries_with_one_key_the_last_installed_counts(store: Store, tmp_path: Path) -> None:
    install(store, tmp_path, head("nation") + route("a", level="level_3") + route("b"))
    install(store, tmp_path, head("province") + route("a", level="level_2"), after=1)
    assert [(one.pack, one.key) for one in repo.routes(store.read())] == [("nation", "b"), ("province", "a")]
    assert [one.key for one in repo.routes(store.read(), "level_3")] == ["b"]
    assert [one.pack for one in repo.routes(store.read(), "level_2")] == ["province"]


def test_the_compiled_packs_are_those_of_the_folder() -> None:
    assert Path(service.SHIPPED).read_text(encoding="utf-8") == service.compile_shipped()


def test_what_the_program_brought_stands_back_where_a_rulebook_of_the_users_own_speaks(shipped: Store) -> None:
    before = {section: read(shipped.read()) for section, read in READERS.items()}
    service.install(shipped, str(CASES), now=NOW)
    after = {section: read(shipped.read()) for section, read in READERS.items()}
    stated = {"route", "review", "agreement", "benefit", "role"}
    assert {section for section, entries in after.items() if {one.pack for one in entries} == {"case-rules"}} == stated
    assert all(after[section] == before[section] for section in ("checklist", "syllabus", "opportunity"))
    standing = {pack.id: (pack.in_force, pack.standing_back) for pack in service.installed(shipped.read())}
    assert standing["case-rules"] == standing["opportunities-2023"] == (True, ())
    assert standing["cn-general"] == (True, ("review", "route"))
    assert standing["cn-recognition"] == (False, ("agreement",))
    service.remove(shipped, "case-rules")
    assert all(pack.in_force and not pack.standing_back for pack in service.installed(shipped.read()))
    assert {section: read(shipped.read()) for section, read in READERS.items()} == before


def test_a_rulebook_that_says_nothing_of_reviews_leaves_those_of_the_program(shipped: Store, tmp_path: Path) -> None:
    before = repo.reviews(shipped.read()), repo.benefits(shipped.read())
    install(shipped, tmp_path, head("province") + route("ours"))
    assert {one.pack for one in repo.routes(shipped.read())} == {"province"}
    assert (repo.reviews(shipped.read()), repo.benefits(shipped.read())) == before


def test_beside_a_rulebook_occupations_keep_their_names_but_not_the_editions_the_program_gives(
    shipped: Store, tmp_path: Path
) -> None:
    named = '[[occupation]]\ncode = "6-31-01-03"\nname = { en = "E" }\neditions = [{ edition = "new", from = 2020-01-01 }]\n'
    install(shipped, tmp_path, head("province") + route("ours") + named)
    editions = {one.code: [named.edition for named in one.editions] for one in repo.occupations(shipped.read())}
    assert editions["6-31-01-03"] == ["new"]
    assert editions["6-18-01-01"] == []


def test_routes_above_the_national_standards_add_to_those_of_the_program(shipped: Store, tmp_path: Path) -> None:
    before = len(repo.routes(shipped.read()))
    install(shipped, tmp_path, head("works") + route("a", level="special") + route("b", level="chief"))
    assert len(repo.routes(shipped.read())) == before + 2


def test_a_pack_that_is_no_rulebook_adds_to_those_of_the_program(shipped: Store, tmp_path: Path) -> None:
    before = len(repo.routes(shipped.read()))
    install(shipped, tmp_path, head("workshop") + route("ours", whose="6-18-01-01"))
    assert len(repo.routes(shipped.read())) == before + 1
    assert all(pack.in_force for pack in service.installed(shipped.read()))


def test_an_update_of_a_pack_of_the_program_stays_one(shipped: Store, tmp_path: Path) -> None:
    install(shipped, tmp_path, head("cn-general", "2099.1") + route("a"))
    updated = next(pack for pack in service.installed(shipped.read()) if pack.id == "cn-general")
    assert (updated.origin, updated.version) == ("shipped", "2099.1")
    assert all(pack.in_force for pack in service.installed(shipped.read()))
    assert service.shipped_updates(shipped.read()) == ()


def test_what_the_program_brings_anew_is_named(store: Store, shipped: Store) -> None:
    assert service.shipped_updates(shipped.read()) == ()
    with store.write("test", journaled=False) as writer:
        writer.run("UPDATE pack SET version = '2020.1' WHERE id = 'cn-general'")
        writer.run("DELETE FROM pack WHERE id = 'cn-benefits'")
    assert set(service.shipped_updates(store.read())) == {"cn-general", "cn-benefits"}


def test_an_entry_that_asks_what_this_version_cannot_read_never_counts(store: Store, tmp_path: Path) -> None:
    asks = "requires = { all = [ { tenure = { years = 0, occupation = 'any' } } ] }\n"
    install(
        store,
        tmp_path,
        head("p")
        + route("r")
        + f'[[benefit]]\nid = "b"\nregions = ["*"]\namount = {{ fixed_fen = 1 }}\n{asks}'
        + f'[[role]]\nladder = "l"\nid = "post"\nchannel = "entry"\n{asks}'
        + f'[[opportunity]]\nid = "o"\nkind = "course"\n{asks}',
    )
    with store.write("test", journaled=False) as writer:
        writer.run("UPDATE pack_entry SET body = replace(body, '\"tenure\"', '\"of_a_later_version\"')")
    read = store.read()
    assert repo.routes(read) == repo.benefits(read) == repo.roles(read) == repo.opportunities(read) == ()
    assert [role.id for role in repo.roles(read, asking=False)] == ["post"]


READERS: dict[str, Any] = {
    "occupation": repo.occupations,
    "route": repo.routes,
    "review": repo.reviews,
    "agreement": repo.agreements,
    "benefit": repo.benefits,
    "role": repo.roles,
    "checklist": repo.checklists,
    "syllabus": repo.syllabuses,
    "opportunity": repo.opportunities,
}
