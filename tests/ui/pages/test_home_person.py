"""The choice of the person in a file of many: by typing, from the keyboard, and at once."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.pages.windows import NotingWindow
from tests.ui.parts import part, parts, press
from tests.worlds import POWER, world
from tracker.people.model import Person
from tracker.people.repo import PEOPLE
from tracker.workspace import Workspace
from ui.pages.home.person import SHOWN, PersonChooser

PEOPLE_IN_FILE = 5000


@pytest.fixture
def office() -> Workspace:
    """An office's file: thousands of people, two of one name at one station."""
    work = world({"person": {"uid": "p", "name": "韩松", "occupation": POWER}}, date(2026, 11, 23))
    with work.store.write("fill", journaled=False) as writer:
        PEOPLE.insert_many(
            writer,
            [
                Person(uid=f"u{at}", name=f"张{at:04d}", employer=f"第{at % 40}供电所", occupation=POWER)
                for at in range(PEOPLE_IN_FILE - 3)
            ],
        )
        PEOPLE.insert_many(writer, [Person(uid=uid, name="王伟", employer="程河供电所") for uid in ("w1", "w2")])
    return work


def line(window: NotingWindow) -> QLineEdit:
    return part(window.page("home"), QLineEdit, "home_person")


def offered(window: NotingWindow) -> list[str]:
    model = line(window).completer().model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def write(window: NotingWindow, text: str) -> None:
    """Write over what is there, as an input method for Chinese does."""
    line(window).setFocus()
    line(window).selectAll()
    written = QInputMethodEvent()
    written.setCommitString(text)
    QApplication.sendEvent(line(window), written)


def type_in(window: NotingWindow, qtbot: QtBot, text: str) -> None:
    write(window, text)
    qtbot.waitUntil(lambda: bool(offered(window)), timeout=2000)


def test_one_worker_needs_no_choice(window: NotingWindow) -> None:
    window.open_on(world({"person": {"uid": "p", "name": "韩松"}}, date(2026, 11, 23)), "home")
    assert window.page("home").findChild(PersonChooser) is None


def test_the_one_shown_is_named_and_the_others_counted(window: NotingWindow, office: Workspace) -> None:
    window.open_on(office, "home")
    assert line(window).text() == "韩松"
    chooser = part(window.page("home"), PersonChooser)
    assert "5000 people in this file" in [label.text() for label in parts(chooser, QLabel)]


def test_typing_finds_by_name_and_employer_and_enter_takes_the_only_one(
    window: NotingWindow, qtbot: QtBot, office: Workspace
) -> None:
    window.open_on(office, "home")
    type_in(window, qtbot, "张0123")
    assert offered(window) == ["张0123 · 第3供电所"]
    press(line(window), Qt.Key.Key_Return)
    assert office.person().uid == "u123"
    assert line(window).text() == "张0123"
    assert window.windowTitle().startswith("张0123")


def test_no_more_than_a_few_are_offered(window: NotingWindow, qtbot: QtBot, office: Workspace) -> None:
    window.open_on(office, "home")
    type_in(window, qtbot, "供电所")
    assert len(offered(window)) == SHOWN


def test_people_who_read_alike_stay_two(window: NotingWindow, qtbot: QtBot, office: Workspace) -> None:
    window.open_on(office, "home")
    type_in(window, qtbot, "王伟")
    assert offered(window) == ["王伟 · 程河供电所", "王伟 · 程河供电所 (2)"]
    line(window).completer().activated.emit("王伟 · 程河供电所 (2)")
    assert office.person().uid == "w2"


def test_ctrl_f_goes_to_the_choice(window: NotingWindow, office: Workspace) -> None:
    window.open_on(office, "home")
    window.page("home").focus_filter()
    assert window.focusWidget() is line(window)
    assert line(window).selectedText() == "韩松"


def test_leaving_without_choosing_keeps_who_was_shown(window: NotingWindow, qtbot: QtBot, office: Workspace) -> None:
    window.open_on(office, "home")
    write(window, "nobody")
    press(line(window), Qt.Key.Key_Return)
    assert office.person().name == "韩松"
