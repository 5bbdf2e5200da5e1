"""The sheet, the form rows, the undo line, progress, questions and folding: what they announce and when."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.look import cut_off
from ui.theme import apply_theme, load_theme
from ui.widgets.ask import ask
from ui.widgets.badge import StateBadge
from ui.widgets.bars import Bar
from ui.widgets.busy_bar import BusyBar
from ui.widgets.dates import DateEdit
from ui.widgets.disclosure import Disclosure
from ui.widgets.editors import NoteEdit, TextEdit
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import FlowRow
from ui.widgets.form import FormRow
from ui.widgets.lanes import Interval, Lanes
from ui.widgets.sheet import Sheet, SheetHost
from ui.widgets.undo_bar import UndoBar


def press(root: QWidget, name: str) -> None:
    button = root.findChild(QPushButton, name)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def host(qtbot: QtBot) -> SheetHost:
    content = QWidget()
    QVBoxLayout(content).addWidget(QLineEdit())
    made = SheetHost(content)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.activateWindow()
    return made


@pytest.fixture
def sheet() -> Sheet:
    made = Sheet("证书")
    made.body.addWidget(FormRow("名称", TextEdit(name="title")))
    return made


def test_a_wide_window_shows_list_and_sheet_a_narrow_one_the_sheet(host: SheetHost, sheet: Sheet) -> None:
    host.open_sheet(sheet)
    assert host.content.isVisible()
    assert 320 <= sheet.width() <= 420
    assert host.content.width() + sheet.width() == 900
    host.resize(600, 600)
    assert not host.content.isVisible()
    assert sheet.width() == 600
    sheet.close_sheet()
    assert host.content.isVisible()
    assert host.content.width() == 600


def test_the_keyboard_goes_to_the_first_field_and_back(qtbot: QtBot, host: SheetHost, sheet: Sheet) -> None:
    before = host.content.findChild(QLineEdit)
    assert before is not None
    before.setFocus()
    host.open_sheet(sheet)
    field = sheet.findChild(TextEdit, "title")
    assert field is not None
    assert field.hasFocus()
    with qtbot.waitSignal(sheet.closed):
        QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert before.hasFocus()


def test_saving_only_asks_and_leaves_the_sheet_open(qtbot: QtBot, host: SheetHost, sheet: Sheet) -> None:
    host.open_sheet(sheet)
    with qtbot.waitSignal(sheet.saved):
        press(sheet, "sheet_save")
    with qtbot.waitSignal(sheet.saved):
        QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sheet.isVisible()


def test_another_sheet_takes_the_place_of_the_first(qtbot: QtBot, host: SheetHost, sheet: Sheet) -> None:
    host.open_sheet(sheet)
    other = Sheet("工作")
    with qtbot.waitSignal(sheet.closed):
        host.open_sheet(other)
    assert host.sheet is other
    assert not sheet.isVisible()


def test_a_problem_stands_at_its_field_until_the_value_changes(qtbot: QtBot) -> None:
    edit = DateEdit(name="issued_on")
    row = FormRow("发证日期", edit, "证书上的日期")
    qtbot.addWidget(row)
    row.show()
    assert edit.accessibleName() == "发证日期"
    assert edit.accessibleDescription() == "证书上的日期"
    edit.setText("2023-13-40")
    assert not row.check()
    assert row.problem == edit.problem() == edit.accessibleDescription()
    assert edit.property("problem") is True
    QTest.keyClicks(edit, "x")
    assert row.problem == ""
    edit.set_value(date(2023, 11, 20))
    assert row.check()


def test_undo_is_offered_and_goes_away(qtbot: QtBot) -> None:
    bar = UndoBar()
    qtbot.addWidget(bar)
    bar.show_done("已保存。")
    assert bar.isVisible()
    assert bar.accessibleName() == "已保存。"
    with qtbot.waitSignal(bar.undone):
        press(bar, "undo_bar_undo")
    assert not bar.isVisible()
    bar.show_done("已导出。", undo=False)
    bar._timer.timeout.emit()
    assert not bar.isVisible()


def test_quick_work_never_shows_its_progress(qtbot: QtBot) -> None:
    bar = BusyBar()
    qtbot.addWidget(bar)
    bar.begin("正在导入")
    assert not bar.isVisible()
    bar.finish()
    qtbot.wait(350)
    assert not bar.isVisible()


def test_long_work_shows_and_can_be_stopped_once(qtbot: QtBot) -> None:
    bar = BusyBar()
    qtbot.addWidget(bar)
    bar.begin("正在导入")
    qtbot.waitUntil(bar.isVisible, timeout=2000)
    heard: list[bool] = []
    bar.cancelled.connect(lambda: heard.append(True))
    press(bar, "busy_cancel")
    press(bar, "busy_cancel")
    assert heard == [True]


def test_a_question_answers_once_and_does_not_block(qtbot: QtBot) -> None:
    answers: list[str | None] = []
    window = QWidget()
    qtbot.addWidget(window)
    for act, expected in (("drop", "drop"), (None, None)):
        question = ask(
            window, "删除密码", "不能撤销。", [("keep", "保留", ""), ("drop", "删除", "danger")], answers.append
        )
        assert question.isVisible()
        if act:
            press(question, f"question_{act}")
        else:
            QTest.keyClick(question, Qt.Key.Key_Escape)
        assert answers.pop() == expected
        assert answers == []


def test_a_long_message_is_shown_whole(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    question = ask(
        window, "文件打不开", "这个文件已经在另一个窗口中打开。" * 9, [("close", "关闭", "")], lambda _answer: None
    )
    assert cut_off(question) == []


def test_a_row_unfolds_by_click_and_by_key(qtbot: QtBot) -> None:
    fold = Disclosure("满 4 年", name="fold")
    fold.body.addWidget(Bar(0.5))
    qtbot.addWidget(fold)
    fold.show()
    QTest.mouseClick(fold._title, Qt.MouseButton.LeftButton)
    assert fold.unfolded
    with qtbot.waitSignal(fold.toggled):
        QTest.keyClick(fold._chevron, Qt.Key.Key_Space)
    assert not fold.unfolded


def test_an_empty_page_offers_the_first_act(qtbot: QtBot) -> None:
    empty = EmptyState("certificate", "还没有证书", "添加第一张。", "添加证书", name="certificates_empty")
    qtbot.addWidget(empty)
    with qtbot.waitSignal(empty.acted):
        press(empty, "certificates_empty_act")


def test_chips_go_on_in_the_next_line(qtbot: QtBot) -> None:
    row = FlowRow(*(StateBadge("good", "有效") for _count in range(8)))
    qtbot.addWidget(row)
    one = row.heightForWidth(2000)
    assert row.heightForWidth(200) > 2 * one
    row.clear()
    assert row.heightForWidth(200) == 0


@pytest.mark.parametrize(("given", "shown"), [(-1.0, 0.0), (0.456, 0.456), (7.0, 1.0)])
def test_a_share_is_held_between_nothing_and_all(qtbot: QtBot, given: float, shown: float) -> None:
    assert Bar(given).progress == shown


def test_an_unknown_state_is_refused(qtbot: QtBot) -> None:
    with pytest.raises(ValueError, match="purple"):
        StateBadge("purple", "?")


def test_lanes_are_read_in_words_and_walked_by_keys(qtbot: QtBot) -> None:
    lanes = Lanes()
    qtbot.addWidget(lanes)
    lanes.resize(600, 200)
    lanes.show_intervals(
        [
            Interval(key="b", start=date(2012, 9, 1), end=None, text="大江车桥"),
            Interval(key="a", start=date(2008, 7, 1), end=date(2012, 3, 31), text="江津机械厂"),
        ],
        today=date(2023, 3, 24),
    )
    lanes.show()
    assert lanes.text_twin() == "江津机械厂\nNothing from 2012-04-01 to 2012-08-31\n大江车桥"
    opened: list[str] = []
    lanes.activated.connect(opened.append)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_End, Qt.Key.Key_Return):
        QTest.keyClick(lanes, key)
    assert opened == ["a", "b"]
    assert lanes.accessibleDescription() == "Nothing from 2012-04-01 to 2012-08-31"


def test_words_of_widgets_follow_the_language(qtbot: QtBot, host: SheetHost, sheet: Sheet) -> None:
    from PySide6.QtWidgets import QApplication

    from ui.text import set_language

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    save = sheet.findChild(QPushButton, "sheet_save")
    assert save is not None
    assert save.text() == "Save"
    set_language("zh_CN")
    apply_theme(app, load_theme("light"))
    assert save.text() == "保存"


def test_from_the_first_day_of_the_calendar_to_the_last(qtbot: QtBot) -> None:
    lanes = Lanes()
    qtbot.addWidget(lanes)
    day = date(2023, 3, 24)
    ends = [Interval(key="a", start=date.min, end=date(1990, 1, 1), text="a")]
    ends += [Interval(key="b", start=day, end=date.max - timedelta(days=1), text="b")]
    lanes.show_intervals(ends, today=day)
    lanes.resize(600, 120)
    assert not lanes.grab().isNull()


@pytest.mark.parametrize("scale", [1.0, 1.5, 1.75, 2.0])
def test_a_note_of_one_line_has_room_for_it(qtbot: QtBot, qapp: QApplication, scale: float) -> None:
    apply_theme(qapp, load_theme("light", scale, low=scale > 1.5))
    note = NoteEdit(name="n", lines=1)
    qtbot.addWidget(note)
    note.set_value("隔离开关 4 m")
    note.resize(note.sizeHint())
    note.show()
    assert note.verticalScrollBar().maximum() == 0
    apply_theme(qapp, load_theme("light"))
