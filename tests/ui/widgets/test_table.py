"""The table: opened by Enter and double click, rows as high as the text needs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.theme import apply_theme, current_theme, load_theme
from ui.widgets.table import Table


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
