"""Study by the keyboard: blanks, the end of a sitting, the way back; and a sitting goes on when the look changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QTabBar, QWidget

from tests.ui.look import cut_off, nameless
from tests.ui.pages.study_pages import TODAY, fill, learner, on_tab, page_of, practising, single
from tests.ui.pages.windows import NotingWindow
from tests.ui.parts import part, parts
from tracker.kernel.terms import Component
from tracker.study.banks.model import Kind, Question
from tracker.study.model import PaperShape, Section
from tracker.study.service import targets
from tracker.workspace import Workspace
from ui.pages.study.paper import PaperView
from ui.pages.study.practice import PracticeView, Wanted
from ui.pages.study.review import ReviewView
from ui.shell.settings import SettingsDialog
from ui.theme import current_theme
from ui.widgets.action_row import ActionRow
from ui.widgets.buttons import Button

BLANKS = (
    Question(kind=Kind.FILL_IN, stem="工频____Hz，周期____s。", answer=("50", "0.02"), topic="安全"),
    Question(kind=Kind.FILL_IN, stem="先____再____。", answer=("t", "y"), topic="安全"),
)


@pytest.fixture
def work(file: str) -> Iterator[Workspace]:
    with learner(file) as made:
        yield made


def keyboard() -> QWidget:
    """What has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(window: NotingWindow, *keys: Qt.Key) -> None:
    """Press keys as the system hands them on, first of all to the window."""
    for key in keys:
        QTest.keyClick(window.windowHandle(), key)
        QApplication.processEvents()


def write(text: str) -> None:
    QTest.keyClicks(keyboard(), text)


def sitting(window: NotingWindow, work: Workspace, kind: Kind, count: int) -> PaperView:
    """Begin a paper of so many questions of one type, by the keyboard."""
    uid = targets.add_target(work.store, work.person().uid, {"on": TODAY + timedelta(days=30)}, [Component.THEORY])
    shape = PaperShape(sections=(Section(kind=kind, count=count, marks=2),), minutes=30)
    targets.set_part(work.store, uid, Component.THEORY, shape=shape)
    page = on_tab(window, work, "mocks")
    window.take_keyboard()
    part(page, Button, "mock_begin_theory").setFocus()
    press(window, Qt.Key.Key_Space)
    view = page.whole.currentWidget()
    assert isinstance(view, PaperView)
    return view


def change_looks(window: NotingWindow, language: str = "en") -> None:
    """Larger text, the dark theme and perhaps another language, chosen in the settings."""
    window._noting = False  # the page is really shown again
    dialog = SettingsDialog(window)
    dialog.open()
    for editor, value in ((dialog._language, language), (dialog._theme, "dark"), (dialog._scale, "1.75")):
        editor.set_value(value)
    dialog._scale.changed.emit()
    for settings in window.findChildren(SettingsDialog):
        settings.close()
    window.take_keyboard()
    assert current_theme().dark


# Blanks


def test_enter_in_a_blank_marks_once_explains_and_then_goes_on(window: NotingWindow, work: Workspace) -> None:
    fill(work, *BLANKS)
    window.open_on(work, "study")
    window.take_keyboard()
    view = practising(window)
    assert view._asked
    asked = view._asked.question
    assert isinstance(asked.answer, tuple)
    write(str(asked.answer[0]))
    press(window, Qt.Key.Key_Return)
    assert keyboard() is view.question._blanks[1]
    assert view.tally.answered == 0
    write(str(asked.answer[1]))
    press(window, Qt.Key.Key_Enter)
    assert (view.tally.answered, view.tally.right) == (1, 1)
    assert view.question.explained
    assert view._asked.question == asked
    press(window, Qt.Key.Key_Return)
    assert view._asked.question != asked
    assert keyboard() is view.question._blanks[0]


def test_enter_in_a_blank_that_was_answered_goes_on(window: NotingWindow, work: Workspace) -> None:
    fill(work, *BLANKS)
    window.open_on(work, "study")
    window.take_keyboard()
    view = practising(window)
    write("50")
    press(window, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert view.question.explained
    view.question._blanks[0].setFocus()
    press(window, Qt.Key.Key_Return)
    assert not view.question.explained
    assert view.tally.answered == 1


def test_enter_on_a_paper_goes_to_the_next_blank_or_question_and_loses_nothing(
    window: NotingWindow, work: Workspace
) -> None:
    fill(work, *BLANKS)
    view = sitting(window, work, Kind.FILL_IN, 2)
    write("a")
    press(window, Qt.Key.Key_Return)
    assert view._at == 0
    write("b")
    press(window, Qt.Key.Key_Return)
    assert view._at == 1
    assert keyboard() is view.question._blanks[0]
    write("c")
    press(window, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert [given for _asked, given in view.sitting.responses] == [("a", "b"), ("c", "")]
    asked = [one for one in window.findChildren(QDialog) if one.isVisible()]
    assert len(asked) == 1
    asked[0].close()


# The end, and the way back


def test_enter_ends_a_sitting_with_nothing_left(window: NotingWindow, work: Workspace) -> None:
    fill(work, single("验电？"))
    window.open_on(work, "study")
    window.take_keyboard()
    view = practising(window)
    assert not parts(view, Button, "practice_finish")
    press(window, Qt.Key.Key_1, Qt.Key.Key_Return)
    assert keyboard() is part(view, Button, "practice_finish")
    assert not cut_off(view)
    assert not nameless(view)
    press(window, Qt.Key.Key_Backspace)
    assert view.tally.answered == 0
    assert not parts(view, Button, "practice_finish")
    press(window, Qt.Key.Key_1, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert not page_of(window).away


def test_a_sitting_without_a_question_ends_with_enter_too(window: NotingWindow, work: Workspace) -> None:
    fill(work, single("验电？"))
    window.open_on(work, "study")
    window.take_keyboard()
    practising(window, Wanted(mode="notebook"))
    press(window, Qt.Key.Key_Return)
    assert not page_of(window).away


def test_tab_comes_to_practice_before_the_topics(window: NotingWindow, work: Workspace) -> None:
    fill(work, *(single(f"题 {number}？", topic=f"第 {number} 章") for number in range(9)))
    page = on_tab(window, work, "today")
    window.take_keyboard()
    part(page, QTabBar).setFocus()
    press(window, Qt.Key.Key_Tab)
    assert keyboard().objectName() == "study_practise_due"
    passed = []
    while keyboard().objectName() != "study_practise_topic_0":
        passed.append(keyboard().objectName())
        press(window, Qt.Key.Key_Tab)
    assert {"study_practise_lunch", "study_target"} <= set(passed)


@pytest.mark.parametrize("row", ["due", "topic_2"])
def test_the_keyboard_comes_back_to_where_practice_began(window: NotingWindow, work: Workspace, row: str) -> None:
    fill(work, *(single(f"题 {number}？", topic=f"第 {number} 章") for number in range(4)))
    page = on_tab(window, work, "today")
    window.take_keyboard()
    for _time in range(2):
        part(page, ActionRow, f"study_practise_{row}").setFocus()
        press(window, Qt.Key.Key_Return, Qt.Key.Key_1, Qt.Key.Key_Escape)
        window.settle()
        assert keyboard() is part(page, ActionRow, f"study_practise_{row}")


def test_where_that_is_gone_the_keyboard_comes_back_to_the_tabs(window: NotingWindow, work: Workspace) -> None:
    fill(work, single("验电？"))
    sitting(window, work, Kind.SINGLE, 1)
    press(window, Qt.Key.Key_Escape)
    window.settle()
    assert parts(page_of(window), Button, "mock_go_on")
    assert not parts(page_of(window), Button, "mock_begin_theory")
    assert keyboard() is part(page_of(window), QTabBar)


def test_after_the_review_the_keyboard_comes_back_to_where_the_paper_began(
    window: NotingWindow, work: Workspace
) -> None:
    fill(work, single("验电？"), single("接地？"))
    view = sitting(window, work, Kind.SINGLE, 2)
    view.hand_in()
    window.settle()
    assert isinstance(page_of(window).whole.currentWidget(), ReviewView)
    press(window, Qt.Key.Key_Escape)
    window.settle()
    assert keyboard() is part(page_of(window), Button, "mock_begin_theory")


# Another look


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_practice_goes_on_when_the_look_changes(window: NotingWindow, work: Workspace, language: str) -> None:
    fill(work, *(single(f"题目 {number}？") for number in range(3)))
    window.open_on(work, "study")
    window.take_keyboard()
    view = practising(window, Wanted(mode="due", minutes=15))
    page, begun = page_of(window), view._began_at
    press(window, Qt.Key.Key_1, Qt.Key.Key_Return)
    asked = view._asked
    change_looks(window, language)
    assert page_of(window).whole.currentWidget() is view
    assert keyboard() is view
    assert (view._asked, view._began_at, view.tally.answered) == (asked, begun, 1)
    assert not page.unsaved
    assert not cut_off(view)
    press(window, Qt.Key.Key_Backspace)
    assert view.tally.answered == 0
    press(window, Qt.Key.Key_Escape)
    window.settle()
    assert page_of(window) is not page, "the page follows in the new look"
    assert page_of(window).part_name == "today"


def test_practice_takes_the_other_language_at_once(window: NotingWindow, work: Workspace) -> None:
    fill(work, *(single(f"题目 {number}？") for number in range(2)))
    window.open_on(work, "study")
    window.take_keyboard()
    view = practising(window)
    press(window, Qt.Key.Key_1, Qt.Key.Key_Return)
    change_looks(window, "zh_CN")
    words = {label.text() for label in parts(view, QLabel)} | {button.text() for button in parts(view, Button)}
    assert {"结束（Esc）", "按数字或字母键作答。", "撤回上一题（退格键）"} <= words
    assert not [one for one in words if one.isascii() and one[:1].isalpha()]
    press(window, Qt.Key.Key_1)
    assert view.tally.answered == 2


def test_an_answer_begun_stays_when_the_language_changes(window: NotingWindow, work: Workspace) -> None:
    fill(work, Question(kind=Kind.MULTIPLE, stem="哪些？", options=("甲", "乙", "丙"), answer=(0, 1)))
    window.open_on(work, "study")
    window.take_keyboard()
    view = practising(window)
    press(window, Qt.Key.Key_1)
    change_looks(window, "zh_CN")
    assert [button.isChecked() for button in view.question._buttons] == [True, False, False]


def test_a_blank_half_filled_stays_and_keeps_the_keyboard(window: NotingWindow, work: Workspace) -> None:
    fill(work, *BLANKS)
    window.open_on(work, "study")
    window.take_keyboard()
    view = practising(window)
    assert isinstance(view, PracticeView)
    write("5")
    change_looks(window)
    write("0")
    assert view.question._blanks[0].value() == "50"


def test_a_paper_goes_on_when_the_look_changes_and_so_does_its_review(window: NotingWindow, work: Workspace) -> None:
    fill(work, single("验电？"), single("接地？"), single("放电？"))
    view = sitting(window, work, Kind.SINGLE, 3)
    page = page_of(window)
    press(window, Qt.Key.Key_1, Qt.Key.Key_Return)
    change_looks(window)
    assert page_of(window).whole.currentWidget() is view
    assert (view._at, len(view.sitting.responses)) == (1, 1)
    assert view._ticking.isActive()
    assert keyboard() is view
    view.hand_in()
    window.settle()
    review = page_of(window).whole.currentWidget()
    assert isinstance(review, ReviewView)
    window.preferences.scale = 1.0
    window.relook()
    window.settle()
    assert page_of(window).whole.currentWidget() is review
    review.left.emit()
    window.settle()
    assert page_of(window) is not page
    assert not page_of(window).away
    assert page_of(window).part_name == "mocks"


def test_a_choice_that_the_bank_does_not_answer_shows_its_options(window: NotingWindow, work: Workspace) -> None:
    fill(work, Question(kind=Kind.SINGLE, stem="先做什么（ ）。", options=("停电", "验电"), topic="安全"))
    on_tab(window, work, "today")
    view = practising(window)
    shown = [label.text() for label in view.findChildren(QLabel)]
    assert {text.partition(".  ")[2] for text in shown if text[:2] in ("A.", "B.")} == {"停电", "验电"}
