"""From an empty folder to the next level: each step leads to its form, and its form back to the answer."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.worlds import POWER
from ui.shell.files import demo_work, drop_demos
from ui.shell.opening import create_into
from ui.shell.window import MainWindow


def press(window: MainWindow, qtbot: QtBot, name: str) -> None:
    def there() -> None:
        assert any(button.isVisible() for button in window.findChildren(QPushButton, name))

    qtbot.waitUntil(there)
    next(button for button in window.findChildren(QPushButton, name) if button.isVisible()).click()


def fill(window: MainWindow, **values: Any) -> None:
    for name, value in values.items():
        editors = [one for one in window.findChildren(QWidget, f"field_{name}") if one.isVisible()]
        editor: Any = editors[0]
        editor.set_value(value)
        editor.changed.emit()


def says(window: MainWindow, words: str) -> bool:
    return any(words in label.text() for label in window.findChildren(QLabel) if label.isVisible())


def test_three_steps_from_nothing_to_the_next_level(empty_window: MainWindow, file: str, qtbot: QtBot) -> None:
    window = empty_window
    create_into(window, file)
    press(window, qtbot, "first_act")
    fill(window, name="李建国", birth_date=date(1972, 5, 3), occupation=POWER)
    press(window, qtbot, "sheet_save")
    assert window.page_name == "home"
    # nothing is said of a level before anything is entered
    qtbot.waitUntil(lambda: says(window, "What is your next level"))
    press(window, qtbot, "first_act")
    press(window, qtbot, "sheet_cancel")
    assert window.page_name == "home"
    press(window, qtbot, "first_act")
    fill(window, kind="skill_level", level="level_4", issued_on=date(2021, 9, 1))
    press(window, qtbot, "sheet_save")
    qtbot.waitUntil(lambda: says(window, "what is said above is provisional"))
    press(window, qtbot, "first_act")
    fill(window, employer="程河供电所", start=date(2015, 3, 1))
    press(window, qtbot, "sheet_save")
    qtbot.waitUntil(lambda: says(window, "Intermediate worker (level 4) → Senior worker (level 3)"))
    assert not any(button.isVisible() for button in window.findChildren(QPushButton, "first_act"))
    window.undo()
    qtbot.waitUntil(lambda: says(window, "what is said above is provisional"))


def test_nothing_is_kept_of_a_demo_worker() -> None:
    work = demo_work("zhou-xuyang")
    work.close()
    folder = Path(work.store.path).parent
    assert folder.is_dir()
    drop_demos()
    assert not folder.exists()
