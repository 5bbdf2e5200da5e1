"""Reminders: once a day, off by a setting, in the window where the desktop has no tray; and dates as a calendar file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtWidgets import QCheckBox, QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.look import cut_off, nameless
from tests.ui.parts import click, part, parts
from tests.worlds import POWER, world
from tracker.kernel.clock import FixedClock
from tracker.overview.names import names
from tracker.workspace import Workspace
from ui.pages.home.agenda import AgendaDialog, export_calendar
from ui.shell.file_acts import FileActs
from ui.shell.reminders import badge_icon
from ui.shell.settings import SettingsDialog
from ui.shell.window import MainWindow
from ui.widgets.action_row import ActionRow
from ui.widgets.buttons import Button
from ui.widgets.undo_bar import UndoBar

TODAY = date(2023, 3, 24)
WORKER = {
    "person": {"uid": "p", "name": "李工", "occupation": POWER},
    "certificates": [{"uid": "c", "kind": "special_operation", "title": "低压电工作业", "issued_on": "2020-03-30"}],
    "exams": [{"uid": "e", "occupation": POWER, "level": "level_3", "on": "2023-05-06", "result": "pending"}],
    "goals": [{"uid": "g", "kind": "level", "level": "level_3", "by": "2023-12-31"}],
}


@pytest.fixture
def work() -> Workspace:
    return world(WORKER, TODAY)


def told(window: MainWindow) -> list[str]:
    return [bar.accessibleName() for bar in window.findChildren(UndoBar) if not bar.isHidden()]


def test_what_is_due_is_said_once_a_day(empty_window: MainWindow, work: Workspace) -> None:
    empty_window.open_work(work)
    empty_window.remind()
    assert told(empty_window) == ["1 date to keep: Review: 低压电工作业: review due by 2023-03-30, 6 days left"]
    empty_window.findChildren(UndoBar)[0].hide()
    work.show("p")
    empty_window.remind()
    assert told(empty_window) == []
    work.clock = FixedClock(date(2023, 3, 25))
    empty_window.remind()
    assert len(told(empty_window)) == 1


def test_it_can_be_switched_off_and_on(empty_window: MainWindow, work: Workspace) -> None:
    empty_window.open_work(work)
    empty_window.settings()
    dialog = next(iter(empty_window.findChildren(SettingsDialog)))
    box, tray = part(dialog, QCheckBox, "settings_reminders"), part(dialog, QCheckBox, "settings_tray")
    assert (box.isChecked(), tray.isChecked()) == (True, False)
    box.click()
    empty_window.remind()
    assert told(empty_window) == []
    tray.click()
    assert (empty_window.preferences.reminders, empty_window.preferences.tray) == (False, True)
    box.click()
    assert len(told(empty_window)) == 1
    assert cut_off(dialog) == []
    assert nameless(dialog) == []


def test_demo_workers_are_left_alone(window: MainWindow) -> None:
    window.remind()
    assert told(window) == []


@pytest.mark.parametrize("count", [0, 3, 12])
def test_the_number_is_drawn_on_the_icon(empty_window: MainWindow, count: int) -> None:
    plain, badge = badge_icon(0).pixmap(64, 64).toImage(), badge_icon(count).pixmap(64, 64).toImage()
    assert (plain == badge) is (count == 0)


def test_every_date_is_on_one_list_that_leads_on(empty_window: MainWindow, work: Workspace) -> None:
    empty_window.open_work(work)
    assert empty_window.context
    dialog = AgendaDialog(empty_window.context, names(work.store.read(), "en"))
    dialog.open()
    rows = [row.objectName() for row in parts(dialog, ActionRow)]
    assert rows == ["date_review_c", "date_exam_e", "date_goal_g"]
    assert nameless(dialog) == []
    click(dialog, ActionRow, "date_exam_e")
    assert empty_window.page_name == "record"


def test_the_dates_are_saved_for_a_calendar(empty_window: MainWindow, work: Workspace, tmp_path: Path) -> None:
    empty_window.open_work(work)
    assert empty_window.context
    FileActs(empty_window).choose_calendar()
    part(empty_window, QFileDialog, "calendar_dialog").close()
    target = tmp_path / "dates.ics"
    export_calendar(empty_window.context, str(target))
    days = [event.decoded("dtstart") for event in Calendar.from_ical(target.read_bytes()).walk("VEVENT")]
    assert days == [date(2023, 3, 30), date(2023, 5, 6), date(2023, 12, 31)]


def test_home_shows_other_dates_and_the_way_to_all(empty_window: MainWindow, work: Workspace, qtbot: QtBot) -> None:
    empty_window.open_work(work)
    qtbot.waitUntil(lambda: bool(parts(empty_window, ActionRow, "date_exam_e")))
    click(empty_window, Button, "home_all_dates")
    assert empty_window.findChildren(AgendaDialog)
