"""Another language, theme or text size while something is being written: nothing of it is lost."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.parts import click, part
from tracker.certificates import service as certificates
from tracker.people import service as people
from ui.forms.record_form import RecordForm
from ui.shell.window import MainWindow
from ui.theme import current_theme


def form(window: MainWindow) -> RecordForm:
    """The form open on the page in view."""
    return part(window.page(window.page_name), RecordForm)


def write(window: MainWindow, field: str, text: str) -> None:
    """Type into a line of the form."""
    line = form(window).rows[field].editor
    assert isinstance(line, QLineEdit)
    line.setText(text)


def switch(window: MainWindow) -> None:
    """As the settings do it."""
    window.preferences.language, window.preferences.theme, window.preferences.scale = "zh_CN", "dark", 1.5
    window.relook()
    QApplication.processEvents()


@pytest.mark.parametrize(("page", "tab", "field"), [("certificates", "", "number"), ("record", "award", "competition")])
def test_a_form_stays_and_what_it_saves_is_saved(
    window: MainWindow, qtbot: QtBot, page: str, tab: str, field: str
) -> None:
    window.go(page)
    if tab:
        window.page(page).show_part(tab)
    window.page(page).add_record()
    write(window, field, "还没写完")
    written_on = window.page(page)
    for _time in range(2):
        switch(window)
        assert current_theme().dark
        assert window.page(page) is written_on
        assert form(window).isVisible()
        assert form(window).rows[field].editor.value() == "还没写完"
        assert window.page("home") is not written_on
    if page == "record":
        form(window).rows["tier"].editor.set_value("municipal")
        form(window).rows["on"].editor.set_value(window.page(page).context.work.today())
    else:
        form(window).rows["kind"].editor.set_value("driving")
        form(window).rows["issued_on"].editor.set_value(window.page(page).context.work.today())
    click(window.page(page), QPushButton, "sheet_save")
    qtbot.waitUntil(lambda: window.page(page) is not written_on)
    assert window.page_name == page
    assert window.page(page).part_name == tab
    work = window.page(page).context.work
    person = work.person().uid
    kept = certificates.of_person(work.store.read(), person) if page == "certificates" else ()
    kept = kept or people.records(work.store.read(), "award", person)
    assert "还没写完" in {getattr(one, field) for one in kept}


def test_words_to_look_for_stay(window: MainWindow) -> None:
    window.go("certificates")
    line = part(window.page("certificates"), QLineEdit, "certificates_filter")
    line.setText("低压")
    switch(window)
    assert part(window.page("certificates"), QLineEdit, "certificates_filter") is not line
    assert part(window.page("certificates"), QLineEdit, "certificates_filter").text() == "低压"


def test_what_is_written_is_asked_about_before_the_window_closes(window: MainWindow) -> None:
    window.go("certificates")
    window.page("certificates").add_record()
    assert not window.page("certificates").unsaved
    write(window, "number", "1")
    window.close()
    assert window.isVisible()
    (question,) = (one for one in window.findChildren(QDialog) if one.isVisible())
    click(question, QPushButton, "question_stay")
    window.close()
    (question,) = (one for one in window.findChildren(QDialog) if one.isVisible())
    click(question, QPushButton, "question_leave")
    assert not window.isVisible()
