"""The list of certificates: sorting, narrowing down, keys, and what stays chosen."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.pages.certificate_pages import LOW_VOLTAGE, click_row, page_of, sheet, store, titles, words
from tests.ui.pages.windows import NotingWindow
from tests.ui.parts import click, part, parts, press
from tests.worlds import demo_world
from tracker.certificates import service
from ui.pages.certificates.details import CertificateDetails
from ui.widgets.choices import ChoiceEdit


@pytest.fixture
def han(window: NotingWindow) -> NotingWindow:
    window.open_on(demo_world("han-song"), "certificates")
    window.take_keyboard()
    return window


class TestList:
    def test_a_click_on_a_head_sorts(self, han: NotingWindow) -> None:
        head = page_of(han).table.horizontalHeader()
        place = QPoint(head.sectionViewportPosition(3) + 20, head.height() // 2)

        def levels() -> list[str]:
            return [str(page_of(han).model.index(row, 3).data()) for row in range(3)]

        QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert levels() == ["Intermediate worker (level 4)", "Senior worker (level 3)", "–"]
        QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert levels() == ["Senior worker (level 3)", "Intermediate worker (level 4)", "–"]

    @pytest.mark.parametrize(
        ("typed", "found"), [("低压", 1), ("demo", 3), ("senior", 1), ("QUALIFICATION", 1), ("农网 鉴定", 1)]
    )
    def test_typing_narrows_the_list(self, han: NotingWindow, qtbot: QtBot, typed: str, found: int) -> None:
        page_of(han).focus_filter()
        page_of(han).filters.line.insert(typed)
        qtbot.waitUntil(lambda: page_of(han).model.rowCount() == found)

    def test_nothing_fits_and_one_click_shows_all_again(self, han: NotingWindow, qtbot: QtBot) -> None:
        page_of(han).filters.line.insert("没有")
        qtbot.waitUntil(lambda: page_of(han).model.rowCount() == 0)
        assert "No certificate fits" in words(page_of(han))
        click(page_of(han), QPushButton, "certificates_nothing_act")
        assert len(titles(han)) == 3
        assert page_of(han).filters.line.text() == ""

    def test_esc_empties_the_filter_and_the_arrow_goes_to_the_list(self, han: NotingWindow) -> None:
        line = page_of(han).filters.line
        page_of(han).focus_filter()
        line.insert("低压")
        press(line, Qt.Key.Key_Escape)
        assert line.text() == ""
        press(line, Qt.Key.Key_Down)
        assert page_of(han).table.hasFocus()
        assert page_of(han).table.currentIndex().row() == 0

    def test_state_and_kind_narrow_too(self, han: NotingWindow) -> None:
        chips = {button.objectName(): button.text() for button in parts(page_of(han).filters.states, QPushButton)}
        assert chips == {
            "certificates_state_all": "All 3",
            "certificates_state_due": "Due soon 1",
            "certificates_state_valid": "Valid 2",
        }
        click(page_of(han), QPushButton, "certificates_state_due")
        assert titles(han) == ["低压电工作业"]
        click(page_of(han), QPushButton, "certificates_state_all")
        part(page_of(han), ChoiceEdit, "certificates_kind").set_value("skill_level")
        assert len(titles(han)) == 1
        assert "1 of 3 certificates" in words(page_of(han))

    def test_the_chosen_row_stays_chosen_through_sorting_and_changes(self, han: NotingWindow) -> None:
        page = page_of(han)
        click_row(han, 0)
        page.table.sortByColumn(7, Qt.SortOrder.AscendingOrder)
        page = page_of(han)
        assert page.model.place_of(LOW_VOLTAGE) == page.table.currentIndex().row() == 2
        service.edit(store(han), LOW_VOLTAGE, {"issued_on": date(2010, 1, 1)})
        page = page_of(han)
        assert page.table.currentIndex().row() == page.model.place_of(LOW_VOLTAGE) == 0

    def test_the_table_is_no_higher_than_its_rows(self, han: NotingWindow) -> None:
        table = page_of(han).table
        assert table.verticalScrollBar().maximum() == 0
        assert table.height() < 200

    def test_columns_give_way_and_the_words_stay(self, window: NotingWindow) -> None:
        window.open_on(demo_world("han-song"), "certificates", size=(1024, 600))
        click_row(window, 0)
        table = page_of(window).table
        heads = [
            column.title
            for place, column in enumerate(page_of(window).model.columns)
            if not table.isColumnHidden(place)
        ]
        assert heads == ["State", "Title", "Next date"]
        assert table.horizontalHeader().length() <= table.viewport().width()


class TestKeys:
    def test_enter_opens_the_sheet_and_esc_goes_back(self, han: NotingWindow) -> None:
        table = page_of(han).table
        table.setFocus()
        press(table, Qt.Key.Key_Down)
        press(table, Qt.Key.Key_Return)
        details = part(page_of(han), CertificateDetails)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert details.isAncestorOf(focus)
        press(focus, Qt.Key.Key_Escape)
        assert not parts(page_of(han), CertificateDetails)
        assert table.hasFocus()

    def test_arrows_leaf_through_the_sheet_while_the_list_keeps_the_keyboard(
        self, han: NotingWindow, qtbot: QtBot
    ) -> None:
        click_row(han, 0)
        table = page_of(han).table
        table.setFocus()
        press(table, Qt.Key.Key_Down)
        qtbot.waitUntil(lambda: "Valid" in words(sheet(han)) or "农网配电营业工" in words(sheet(han)))
        assert table.hasFocus()
        press(table, Qt.Key.Key_Escape)
        assert not parts(page_of(han), CertificateDetails)

    def test_delete_removes_and_undo_brings_back(self, han: NotingWindow) -> None:
        click_row(han, 0)
        press(page_of(han).table, Qt.Key.Key_Delete)
        assert titles(han) == ["农网配电营业工", "农网配电营业工"]
        assert "低压电工作业 removed." in words(han)
        assert not parts(page_of(han), CertificateDetails)
        assert page_of(han).table.currentIndex().row() == 0
        click(han, QPushButton, "undo_bar_undo")
        assert titles(han)[0] == "低压电工作业"

    def test_ctrl_c_copies_the_number(self, han: NotingWindow) -> None:
        click_row(han, 0)
        QTest.keyClick(page_of(han).table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        assert QApplication.clipboard().text() == "DEMO-T"
        assert "Number DEMO-T copied." in words(han)

    def test_f2_changes(self, han: NotingWindow) -> None:
        click_row(han, 0)
        press(page_of(han).table, Qt.Key.Key_F2)
        assert "Change the certificate" in words(sheet(han))

    def test_the_menu_key_offers_every_act(self, han: NotingWindow) -> None:
        click_row(han, 0)
        viewport = page_of(han).table.viewport()
        asked = QContextMenuEvent(
            QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), viewport.mapToGlobal(QPoint(5, 5)), Qt.KeyboardModifier(0)
        )
        QApplication.sendEvent(viewport, asked)
        menu = part(page_of(han), QMenu, "certificate_menu")
        offered = [action.text() for action in menu.actions() if action.isVisible() and not action.isSeparator()]
        menu.close()
        assert offered == ["Show", "Change", "Reviewed…", "Revoked…", "Add files…", "Copy the number", "Remove"]
