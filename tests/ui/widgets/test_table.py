"""The table: opened by Enter and double click, rows as high as the text needs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QFontMetrics, QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.theme import apply_theme, current_theme, load_theme
from ui.widgets.table import Shares, Table, share_out


@pytest.fixture
def table(qtbot: QtBot) -> Table:
    made = Table(name="certificates", title="证书")
    made.setModel(QStringListModel(["车工三级", "低压电工"], made))
    qtbot.addWidget(made)
    made.show()
    return made


def test_enter_opens_the_row_that_has_the_keyboard(qtbot: QtBot, table: Table) -> None:
    table.selectRow(1)
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args is not None
    assert opened.args[0].row() == 1


def test_enter_on_nothing_opens_nothing(qtbot: QtBot, table: Table) -> None:
    table.setCurrentIndex(table.model().index(-1, -1))
    with qtbot.assertNotEmitted(table.opened):
        QTest.keyClick(table, Qt.Key.Key_Return)


def test_tab_leaves_the_table(table: Table) -> None:
    assert not table.tabKeyNavigation()


@pytest.mark.parametrize("scale", [1.0, 1.75, 2.0])
def test_rows_grow_with_the_text_while_the_window_is_open(qapp: QApplication, table: Table, scale: float) -> None:
    apply_theme(qapp, load_theme("light", scale))
    line = QFontMetrics(current_theme().font()).lineSpacing()
    assert table.rowHeight(0) >= 1.8 * line
    apply_theme(qapp, load_theme("light"))


class TestShares:
    @pytest.mark.parametrize(
        ("room", "widths"),
        [
            (400, [100, 100, 150]),  # half of what is left over; the last column takes the rest by itself
            (300, [100, 100, 100]),
            (299, [100, 0, 149]),
            (150, [100, 0, 50]),
        ],
    )
    def test_columns_are_shown_by_their_importance(self, room: int, widths: list[int]) -> None:
        assert share_out([100, 100, 100], room, Shares(importance=(0, 2, 1), grows=2)) == widths

    def test_what_is_missing_is_given_by_one_column_and_then_by_another(self) -> None:
        shares = Shares(importance=(0, 1, 2), always=3, grows=1, gives=2, least=60)
        assert share_out([100, 100, 100], 280, shares) == [100, 100, 80]
        assert share_out([100, 100, 100], 240, shares) == [100, 80, 60]

    @given(st.lists(st.integers(20, 400), min_size=3, max_size=3), st.integers(1, 2000))
    def test_no_bar_is_needed_below(self, wanted: list[int], room: int) -> None:
        assert sum(share_out(wanted, room, Shares(importance=(1, 0, 2), always=1, grows=1))) <= room

    def test_a_list_is_no_higher_than_its_rows_and_has_no_bar(self, qtbot: QtBot) -> None:
        made = Table(name="jobs", title="工作", shares=Shares(importance=(0,), always=1), snug=True)
        qtbot.addWidget(made)
        model = QStandardItemModel(made)
        for words in ("车工" * 40, "低压电工"):
            model.appendRow(QStandardItem(words))
        made.setModel(model)
        made.resize(300, 600)
        made.show()
        assert made.height() == made.horizontalHeader().height() + 2 * made.rowHeight(0) + 2 * made.frameWidth()
        assert made.horizontalScrollBar().maximum() == 0
