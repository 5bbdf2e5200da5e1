"""Each editor: what is set comes back, what is typed is announced, what cannot be read is said."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget
from pytestqt.qtbot import QtBot

from ui.text import set_language
from ui.widgets.choices import ChoiceEdit, CompletingEdit
from ui.widgets.dates import DateEdit, MonthEdit
from ui.widgets.editors import DecimalEdit, MoneyEdit, NoteEdit, NumberEdit, TextEdit
from ui.widgets.readings import Unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ui.widgets.editors import Editor

KINDS = [("skill_level", "职业技能等级证书"), ("special_operation", "特种作业操作证")]
TRADES = [("6-18-01-01", "车工"), ("6-18-01-02", "铣工"), ("9-1", "电工"), ("9-2", "电工")]


def editors() -> list[tuple[Editor, object]]:
    return [
        (TextEdit(name="e"), "重庆"),
        (NoteEdit(name="e"), "一\n二"),
        (MoneyEdit(name="e"), 123_450),
        (NumberEdit(name="e"), 7),
        (DecimalEdit(name="e"), 87.5),
        (DateEdit(name="e"), date(2023, 11, 20)),
        (MonthEdit(name="e"), "2023-11"),
        (ChoiceEdit(KINDS, name="e", empty="—"), "special_operation"),
        (CompletingEdit(TRADES, name="e"), "6-18-01-01"),
    ]


@pytest.mark.parametrize("place", range(9))
def test_a_value_comes_back_silently_and_so_does_none(qtbot: QtBot, place: int) -> None:
    editor, value = editors()[place]
    heard: list[bool] = []
    editor.changed.connect(lambda: heard.append(True))
    for given in (value, None):
        editor.set_value(given)
        assert editor.value() == given
        assert editor.problem() is None
    assert heard == []


@pytest.mark.parametrize(
    ("editor", "typed"),
    [
        (MoneyEdit, "1,5"),
        (DateEdit, "2023-02-29"),
        (MonthEdit, "2023-13"),
        (NumberEdit, "1.5"),
        (DecimalEdit, "100.5"),
        (CompletingEdit, "钳工"),
    ],
)
def test_what_cannot_be_read_is_said_and_never_taken_for_nothing(
    qtbot: QtBot, editor: type[MoneyEdit | DateEdit | MonthEdit | NumberEdit | DecimalEdit | CompletingEdit], typed: str
) -> None:
    made = editor(name="e")
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.changed):
        QTest.keyClicks(made, "x")
    made.setText(typed)
    with pytest.raises(Unreadable):
        made.value()
    english = made.problem()
    set_language("zh_CN")
    assert english
    assert made.problem()
    assert made.problem() != english


def test_leaving_a_field_writes_the_value_out(qtbot: QtBot) -> None:
    for made, typed, shown in (
        (DateEdit(name="e"), "2023年1月5日", "2023-01-05"),
        (MonthEdit(name="e"), "202301", "2023-01"),
        (MoneyEdit(name="e"), "3.5万", "35,000.00"),
        (CompletingEdit(TRADES, name="e"), "车工", "车工  6-18-01-01"),
        (DateEdit(name="e"), "2023-1", "2023-1"),
    ):
        qtbot.addWidget(made)
        made.show()
        made.activateWindow()
        made.setFocus()
        qtbot.waitUntil(made.hasFocus)
        made.setText(typed)
        made.clearFocus()
        assert made.text() == shown


def test_the_calendar_opens_at_the_day_and_gives_the_day_picked(qtbot: QtBot) -> None:
    edit = DateEdit(name="issued_on")
    qtbot.addWidget(edit)
    edit.show()
    edit.set_value(date(2023, 11, 20))
    QTest.keyClick(edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = edit.findChild(QCalendarWidget)
    assert calendar is not None
    assert calendar.selectedDate() == QDate(2023, 11, 20)
    with qtbot.waitSignal(edit.changed):
        calendar.activated.emit(QDate(2024, 2, 29))
    assert edit.value() == date(2024, 2, 29)
    assert not calendar.isVisible()


def test_a_choice_that_is_not_offered_is_kept(qtbot: QtBot) -> None:
    edit = ChoiceEdit(KINDS, name="kind", empty="—")
    edit.set_value("from_a_later_version")
    assert edit.value() == "from_a_later_version"


def test_other_choices_keep_what_is_chosen(qtbot: QtBot) -> None:
    edit = ChoiceEdit(KINDS, name="kind")
    edit.set_value("special_operation")
    edit.set_choices([*reversed(KINDS), ("other", "其他")])
    assert edit.value() == "special_operation"
    edit.set_choices([("other", "其他")])
    assert edit.value() == "other"


def test_the_wheel_over_a_choice_scrolls_the_form_and_not_the_choice(qtbot: QtBot) -> None:
    edit = ChoiceEdit(KINDS, name="kind")
    qtbot.addWidget(edit)
    edit.set_value("skill_level")
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(edit, turn)
    assert edit.value() == "skill_level"
    assert not turn.isAccepted()


@pytest.mark.parametrize(
    ("typed", "code"), [("车工", "6-18-01-01"), ("6-18-01-02", "6-18-01-02"), ("铣工  6-18-01-02", "6-18-01-02")]
)
def test_a_code_is_found_by_itself_by_its_words_and_by_the_line(qtbot: QtBot, typed: str, code: str) -> None:
    edit = CompletingEdit(TRADES, name="occupation")
    edit.setText(typed)
    assert edit.value() == code


def test_words_that_two_codes_share_do_not_choose(qtbot: QtBot) -> None:
    edit = CompletingEdit(TRADES, name="occupation")
    edit.setText("电工")
    assert edit.problem()
    edit.set_value("9-2")
    assert edit.value() == "9-2"


def test_free_words_are_taken_as_they_are(qtbot: QtBot) -> None:
    edit = CompletingEdit(TRADES, name="occupation", free=True)
    edit.setText("钳工")
    assert edit.value() == "钳工"


def test_a_code_that_is_not_offered_is_kept(qtbot: QtBot) -> None:
    edit = CompletingEdit(TRADES, name="occupation")
    edit.set_value("1-02-03-04")
    assert edit.value() == "1-02-03-04"
    assert edit.problem() is None
