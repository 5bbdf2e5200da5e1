"""The password of the file in the window: set, asked for, changed, removed, and the copies from before."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tracker.kernel.password import Password
from tracker.store.kind import is_locked
from tracker.workspace import Workspace, set_password
from ui.shell.opening import open_for_window, open_into
from ui.shell.password import PasswordActs
from ui.shell.window import MainWindow

pytestmark = pytest.mark.usefixtures("quick_cipher")
Press = Callable[..., None]


@pytest.fixture
def press(qtbot: QtBot, empty_window: MainWindow) -> Press:
    """Fills the dialog that is there, or will be, and presses one of its buttons."""

    def shown() -> QDialog:
        return next(found for found in reversed(empty_window.findChildren(QDialog)) if found.isVisible())

    def press(button: str, *typed: str) -> None:
        def there() -> None:
            assert [one for one in empty_window.findChildren(QPushButton, button) if one.isVisible()]

        qtbot.waitUntil(there)
        dialog = shown()
        for name, text in zip(("secret_first", "secret_again"), typed, strict=False):
            field = dialog.findChild(QLineEdit, name)
            assert field
            field.setText(text)
        found = dialog.findChild(QPushButton, button)
        assert found
        found.click()

    return press


def locked_now(window: MainWindow) -> bool:
    return window.context is not None and not window.apart and window.context.work.locked


def test_set_then_asked_for_then_removed(window: MainWindow, file: str, press: Press, qtbot: QtBot) -> None:
    assert window.context
    copy = window.context.work.store.back_up()
    window.go("certificates")
    PasswordActs(window).choose()
    press("secret_take", "pole 7", "pole")
    press("secret_take", "pole 7", "pole 7")
    assert not window.close(), "the file must not be left half done"
    qtbot.waitUntil(lambda: locked_now(window))
    assert window.page_name == "certificates"
    press("question_remove")
    assert not os.path.exists(copy)
    assert "pole" not in "".join(label.text() for label in window.findChildren(QLabel))
    window.open_other()
    open_into(window, file)
    press("secret_take", "wrong")
    press("secret_take", "pole 7")
    assert locked_now(window)
    PasswordActs(window).choose()
    press("question_remove")
    press("secret_take", "no")
    press("secret_take", "pole 7")
    qtbot.waitUntil(lambda: window.context is not None and not window.apart)
    assert not is_locked(file)


def test_change_and_the_copy_that_helps_when_it_is_lost(
    window: MainWindow, file: str, press: Press, qtbot: QtBot
) -> None:
    assert window.context
    copy = window.context.work.store.back_up()
    window.open_other()
    set_password(file, present=None, wanted=Password("one"))
    assert open_for_window(file, window) is None
    press("secret_take", "two")
    assert any(copy in label.text() for label in window.findChildren(QLabel))
    press("secret_take", "one")
    PasswordActs(window).choose()
    press("question_change")
    press("secret_take", "one")
    press("secret_take", "two", "two")
    press("question_keep")
    window.open_other()
    Workspace.open(file, password=Password("two")).close()


def test_a_failure_leaves_the_file_as_it_was_and_in_view(window: MainWindow, file: str, press: Press) -> None:
    os.mkdir(f"{file}.part-{os.getpid()}")  # in the way of the new file
    PasswordActs(window).choose()
    press("secret_take", "one", "one")
    press("question_close")
    assert window.context
    assert window.context.work.person().name == "韩松"
    assert not is_locked(file)
