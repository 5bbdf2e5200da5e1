"""The diary of study in the window: the timer over a restart, sessions and exercises logged, changed and removed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.look import cut_off, nameless
from tests.ui.pages.study_pages import TODAY, learner, on_tab, page_of
from tests.ui.pages.windows import NotingWindow
from tests.ui.parts import click, part
from tracker.kernel.terms import Component
from tracker.study.banks.model import Kind, Question
from tracker.study.service import banks, diary, practice, targets, timer
from tracker.workspace import Workspace
from ui.forms.diary_forms import DrillForm, SessionForm
from ui.models.diary import FORM, OUTCOME, SUBJECT, TIME
from ui.pages.study.log import LogPart
from ui.widgets.action_row import ActionRow
from ui.widgets.buttons import Button


@pytest.fixture
def work(file: str) -> Iterator[Workspace]:
    with learner(file) as made:
        question = Question(kind=Kind.TRUE_FALSE, stem="对？", answer=True, topic="安全")
        banks.store_bank(made.store, [question], bank=banks.NewBank(name="题库"), now=made.clock.now())
        yield made


def log_of(window: NotingWindow, work: Workspace) -> LogPart:
    shown = on_tab(window, work, "log").part("log")
    assert isinstance(shown, LogPart)
    return shown


def row(shown: LogPart, at: int = 0) -> list[str]:
    return [str(shown.model.index(at, column).data()) for column in (TIME, FORM, SUBJECT, OUTCOME)]


def test_a_timer_from_before_the_window_was_closed_is_stopped_and_logged(window: NotingWindow, work: Workspace) -> None:
    person = work.person().uid
    since = work.moment() - timedelta(minutes=1) if work.moment().hour or work.moment().minute else work.moment()
    timer.start(work.store, person, at=since, component=Component.SKILLS)
    shown = log_of(window, work)
    assert shown._clock.text().startswith(f"Studying since {since:%H:%M}")
    assert not cut_off(shown)
    assert not nameless(shown)
    click(shown, Button, "timer_stop")
    form = page_of(window).host.sheet
    assert isinstance(form, SessionForm)
    form.rows["minutes"].editor.set_value(35)
    form.rows["topic"].editor.set_value("安全")
    assert form.submit()
    window.settle()
    assert row(shown) == ["35 min", "Study, timed", "Practical skills · 安全", ""]
    assert timer.running(work.store.read(), person) is None
    assert shown._stop.isHidden()


def test_the_timer_is_begun_in_the_diary_and_seen_on_the_first_tab(window: NotingWindow, work: Workspace) -> None:
    shown = log_of(window, work)
    shown.start()
    window.settle()
    assert shown._start.isHidden()
    page = page_of(window)
    page.show_part("today")
    part(page.part("today"), ActionRow, "study_timer").acted.emit()
    assert page.part_name == "log"
    click(shown, Button, "timer_discard")
    window.settle()
    assert shown._stop.isHidden()
    shown.stop()
    assert page.host.sheet is None
    assert diary.sessions(work.store.read(), work.person().uid) == ()


@pytest.mark.parametrize(("tab", "button"), [("today", "study_drill_skills"), ("plan", "plan_drill_skills")])
def test_skills_without_an_exercise_lead_to_logging_one(
    window: NotingWindow, work: Workspace, tab: str, button: str
) -> None:
    exam = {"on": TODAY + timedelta(days=60)}
    uid = targets.add_target(work.store, work.person().uid, exam, [Component.SKILLS])
    targets.set_topics(work.store, uid, Component.SKILLS, [("登杆", None, 100)])
    page = on_tab(window, work, tab)
    click(page, Button, button)
    window.settle()
    assert page.part_name == "log"
    assert isinstance(page.host.sheet, DrillForm)


def test_an_exercise_is_logged_changed_and_removed(window: NotingWindow, work: Workspace) -> None:
    shown = log_of(window, work)
    assert shown.table.isHidden()
    shown.log_drill()
    form = page_of(window).host.sheet
    assert isinstance(form, DrillForm)
    assert not cut_off(form)
    assert not nameless(form)
    assert not form.submit()
    for name, value in {"task": "心肺复苏", "repeats": 3, "minutes": 90, "self_rating": "4"}.items():
        form.rows[name].editor.set_value(value)
    assert form.submit()
    window.settle()
    assert row(shown) == ["1 h 30 min", "Exercise", "心肺复苏", "3 times, own mark 4 of 5"]
    shown.edit()
    form = page_of(window).host.sheet
    assert isinstance(form, DrillForm)
    form.rows["mentor_rating"].editor.set_value("5")
    assert form.submit()
    window.settle()
    assert row(shown)[-1] == "3 times, own mark 4 of 5, mentor’s mark 5 of 5"
    window.take_keyboard()
    shown.table.setFocus()
    QTest.keyClick(shown.table, Qt.Key.Key_Delete)
    window.settle()
    assert shown.model.rowCount() == 0
    work.undo()
    window.settle()
    assert shown.model.rowCount() == 1


def test_practice_in_the_app_is_listed_but_not_edited(window: NotingWindow, work: Workspace) -> None:
    person, at = work.person().uid, datetime.combine(TODAY, datetime.min.time())
    practice.answer(work.store, person, practice.Reply(question=1, correct=True, at=at, ms=60_000))
    diary.add_session(work.store, person, {"on": TODAY, "minutes": 60, "component": Component.THEORY, "note": "讲义"})
    shown = log_of(window, work)
    assert [row(shown, at) for at in range(2)] == [
        ["1 h", "Study", "Theory", "讲义"],
        ["1 min", "Practice in the app", "1 question answered", "100 % right"],
    ]
    assert shown._sum.text().startswith("This week 1 h 1 min, last week 0 min")
    shown.table.selectRow(1)
    assert shown._edit.isHidden()
    shown.edit()
    shown.remove()
    assert page_of(window).host.sheet is None
    shown.table.selectRow(0)
    shown.edit()
    form = page_of(window).host.sheet
    assert isinstance(form, SessionForm)
    form.rows["minutes"].editor.set_value(50)
    assert form.submit()
    assert diary.sessions(work.store.read(), person)[0].minutes == 50
