"""Every kind of record there is: added, changed and removed, and each of it taken back and done again after a restart."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.conftest import CLOCK, certificate, worker
from tests.store.test_history import everything
from tests.store.test_schema import TABLES
from tracker.certificates.repo import CERTIFICATES
from tracker.kernel.record import Record, enums_named, type_names
from tracker.people.model import Goal
from tracker.people.repo import GOALS, PEOPLE
from tracker.store import history
from tracker.store.session import Reader, Store
from tracker.store.table import Table
from tracker.study.kept import Target
from tracker.study.repo import TARGETS

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
            elif what == "put" and not known and hangs_on_something(writer, kind):
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
