"""A bank before it is stored: rows corrected by hand, columns named, files of a shape remembered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import thread_time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.look import cut_off, nameless
from tests.ui.pages.study_pages import learner, page_of, wait
from tests.ui.pages.windows import NotingWindow
from tests.ui.parts import click, part, parts
from tracker.study.banks.model import Kind, Question
from tracker.study.service import banks
from tracker.workspace import Workspace
from ui.forms.bank_store_form import BankStoreForm
from ui.forms.mapping_form import MappingForm, Told
from ui.forms.marks_fields import MarksFields
from ui.forms.question_form import QuestionForm
from ui.models.bank_preview import ALL, ANSWER, CORRECTED, DOUBTFUL, LEFT_OUT, REPEATED, STATE, STEM, UNREAD, WHY
from ui.pages.study.preview import PreviewView
from ui.widgets.buttons import Button
from ui.widgets.choices import ChoiceEdit
from ui.widgets.detail import Detail
from ui.widgets.editors import TextEdit
from ui.widgets.words import FirstLine, Label, Quiet

SHEET = """题目,选项A,选项B,选项C,答案
验电前应先在哪里试验？,接地体上,有电的设备上,绝缘手柄上,B
接地线应当先接哪一端？,接地端,导体端,任意一端,
验电前应先在哪里试验？,接地体上,有电的设备上,绝缘手柄上,C
"""
UNNAMED = "\n".join(f"第{n}种情况应当先做什么？;先验电;先挂牌;先登杆" for n in range(8))


@pytest.fixture
def work(file: str) -> Iterator[Workspace]:
    with learner(file) as made:
        yield made


def reading(window: NotingWindow, work: Workspace, path: Path, text: str, qtbot: QtBot) -> PreviewView:
    """The look at a bank of this text."""
    path.write_text(text, encoding="utf-8")
    if window.context is None:
        window.open_on(work, "study")
    page = page_of(window)
    page.acts.bringing.read_file(str(path))
    wait(window, qtbot)
    view = page.whole.currentWidget()
    assert isinstance(view, PreviewView)
    return view


def correcting(view: PreviewView, at: int) -> QuestionForm:
    view.table.selectRow(at)
    view.correct()
    form = view.host.sheet
    assert isinstance(form, QuestionForm)
    return form


def mapping(view: PreviewView) -> MappingForm:
    view.explain_reading()
    form = view.host.sheet
    assert isinstance(form, MappingForm)
    return form


def choose(form: MappingForm, name: str, value: str) -> None:
    """Choose as a person does."""
    edit = part(form, ChoiceEdit, name)
    edit.set_value(value)
    edit.activated.emit(edit.currentIndex())


def store(view: PreviewView, window: NotingWindow, qtbot: QtBot, **chosen: str) -> list[Question]:
    view.ask_how_to_store()
    form = view.host.sheet
    assert isinstance(form, BankStoreForm)
    for name, value in chosen.items():
        getattr(form, name).set_value(value)
    assert not cut_off(form)
    form.submit()
    wait(window, qtbot)
    assert window.context
    work = window.context.work
    return [asked.question for asked in banks.questions(work.store.read(), work.person().uid)]


def shown(view: PreviewView, column: int) -> list[str]:
    return [str(view.model.index(row, column).data()) for row in range(view.model.rowCount())]


def test_doubtful_rows_are_corrected_before_they_are_stored(
    window: NotingWindow, work: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    view = reading(window, work, tmp_path / "题库.csv", SHEET, qtbot)
    assert [view.model.count(listed) for listed in (ALL, DOUBTFUL, REPEATED)] == [3, 2, 1]
    assert shown(view, WHY) == ["There is no answer.", "Asks the same as row 2, with another answer; that one is kept."]
    form = correcting(view, 0)
    assert not cut_off(form)
    assert not nameless(form)
    form.letters.set_value("D")
    assert not form.submit()
    form.letters.set_value("a")
    form.topic.set_value("接地")
    assert form.submit()
    assert shown(view, STATE) == ["Corrected", "Other answer"]
    assert view.table.currentIndex().row() == 1
    assert part(view, FirstLine).text() == "3 questions understood, 1 of them to look at"
    first, second = store(view, window, qtbot)
    assert (second.answer, second.topic) == ((0,), "接地")
    assert first.answer == (1,)


def test_rows_are_left_out_and_taken_again(window: NotingWindow, work: Workspace, tmp_path: Path, qtbot: QtBot) -> None:
    view = reading(window, work, tmp_path / "题库.csv", SHEET, qtbot)
    view._list(ALL)
    window.take_keyboard()
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_Delete)
    assert (view.model.count(LEFT_OUT), view.model.count(REPEATED)) == (1, 0)
    assert view.table.currentIndex().row() == 1
    view.table.selectRow(0)
    assert part(view, Button, "preview_leave_out").text() == "Take it again"
    view.leave_out()
    assert view.model.count(LEFT_OUT) == 0
    view.leave_out()
    assert [question.answer for question in store(view, window, qtbot, doubtful="without")] == [(2,)]


def test_another_type_needs_other_fields(window: NotingWindow, work: Workspace, tmp_path: Path, qtbot: QtBot) -> None:
    view = reading(window, work, tmp_path / "题库.csv", SHEET, qtbot)
    form = correcting(view, 0)
    form.kind.set_value(Kind.FILL_IN)
    form._arrange()
    form.stem.set_value("接地线应当先接____端。")
    form.written.set_value("接地")
    assert form.submit()
    asked = view.draft.question(view.model.number(0))
    assert asked == Question(kind=Kind.FILL_IN, stem="接地线应当先接____端。", answer=("接地",))
    form = correcting(view, 0)
    click(form, Button, "preview_as_read")
    assert shown(view, STATE)[0] == "Look at it"


def test_a_row_that_is_no_question_is_made_one(
    window: NotingWindow, work: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    text = "前言一句话\n1. 铜能导电。（√）\n2. 橡胶能导电。（×）\n3. 铝能导电。（√）"
    view = reading(window, work, tmp_path / "题库.txt", text, qtbot)
    view._list(UNREAD)
    assert shown(view, STEM) == ["前言一句话"]
    form = correcting(view, 0)
    form.kind.set_value(Kind.TRUE_FALSE)
    form._arrange()
    form.truth.set_value("√")
    assert form.submit()
    assert view.model.count(CORRECTED) == 1


def test_columns_are_named_by_hand_and_the_next_file_is_read_so(
    window: NotingWindow, work: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    view = reading(window, work, tmp_path / "a.csv", UNNAMED, qtbot)
    assert view.model.count(DOUBTFUL) == 0
    assert shown(view, ANSWER)[0].startswith("A.")
    form = mapping(view)
    assert not cut_off(form)
    assert not nameless(form)
    choose(form, "mapping_column_4", "explanation")
    assert part(form, ChoiceEdit, "mapping_column_4").value() == "explanation"
    qtbot.waitUntil(lambda: view._preview.reading.questions[0].explanation == "先登杆", timeout=10_000)
    wait(window, qtbot)
    assert view._preview.reading.mappings[0].certain
    click(form, Button, "mapping_right")
    wait(window, qtbot)
    assert len(store(view, window, qtbot)) == 8
    again = reading(window, work, tmp_path / "b.csv", UNNAMED.replace("情况", "时候"), qtbot)
    assert again._preview.reading.mappings[0].certain
    assert {question.explanation for question in again._preview.reading.questions} == {"先登杆"}


ODD = "某厂练习\n" + "\n".join(
    f"◇{n}◇ 第{n}种情况应当先做什么\n甲》验电\n乙》挂牌\n丙》登杆\n选→{'甲乙丙'[n % 3]}\n" for n in range(1, 13)
)


def test_one_question_is_shown_and_the_rest_are_read_like_it(
    window: NotingWindow, work: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    view = reading(window, work, tmp_path / "a.txt", ODD, qtbot)
    assert any("show one question" in words.text() for words in parts(view, Quiet))
    form = mapping(view)
    assert not cut_off(form)
    assert not nameless(form)
    fields = part(form, MarksFields)
    for row, name in ((1, "question"), (2, "option"), (5, "answer")):
        fields.table.selectRow(row)
        click(form, Button, f"marks_take_{name}")
    window.settle()
    qtbot.waitUntil(lambda: view.model.count(ALL) == 13)
    wait(window, qtbot)
    assert [fields.table.model().index(row, 0).data() for row in range(7)] == [
        *("", "Question", "Option", "Option", "Option", "Answer", "Question")
    ]
    assert view.model.count(DOUBTFUL) == 0
    assert shown(view, ANSWER)[1:4] == ["B. 挂牌", "C. 登杆", "A. 验电"]
    edit = part(form, TextEdit, "marks_answer")
    edit.selectAll()
    QTest.keyClicks(edit, "##")
    qtbot.waitUntil(lambda: view.model.count(DOUBTFUL) == 12)
    wait(window, qtbot)
    assert form.told().marks is not None
    choose(form, "mapping_separators", "|")
    assert form.told() == Told(separators="|")
    wait(window, qtbot)
    click(form, Button, "mapping_right")
    assert view.host.sheet is None


def test_the_next_text_of_the_same_manner_is_read_by_the_question_that_was_shown(
    window: NotingWindow, work: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    view = reading(window, work, tmp_path / "a.txt", ODD, qtbot)
    form = mapping(view)
    fields = part(form, MarksFields)
    for row, name in ((1, "question"), (2, "option"), (5, "answer")):
        fields.table.selectRow(row)
        click(form, Button, f"marks_take_{name}")
    qtbot.waitUntil(lambda: view._preview.reading.marks is not None)
    wait(window, qtbot)
    click(form, Button, "mapping_right")
    wait(window, qtbot)
    assert len(store(view, window, qtbot)) == 12
    again = reading(window, work, tmp_path / "b.txt", ODD.replace("情况", "时候"), qtbot)
    assert again.model.count(DOUBTFUL) == 0
    assert any("◇1◇, 甲》, 选→" in words.text() for words in parts(again, Quiet))
    form = mapping(again)
    click(form, Button, "marks_give_up")
    qtbot.waitUntil(lambda: again._preview.reading.marks is None)
    wait(window, qtbot)
    assert any("show one question" in words.text() for words in parts(again, Quiet))


def test_a_text_of_which_nothing_is_understood_says_that_one_question_can_be_shown(
    window: NotingWindow, work: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    view = reading(window, work, tmp_path / "a.txt", "今天天气很好\n" * 20_001, qtbot)
    assert view.model.count(UNREAD) == view.model.count(ALL)
    assert any("show one question" in words.text() for words in parts(view, Quiet))
    assert view._how.isVisible()
    assert not view._store.isEnabled()


def test_corrections_stay_when_the_file_is_read_otherwise(
    window: NotingWindow, work: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    view = reading(window, work, tmp_path / "a.csv", UNNAMED, qtbot)
    form = correcting(view, 2)
    form.stem.set_value("改过的题目？")
    assert form.submit()
    choose(mapping(view), "mapping_style", "none")
    qtbot.waitUntil(lambda: view._preview.reading.questions[0].answer is None, timeout=10_000)
    wait(window, qtbot)
    view._list(ALL)
    assert shown(view, STEM)[2] == "改过的题目？"


def test_a_file_nobody_recognises_is_laid_open(
    window: NotingWindow, work: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    text = "\n".join(f"例{n}*甲*乙*丙*B" for n in range(9))
    view = reading(window, work, tmp_path / "a.txt", text, qtbot)
    assert view.draft.taken(doubtful=False) == []
    form = mapping(view)
    choose(form, "mapping_separators", "*")
    qtbot.waitUntil(lambda: bool(view._preview.reading.mappings), timeout=10_000)
    wait(window, qtbot)
    choose(form, "mapping_column_1", "stem")
    qtbot.waitUntil(lambda: len(view.draft.taken()) == 9, timeout=10_000)
    wait(window, qtbot)
    assert view.draft.taken()[0].options == ("甲", "乙", "丙")


def test_a_column_without_the_question_is_complained_about_in_the_sheet(
    window: NotingWindow, work: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    view = reading(window, work, tmp_path / "题库.csv", SHEET, qtbot)
    form = mapping(view)
    choose(form, "mapping_column_1", "topic")
    assert form._problem.text == "One column must hold the question."
    choose(form, "mapping_column_2", "stem")
    assert form._problem.text == ""


def test_leaving_asks_only_where_corrections_would_be_lost(
    window: NotingWindow, work: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    view = reading(window, work, tmp_path / "题库.csv", SHEET, qtbot)
    left: list[bool] = []
    view.left.connect(lambda: left.append(True))
    view.leave_out()
    view.leave()
    assert not left
    dialog = QApplication.activeModalWidget() or window.findChildren(type(window))
    assert dialog is not None
    view.draft.take_back(view.model.number(0))
    view.leave()
    assert left


def looked_at(view: PreviewView, window: NotingWindow) -> float:
    """The seconds that the window's thread spends on showing a bank, on leaving rows out, and on keys in its list."""
    begun = thread_time()
    view.show_preview(view._preview)
    at = view.model.rowCount() // 2
    view.table.selectRow(at)
    view.table.scrollTo(view.model.index(at, STATE))
    for _ in range(8):
        view.leave_out()
        QTest.keyClick(view.table, Qt.Key.Key_X)
    window.settle()
    return thread_time() - begun


def test_a_long_bank_is_shown_and_corrected_as_quickly_as_a_short_one(
    window: NotingWindow, work: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    spent = []
    for rows in (100, 20_000):
        lines = [f"第{n}号设备的接地电阻是多少欧？,{n},{n + 1},{n + 2},B" for n in range(rows)]
        view = reading(window, work, tmp_path / "题库.csv", "\n".join(["题目,A,B,C,答案", *lines]), qtbot)
        assert view.model.rowCount() == rows
        spent.append(min(looked_at(view, window) for _ in range(3)))
        assert view.model.count(LEFT_OUT) == 8
        view.left.emit()
    assert spent[1] < 3 * spent[0], "200 times as many rows"


def test_with_large_text_the_answer_the_question_and_the_reason_are_in_sight(
    window: NotingWindow, work: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    long = "验电前应先在有电的设备上试验，确认验电器良好之后再验电" * 2
    rows = "\n".join(f"{long}（第{n}种）,{long}甲,{long}乙,{'A' if n else ''}" for n in range(20))
    view = reading(window, work, tmp_path / "a.csv", f"题目,选项A,选项B,答案\n{rows}", qtbot)
    window.preferences.scale = 1.75
    window.relook()
    window.settle()
    assert not view.table.isColumnHidden(ANSWER)
    detail = part(view, Detail)
    assert detail.isVisible()
    assert detail.said[1] == "Why to look at it: There is no answer."
    view._list(ALL)
    window.settle()
    assert view.table.height() >= 3 * view.table.rowHeight(0)
    window.resize(1024, 600)
    window.settle()
    assert [words.text() for words in parts(detail, Quiet) if words.isVisible()] == [detail.said[1]]
    assert not any(words.isVisible() for words in parts(detail, Label) if words.text() == detail.said[0]), "only why"
    assert view.table.height() >= 2 * view.table.rowHeight(0)
    window.preferences.scale = 1.0
    window.relook()


def test_a_change_of_looks_loses_no_correction(
    window: NotingWindow, work: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    view = reading(window, work, tmp_path / "a.csv", SHEET, qtbot)
    page = page_of(window)
    assert not page.unsaved
    form = correcting(view, 1)
    form.stem.set_value("接地线先接哪一端？")
    for theme in ("dark", "light"):
        window.preferences.theme = theme
        window.relook()
        window.settle()
        assert page_of(window).whole.currentWidget() is view
    assert form.submit()
    window.settle()
    assert page_of(window).whole.currentWidget() is view, "the form is closed, the bank is not stored yet"
    assert page.unsaved
    assert view.draft.corrections
    view.left.emit()
    window.settle()
    assert page_of(window) is not page
    assert not page_of(window).away
