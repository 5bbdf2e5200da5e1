"""Every kind of record and every act on what is none, each taken back and done again, also after a restart."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.conftest import CLOCK, certificate, worker
from tests.store.test_history import everything
from tests.store.test_schema import TABLES
from tests.study.service.worlds import question
from tracker.catalog import service as packs
from tracker.catalog.own_skills import put_own_skill, remove_own_skill
from tracker.certificates.repo import CERTIFICATES
from tracker.certificates.service import hold_none
from tracker.kernel.record import Record, enums_named, type_names
from tracker.people.model import Goal
from tracker.people.repo import GOALS, PEOPLE
from tracker.roles.drafts import install_ladder, ladder_draft, new_ladder, new_post, remove_ladder
from tracker.store import history
from tracker.store.session import Reader, Store
from tracker.store.table import Table
from tracker.study.kept import Target
from tracker.study.repo import TARGETS
from tracker.study.service import banks, mocks, removing
from tracker.workspace import Workspace

KINDS = list({table.name: table for table in TABLES}.values())
PARENTS = {"person": "p-1", "certificate": "c-1", "goal": "g-1", "target": "t-1", "sha256": "0" * 64}
PLAIN: dict[str, tuple[Any, Any]] = {
    "str": ("2024-02", "2024-03"),  # a month will do for any text
    "int": (1, 2),
    "float": (0.75, 0.5),
    "bool": (False, False),
    "date": (date(2024, 2, 29), date(2024, 3, 1)),
    "datetime": (datetime(2024, 2, 29, tzinfo=UTC), datetime(2024, 3, 1, tzinfo=UTC)),
}


def sample(kind: Table[Any], uid: str, version: int = 0) -> Record:
    """A record with something in every field; versions 0 and 1 differ in each that can."""
    record: type[Record] = kind.record
    values: dict[str, Any] = {}
    for field, written in record._types.items():
        codes = [code for codes in enums_named(record, written) for code in codes]
        name = type_names(written)[0]
        values[field] = codes[version % len(codes)] if codes else PLAIN[name][version]
    return record(**{**values, **{key: PARENTS[key] for key in PARENTS if key in values}, "uid": uid})


def fill(store: Store) -> None:
    """What the records of a kind hang on."""
    with store.write("setup", journaled=False) as writer:
        PEOPLE.insert(writer, worker())
        CERTIFICATES.insert(writer, certificate("c-1"))
        GOALS.insert(writer, Goal(uid="g-1", person="p-1"))
        TARGETS.insert(writer, Target(uid="t-1", person="p-1", on=date(2024, 2, 29), chance=0.8))
        writer.run("INSERT INTO blob VALUES (?, 1, x'00')", (PARENTS["sha256"],))


def hangs_on_something(reader: Reader, kind: Table[Any]) -> bool:
    """Whether what a record of a kind belongs to is still there."""
    tables: dict[str, Table[Any]] = {"person": PEOPLE, "certificate": CERTIFICATES, "goal": GOALS, "target": TARGETS}
    return all(table.find(reader, PARENTS[field]) for field, table in tables.items() if field in kind.record._fields)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_added_changed_removed_and_back(place: str, kind: Table[Any]) -> None:
    def again(store: Store) -> Store:
        store.close()
        return Store.open(place, CLOCK)

    store = Store.open(place, CLOCK)
    fill(store)
    states = [everything(store)]
    with store.write("add", subject="x-1") as writer:
        kind.insert(writer, sample(kind, "x-1"))
    states.append(everything(store))
    with store.write("edit", subject="x-1") as writer:
        kind.update(writer, sample(kind, "x-1", 1))
    states.append(everything(store))
    with store.write("delete", subject="x-1") as writer:
        kind.delete(writer, "x-1")
    states.append(everything(store))
    assert len({repr(state) for state in states}) == 3, "removed is as before"
    store = again(store)
    for expected in states[-2::-1]:
        assert history.undo(store)
        assert everything(store) == expected
    assert history.undo(store) is None
    store = again(store)
    for expected in states[1:]:
        assert history.redo(store)
        assert everything(store) == expected
    store.close()


ACTS = st.lists(
    st.lists(
        st.tuples(st.integers(0, len(KINDS) - 1), st.sampled_from(["put", "change", "remove"])), min_size=1, max_size=4
    )
    | st.sampled_from(["undo", "redo"]),
    max_size=12,
)


def carry_out(store: Store, changes: list[tuple[int, str]]) -> None:
    """One act made of changes to records of several kinds."""
    with store.write("many") as writer:
        for place, what in changes:
            kind = KINDS[place]
            known = kind.find(writer, "x-1")
            if what == "remove":
                for found in kind.select(writer)[:1]:
                    kind.delete(writer, found.as_dict()["uid"])
            elif not hangs_on_something(writer, kind):
                continue
            elif what == "put" and not known:
                kind.insert(writer, sample(kind, "x-1"))
            elif what == "change" and known:
                kind.update(writer, sample(kind, "x-1", 1))


@settings(max_examples=40)
@given(acts=ACTS)
def test_acts_on_many_kinds_at_once_are_taken_back_as_one(acts: list[Any]) -> None:
    """Also where removing one record takes others along."""
    store = Store.in_memory(CLOCK)
    fill(store)
    done, undone = [everything(store)], []
    for act in acts:
        if act == "undo" and len(done) > 1:
            undone.append(done.pop())
            assert history.undo(store)
        elif act == "redo" and undone:
            done.append(undone.pop())
            assert history.redo(store)
        elif isinstance(act, list):
            before = history.latest_change(store.read())
            carry_out(store, act)
            if history.latest_change(store.read()) != before:  # also one that leaves everything as it was
                done.append(everything(store))
                undone.clear()
        assert everything(store) == done[-1]
    store.close()


# What is no record: packs, mock exams, banks, settings

NOW = CLOCK.now()
PACK = """[pack]
id = "own-company"
title = {{ zh_CN = "本公司" }}
version = "{version}"
as_of = 2026-01-01
source = "公司文件"
[[occupation]]
code = "{occupation}"
name = {{ zh_CN = "车工" }}
"""


def everything_kept(work: Workspace) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table but those of the history itself; of the index of search, which questions it finds."""
    reader = work.store.read()
    tables = reader.rows(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND (type = 'table' OR name = 'question_text_docsize') "
        "AND name NOT IN ('change', 'change_set', 'sqlite_sequence', 'removed_part')"
    )
    return {table: sorted(reader.rows(f"SELECT * FROM {table}"), key=repr) for (table,) in tables}


def acts_on(work: Workspace, folder: Path) -> list[Callable[[], object]]:
    """Acts, to be done one after the other, on a file with a worker."""
    store, today = work.store, work.today()
    ladder = new_ladder(today=today).replace(title={"zh_CN": "本公司"}, source="公司文件")
    ladder = ladder.replace(posts=tuple(new_post().replace(name={"zh_CN": name}) for name in ("学徒", "班长")))

    def pack(version: str, occupation: str) -> str:
        path = folder / f"{version}.toml"
        path.write_text(PACK.format(version=version, occupation=occupation), encoding="utf-8")
        return str(path)

    def skill(name: str, known: str | None = None, stage: str = "seen") -> None:
        put_own_skill(store, {"name": name, "stage": stage}, known, now=NOW)

    def change_ladder() -> None:
        draft = ladder_draft(store.read(), ladder.ladder, today=today)
        install_ladder(store, draft.without(draft.posts[0].id), now=NOW)

    return [
        lambda: install_ladder(store, ladder, now=NOW),
        change_ladder,
        lambda: remove_ladder(store, ladder.ladder),
        lambda: skill("登杆"),
        lambda: skill("拉线"),
        lambda: skill("拉线制作", "拉线", "independent"),
        lambda: remove_own_skill(store, "登杆", now=NOW),
        lambda: remove_own_skill(store, "拉线制作", now=NOW),
        lambda: packs.install(store, pack("1", "6-18-01-01"), now=NOW),
        lambda: packs.install(store, pack("2", "6-18-01-02"), now=NOW),
        lambda: packs.remove(store, "own-company"),
        lambda: packs.update_shipped(store, now=NOW),
        lambda: mocks.remove(store, 1),
        lambda: mocks.remove(store, 2),
        lambda: hold_none(store, "p-1"),
        lambda: banks.rename_bank(store, 1, "另一个题库"),
        lambda: banks.edit_question(store, 2, question(7, "安全", stem="拉线怎样做")),
        lambda: banks.edit_question(store, 3, question(2, "安全", explanation="看规程")),
        lambda: removing.remove_question(store, 2),
        lambda: removing.remove_bank(store, 1),
    ]


def test_acts_on_what_is_no_record(tmp_path: Path) -> None:
    """One after the other, all taken back, all done again, with a restart before each."""
    path = str(tmp_path / "file.db")
    with Workspace.create(path, clock=CLOCK) as work:
        with work.store.write("setup", journaled=False) as writer:
            PEOPLE.insert(writer, worker())
            writer.run("UPDATE pack SET version = '0' WHERE id = 'cn-general'")
            writer.run("UPDATE pack_entry SET body = '{}', note = 'older' WHERE pack = 'cn-general' AND position < 9")
        banks.store_bank(work.store, [question(number, "安全") for number in range(3)], bank=banks.NewBank(name="a"), now=NOW)  # fmt: skip
        banks.fill_index(work.store)
        for number in (1, 2):
            mocks.begin(work.store, "p-1", target=None, at=NOW, seed=number)
        mocks.hand_in(work.store, "p-1", 1, at=NOW)
        states = [everything_kept(work)]
        for act in acts_on(work, tmp_path):
            act()
            states.append(everything_kept(work))
    assert len({repr(state) for state in states}) >= len(states) - 3, "each does something; three end as all began"
    commands = []
    for expected in states[-2::-1]:
        with Workspace.open(path, CLOCK) as work:
            done = work.undo()
            assert done
            commands.append(done.command)
            assert everything_kept(work) == expected, done.command
    with Workspace.open(path, CLOCK) as work:
        assert work.undo() is None
    for expected in states[1:]:
        with Workspace.open(path, CLOCK) as work:
            done = work.redo()
            assert done
            assert done.command == commands.pop()
            assert everything_kept(work) == expected, done.command


NOT_UNDONE = {
    "bundle.make": "what went out cannot be called back",
    "file.create": "there is nothing before it",
    "file.owner": "with the worker a new file begins with",
    "key.new": "whose word is believed is never turned back by the way",
    "key.password": "the same",
    "key.revoke": "the same",
    "key.trust": "the same",
    "study.answer": "practice takes its latest answer back itself",
    "study.undo": "that is how it does",
    "study.import": "the bank is removed, which is undone",
    "study.import_answers": "a log of what happened elsewhere",
    "study.mock": "a paper goes forward only; it is removed, which is undone",
    "study.timer": "what it measured is logged, which is undone",
    "study.parameters": "computed from the answers",
    "study.index": "computed from the questions",
    "study.drop": "what is let go of for room",
}
"""The acts without a history, and why they need none."""


def test_no_other_act_goes_without_a_history() -> None:
    sources = (path.read_text(encoding="utf-8") for path in Path(history.__file__).parents[1].rglob("*.py"))
    found = [name for text in sources for name in re.findall(r'\.write\(\s*"([^"]+)"[^:]*journaled=False', text)]
    assert set(found) == set(NOT_UNDONE)
