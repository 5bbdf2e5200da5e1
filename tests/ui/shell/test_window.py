"""What a person does with the window: pages, palette, undo, looks, files in and out, a second window."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from tests.ui.look import nameless
from tests.worlds import demo_file
from tracker.certificates import service as certificates
from tracker.kernel.errors import StorageProblem
from tracker.people import service as people
from tracker.workspace import Workspace
from ui.context import Context
from ui.models.turns import Turns
from ui.pages.registry import PAGES
from ui.preferences import Preferences
from ui.shell.crash import CrashReport, report
from ui.shell.file_acts import FileActs
from ui.shell.opening import open_for_window
from ui.shell.palette import Palette
from ui.shell.settings import SettingsDialog
from ui.shell.window import MainWindow
from ui.text.help import how_to, question
from ui.theme import current_theme


def context(window: MainWindow) -> Context:
    assert window.context is not None
    return window.context


def words(window: MainWindow) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def dialog(window: MainWindow, name: str) -> QDialog:
    return next(found for found in window.findChildren(QDialog, name) if found.isVisible())


def is_drawn(button: QToolButton, style: str) -> bool:
    return button.toolButtonStyle().name == f"ToolButton{style}"


def test_without_a_file_the_window_offers_three_ways_to_begin(empty_window: MainWindow) -> None:
    offered = {button.objectName() for button in empty_window.findChildren(QPushButton) if button.isVisible()}
    assert {"welcome_new", "welcome_open", "welcome_demo_han-song"} <= offered


@pytest.mark.parametrize("at_first", [640, 1200])
def test_names_stand_beside_the_icons_where_the_window_is_wide(
    qtbot: QtBot, tmp_path: Path, file: str, at_first: int
) -> None:
    window = MainWindow(Preferences(str(tmp_path / "preferences.ini")))
    qtbot.addWidget(window)
    window.dress()
    window.resize(at_first, 700)
    window.open_work(Workspace.open(demo_file(file, "han-song"), alone=True))
    find = window.navigation.tool("find")
    find.ensurePolished()
    for width, style in ((1200, "TextBesideIcon"), (800, "IconOnly"), (1200, "TextBesideIcon")):
        window.resize(width, 700)
        window.show()
        qtbot.waitUntil(partial(is_drawn, find, style))


def test_a_demo_worker_is_one_click_away(empty_window: MainWindow, qtbot: QtBot) -> None:
    demo = empty_window.findChild(QPushButton, "welcome_demo_zhou-xuyang")
    assert isinstance(demo, QPushButton)
    QTest.mouseClick(demo, Qt.MouseButton.LeftButton)
    assert context(empty_window).work.person().name == "周旭阳"
    assert empty_window.preferences.last_file is None, "a demo is nothing to open again"


def test_help_is_about_what_has_the_keyboard_and_about_the_page(window: MainWindow) -> None:
    window.go("record")
    button = window.navigation.tool("find")
    button.setFocus()
    window.help()
    shown = dialog(window, "help")
    said = "\n".join(label.text() for label in shown.findChildren(QLabel))
    for words_in_help in (button.accessibleName(), "Ctrl+K", question("record"), how_to("record")):
        assert words_in_help in said
    shown.accept()


def test_every_page_has_its_help() -> None:
    assert all(question(entry.name) and how_to(entry.name) for entry in PAGES)


def test_the_keyboard_stays_on_the_page_in_view(window: MainWindow) -> None:
    window.navigation.setFocus()
    QTest.keyClick(window, Qt.Key.Key_Tab)
    window.go("rules")
    focus = window.focusWidget()
    assert focus is not None
    assert focus.objectName() == "nav_rules"


@pytest.mark.parametrize("number", range(1, len(PAGES) + 1))
def test_each_page_has_its_key_and_every_button_a_name(window: MainWindow, qtbot: QtBot, number: int) -> None:
    key = getattr(Qt.Key, f"Key_{number}")
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    assert window.page_name == PAGES[number - 1].name
    assert window.page(window.page_name).isVisible()
    assert nameless(window) == []


def test_the_title_and_the_status_line_name_worker_file_and_day(window: MainWindow) -> None:
    assert window.windowTitle().startswith("韩松")
    assert "career.db" in words(window)
    assert "Demo: the day is 2023-03-24" in words(window)


def test_undo_and_redo_reach_the_file_and_the_page(window: MainWindow) -> None:
    work = context(window).work
    person = work.person().uid
    before = len(certificates.of_person(work.store.read(), person))
    uid = certificates.of_person(work.store.read(), person)[0].uid
    certificates.delete(work.store, uid)
    window.undo()
    assert len(certificates.of_person(work.store.read(), person)) == before
    assert "Undone: Certificate removed" in words(window)
    window.redo()
    assert len(certificates.of_person(work.store.read(), person)) == before - 1
    window.undo()


def test_a_hidden_page_catches_up_when_it_is_shown(window: MainWindow) -> None:
    window.go("record")
    window.go("home")
    work = context(window).work
    people.edit_person(work.store, work.person().uid, {"employer": "新单位"})
    assert "新单位" not in words(window)
    window.go("record")
    assert "新单位" in words(window)


def test_the_palette_finds_pages_records_and_commands(window: MainWindow, qtbot: QtBot) -> None:
    window.open_palette()
    palette = dialog(window, "palette")
    assert isinstance(palette, Palette)
    line = palette.findChild(QLineEdit, "palette_line")
    assert isinstance(line, QLineEdit)
    line.setText("双沟")
    qtbot.waitUntil(lambda: any("双沟" in entry.text for entry in palette.entries()))
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert window.page_name == "record"


def test_the_palette_says_so_when_there_is_nothing(window: MainWindow, qtbot: QtBot) -> None:
    window.open_palette()
    palette = dialog(window, "palette")
    assert isinstance(palette, Palette)
    line = palette.findChild(QLineEdit, "palette_line")
    assert isinstance(line, QLineEdit)
    line.setText("没有这样的东西")
    qtbot.waitUntil(lambda: not palette.entries())
    palette.reject()


def test_language_theme_and_size_switch_at_once_and_keep_the_page(window: MainWindow, qtbot: QtBot) -> None:
    window.go("record")
    window.settings()
    settings = dialog(window, "settings")
    assert isinstance(settings, SettingsDialog)
    window.preferences.language, window.preferences.theme, window.preferences.scale = "zh_CN", "dark", 1.75
    window.relook()
    assert window.page_name == "record"
    qtbot.waitUntil(lambda: "本职业累计" in words(window))
    settings.reject()


def test_a_second_window_on_the_file_is_refused_and_offered_a_look(
    window: MainWindow, qtbot: QtBot, file: str, tmp_path: Path
) -> None:
    with pytest.raises(StorageProblem, match="in_use"):
        Workspace.open(file, alone=True)
    assert open_for_window(file, window) is None
    qtbot.waitUntil(lambda: bool([found for found in window.findChildren(QDialog, "question") if found.isVisible()]))
    look = dialog(window, "question").findChild(QPushButton, "question_look")
    assert isinstance(look, QPushButton)
    QTest.mouseClick(look, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: context(window).work.store.read_only)
    qtbot.waitUntil(lambda: "Opened to look at" in words(window))


def test_a_missing_file_is_explained(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    assert open_for_window(str(tmp_path / "gone.db"), window) is None
    qtbot.waitUntil(lambda: bool([found for found in window.findChildren(QDialog, "question") if found.isVisible()]))
    assert "gone.db" in "\n".join(label.text() for label in dialog(window, "question").findChildren(QLabel))


def test_a_career_file_is_shown_before_it_comes_in_and_can_be_undone(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    acts = FileActs(window)
    acts.export(str(tmp_path / "out.json"))
    career = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    career["experience"][0]["employer"] = "改了名的供电所"
    (tmp_path / "in.json").write_text(json.dumps(career, ensure_ascii=False), encoding="utf-8")
    acts.preview_import(str(tmp_path / "in.json"))
    question = dialog(window, "question")
    assert "1 changed" in "\n".join(label.text() for label in question.findChildren(QLabel))
    button = question.findChild(QPushButton, "question_import")
    assert isinstance(button, QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    work = context(window).work

    def employers() -> set[str | None]:
        jobs = people.records(work.store.read(), "experience", work.person().uid)
        return {job.employer for job in jobs}

    qtbot.waitUntil(lambda: "改了名的供电所" in employers())
    qtbot.waitUntil(lambda: window.busy is False)
    window.undo()
    assert "改了名的供电所" not in employers()


def test_a_folder_that_is_refused_changes_nothing(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "bad.json").write_text("{", encoding="utf-8")
    FileActs(window).import_folder(str(folder))
    qtbot.waitUntil(lambda: bool([found for found in window.findChildren(QDialog, "question") if found.isVisible()]))
    assert "bad.json" in "\n".join(label.text() for label in dialog(window, "question").findChildren(QLabel))


def test_the_file_can_be_checked_and_copied_whole(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    FileActs(window).check()
    qtbot.waitUntil(lambda: "The file is sound" in words(window))
    FileActs(window).copy(str(tmp_path / "copy.db"))
    with Workspace.open(str(tmp_path / "copy.db")) as copy:
        assert copy.person().name == "韩松"


def test_a_bug_becomes_a_report_that_can_be_saved(
    window: MainWindow, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        raise ZeroDivisionError("a bug of ours")
    except ZeroDivisionError as error:
        report(type(error), error, error.__traceback__, window)
    crash = dialog(window, "crash_report")
    assert isinstance(crash, CrashReport)
    crash.save_to(str(tmp_path / "report.txt"))
    assert "a bug of ours" in (tmp_path / "report.txt").read_text(encoding="utf-8")
    assert "韩松" not in (tmp_path / "report.txt").read_text(encoding="utf-8")
    crash.save_to(str(tmp_path / "no folder" / "report.txt"))
    assert "could not be saved" in words(window)
    for again in (KeyError("another"), KeyError("another")):
        report(type(again), again, None, window)
    shown = crash.findChild(QPlainTextEdit)
    assert shown is not None
    assert shown.toPlainText().count("another") == 1
    assert len([one for one in window.findChildren(CrashReport) if one.isVisible()]) == 1
    crash.reject()
    assert "a bug of ours" in capsys.readouterr().err


@pytest.mark.parametrize("scale", [1.75, 2.0])
def test_in_a_low_window_with_large_text_heads_shrink_and_every_tool_is_in_sight(
    window: MainWindow, qtbot: QtBot, scale: float
) -> None:
    window.preferences.scale = scale
    window.relook()
    window.resize(1024, 600)
    qtbot.waitUntil(lambda: current_theme().low)
    qtbot.waitUntil(lambda: not window.navigation.tool("help").visibleRegion().isEmpty())
    tool = window.navigation.tool("help")
    assert tool.mapTo(window, tool.rect().bottomLeft()).y() < 600
    assert current_theme().text_px("page") == current_theme().text_px("section")
    window.resize(1024, round(500 * scale))
    qtbot.waitUntil(lambda: not current_theme().low)
    window.preferences.scale = 1.0
    window.relook()


def test_in_a_low_window_the_keyboard_reaches_every_tool(window: MainWindow) -> None:
    window.resize(640, 420)
    window.navigation.tool("settings").setFocus()
    QTest.keyClick(window.navigation.tool("settings"), Qt.Key.Key_Tab)
    tool = window.navigation.tool("help")
    assert window.focusWidget() is tool
    assert not tool.visibleRegion().isEmpty()


def test_the_window_comes_back_where_it_was(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(700, 500)
    window.close()
    again = MainWindow(window.preferences)
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (700, 500)


def test_a_page_reads_nothing_more_once_the_file_is_closed(window: MainWindow) -> None:
    """What it reads in turns is under way: an exception in the event loop would fail the test."""
    assert window.context
    work, turns = window.context.work, Turns(window.page("home"))

    def steps() -> Iterator[object]:
        for _step in range(3):
            yield work.find_person()

    turns.fill(steps(), below=True)
    window.open_other()
    for _time in range(5):
        QApplication.processEvents()  # as while a dialog is open: what is to be deleted is not deleted yet
        QTest.qSleep(20)
