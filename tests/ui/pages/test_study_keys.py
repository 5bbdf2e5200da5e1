"""Study by the keyboard: blanks to fill in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.ui.pages.study_pages import TODAY, fill, learner, on_tab, practising
from tests.ui.pages.windows import NotingWindow
from tests.ui.parts import part
from tracker.kernel.terms import Component
from tracker.study.banks.model import Kind, Question
from tracker.study.model import PaperShape, Section
from tracker.study.service import targets
from tracker.workspace import Workspace
from ui.pages.study.paper import PaperView
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
