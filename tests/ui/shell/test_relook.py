"""Another language, theme or text size while something is being written: nothing of it is lost."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.parts import click, part, parts
from tests.worlds import demo_file
from tracker.benefits.model import Claim, ClaimStep
from tracker.catalog.repo import benefits
from tracker.certificates import service as certificates
from tracker.kernel.terms import Component
from tracker.people import service as people
from tracker.workspace import Workspace
from ui.forms.calendar_form import CalendarForm
from ui.forms.record_form import RecordForm
from ui.forms.topics_form import TopicsForm
from ui.pages.study.page import StudyPage
from ui.shell.window import MainWindow
from ui.theme import current_theme
from ui.widgets.choices import ChoiceEdit


def form(window: MainWindow) -> RecordForm:
    """The form open on the page in view."""
    return part(window.page(window.page_name), RecordForm)


def write(window: MainWindow, field: str, text: str) -> None:
    """Type into a line of the form."""
    line = form(window).rows[field].editor
    assert isinstance(line, QLineEdit)
    line.setText(text)


def switch(window: MainWindow, language: str = "zh_CN") -> None:
    """As the settings do it."""
    window.preferences.language, window.preferences.theme, window.preferences.scale = language, "dark", 1.5
    window.relook()
    QApplication.processEvents()


def press_one(window: MainWindow, beginning: str) -> bool:
    """Press the first button of such a name on the page in view; False while there is none."""
    found = (one for one in parts(window.page(window.page_name), QPushButton) if one.objectName().startswith(beginning))
    button = next(found, None)
    if button:
        button.click()
    return button is not None


def write_note(window: MainWindow, text: str) -> None:
    """Type into the note of the form."""
    form(window).rows["note"].editor.set_value(text)


@pytest.mark.parametrize(
    ("page", "tab", "field", "day", "title"),
    [
        ("certificates", "", "number", "issued_on", "新增证书：韩松"),
        ("record", "award", "competition", "on", "新增获奖"),
    ],
)
def test_a_form_takes_the_other_language_and_keeps_what_was_written(
    window: MainWindow, qtbot: QtBot, page: str, tab: str, field: str, day: str, title: str
) -> None:
    window.go(page)
    if tab:
        window.page(page).show_part(tab)
    window.page(page).add_record()
    write(window, field, "还没写完")
    write(window, day, "2022 年")  # no day yet
    written_on = window.page(page)
    switch(window)
    assert current_theme().dark
    assert window.page(page) is not written_on
    assert window.page(page).part_name == tab
    made_anew = window.page(page)
    for _time in range(2):
        assert form(window).isVisible()
        assert form(window).accessibleName() == title
        assert form(window).rows[field].editor.value() == "还没写完"
        assert form(window).rows[day].editor.text() == "2022 年"  # type: ignore[attr-defined]
        assert window.page(page).unsaved
        window.preferences.scale = 1.25  # the same language: the page stays
        window.relook()
        QApplication.processEvents()
        assert window.page(page) is made_anew
    if page == "record":
        form(window).rows["tier"].editor.set_value("municipal")
    else:
        form(window).rows["kind"].editor.set_value("driving")
    form(window).rows[day].editor.set_value(window.page(page).context.work.today())
    click(window.page(page), QPushButton, "sheet_save")
    qtbot.waitUntil(lambda: window.page(page) is not made_anew)
    assert window.page_name == page
    assert window.page(page).part_name == tab
    work = window.page(page).context.work
    person = work.person().uid
    kept = certificates.of_person(work.store.read(), person) if page == "certificates" else ()
    kept = kept or people.records(work.store.read(), "award", person)
    assert "还没写完" in {getattr(one, field) for one in kept}


@pytest.mark.parametrize(
    ("page", "tab", "field", "chinese"),
    [
        ("paths", "options", "employer", "新增选项"),
        ("paths", "selections", "post", "新增竞聘记录"),
        ("study", "today", "title", "考试"),
        ("mentoring", "apprentice", "place", "记一次实操"),
    ],
)
def test_so_do_those_of_the_tabs(window: MainWindow, page: str, tab: str, field: str, chinese: str) -> None:
    window.go(page)
    window.page(page).show_part(tab)
    window.page(page).add_record()
    write(window, field, "还没写完")
    switch(window)
    assert form(window).accessibleName() == chinese
    assert form(window).rows[field].editor.text() == "还没写完"  # type: ignore[attr-defined]


def test_so_do_those_that_sign_and_the_month_is_the_one_written_of(
    empty_window: MainWindow, qtbot: QtBot, file: str
) -> None:
    """One after the other, for an apprentice who is not the first."""
    window = empty_window
    window.open_work(Workspace.open(demo_file(file, "mentor"), alone=True))
    window.go("mentoring")
    qtbot.waitUntil(lambda: press_one(window, "practice_return_"))
    write_note(window, "还没写完")
    switch(window)
    assert form(window).accessibleName() == "退回实操"
    form(window).close_sheet()
    last = window.page("mentoring").shown.people()[-1][0]  # type: ignore[attr-defined]
    window.page("mentoring").reveal(last)
    window.page("mentoring").add_record()
    write_note(window, "也没写完")
    switch(window, "en")
    assert form(window).accessibleName().startswith("Sign a skill off: ")
    assert form(window).rows["note"].editor.value() == "也没写完"
    assert window.page("mentoring").place == last
    form(window).close_sheet()
    window.page("mentoring").show_part("review")
    months = part(window.page("mentoring"), ChoiceEdit, "review_month")
    months.setCurrentIndex(months.count() - 1)
    months.changed.emit()
    month = months.value()
    window.page("mentoring").add_record()
    write_note(window, "这个月")
    switch(window)
    assert form(window).rows["note"].editor.value() == "这个月"
    assert window.page("mentoring").part("review").months.value() == month  # type: ignore[attr-defined]


def test_so_do_look_ups_and_claims(window: MainWindow, qtbot: QtBot) -> None:
    window.go("worth")
    window.page("worth").show_part("recognition")
    qtbot.waitUntil(lambda: press_one(window, "check_add_"))
    write_note(window, "还没写完")
    switch(window)
    assert form(window).accessibleName() == "查询记录"
    assert form(window).rows["note"].editor.value() == "还没写完"
    form(window).close_sheet()
    work = window.page("worth").context.work
    benefit = benefits(work.store.read())[0]
    claim = Claim(uid="c-1", person=work.person().uid, benefit=benefit.id, rule="{}", decided_on=work.today(), state=ClaimStep.PREPARING)  # fmt: skip
    window.page("worth").show_part("benefits")
    benefits_part = window.page("worth").part("benefits")  # type: ignore[attr-defined]
    benefits_part.note_step(benefit, claim)
    write_note(window, "已交表")
    switch(window, "en")
    assert form(window).accessibleName() == "My claim"
    assert form(window).rows["note"].editor.value() == "已交表"


def test_what_was_begun_from_another_page_still_leads_back(window: MainWindow) -> None:
    window.begin("record", "award")
    write(window, "competition", "还没写完")
    switch(window)
    assert window.page_name == "record"
    assert form(window).rows["competition"].editor.value() == "还没写完"
    form(window).close_sheet()
    assert window.page_name == "home"


def study(window: MainWindow) -> StudyPage:
    page = window.page("study")
    assert isinstance(page, StudyPage)
    return page


def test_forms_of_tables_are_copied_field_by_field(window: MainWindow) -> None:
    window.go("study")
    study(window).acts.edit_calendar()
    sheet = study(window).sheet()
    assert isinstance(sheet, CalendarForm)
    sheet.rhythm.set_value("own")
    sheet.rhythm.changed.emit()
    sheet.length.set_value(9)
    sheet.length.changed.emit()
    sheet.minutes[8].set_value(77)
    typed = [edit.value() for edit in sheet.minutes]
    switch(window)
    made = study(window).sheet()
    assert isinstance(made, CalendarForm)
    assert made is not sheet
    assert made.accessibleName() == "什么时候能学"
    assert [edit.value() for edit in made.minutes] == typed


def test_a_form_that_cannot_be_opened_again_stays_as_it_is(window: MainWindow, qtbot: QtBot) -> None:
    window.go("study")
    page = study(window)
    page.acts.edit_topics(Component.THEORY)
    sheet = page.sheet()
    assert isinstance(sheet, TopicsForm)
    click(sheet, QPushButton, "topics_add")
    sheet.rows[-1].name.setText("还没写完")
    switch(window)
    assert study(window) is page
    assert sheet.isVisible()
    assert sheet.rows[-1].name.text() == "还没写完"
    sheet.close_sheet()
    qtbot.waitUntil(lambda: window.page("study") is not page)


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
