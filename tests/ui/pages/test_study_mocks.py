"""Mock exams in the window: begun, sat by the keyboard, left and gone on with, handed in, looked at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.look import cut_off, nameless
from tests.ui.pages.study_pages import TODAY, learner, on_tab, page_of
from tests.ui.pages.windows import NotingWindow
from tests.ui.parts import click, part, parts
from tracker.kernel.terms import Component
from tracker.study.banks.model import Kind, Question
from tracker.study.model import MultipleRule, PaperShape, Section
from tracker.study.service import banks, mocks, progress, targets
from tracker.workspace import Workspace
from ui.pages.study import paper as study_paper
from ui.pages.study.matching import MatchingEdit
from ui.pages.study.paper import PaperView
from ui.pages.study.review import ReviewView
from ui.widgets.action_row import ActionRow
from ui.widgets.buttons import Button
from ui.widgets.choices import ChoiceEdit
from ui.widgets.editors import NoteEdit, NumberEdit, TextEdit

OPTIONS = ("甲", "乙", "丙")
OF_EACH_KIND = (
    Question(kind=Kind.SINGLE, stem="单选", options=OPTIONS, answer=(1,), topic="安全"),
    Question(kind=Kind.MULTIPLE, stem="多选", options=OPTIONS, answer=(0, 2), topic="安全"),
    Question(kind=Kind.TRUE_FALSE, stem="判断", answer=False, topic="安全"),
    Question(kind=Kind.FILL_IN, stem="填空", answer=("36", "伏"), topic="基础"),
    Question(kind=Kind.SHORT_ANSWER, stem="简答", answer=("先验电，再挂接地线",), topic="基础"),
    Question(kind=Kind.CALCULATION, stem="计算", answer=("0.91 A",), topic="基础"),
    Question(kind=Kind.ORDERING, stem="排序", options=OPTIONS, answer=(2, 0, 1), topic="基础"),
    Question(kind=Kind.MATCHING, stem="配对", answer=(("电流", "安"), ("电压", "伏")), topic="基础"),
)
SHAPE = PaperShape(sections=tuple(Section(kind=kind, count=1, marks=2) for kind in Kind), minutes=30)


@pytest.fixture
def work(file: str) -> Iterator[Workspace]:
    with learner(file) as made:
        person = made.person().uid
        banks.store_bank(made.store, OF_EACH_KIND, bank=banks.NewBank(name="题库"), now=made.clock.now())
        uid = targets.add_target(made.store, person, {"on": TODAY + timedelta(days=30)}, [Component.THEORY])
        targets.set_part(made.store, uid, Component.THEORY, shape=SHAPE)
        yield made


def sitting(window: NotingWindow, work: Workspace) -> PaperView:
    page = on_tab(window, work, "mocks")
    click(page, Button, "mock_begin_theory")
    window.settle()
    view = page.whole.currentWidget()
    assert isinstance(view, PaperView)
    return view


def reviewing(window: NotingWindow, view: PaperView) -> ReviewView:
    view.hand_in()
    window.settle()
    review = page_of(window).whole.currentWidget()
    assert isinstance(review, ReviewView)
    return review


def at_kind(view: PaperView, kind: Kind) -> PaperView:
    view.go_to([item.kind for item in view.sitting.paper.items].index(kind))
    QApplication.processEvents()
    return view


def press(view: PaperView | ReviewView, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(view, key)


def kept(work: Workspace, kind: Kind) -> object:
    going = mocks.under_way(work.store.read(), work.person().uid)
    assert going
    asked = next(item.question for item in going.sitting.paper.items if item.kind is kind)
    return dict(going.sitting.responses).get(asked)


def answer_all(view: PaperView) -> None:
    """Everything right, by the keys and fields a person would use."""
    at_kind(view, Kind.SINGLE)
    press(view, Qt.Key(Qt.Key.Key_A + view.question._order.index(1)))
    at_kind(view, Kind.MULTIPLE)
    for option in (0, 2):
        press(view, Qt.Key(Qt.Key.Key_1 + view.question._order.index(option)))
    at_kind(view, Kind.TRUE_FALSE)
    press(view, Qt.Key.Key_B)
    at_kind(view, Kind.FILL_IN)
    for field, text in zip(view.question._blanks, ("36", "伏"), strict=True):
        field.setText(text)
        field.textEdited.emit(text)
    for kind, text in ((Kind.SHORT_ANSWER, "验电后挂地线"), (Kind.CALCULATION, "0.9")):
        at_kind(view, kind)
        part(view, NoteEdit).insertPlainText(text)
    at_kind(view, Kind.ORDERING)
    for option in (2, 0, 1):
        press(view, Qt.Key(Qt.Key.Key_A + view.question._order.index(option)))
    at_kind(view, Kind.MATCHING)
    matching = part(view, MatchingEdit)
    for unit in ("安", "伏"):
        press(view, Qt.Key(Qt.Key.Key_1 + matching._rights.index(unit)))
    view.question.keep()


def test_a_paper_of_every_type_by_the_keyboard(window: NotingWindow, work: Workspace, qtbot: QtBot) -> None:
    view = sitting(window, work)
    for item, _after in pairwise(view.sitting.paper.items):
        assert view.item == item
        assert not cut_off(view)
        assert not nameless(view)
        press(view, Qt.Key.Key_PageDown)
    answer_all(view)
    assert kept(work, Kind.MULTIPLE) == (0, 2)
    assert kept(work, Kind.TRUE_FALSE) is False
    assert kept(work, Kind.FILL_IN) == ("36", "伏")
    assert kept(work, Kind.SHORT_ANSWER) == ("验电后挂地线",)
    assert kept(work, Kind.ORDERING) == (2, 0, 1)
    assert kept(work, Kind.MATCHING) == (("电流", "安"), ("电压", "伏"))
    review = reviewing(window, view)
    assert review.first.text() == "75 of 100 so far: 2 answers wait for your own marks"
    assert [item.kind for item in review._shown] == [Kind.SHORT_ANSWER, Kind.CALCULATION]
    assert progress.status(work.store.read(), work.person().uid, today=TODAY).answers == 0
    press(review, Qt.Key.Key_1, Qt.Key.Key_2)
    assert review.first.text() == "93.75 of 100: passed (pass mark 60)"
    click(review, Button, "review_finish")
    assert progress.status(work.store.read(), work.person().uid, today=TODAY).answers == 8
    assert not parts(review, Button, "review_finish")
    assert not cut_off(review)
    assert not nameless(review)


def test_an_answer_can_be_changed_and_taken_back(window: NotingWindow, work: Workspace) -> None:
    view = at_kind(sitting(window, work), Kind.SINGLE)
    press(view, Qt.Key.Key_A, Qt.Key.Key_B)
    assert kept(work, Kind.SINGLE) == (view.question._order[1],)
    press(view, Qt.Key.Key_B)
    assert kept(work, Kind.SINGLE) is None
    at_kind(view, Kind.ORDERING)
    press(view, Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_A)
    assert kept(work, Kind.ORDERING) == (view.question._order[2],)


def test_what_was_typed_is_kept_soon_after_the_last_key(window: NotingWindow, work: Workspace, qtbot: QtBot) -> None:
    view = at_kind(sitting(window, work), Kind.FILL_IN)
    QTest.keyClicks(parts(view, TextEdit)[0], "36")
    qtbot.waitUntil(lambda: kept(work, Kind.FILL_IN) == ("36", ""), timeout=3000)


def test_the_keys_of_the_paper_work_while_one_types(window: NotingWindow, work: Workspace) -> None:
    view = at_kind(sitting(window, work), Kind.SHORT_ANSWER)
    before = view._at
    field = part(view, NoteEdit)
    field.insertPlainText("先验电")
    QTest.keyClick(field, Qt.Key.Key_PageDown)
    assert view._at == before + 1
    assert kept(work, Kind.SHORT_ANSWER) == ("先验电",)


def test_flags_and_the_numbers(window: NotingWindow, work: Workspace) -> None:
    view = sitting(window, work)
    press(view, Qt.Key.Key_1, Qt.Key.Key_Return)
    QTest.keyClick(view, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert [cell.word for cell in view.grid._cells[:3]] == ["answered", "open, flagged", "open"]
    view.grid.setFocus()
    QTest.keyClick(view.grid, Qt.Key.Key_Left)
    assert view.grid.current == 0


def test_leaving_stops_the_clock_and_going_on_finds_everything(window: NotingWindow, work: Workspace) -> None:
    view = sitting(window, work)
    press(view, Qt.Key.Key_1)
    view._spent = 61.5
    press(view, Qt.Key.Key_Return, Qt.Key.Key_Escape)
    page = page_of(window)
    assert not page.away
    window.settle()
    said = [label.text() for label in parts(page, QLabel)]
    assert any("1 of 8 answered, 0:28:59 left" in text for text in said)
    click(page, Button, "mock_go_on")
    again = page.whole.currentWidget()
    assert isinstance(again, PaperView)
    assert again.seconds_left == 30 * 60 - 61
    assert again.item == again.sitting.paper.items[1]
    again.go_to(0)
    assert [button.isChecked() for button in again.question._buttons] == [True, False, False]


def test_the_clock_stands_still_while_another_page_is_in_sight(window: NotingWindow, work: Workspace) -> None:
    view = sitting(window, work)
    assert view._ticking.isActive()
    view._spent = 5.0
    window._noting = False
    window.go("home")
    assert not view._ticking.isActive()
    assert view.sitting.seconds_used == 5
    window.go("study")
    assert view._ticking.isActive()


def test_when_time_is_up_the_paper_is_handed_in(window: NotingWindow, work: Workspace) -> None:
    view = sitting(window, work)
    press(view, Qt.Key.Key_1)
    view._spent = 30 * 60 - study_paper.LAST_MINUTES * 60
    view.tick()
    assert view._short.isVisible()
    view._spent = 30.0 * 60
    view.tick()
    window.settle()
    review = page_of(window).whole.currentWidget()
    assert isinstance(review, ReviewView)
    assert review.mock.handed_in_at
    assert mocks.under_way(work.store.read(), work.person().uid) is None


def test_a_sleeping_computer_does_not_use_up_the_time(window: NotingWindow, work: Workspace) -> None:
    view = sitting(window, work)
    view._looked -= 3600
    view.tick()
    assert view.seconds_left >= 30 * 60 - study_paper.LONGEST_TICK_SECONDS - 1


def test_the_list_leads_back_to_the_review(window: NotingWindow, work: Workspace) -> None:
    review = reviewing(window, sitting(window, work))
    review.left.emit()
    page = page_of(window)
    window.settle()
    click(page, ActionRow, "mock_1")
    again = page.whole.currentWidget()
    assert isinstance(again, ReviewView)
    click(again, Button, "review_remove")
    window.settle()
    assert parts(page, ActionRow, "mock_1") == []
    page = on_tab(window, Workspace.open(work.store.path, work.clock), "mocks")
    window.undo()
    window.settle()
    assert parts(page, ActionRow, "mock_1")
    window.redo()
    window.settle()
    assert parts(page, ActionRow, "mock_1") == []


def test_the_paper_can_be_made_up_otherwise(window: NotingWindow, work: Workspace) -> None:
    page = on_tab(window, work, "mocks")
    click(page, Button, "mock_shape_theory")
    form = page.host.sheet
    assert form
    part(form, NumberEdit, "shape_count_single").set_value(7)
    part(form, NumberEdit, "shape_count_multiple").set_value(None)
    part(form, NumberEdit, "shape_minutes").set_value(45)
    part(form, ChoiceEdit, "shape_multiple").set_value("half")
    click(form, Button, "sheet_save")
    (target,) = targets.targets(work.store.read(), work.person().uid)
    shape = targets.paper(work.store.read(), target, Component.THEORY, work.person().uid).shape
    assert shape
    assert (shape.minutes, shape.multiple) == (45, MultipleRule.HALF)
    assert [section.kind for section in shape.sections] == [kind for kind in Kind if kind is not Kind.MULTIPLE]
    window.settle()
    assert any("7 wanted, 1 in the banks" in label.text() for label in parts(page, QLabel))
