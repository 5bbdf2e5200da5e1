"""The list of 100,000 certificates: that the window never stands still, beside a raw query and a bare table.

A turn is one round of the event loop; what counts is how long the window's thread works in the longest one, in its own
processor time, so that other programs do not matter.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter, thread_time

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from tests.benchmarks.large_file import CERTIFICATES, PEOPLE, TODAY, make_large_file
from tests.ui.pages.windows import NotingWindow
from tracker.certificates.model import CertificateOrder
from tracker.kernel.clock import FixedClock
from tracker.workspace import Workspace
from ui.pages.certificates.page import CertificatesPage

STALL_MS = 50
RUNS = 5
SCREEN = (1600, 1000)
ROOT = QModelIndex()
FIRST_ROWS = "SELECT * FROM certificate ORDER BY {} LIMIT 256"
SCAN = "SELECT count(*) FROM certificate WHERE title LIKE '%电工%' OR number LIKE '%电工%' OR issuer LIKE '%电工%'"

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    made = str(tmp_path_factory.mktemp("large") / "office.db")
    make_large_file(made)
    return made


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path, path: str) -> Iterator[CertificatesPage]:
    window = NotingWindow(tmp_path)
    window.open_on(Workspace.open(path, FixedClock(TODAY)), "certificates", language="zh_CN", size=SCREEN)
    found = window.page("certificates")
    assert isinstance(found, CertificatesPage)
    yield found
    window.close()
    delete(window)


@pytest.fixture
def everyone(page: CertificatesPage) -> CertificatesPage:
    page.filters.scope.set_value("everyone")
    page.filters.scope.changed.emit()
    wait(page)
    assert page.model.rowCount() == PEOPLE * CERTIFICATES
    return page


class Watched:
    """One act: until its first rows, until its end, and the longest turn, in milliseconds."""

    def __init__(self, page: CertificatesPage, act: Callable[[], object], *, first: Callable[[], bool]) -> None:
        begun = perf_counter()
        self.first: float | None = None
        self.turns = [spent(act)]
        while page.busy or page.filters._pause.isActive():
            self._note(first, begun)
            self.turns.append(spent(QApplication.processEvents))
        self.turns.append(spent(QApplication.processEvents))
        self._note(first, begun)
        self.all = (perf_counter() - begun) * 1000

    def _note(self, first: Callable[[], bool], begun: float) -> None:
        if self.first is None and first():
            self.first = (perf_counter() - begun) * 1000

    @property
    def longest(self) -> float:
        return max(self.turns)


def spent(act: Callable[[], object]) -> float:
    """Processor time of this thread, in milliseconds."""
    before = thread_time()
    act()
    return (thread_time() - before) * 1000


def wait(page: CertificatesPage) -> None:
    while page.busy:
        QApplication.processEvents()
    QApplication.processEvents()


def raw(path: str, sql: str) -> float:
    """A query in plain SQLite, fetched, in milliseconds; the best of some."""
    connection = sqlite3.connect(path)
    times = []
    for _run in range(RUNS):
        begun = perf_counter()
        connection.execute(sql).fetchall()
        times.append((perf_counter() - begun) * 1000)
    connection.close()
    return min(times)


def told(what: str, acts: list[Watched], beside: float | None = None) -> None:
    """Print the figures; none of the turns may be a stall."""
    firsts = [act.first for act in acts if act.first is not None]
    ratio = f", first rows / raw query {min(firsts) / beside:.2f}" if beside and firsts else ""
    print(
        f"{what:32} first rows {median(firsts):7.1f} ms, all {median(act.all for act in acts):7.1f} ms, "
        f"longest turn {median(act.longest for act in acts):5.1f} ms{ratio}"
    )
    assert min(act.longest for act in acts) < STALL_MS


def visit(window: NotingWindow) -> None:
    window.go("certificates")
    QApplication.processEvents()


def top(page: CertificatesPage) -> str:
    return str(page.model.index(0, 5).data())


def changed(page: CertificatesPage) -> Callable[[], bool]:
    """Whether other rows than now are at the top."""
    before = top(page)
    return lambda: top(page) != before


def test_a_page_switch(page: CertificatesPage) -> None:
    window = page.context.shell
    assert isinstance(window, NotingWindow)
    window._noting = False
    window.go("rules")
    QApplication.processEvents()
    times = []
    for _run in range(RUNS):
        times.append(spent(lambda: visit(window)))
        window.go("rules")
        QApplication.processEvents()
    print(f"page switch {median(times):.1f} ms")
    assert min(times) < STALL_MS


def test_a_first_visit(qtbot: QtBot, tmp_path: Path, path: str) -> None:
    times = []
    for _run in range(RUNS):
        window = NotingWindow(tmp_path)
        window.open_on(Workspace.open(path, FixedClock(TODAY)), "rules", language="zh_CN", size=SCREEN)
        window._noting = False
        times.append(spent(lambda: visit(window)))  # noqa: B023
        window.close()
        delete(window)
    print(f"first visit {median(times):.1f} ms [{', '.join(f'{time:.0f}' for time in times)}]")
    assert min(times) < 2 * STALL_MS


def test_opening_the_list_of_everyone(page: CertificatesPage, path: str) -> None:
    acts = []
    for _run in range(RUNS):
        page.filters.scope._choose("own")
        wait(page)
        rows = page.model.rowCount()
        act = lambda: page.filters.scope._choose("everyone")  # noqa: E731
        acts.append(Watched(page, act, first=lambda: page.model.rowCount() > rows))  # noqa: B023
    told("open, what needs care first", acts, raw(path, "SELECT * FROM certificate"))


@pytest.mark.parametrize("order", CertificateOrder)
def test_sorting(everyone: CertificatesPage, path: str, order: CertificateOrder) -> None:
    at = next(place for place, column in enumerate(everyone.model.columns) if column.order is order)
    other = 7 if order is not CertificateOrder.ISSUED else 5
    acts = []
    for _run in range(RUNS):
        everyone.table.sortByColumn(other, Qt.SortOrder.DescendingOrder)
        wait(everyone)
        act = lambda: everyone.table.sortByColumn(at, Qt.SortOrder.AscendingOrder)  # noqa: E731
        acts.append(Watched(everyone, act, first=changed(everyone)))
    column = {"issued": "issued_on", "next": "valid_until", "state": "kind", "worker": "person"}.get(order, str(order))
    told(f"sort by {order}", acts, raw(path, FIRST_ROWS.format(column)))


@pytest.mark.parametrize("typed", ["电工", "0007919", "没有这样的证书", "技师"])
def test_typing_a_filter(everyone: CertificatesPage, path: str, typed: str) -> None:
    acts = []
    for _run in range(RUNS):
        everyone.filters.line.clear()
        QApplication.processEvents()
        everyone.filters._pause.stop()
        everyone._narrow()
        wait(everyone)

        def act() -> None:
            everyone.filters.line.setText(typed)
            everyone.filters._pause.stop()
            everyone._narrow()

        acts.append(Watched(everyone, act, first=lambda: everyone.model.rowCount() < PEOPLE * CERTIFICATES))
    told(f"filter “{typed}”, {everyone.model.rowCount()} rows", acts, raw(path, SCAN.replace("电工", typed)))


@pytest.mark.parametrize("state", ["due", "overdue", "valid", "revoked"])
def test_choosing_a_state(everyone: CertificatesPage, path: str, state: str) -> None:
    acts = []
    for _run in range(RUNS):
        everyone.filters.states._choose("all")
        wait(everyone)
        act = lambda: everyone.filters.states._choose(state)  # noqa: E731
        acts.append(Watched(everyone, act, first=lambda: everyone.model.rowCount() < PEOPLE * CERTIFICATES))
    told(f"state {state}, {everyone.model.rowCount()} rows", acts, raw(path, SCAN))


class BareModel(QAbstractTableModel):
    """As many cells, each a text in memory."""

    def __init__(self, columns: int) -> None:
        super().__init__()
        self.columns = columns

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = ROOT) -> int:
        return PEOPLE * CERTIFICATES

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = ROOT) -> int:
        return self.columns

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        return "低压电工作业" if role == Qt.ItemDataRole.DisplayRole else None


def scrolled(table: QTableView) -> list[float]:
    """A page down at a time, then here and there, each drawn."""
    bar, chance = table.verticalScrollBar(), Random(1)
    places = [bar.pageStep() * step for step in range(1, 60)]
    places += [chance.randrange(bar.maximum()) for _place in range(60)]

    def go(place: int) -> None:
        bar.setValue(place)
        table.viewport().repaint()
        QApplication.processEvents()

    return [spent(lambda: go(place)) for place in places]  # noqa: B023


def test_scrolling(everyone: CertificatesPage, qtbot: QtBot) -> None:
    bare = QTableView()
    qtbot.addWidget(bare)
    model = BareModel(9)
    bare.setModel(model)
    bare.resize(everyone.table.size())
    bare.verticalHeader().setDefaultSectionSize(everyone.table.verticalHeader().defaultSectionSize())
    bare.show()
    ours, theirs = scrolled(everyone.table), scrolled(bare)
    print(
        f"a scroll {median(ours):.1f} ms, longest {max(ours):.1f} ms; a bare table {median(theirs):.1f} ms, longest "
        f"{max(theirs):.1f} ms; ratio {median(ours) / median(theirs):.2f}"
    )
    assert max(ours) < STALL_MS


def test_a_change_in_the_middle(everyone: CertificatesPage) -> None:
    """Removing one of 100,000, and bringing it back, leaves the rest where it is."""
    acts = []
    for run in range(RUNS):
        everyone.table.choose(60_000 + run, scroll=True)
        shown = everyone.model.rowCount()
        acts.append(Watched(everyone, everyone.acts.remove, first=lambda: everyone.model.rowCount() < shown))  # noqa: B023
        everyone.context.work.undo()
        wait(everyone)
    told("remove one", acts)
