"""Files that do not open or cannot be written, as a person meets them: said in words, with the next step at hand."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.worlds import demo_file
from tracker.certificates import service
from tracker.kernel.errors import StorageProblem
from tracker.workspace import Workspace
from ui.app import watch_for_bugs
from ui.run import run
from ui.shell import font_notice
from ui.shell.files import Asked
from ui.shell.font_notice import tell_of_fonts
from ui.shell.going_back import GoingBack, go_back
from ui.shell.opening import copy_into, open_into
from ui.shell.window import MainWindow


def said(window: MainWindow) -> str:
    """What the dialogs in sight say."""
    dialogs = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
    return "\n".join(label.text() for dialog in dialogs for label in dialog.findChildren(QLabel))


def press(window: MainWindow, name: str) -> None:
    next(button for button in window.findChildren(QPushButton, name) if button.isVisible()).click()


def cut_in_half(path: str) -> None:
    whole = Path(path).read_bytes()
    Path(path).write_bytes(whole[: len(whole) // 2])


def of_the_future(path: str) -> None:
    with sqlite3.connect(path) as newer:
        newer.execute("PRAGMA user_version = 999")
    newer.close()


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (cut_in_half, "is damaged"),
        (of_the_future, "newer version"),
        (lambda path: Path(path).write_bytes(b"\xff\xd8\xff a photo"), "is not a file of Career Tracker"),
        (os.unlink, "There is no file"),
    ],
)
def test_what_does_not_open_is_explained(
    empty_window: MainWindow, file: str, spoil: Callable[[str], None], words: str
) -> None:
    Workspace.create(file).close()
    spoil(file)
    open_into(empty_window, file)
    assert words in said(empty_window)
    assert empty_window.context is None


def test_another_windows_file_can_be_looked_at(empty_window: MainWindow, file: str) -> None:
    with Workspace.open(demo_file(file, "han-song"), alone=True):
        open_into(empty_window, file)
        press(empty_window, "question_look")
        assert empty_window.context
        assert empty_window.context.work.store.read_only
        assert "restore" not in {action.objectName().removeprefix("act_") for action in empty_window.commands()}


def test_a_copy_of_what_cannot_be_changed(empty_window: MainWindow, file: str, tmp_path: Path) -> None:
    demo_file(file, "han-song")
    copy_into(Asked(path=file), empty_window, str(tmp_path / "own.db"))
    assert empty_window.context
    assert empty_window.context.work.store.path == str(tmp_path / "own.db")


def test_a_damaged_file_leads_to_its_copies(empty_window: MainWindow, file: str, qtbot: QtBot) -> None:
    with Workspace.open(demo_file(file, "han-song")) as work:
        work.store.back_up()
    cut_in_half(file)
    open_into(empty_window, file)
    press(empty_window, "question_back")
    press(empty_window, "going_back_take")
    qtbot.waitUntil(lambda: empty_window.context is not None)
    assert empty_window.context
    assert empty_window.context.work.person().name == "韩松"


def test_going_back_and_back_again(window: MainWindow, file: str, qtbot: QtBot) -> None:
    assert window.context
    work = window.context.work
    work.store.back_up()
    service.delete(work.store, service.of_person(work.store.read(), work.person().uid)[0].uid)
    window.go("record")

    def go(row: int) -> int:
        dialog = GoingBack(window, file, reopen=window.rebuild)
        dialog.open()
        dialog._list.setCurrentIndex(dialog._list.model().index(row, 0))
        press(window, "going_back_take")
        qtbot.waitUntil(lambda: window.context is not None and not window.apart)
        assert window.context
        work = window.context.work
        return len(service.of_person(work.store.read(), work.person().uid))

    assert go(0) == 3
    assert window.page_name == "record"
    assert go(0) == 2, "the newest copy is the file as it was before"


def test_a_damaged_copy_changes_nothing(window: MainWindow, file: str, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(Path(file).read_bytes()[:9000])
    go_back(window, file, str(copy), window.rebuild)
    assert "is damaged" in said(window)
    assert window.context
    assert window.context.work.person().name == "韩松"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody take an open file away")
def test_a_file_taken_away_while_open(window: MainWindow, file: str) -> None:
    assert window.context
    store = window.context.work.store
    os.unlink(file)
    assert not run(window.context, lambda: service.delete(store, "any"))
    assert "no longer where it was opened" in said(window)


def test_a_disk_that_does_not_read_is_no_bug_of_ours(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    watch_for_bugs(window)
    for _ in range(3):
        sys.excepthook(StorageProblem, StorageProblem("io", path="a.db"), None)
    assert said(window).count("does not read or write") == 1


@pytest.mark.parametrize("there", [True, False])
def test_a_computer_without_chinese_is_told_once_how_to_get_it(
    empty_window: MainWindow, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    monkeypatch.setattr(font_notice, "has_chinese_font", lambda: there)
    tell_of_fonts(empty_window)
    assert ("no Chinese font" in said(empty_window)) is not there
    for dialog in empty_window.findChildren(QDialog):
        dialog.close()
    tell_of_fonts(empty_window)
    assert said(empty_window) == ""
