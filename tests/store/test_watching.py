"""Every change of a journaled row is kept, whichever statement makes it first and whatever was rolled back before."""

from __future__ import annotations

import pytest

from tests.store.conftest import CLOCK, certificate, worker
from tracker.certificates.repo import CERTIFICATES
from tracker.people.repo import PEOPLE
from tracker.store import history, journal
from tracker.store.session import Store, Writer
from tracker.store.watching import Watch

OF_NOBODY = {"statement", "removal", "bank", "question", "mock", "pack", "pack_entry", "setting"}
"""The tables whose rows stay when a person goes."""


@pytest.fixture
def held(place: str, store: Store) -> Store:
    """A file with a worker and a certificate, opened anew: nothing has been written on this connection."""
    with store.write("setup", journaled=False) as writer:
        PEOPLE.insert(writer, worker())
        CERTIFICATES.insert(writer, certificate("c-1"))
    store.close()
    return Store.open(place, CLOCK)


def kept(store: Store) -> list[tuple[str, str]]:
    return store.read().rows('SELECT "table", uid FROM change ORDER BY id')


def test_what_a_deletion_takes_along(held: Store) -> None:
    with held.write("person.delete") as writer:
        PEOPLE.delete(writer, worker().uid)
    assert set(kept(held)) == {("person", worker().uid), ("certificate", "c-1")}
    assert history.undo(held)
    assert CERTIFICATES.get(held.read(), "c-1") == certificate("c-1")


def test_after_a_part_was_rolled_back(held: Store) -> None:
    def part(writer: Writer, uid: str, *, fail: bool) -> None:
        with held.write("part"):
            CERTIFICATES.insert(writer, certificate(uid))
            if fail:
                raise LookupError

    with held.write("whole") as writer:
        with pytest.raises(LookupError):
            part(writer, "c-2", fail=True)
        part(writer, "c-3", fail=False)
    assert kept(held) == [("certificate", "c-3")]


def test_after_the_whole_was_rolled_back(held: Store) -> None:
    def fail() -> None:
        with held.write("whole") as writer:
            CERTIFICATES.insert(writer, certificate("c-2"))
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    with held.write("whole") as writer:
        CERTIFICATES.insert(writer, certificate("c-3"))
    assert kept(held) == [("certificate", "c-3")]


@pytest.mark.parametrize("at_once", [True, False], ids=["in one write", "in a write each"])
def test_what_becomes_of_a_row_that_was_added_before(held: Store, at_once: bool) -> None:
    added = "INSERT INTO certificate (uid, person, kind, issued_on) VALUES ('c-2', ?, 'other', '2020-01-01')"
    again = f"{added} ON CONFLICT DO UPDATE SET number = 'A2'"
    acts = [(added, (worker().uid,)), (again, (worker().uid,)), ("DELETE FROM certificate WHERE uid = ?", ("c-2",))]
    for whole in [acts] if at_once else [[act] for act in acts]:
        with held.write("act") as writer:
            for act in whole:
                writer.run(*act)
    said = "SELECT before IS NULL, before ->> 'number', after IS NULL, after ->> 'number' FROM change ORDER BY id"
    assert held.read().rows(said) == [(1, None, 0, None), (0, None, 0, "A2"), (0, "A2", 1, None)]


@pytest.mark.parametrize(
    ("statement", "changed"),
    [
        ("INSERT INTO certificate (uid) VALUES (?)", {"certificate"}),
        ('INSERT OR IGNORE INTO "certificate"(uid) VALUES (?)', {"certificate"}),
        ("UPDATE certificate SET number = ? WHERE uid = ?", {"certificate"}),
        ("DELETE FROM certificate WHERE uid = ?", {"certificate", "acceptance", "issuer_check"}),
        ("INSERT OR REPLACE INTO goal VALUES (?)", {"goal", "option", "goal_step"}),
        ("DELETE FROM person WHERE uid = ?", set(journal.JOURNALED) - OF_NOBODY),
        ("WITH gone AS (SELECT 1) DELETE FROM certificate", set(journal.JOURNALED)),
        ("PRAGMA defer_foreign_keys = ON", set()),
        ("INSERT INTO setting VALUES (?, ?)", {"setting"}),
        ("INSERT INTO blob VALUES (?, ?)", set()),
    ],
)
def test_what_a_statement_may_change(store: Store, statement: str, changed: set[str]) -> None:
    assert set(Watch(store._connection, journal.JOURNALED)._changed_by(statement)) == changed
