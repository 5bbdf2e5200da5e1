"""Study: from a bank in a file to an answered question, and what the first line says on the way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.look import cut_off, nameless
from tests.ui.pages.study_pages import TODAY, fill, learner, page_of, practising, single, wait
from tests.ui.pages.windows import NotingWindow
from tests.ui.parts import click, part, parts
from tracker.kernel.terms import Component
from tracker.study.banks.model import Kind, Question
from tracker.study.service import banks, practice, progress, targets
from tracker.workspace import Workspace
from ui.forms.bank_store_form import BankStoreForm
from ui.forms.chapters_form import ChaptersForm
from ui.forms.study_forms import TargetForm
from ui.forms.topics_form import TopicsForm
from ui.models.bank_preview import ALL, DOUBTFUL, STEM, WHY
from ui.pages.study.matching import MatchingEdit
from ui.pages.study.practice import PracticeView, Wanted
from ui.pages.study.preview import PreviewView
from ui.shell.window import MainWindow
from ui.widgets.action_row import ActionRow
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.editors import DecimalEdit, TextEdit
from ui.widgets.words import FirstLine

BANK = """一、单项选择题
1. 低压验电前，应先在哪里试验验电器？（B）
A. 接地体上 B. 有电的设备上 C. 停电的设备上 D. 绝缘手柄上
2. 没有答案的题目是哪一个？
A. 甲 B. 乙
三、判断题
3. 验电可以用未经检验的验电器。（×）
"""


@pytest.fixture
def work(file: str) -> Iterator[Workspace]:
    with learner(file) as made:
        yield made


def store(view: PreviewView, **chosen: str) -> None:
    """Store a bank, with other choices than those offered."""
    view.ask_how_to_store()
    form = view.host.sheet
    assert isinstance(form, BankStoreForm)
    for name, value in chosen.items():
        getattr(form, name).set_value(value)
    form.submit()


def first_line(window: NotingWindow) -> str:
    return parts(page_of(window).host, FirstLine)[0].text()


def press(qtbot: QtBot, view: PracticeView, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(view, key)
        QApplication.processEvents()


def test_an_empty_page_offers_the_first_acts(window: NotingWindow, work: Workspace) -> None:
    window.open_on(work, "study")
    page = page_of(window)
    assert not parts(page.host, FirstLine)
    shown = [button.text() for button in parts(page._empty, Button)]
    assert shown == ["Import a question bank…", "Practise electrical safety", "Set the exam"]
    part(page._empty, Button, "study_empty_practice_set").click()
    window.settle()
    (bank,) = banks.banks(work.store.read())
    assert (bank.origin, bank.questions >= 120) == ("practice_set", True)
    assert first_line(window) == "Set the exam; then this page says how likely you pass"
    page.show_part("banks")
    window.settle()
    assert not parts(page.host, Button, "banks_practice_set")


def test_a_bank_is_looked_at_before_it_is_stored(
    window: NotingWindow, work: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "题库.txt"
    path.write_text(BANK, encoding="gbk")
    window.open_on(work, "study")
    page = page_of(window)
    page.acts.bringing.read_file(str(path))
    wait(window, qtbot)
    view = page.whole.currentWidget()
    assert isinstance(view, PreviewView)
    assert part(view, FirstLine).text() == "3 questions understood, 1 of them to look at"
    assert (view.model.count(ALL), view.model.count(DOUBTFUL)) == (3, 1)
    assert view.model.index(0, STEM).data() == "没有答案的题目是哪一个？"
    assert view.model.index(0, WHY).data() == "There is no answer."
    assert banks.banks(work.store.read()) == ()
    assert not cut_off(view)
    assert not nameless(view)
    store(view)
    wait(window, qtbot)
    assert not page.away
    (bank,) = banks.banks(work.store.read())
    assert (bank.name, bank.questions) == ("题库", 3)
    assert first_line(window) == "Set the exam; then this page says how likely you pass"


def test_doubtful_rows_can_be_left_out_and_duplicates_are_said(
    window: NotingWindow, work: Workspace, qtbot: QtBot
) -> None:
    window.open_on(work, "study")
    page = page_of(window)
    for expected in (2, 2):
        QApplication.clipboard().setText(BANK)
        page.acts.bringing.paste()
        wait(window, qtbot)
        view = page.whole.currentWidget()
        assert isinstance(view, PreviewView)
        store(view, doubtful="without")
        wait(window, qtbot)
        assert progress.status(work.store.read(), work.person().uid, today=TODAY).questions == expected
    assert any("2 were there already" in label.text() for label in window.findChildren(QLabel))


def test_nothing_is_read_from_an_empty_clipboard(window: NotingWindow, work: Workspace) -> None:
    window.open_on(work, "study")
    QApplication.clipboard().setText("  ")
    page_of(window).acts.bringing.paste()
    assert not window.busy


def test_a_question_is_answered_by_one_key_and_explained(window: NotingWindow, work: Workspace, qtbot: QtBot) -> None:
    person = fill(work, single("验电？", explanation="先验后做", source="GB 26860"), single("接地？", 0))
    window.open_on(work, "study")
    view = practising(window)
    assert not cut_off(view)
    assert not nameless(view)
    place = view.question._order.index(view._asked.question.answer[0])  # type: ignore[union-attr,index]
    press(qtbot, view, Qt.Key(Qt.Key.Key_1 + place))
    assert (view.tally.answered, view.tally.right) == (1, 1)
    assert view.question.explained
    press(qtbot, view, Qt.Key.Key_2)
    assert view.tally.answered == 1
    press(qtbot, view, Qt.Key.Key_Return)
    wrong = next(at for at, option in enumerate(view.question._order) if option not in view._asked.question.answer)  # type: ignore[union-attr,operator]
    press(qtbot, view, Qt.Key(Qt.Key.Key_A + wrong))
    assert (view.tally.answered, view.tally.right) == (2, 1)
    status = progress.status(work.store.read(), person, today=TODAY)
    assert (status.answers, status.correct, status.notebook) == (2, 1, 1)
    press(qtbot, view, Qt.Key.Key_Return, Qt.Key.Key_Escape)
    assert not page_of(window).away


def test_the_last_answer_can_be_taken_back(window: NotingWindow, work: Workspace, qtbot: QtBot) -> None:
    person = fill(work, single("验电？"), single("接地？"))
    window.open_on(work, "study")
    view = practising(window)
    asked = view._asked
    press(qtbot, view, Qt.Key.Key_1, Qt.Key.Key_Return)
    assert view._asked != asked
    press(qtbot, view, Qt.Key.Key_Backspace)
    assert view.tally.answered == 0
    assert asked is not None
    assert view._asked is not None
    assert view._asked.id == asked.id
    assert progress.status(work.store.read(), person, today=TODAY).answers == 0
    press(qtbot, view, Qt.Key.Key_1, Qt.Key.Key_Return, Qt.Key.Key_1, Qt.Key.Key_Return)
    assert view.tally.answered == 2


def test_the_keys_of_undo_take_back_the_answer_and_nothing_else(window: NotingWindow, work: Workspace) -> None:
    person = fill(work, single("验电？"), single("接地？"))
    targets.add_target(work.store, person, {"on": TODAY + timedelta(days=30)})
    window.open_on(work, "study")
    view = practising(window)
    view.setFocus()
    for _ in range(2):
        QTest.keyClick(view, Qt.Key.Key_1)
        QTest.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (view.tally.answered, view.question.explained) == (0, False)
    assert progress.status(work.store.read(), person, today=TODAY).answers == 0
    assert len(targets.targets(work.store.read(), person)) == 1


def test_the_explanation_comes_into_sight_by_itself(window: NotingWindow, work: Workspace, qtbot: QtBot) -> None:
    question = Question(
        kind=Kind.SINGLE, stem="验电？" * 9, options=tuple("甲乙丙丁"), answer=(1,), explanation="先验" * 50
    )
    fill(work, question)
    window.open_on(work, "study", size=(900, 480))
    view = practising(window)
    press(qtbot, view, Qt.Key.Key_1)
    (card,) = view.question.findChildren(Card)
    qtbot.waitUntil(lambda: card.visibleRegion().boundingRect() == card.rect())


@pytest.mark.parametrize(
    ("question", "keys", "right"),
    [
        (Question(kind=Kind.TRUE_FALSE, stem="对？", answer=True), (Qt.Key.Key_1,), 1),
        (Question(kind=Kind.TRUE_FALSE, stem="对？", answer=True), (Qt.Key.Key_B,), 0),
        (
            Question(kind=Kind.MULTIPLE, stem="哪些？", options=("甲", "乙", "以上都对"), answer=(0, 1, 2)),
            (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_Return),
            1,
        ),
        (
            Question(kind=Kind.MULTIPLE, stem="哪些？", options=("甲", "乙", "以上都对"), answer=(0, 1, 2)),
            (Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_Enter),
            0,
        ),
        (Question(kind=Kind.SHORT_ANSWER, stem="简述？", answer=("要点",)), (Qt.Key.Key_Return, Qt.Key.Key_1), 1),
        (Question(kind=Kind.SHORT_ANSWER, stem="简述？", answer=("要点",)), (Qt.Key.Key_Return, Qt.Key.Key_2), 0),
    ],
)
def test_every_type_is_answered_from_the_keyboard(
    window: NotingWindow, work: Workspace, qtbot: QtBot, question: Question, keys: tuple[Qt.Key, ...], right: int
) -> None:
    fill(work, question)
    window.open_on(work, "study")
    view = practising(window)
    press(qtbot, view, *keys)
    assert (view.tally.answered, view.tally.right) == (1, right)


@pytest.mark.parametrize("right", [True, False])
def test_items_are_put_in_order_by_their_letters(
    window: NotingWindow, work: Workspace, qtbot: QtBot, right: bool
) -> None:
    fill(work, Question(kind=Kind.ORDERING, stem="顺序？", options=("停电", "验电", "接地"), answer=(0, 1, 2)))
    window.open_on(work, "study")
    view = practising(window)
    places = [view.question._order.index(option) for option in ((0, 1, 2) if right else (1, 0, 2))]
    keys = [Qt.Key(Qt.Key.Key_A + place) for place in places]
    press(qtbot, view, keys[0], keys[0], keys[0], keys[1], Qt.Key.Key_Return)
    assert view.tally.answered == 0
    press(qtbot, view, keys[2], Qt.Key.Key_Return)
    assert (view.tally.answered, view.tally.right) == (1, int(right))
    assert not nameless(view)


def test_things_are_matched_one_after_the_other(window: NotingWindow, work: Workspace, qtbot: QtBot) -> None:
    fill(work, Question(kind=Kind.MATCHING, stem="单位？", answer=(("电流", "安"), ("电压", "伏"))))
    window.open_on(work, "study")
    view = practising(window)
    matching = part(view, MatchingEdit)
    keys = [Qt.Key(Qt.Key.Key_1 + matching._rights.index(unit)) for unit in ("安", "伏")]
    press(qtbot, view, keys[1], keys[0], Qt.Key.Key_Delete, keys[0], Qt.Key.Key_Return)
    assert view.tally.answered == 0
    assert matching.value() == (("电流", "安"), ("电压", ""))
    press(qtbot, view, keys[1], Qt.Key.Key_Return)
    assert (view.tally.answered, view.tally.right) == (1, 1)
    assert not nameless(view)
    assert not cut_off(view)


def test_a_lunch_break_ends_by_itself_and_may_go_on(window: NotingWindow, work: Workspace, qtbot: QtBot) -> None:
    fill(work, *(single(f"题目 {number}？") for number in range(3)))
    window.open_on(work, "study")
    view = practising(window, Wanted(mode="due", minutes=15))
    for _ in range(2):
        press(qtbot, view, Qt.Key.Key_Return)
        assert view._asked is not None
        press(qtbot, view, Qt.Key(Qt.Key.Key_1 + view.question._order.index(0)))
    view._began_at -= 15 * 60
    press(qtbot, view, Qt.Key.Key_Return)
    assert view._over.text() == "15 minutes are over: 2 answered, 0 right."
    assert view._asked is None
    press(qtbot, view, Qt.Key.Key_Return, Qt.Key.Key_1)
    assert view.tally.answered == 3


def test_questions_of_every_part_of_the_exam_are_asked(window: NotingWindow, work: Workspace) -> None:
    bank = banks.NewBank(name="技能题", component=Component.SKILLS)
    banks.store_bank(work.store, [single("绝缘电阻？", topic="仪表")], bank=bank, now=work.clock.now())
    window.open_on(work, "study")
    assert practising(window)._asked is not None
    assert practising(window, Wanted(mode="topic", topic="仪表"))._asked is not None


def test_the_notebook_asks_what_was_wrong_only(window: NotingWindow, work: Workspace) -> None:
    person = fill(work, single("验电？"), single("接地？"))
    first, second = banks.questions(work.store.read(), person)
    for asked, correct in ((first, True), (second, False)):
        at = datetime.combine(TODAY - timedelta(days=2), datetime.min.time())
        practice.answer(work.store, person, practice.Reply(question=asked.id, correct=correct, at=at))
    window.open_on(work, "study")
    view = practising(window, Wanted(mode="notebook"))
    assert view._asked is not None
    assert view._asked.id == second.id


def test_with_few_answers_the_first_line_says_so(window: NotingWindow, work: Workspace) -> None:
    person = fill(work, *(single(f"题目 {number}？", topic="安全") for number in range(20)))
    exam = {"on": TODAY + timedelta(days=92), "occupation": "4-11-01-01", "level": "level_3"}
    targets.add_target(work.store, person, exam, [Component.THEORY])
    for asked in banks.questions(work.store.read(), person)[:5]:
        at = datetime.combine(TODAY - timedelta(days=1), datetime.min.time())
        practice.answer(work.store, person, practice.Reply(question=asked.id, correct=True, at=at))
    window.open_on(work, "study", language="zh_CN")
    line = first_line(window)
    assert line.startswith("距考试 92 天，理论知识的把握还说不准（")
    assert not cut_off(page_of(window))
    assert not nameless(page_of(window))


def test_changing_an_exam_keeps_its_cycle_of_shifts(window: NotingWindow, work: Workspace) -> None:
    person = fill(work, single("验电？"))
    shifts = targets.calendar_text(targets.calendar_of(None).replace(pattern=(60, 0, 20)))
    exam = {"on": TODAY + timedelta(days=30), "calendar": shifts}
    uid = targets.add_target(work.store, person, exam, [Component.THEORY])
    window.open_on(work, "study")
    page = page_of(window)
    page.acts.edit_target()
    form = page.host.sheet
    assert isinstance(form, TargetForm)
    form.rows["theory"].editor.set_value(70)
    assert form.submit()
    assert targets.target(work.store.read(), uid).calendar == shifts
    assert [part.pass_mark for part in targets.parts(work.store.read(), uid)] == [70]


def test_an_exam_is_saved_with_its_papers_in_one_act(window: NotingWindow, work: Workspace) -> None:
    person = work.person().uid
    uid = targets.add_target(work.store, person, {"on": TODAY + timedelta(days=30)}, [Component.THEORY])
    window.open_on(work, "study")
    page_of(window).acts.edit_target()
    form = page_of(window).host.sheet
    assert isinstance(form, TargetForm)
    part(form, DecimalEdit, "field_theory").set_value(80)
    part(form, DecimalEdit, "field_skills").set_value(70)
    part(form, TextEdit, "field_title").set_value("年底")
    form.submit()

    def kept() -> tuple[str | None, dict[Component, float]]:
        reader = work.store.read()
        marks = {one.component: one.pass_mark for one in targets.parts(reader, uid)}
        return targets.target(reader, uid).title, marks

    assert kept() == ("年底", {Component.THEORY: 80, Component.SKILLS: 70})
    window.undo()
    assert kept() == (None, {Component.THEORY: 60})


def test_weights_are_typed_and_a_topic_named_twice_is_shown_at_its_row(window: NotingWindow, work: Workspace) -> None:
    person = fill(work, single("验电？", topic="安全"), single("接地？", topic="接地"))
    uid = targets.add_target(work.store, person, {"on": TODAY + timedelta(days=30)}, [Component.THEORY])
    window.open_on(work, "study")
    page = page_of(window)
    page.acts.edit_topics(Component.THEORY)
    form = page.host.sheet
    assert isinstance(form, TopicsForm)
    first, second = form.rows
    first.name.set_value("接地")
    assert not form.submit()
    first.name.set_value("安全")
    first.weight.set_value(40)
    second.weight.set_value(60)
    assert form.submit()
    typed = targets.typed_topics(work.store.read(), uid, Component.THEORY)
    assert [(row.topic, row.weight) for row in typed] == [("安全", 40), ("接地", 60)]


def test_chapters_of_banks_are_put_to_topics_of_the_exam(window: NotingWindow, work: Workspace, qtbot: QtBot) -> None:
    person = fill(work, single("验电？", topic="第三章"), single("接地？", topic="接地"))
    uid = targets.add_target(work.store, person, {"on": TODAY + timedelta(days=30)}, [Component.THEORY])
    targets.set_topics(work.store, uid, Component.THEORY, [("安全", "安全", 40), ("接地", "接地", 60)])
    window.open_on(work, "study")
    page = page_of(window)
    qtbot.waitUntil(lambda: bool(parts(page, Button, "study_chapters_theory")))
    click(page, Button, "study_chapters_theory")
    form = page.host.sheet
    assert isinstance(form, ChaptersForm)
    assert list(form.rows) == ["第三章"]
    assert not nameless(form)
    assert not cut_off(form)
    form.rows["第三章"].set_value("安全")
    assert form.submit()

    def belong() -> dict[str, str]:
        reader = work.store.read()
        paper = targets.paper(reader, targets.target(reader, uid), Component.THEORY, person)
        return targets.belongings(reader, person, Component.THEORY, paper.topics)

    assert belong() == {"第三章": "安全", "接地": "接地"}
    window.undo()
    assert belong() == {"接地": "接地"}


def test_weights_come_from_a_sheet_with_a_column_for_each_level(
    window: NotingWindow, work: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    person = fill(work, single("验电？", topic="安全"), single("接地？", topic="接地"))
    exam = {"on": TODAY + timedelta(days=30), "level": "level_2"}
    uid = targets.add_target(work.store, person, exam, [Component.THEORY])
    path = tmp_path / "权重.csv"
    path.write_text("项目,三级/高级工（%）,二级/技师（%）\n安全,40,20\n接 地,60,50\n管理,－,30\n合计,100,100\n", "gbk")
    window.open_on(work, "study")
    page = page_of(window)
    page.acts.edit_topics(Component.THEORY)
    form = page.host.sheet
    assert isinstance(form, TopicsForm)
    form.read_file(str(path))
    wait(window, qtbot)
    assert [row.values() for row in form.rows] == [("安全", None, 20), ("接地", None, 50), ("管理", "管理", 30)]
    assert form._about.text() == "Together 100 %"
    assert not cut_off(form)
    assert not nameless(form)
    form.column.set_value("0")
    form.column.changed.emit()
    assert [row.values()[2] for row in form.rows] == [40, 60]
    QApplication.clipboard().setText("安全\t30\n接地\t70\n")
    form.paste()
    wait(window, qtbot)
    assert form._column_row.isHidden()
    assert form.submit()
    typed = targets.typed_topics(work.store.read(), uid, Component.THEORY)
    assert [(row.topic, row.weight) for row in typed] == [("安全", 30), ("接地", 70)]
    page.acts.edit_topics(Component.THEORY)
    form = page.host.sheet
    assert isinstance(form, TopicsForm)
    QApplication.clipboard().setText("没有表")
    form.paste()
    wait(window, qtbot)
    assert len(form.rows) == 2


@pytest.mark.parametrize("width", [1200, 720])
def test_what_to_practise_is_there_before_the_chance_is(window: NotingWindow, work: Workspace, width: int) -> None:
    """It stands beside the topics, or above them in a narrow window: nothing pushes it down when they come."""
    person = fill(work, *(single(f"题{at}", topic="安全") for at in range(4)))
    targets.add_target(work.store, person, {"on": TODAY + timedelta(days=40), "chance": 0.8}, [Component.THEORY])
    practice.answer(work.store, person, practice.Reply(question=1, correct=True, at=work.moment(), ms=9000))
    window.open_on(work, "home", size=(width, 700))
    MainWindow.go(window, "study")
    QApplication.processEvents()
    due = page_of(window).findChild(ActionRow, "study_practise_due")
    assert due
    assert due.isVisible()
    today = page_of(window).part("today")
    place = due.mapTo(today, due.rect().topLeft())
    assert first_line(window) == "40 days to the exam, chance of passing …"
    assert page_of(window).property("busy")
    window.settle()
    assert part(page_of(window), ActionRow, "study_practise_due") is due
    assert due.mapTo(today, due.rect().topLeft()).y() == place.y()
    assert parts(page_of(window), Button, "study_weights_theory")
    assert "too early to say (" in first_line(window)
    assert not page_of(window).property("busy")
