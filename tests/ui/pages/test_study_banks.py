"""The banks in the file: their questions looked through, searched, corrected, taken out, and written to a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.look import cut_off, nameless
from tests.ui.pages.study_pages import learner, on_tab, page_of, wait
from tests.ui.pages.windows import NotingWindow
from tests.ui.parts import click, part, parts
from tracker.study.banks.model import Kind, Question
from tracker.study.service import banks
from tracker.workspace import Workspace
from ui.forms.name_form import NameForm
from ui.forms.question_form import QuestionForm
from ui.models.questions import AT_ONCE, STEM
from ui.pages.study.banks import BanksPart
from ui.pages.study.questions import QuestionsView
from ui.widgets.buttons import Button

MANY = AT_ONCE + 50


@pytest.fixture
def work(file: str) -> Iterator[Workspace]:
    with learner(file) as made:
        questions = [
            Question(kind=Kind.SINGLE, stem=f"第{number}号验电器？", options=("先试验", "不用"), answer=(0,))
            for number in range(MANY)
        ]
        banks.store_bank(made.store, questions, bank=banks.NewBank(name="高级工题库"), now=made.clock.now())
        yield made


def browsing(window: NotingWindow, work: Workspace) -> QuestionsView:
    page = on_tab(window, work, "banks")
    click(page, Button, "bank_open_1")
    view = page.whole.currentWidget()
    assert isinstance(view, QuestionsView)
    return view


def test_all_questions_are_read_on_as_one_scrolls(window: NotingWindow, work: Workspace) -> None:
    view = browsing(window, work)
    assert view._found.text() == f"{MANY} questions"
    assert view.model.rowCount() == AT_ONCE
    view.table.scrollToBottom()
    QApplication.processEvents()
    assert view.model.rowCount() == MANY
    assert not cut_off(view)
    assert not nameless(view)
    window.take_keyboard()
    QTest.keyClick(view.words, Qt.Key.Key_Escape)
    assert not page_of(window).away


def test_words_are_found_as_they_are_typed(window: NotingWindow, work: Workspace, qtbot: QtBot) -> None:
    view = browsing(window, work)
    view.words.setText("第7号")
    qtbot.waitUntil(lambda: view.model.rowCount() == 1, timeout=3000)
    assert view._found.text() == "1 question found"
    QTest.keyClick(view.words, Qt.Key.Key_Return)
    assert view.table.currentIndex().row() == 0
    view.words.setText("没有这样的")
    view.list_anew()
    assert view.model.rowCount() == 0
    assert view.table.isHidden()
    assert view._found.text().startswith("No question has these words.")
    assert view._edit.isHidden()
    view.edit()
    view.remove()


def test_a_question_is_corrected_in_its_form(window: NotingWindow, work: Workspace) -> None:
    view = browsing(window, work)
    view.table.selectRow(3)
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    form = view.host.sheet
    assert isinstance(form, QuestionForm)
    form.stem.set_value("第0号验电器？")
    assert not form.submit()
    form.stem.set_value("新写的验电器题？")
    assert form.submit()
    assert view.model.index(3, STEM).data() == "新写的验电器题？"
    assert banks.question(work.store.read(), work.person().uid, 4).question.stem == "新写的验电器题？"
    click(window, Button, "undo_bar_undo")
    assert view.model.index(3, STEM).data() == "第3号验电器？"
    assert view.table.currentIndex().row() == 3
    window.redo()
    assert view.model.index(3, STEM).data() == "新写的验电器题？"
    view.words.setText("没有这样的")
    view.list_anew()
    window.undo()
    assert view.model.rowCount() == 0


def test_a_question_is_taken_out_behind_the_window(window: NotingWindow, work: Workspace, qtbot: QtBot) -> None:
    view = browsing(window, work)
    window.take_keyboard()
    view.table.selectRow(1)
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_Delete)
    wait(window, qtbot)
    assert view.model.index(1, STEM).data() == "第2号验电器？"
    assert view._found.text() == f"{MANY - 1} questions"
    assert banks.banks(work.store.read())[0].questions == MANY - 1


def test_a_question_taken_out_comes_back_by_undo_into_the_list(
    window: NotingWindow, work: Workspace, qtbot: QtBot
) -> None:
    view = browsing(window, work)
    view.table.selectRow(2)
    view.remove()
    wait(window, qtbot)
    click(window, Button, "undo_bar_undo")
    wait(window, qtbot)
    assert view.model.index(2, STEM).data() == "第2号验电器？"
    assert view.table.currentIndex().row() == 2
    assert view._found.text() == f"{MANY} questions"
    window.redo()
    wait(window, qtbot)
    assert view._found.text() == f"{MANY - 1} questions"


def test_a_bank_is_renamed_exported_and_removed(
    window: NotingWindow, work: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    page = on_tab(window, work, "banks")
    shown = page.part("banks")
    assert isinstance(shown, BanksPart)
    click(shown, Button, "bank_rename_1")
    form = page.host.sheet
    assert isinstance(form, NameForm)
    form.name.set_value("")
    assert not form.submit()
    form.name.set_value("新名")
    assert form.submit()
    window.settle()
    assert part(shown, Button, "bank_rename_1").accessibleName() == "Rename 新名"
    path = tmp_path / "out.xlsx"
    shown.export(1, str(path))
    wait(window, qtbot)
    assert path.stat().st_size > 1000
    click(shown, Button, "bank_remove_1")
    wait(window, qtbot)
    assert banks.banks(work.store.read()) == ()
    assert not parts(shown, Button, "bank_rename_1")
    click(window, Button, "undo_bar_undo")
    wait(window, qtbot)
    assert part(shown, Button, "bank_rename_1").accessibleName() == "Rename 新名"
    assert banks.banks(work.store.read())[0].questions == MANY
