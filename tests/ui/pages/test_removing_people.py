"""Taking somebody out of a mentor's file: from the list and from his own tab, after a question, with undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.ui.look import cut_off, nameless
from tests.ui.pages.windows import NotingWindow
from tests.ui.parts import click, part, parts
from tests.worlds import demo_file
from tracker.people.service import owner
from tracker.workspace import Workspace
from ui.pages.mentoring.cohort import CohortPart
from ui.pages.mentoring.page import MentoringPage
from ui.widgets.ask import Question
from ui.widgets.buttons import Button
from ui.widgets.words import FirstLine

WANG = "0190a000-0000-7000-8101-000000000001"


@pytest.fixture
def mentor(window: NotingWindow, tmp_path: Path) -> MentoringPage:
    """The page of the demo's mentor, with everybody in view."""
    window.open_on(Workspace.open(demo_file(str(tmp_path / "mentor.db"), "mentor")), "mentoring")
    page = window.page("mentoring")
    assert isinstance(page, MentoringPage)
    page.show_part("cohort")
    window.settle()
    return page


def everybody(page: MentoringPage) -> CohortPart:
    found = page.part("cohort")
    assert isinstance(found, CohortPart)
    return found


def test_one_is_removed_from_the_list_and_comes_back(mentor: MentoringPage, window: NotingWindow) -> None:
    found = everybody(mentor)
    assert not found.remove.isEnabled()
    found.table.setCurrentIndex(found.model.index(found.model.row_of(WANG), 0))
    assert found.remove.accessibleName() == "Remove 王伟"
    window.take_keyboard()
    found.table.setFocus()
    QTest.keyClick(found.table, Qt.Key.Key_Delete)
    question = part(window, Question)
    said = [label.text() for label in parts(question, QLabel)]
    assert said[0] == "Remove 王伟 from this file?"
    assert said[1].startswith("With 王伟 go: 3 certificates, ")
    assert cut_off(question) == []
    click(question, Button, "question_cancel")
    assert found.model.count == 5
    found.remove.click()
    click(part(window, Question), Button, "question_remove")
    window.settle()
    assert found.model.count == 4
    assert not found.remove.isEnabled()
    assert part(mentor, FirstLine).text().startswith("4 apprentices")
    click(window, Button, "undo_bar_undo")
    window.settle()
    assert found.model.count == 5
    assert nameless(mentor) == []


def test_who_was_looked_at_everywhere_gives_way_to_whose_file_it_is(
    mentor: MentoringPage, window: NotingWindow
) -> None:
    work = mentor.context.work
    work.show(WANG)
    window.settle()
    me = owner(work.store.read())
    mentor.acts.remove_person(work.person())
    window.settle()
    assert work.person() == me


def test_from_his_own_tab_but_never_whose_file_it_is(mentor: MentoringPage, window: NotingWindow) -> None:
    me = owner(mentor.context.work.store.read())
    mentor.shown.choose(WANG)
    window.settle()
    click(mentor, Button, "apprentice_remove")
    click(part(window, Question), Button, "question_remove")
    window.settle()
    assert WANG not in dict(mentor.shown.people())
    for uid, _name in mentor.shown.people():
        mentor.context.work.show(uid)
        mentor.acts.remove_person(mentor.context.work.person())
    window.settle()
    assert not mentor.shown.teaching
    assert mentor.part_name == "apprentice"
    assert parts(mentor, Button, "apprentice_remove") == []
    mentor.acts.remove_person(me)
    assert parts(part(window, Question), QLabel)[0].text() == "This cannot be done"
    assert mentor.context.work.person() == me
