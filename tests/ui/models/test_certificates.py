"""The table of certificates: rows come in turns, and after a change only what differs moves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from random import Random

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from tracker.certificates.model import Certificate, CertificateFilter, CertificateOrder, FilterWord
from tracker.certificates.repo import CERTIFICATES, listing
from tracker.kernel.clock import FixedClock
from tracker.kernel.terms import CertificateKind
from tracker.overview.certificate_list import CertificateList, Held, View
from tracker.overview.names import Names
from tracker.people.model import Person
from tracker.people.repo import PEOPLE
from tracker.store.session import Store
from ui.models import turns
from ui.models.certificates import HELD_ROLE, CertificateTable

TODAY = date(2026, 11, 23)
COUNT = 180


@pytest.fixture
def store() -> Store:
    made = Store.in_memory(FixedClock(TODAY))
    with made.write("fill", journaled=False) as writer:
        PEOPLE.insert(writer, Person(uid="p", name="韩松"))
        CERTIFICATES.insert_many(
            writer,
            [
                Certificate(
                    uid=f"c{number}",
                    person="p",
                    kind=CertificateKind.OTHER,
                    title=f"证{number:03}",
                    issued_on=date(2000, 1, 1),
                )
                for number in range(COUNT)
            ],
        )
    return made


@pytest.fixture
def table(qtbot: QtBot) -> CertificateTable:
    made = CertificateTable(Names(), today=TODAY)
    made.tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)  # type: ignore[attr-defined]
    return made


@pytest.fixture(params=[0.0, 10.0], ids=["a step a turn", "all in one turn"])
def pace(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "TURN_S", request.param)
    monkeypatch.setattr(listing, "SLICE", 50)


def show(qtbot: QtBot, table: CertificateTable, store: Store, view: View | None = None) -> None:
    listed = CertificateList(store.read(), person=None, today=TODAY)
    with qtbot.waitSignal(table.settled):
        table.show_list(listed, view)


def uids(table: CertificateTable) -> list[str]:
    found: list[Held] = [table.index(row, 0).data(HELD_ROLE) for row in range(table.rowCount())]
    return [held.certificate.uid for held in found]


BY_TITLE = View(order=CertificateOrder.TITLE)


@pytest.mark.usefixtures("pace")
def test_all_rows_arrive_in_order(qtbot: QtBot, table: CertificateTable, store: Store) -> None:
    show(qtbot, table, store, BY_TITLE)
    assert uids(table) == [f"c{number}" for number in range(COUNT)]
    with qtbot.waitSignal(table.settled):
        table.sort(2, Qt.SortOrder.DescendingOrder)
    assert uids(table)[:2] == ["c179", "c178"]


@pytest.mark.usefixtures("pace")
def test_only_what_differs_moves(qtbot: QtBot, table: CertificateTable, store: Store) -> None:
    show(qtbot, table, store, BY_TITLE)
    moves: list[tuple[str, int, int]] = []
    table.rowsRemoved.connect(lambda _parent, first, last: moves.append(("out", first, last)))
    table.rowsInserted.connect(lambda _parent, first, last: moves.append(("in", first, last)))
    table.modelReset.connect(lambda: moves.append(("reset", 0, 0)))
    with store.write("certificate.delete") as writer:
        CERTIFICATES.delete(writer, "c100")
    show(qtbot, table, store)
    assert moves == [("out", 100, 100)]
    assert "c100" not in uids(table)
    moves.clear()
    with store.write("certificate.edit") as writer:
        known = CERTIFICATES.get(writer, "c10")
        CERTIFICATES.update(writer, known.replace(title="证020之后"))
    show(qtbot, table, store)
    assert [move for move in moves if move[0] == "reset"] == []
    assert uids(table)[9:21] == ["c9", *(f"c{number}" for number in range(11, 21)), "c10"]
    assert table.index(table.place_of("c10"), 2).data() == "证020之后"


@pytest.mark.usefixtures("pace")
@pytest.mark.parametrize("seed", range(4))
def test_whatever_changes_the_rows_are_those_of_a_new_list(
    qtbot: QtBot, table: CertificateTable, store: Store, seed: int
) -> None:
    chance = Random(seed)
    show(qtbot, table, store, BY_TITLE)
    for _round in range(3):
        with store.write("change") as writer:
            for uid in chance.sample(uids(table), chance.choice([1, 5, 40])):
                if chance.random() < 0.5:
                    CERTIFICATES.delete(writer, uid)
                else:
                    known = CERTIFICATES.get(writer, uid)
                    CERTIFICATES.update(writer, known.replace(title=f"证{chance.randrange(COUNT):03}"))
        show(qtbot, table, store)
        fresh = CertificateList(store.read(), person=None, today=TODAY)
        rows = [row for step in fresh.ids(BY_TITLE) for row in step]
        assert uids(table) == [fresh.held([row])[row].certificate.uid for row in rows]


def test_the_old_rows_stay_until_there_are_new_ones(
    qtbot: QtBot, table: CertificateTable, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(qtbot, table, store, BY_TITLE)
    monkeypatch.setattr(turns, "TURN_S", 0.0)
    monkeypatch.setattr(listing, "SLICE", 50)
    with qtbot.waitSignal(table.settled):
        table.show_view(BY_TITLE.replace(filter=CertificateFilter(words=(FilterWord(text="没有"),))))
        assert table.rowCount() == COUNT
    assert table.rowCount() == 0


def test_another_view_gives_up_the_one_under_way(
    qtbot: QtBot, table: CertificateTable, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "TURN_S", 0.0)
    monkeypatch.setattr(listing, "SLICE", 50)
    listed = CertificateList(store.read(), person=None, today=TODAY)
    table.show_list(listed, BY_TITLE)
    assert table.busy
    with qtbot.waitSignal(table.settled):
        table.show_view(BY_TITLE.replace(descending=True))
    assert uids(table)[0] == "c179"
    assert table.rowCount() == COUNT


def test_a_row_is_read_when_it_comes_into_sight(qtbot: QtBot, table: CertificateTable, store: Store) -> None:
    class Counting(CertificateList):
        asked = 0

        def held(self, ids: Sequence[int]) -> dict[int, Held]:
            self.asked += len(ids)
            return super().held(ids)

    listed = Counting(store.read(), person=None, today=TODAY)
    with qtbot.waitSignal(table.settled):
        table.show_list(listed, BY_TITLE)
    listed.asked = 0
    table.index(179, 0).data()
    table.index(178, 2).data()
    assert listed.asked == COUNT % 64


def test_turns_end_even_without_a_step(qtbot: QtBot) -> None:
    def nothing() -> Iterator[int]:
        yield from ()

    work = turns.Turns()
    with qtbot.waitSignals([work.turned, work.ended]):
        work.begin(nothing())
    assert not work.busy


def test_a_page_is_busy_until_all_its_turns_have_ended(qtbot: QtBot) -> None:
    page = QObject()
    first, second = turns.Turns(page), turns.Turns(page)
    second.follow(iter(range(3)))
    first.begin(iter(()))
    assert page.property("busy")
    qtbot.waitUntil(lambda: not page.property("busy"))


def test_turns_given_up_take_no_further_step(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "TURN_S", 0.0)
    taken: list[int] = []
    work = turns.Turns()
    work.begin(iter(range(10)), taken.append)
    work.stop()
    qtbot.wait(20)
    assert taken == [0]
