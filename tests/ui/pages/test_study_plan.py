"""The plan in the window: today begun in one press, also from Home; the days there are for study, by week or shift."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.look import cut_off, nameless
from tests.ui.pages.study_pages import TODAY, learner, on_tab, page_of
from tests.ui.pages.windows import NotingWindow
from tests.ui.parts import click, part, parts
from tracker.kernel.terms import Component
from tracker.study.banks.model import Kind, Question
from tracker.study.model import weekly
from tracker.study.service import banks, diary, practice, removing, targets
from tracker.workspace import Workspace
from ui.forms.calendar_form import CalendarForm
from ui.pages.study.page import StudyPage
from ui.pages.study.practice import PracticeView
from ui.widgets.action_row import ActionRow
from ui.widgets.buttons import Button


@pytest.fixture
def work(file: str) -> Iterator[Workspace]:
    """A worker who has begun to practise, with the exam in a month."""
    with learner(file) as made:
        person = made.person().uid
        asked = [
            Question(kind=Kind.SINGLE, stem=f"题{n}", options=("甲", "乙", "丙"), answer=(0,), topic=f"章{n % 2}")
            for n in range(40)
        ]
        banks.store_bank(made.store, asked, bank=banks.NewBank(name="题库"), now=made.clock.now())
        for number in range(1, 9):
            reply = practice.Reply(question=number, correct=number % 3 == 0, at=made.moment() - timedelta(days=2))
            practice.answer(made.store, person, reply)
        values = {"on": TODAY + timedelta(days=30), "chance": 0.95}
        targets.add_target(made.store, person, values, [Component.THEORY])
        yield made


def form_of(page: StudyPage) -> CalendarForm:
    click(page, Button, "plan_calendar")
    form = page.host.sheet
    assert isinstance(form, CalendarForm)
    return form


def kept(work: Workspace) -> object:
    (target,) = targets.targets(work.store.read(), work.person().uid)
    return targets.calendar_of(target)


def said(page: StudyPage) -> str:
    return "\n".join(label.text() for label in parts(page, QLabel))


def test_the_plan_says_what_it_asks_and_begins_in_one_press(window: NotingWindow, work: Workspace) -> None:
    page = on_tab(window, work, "plan")
    words = said(page)
    assert "30 min on every day" in words
    assert "min a day the chance is" in words or "is out of reach" in words
    assert "In the last seven days you studied" in words
    assert "1 day missed: 11-22 Sun." in words
    assert not cut_off(page)
    assert not nameless(page)
    click(page, Button, "plan_begin_theory")
    view = page.whole.currentWidget()
    assert isinstance(view, PracticeView)
    assert view._asked


def study(work: Workspace, minutes: int) -> None:
    diary.add_session(work.store, work.person().uid, {"on": TODAY, "minutes": minutes, "component": "theory"})


def test_what_is_left_of_today_is_said_and_then_that_it_is_done(window: NotingWindow, work: Workspace) -> None:
    (target,) = targets.targets(work.store.read(), work.person().uid)
    targets.edit_target(work.store, target.uid, {"on": TODAY + timedelta(days=2), "chance": 0.99})
    study(work, 18)
    page = on_tab(window, work, "plan")
    assert "12 of 30 min left today: " in said(page)
    assert parts(page, Button, "plan_begin_theory")
    study(work, 18)
    window.settle()
    assert "Done for today: 30 min." in said(page)
    assert not parts(page, Button, "plan_begin_theory")


def test_without_questions_a_bank_is_asked_for_instead_of_practice(window: NotingWindow, work: Workspace) -> None:
    removing.remove_bank(work.store, 1)
    page = on_tab(window, work, "plan")
    assert "There are no questions on these topics yet." in said(page)
    assert not parts(page, Button, "plan_begin_theory")
    assert part(page, Button, "plan_import").accessibleName() == "Import a question bank…"
    page.reveal("today")
    assert not isinstance(page.whole.currentWidget(), PracticeView)


def test_chances_of_one_card_agree_and_stay_below_the_aim(window: NotingWindow, work: Workspace) -> None:
    (target,) = targets.targets(work.store.read(), work.person().uid)
    targets.edit_target(work.store, target.uid, {"on": TODAY + timedelta(days=2), "chance": 0.99})
    words = said(on_tab(window, work, "plan"))
    heading = re.search(r"all 30 min a day the chance is (\d+) %", words)
    assert heading
    assert f"with the plan {heading[1]} %" in words


def test_out_of_reach_says_so_and_what_would_help(window: NotingWindow, work: Workspace) -> None:
    (target,) = targets.targets(work.store.read(), work.person().uid)
    targets.edit_target(work.store, target.uid, {"on": TODAY + timedelta(days=2), "chance": 0.99})
    words = said(on_tab(window, work, "plan"))
    assert "99 % is out of reach: with all 30 min a day" in words
    assert "So few answers promise no more yet" in words


def test_what_would_help_is_said_once_there_is_something_to_go_by(window: NotingWindow, work: Workspace) -> None:
    person = work.person().uid
    for number in range(120):
        at = work.moment() - timedelta(days=12 - number // 10)
        practice.answer(work.store, person, practice.Reply(question=1 + number % 40, correct=number % 3 > 0, at=at))
    (target,) = targets.targets(work.store.read(), person)
    targets.edit_target(work.store, target.uid, {"on": TODAY + timedelta(days=2), "chance": 0.99})
    words = said(on_tab(window, work, "plan"))
    assert "With the exam on" in words or "Neither more minutes a day nor" in words


def test_home_offers_todays_share(window: NotingWindow, work: Workspace, qtbot: QtBot) -> None:
    window.open_on(work, "home")
    home = window.page("home")
    qtbot.waitUntil(lambda: len(parts(home, ActionRow, "home_study")) == 1, timeout=5000)
    window._noting = False
    row = part(home, ActionRow, "home_study")
    row.acted.emit()
    window.settle()
    page = page_of(window)
    assert isinstance(page.whole.currentWidget(), PracticeView)


def test_home_says_what_is_left_and_then_that_it_is_done(window: NotingWindow, work: Workspace, qtbot: QtBot) -> None:
    (target,) = targets.targets(work.store.read(), work.person().uid)
    targets.edit_target(work.store, target.uid, {"on": TODAY + timedelta(days=2), "chance": 0.99})
    study(work, 30)
    window.open_on(work, "home")
    home = window.page("home")
    qtbot.waitUntil(lambda: len(parts(home, ActionRow, "home_study")) == 1, timeout=5000)
    row = part(home, ActionRow, "home_study")
    assert "Done for today: 30 min." in row.accessibleName()
    window._noting = False
    row.acted.emit()
    window.settle()
    assert not isinstance(page_of(window).whole.currentWidget(), PracticeView)


def test_a_week_with_days_off(window: NotingWindow, work: Workspace) -> None:
    page = on_tab(window, work, "plan")
    form = form_of(page)
    for editor, minutes in zip(form.minutes, (20, 0, 20, 0, 20, 60, 0), strict=True):
        editor.set_value(minutes)
    row = form._add_stretch(None)
    row.first.set_value(TODAY + timedelta(days=3))
    row.last.set_value(TODAY + timedelta(days=1))
    assert not form.submit(), "it ends before it begins"
    row.last.set_value(TODAY + timedelta(days=4))
    assert form.submit()
    off = tuple((TODAY + timedelta(days=ahead), 0) for ahead in (3, 4))
    assert kept(work) == weekly(20, 0, 20, 0, 20, 60, 0, exceptions=off)
    window.settle()
    words = said(page)
    assert "Mon 20 min, Tue off, Wed 20 min, Thu off, Fri 20 min, Sat 60 min, Sun off" in words
    assert "2026-11-26 to 2026-11-27: off" in words


def test_a_cycle_of_shifts(window: NotingWindow, work: Workspace) -> None:
    page = on_tab(window, work, "plan")
    form = form_of(page)
    form.rhythm.set_value("day_night_off_off")
    form.rhythm.changed.emit()
    assert [editor.value() for editor in form.minutes] == [30, 30, 60, 60]
    form.starts_on.set_value(None)
    assert not form.submit(), "a cycle begins some day"
    form.starts_on.set_value(TODAY - timedelta(days=1))
    form.minutes[1].set_value(0)
    assert form.submit()
    window.settle()
    assert "A cycle of 4 days: 30 – off – 60 – 60 min; today is day 2" in said(page)
    again = form_of(page)
    assert again.rhythm.value() == "day_night_off_off"
    assert again.starts_on.value() == TODAY - timedelta(days=1)
    again.rhythm.set_value("own")
    again.rhythm.changed.emit()
    again.length.set_value(3)
    again.length.changed.emit()
    assert [editor.value() for editor in again.minutes] == [30, 0, 60]
    assert not cut_off(again)
