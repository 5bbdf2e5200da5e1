"""Mentoring: practices answered in one or two presses, everybody at a glance, one's own log, months talked over."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QMenu, QWidget

from tests.mentoring.standing import skills
from tests.ui.look import cut_off, nameless
from tests.ui.pages.windows import NotingWindow
from tests.ui.parts import click, part, parts, press
from tests.worlds import POWER, demo_file, world
from tracker.catalog.own_skills import own_skills, put_own_skill
from tracker.certificates.service import attachments
from tracker.exchange.badge_check import check_badge
from tracker.exchange.keys import known_keys
from tracker.kernel.clock import FixedClock
from tracker.mentoring import service
from tracker.mentoring.repo import MENTORSHIPS, PRACTICES, REVIEWS
from tracker.people.repo import SIGNOFFS
from tracker.workspace import Workspace
from ui.forms.record_form import RecordForm
from ui.forms.skill_edit import SkillEdit
from ui.pages.mentoring.apprentice import ApprenticePart
from ui.pages.mentoring.cohort import CohortPart
from ui.pages.mentoring.page import MentoringPage
from ui.pages.mentoring.review import ReviewPart
from ui.pages.mentoring.skill import SkillSheet
from ui.widgets.action_row import ActionRow
from ui.widgets.buttons import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.words import FirstLine

HAN = "0190a000-0000-7000-8000-000000000001"
FIRST, SECOND, THIRD = (f"0190a000-0000-7000-8{number}-000000000001" for number in (102, 103, 104))
TODAY = date(2023, 3, 24)
APPRENTICE = {"person": {"uid": "a", "name": "示例徒弟", "occupation": POWER}}


@pytest.fixture
def mentor(window: NotingWindow, tmp_path: Path) -> MentoringPage:
    """The page of the demo's mentor."""
    window.open_on(Workspace.open(demo_file(str(tmp_path / "mentor.db"), "mentor")), "mentoring")
    return page_of(window)


@pytest.fixture
def own(window: NotingWindow) -> MentoringPage:
    """The page of an apprentice in his own file."""
    window.open_on(world(APPRENTICE, TODAY), "mentoring")
    return page_of(window)


def page_of(window: NotingWindow) -> MentoringPage:
    page = window.page("mentoring")
    assert isinstance(page, MentoringPage)
    return page


def settle(page: MentoringPage) -> None:
    window = page.window()
    assert isinstance(window, NotingWindow)
    window.settle()


def said(root: QWidget) -> str:
    return "\n".join(label.text() for label in parts(root, QLabel) if label.text())


def form(page: MentoringPage) -> RecordForm:
    return part(page, RecordForm)


def save(page: MentoringPage, **values: object) -> None:
    shown = form(page)
    for name, value in values.items():
        shown.rows[name].editor.set_value(value)
    assert shown.submit()
    settle(page)


def button(page: MentoringPage, beginning: str) -> Button:
    settle(page)
    return next(one for one in parts(page, Button) if one.objectName().startswith(beginning))


# A mentor


def test_the_first_line_says_who_needs_the_mentor(mentor: MentoringPage) -> None:
    assert part(mentor, FirstLine).text() == "5 apprentices, 2 skills to be confirmed, 1 has something overdue"
    assert cut_off(mentor) == []
    assert nameless(mentor) == []


def test_practices_are_confirmed_in_one_press_and_it_can_be_undone(mentor: MentoringPage, window: NotingWindow) -> None:
    click(mentor, Button, "practice_confirm_all")
    settle(mentor)
    store = mentor.context.work.store
    assert [entry for uid in (FIRST,) for entry in service.log(store.read(), uid) if entry.waits] == []
    assert part(mentor, FirstLine).text() == "5 apprentices, 1 has something overdue"
    assert mentor.context.work.undo()
    window.settle()
    assert "2 skills to be confirmed" in part(mentor, FirstLine).text()


def test_one_is_confirmed_at_another_stage_and_one_returned_with_a_comment(mentor: MentoringPage) -> None:
    store = mentor.context.work.store
    button(mentor, "practice_stage_").click()
    save(mentor, stage="supervised", note="看着做的")
    (answer,) = service.log(store.read(), FIRST)[0].answers
    assert (answer.stage, answer.note, answer.answer) == ("supervised", "看着做的", "confirmed")
    button(mentor, "practice_return_").click()
    assert not form(mentor).submit()
    assert form(mentor).rows["note"].problem
    save(mentor, note="再做一次")
    assert parts(mentor, Button, "practice_confirm_all") == []
    assert "No practice waits for you." in said(mentor)


def test_what_else_the_week_asks_leads_to_where_it_can_be_done(mentor: MentoringPage) -> None:
    rows = [row for row in parts(mentor, ActionRow) if row.objectName().startswith("need_")]
    assert rows[0].accessibleName() == "王伟: 低压电工作业. 2023-03-10, 14 days late"
    press(rows[0], Qt.Key.Key_Return)
    assert mentor.part_name == "apprentice"
    mentor.show_part("today")
    talk = next(row for row in parts(mentor, ActionRow) if "monthly review" in row.accessibleName())
    press(talk, Qt.Key.Key_Return)
    assert mentor.part_name == "review"
    member = mentor.shown.member()
    assert member
    assert member.person.uid == THIRD


def cohort(page: MentoringPage) -> CohortPart:
    page.show_part("cohort")
    found = page.part("cohort")
    assert isinstance(found, CohortPart)
    return found


def names(found: CohortPart) -> list[str]:
    return [member.person.name for member in found.model.shown]


def test_everybody_at_a_glance_is_narrowed_and_sorted(mentor: MentoringPage) -> None:
    found = cohort(mentor)
    by_sound = ["毕业生丙（示例）", "毕业生甲（示例）", "毕业生乙（示例）", "王伟", "周朝林"]
    assert names(found) == by_sound
    assert [column.title for column in found.model.columns[:4]] == [
        "Name",
        "Needs care",
        "Next level",
        "Electric-shock first aid",
    ]
    found.states.set_value("stuck")
    found.states.changed.emit()
    assert names(found) == ["毕业生丙（示例）", "毕业生乙（示例）"]
    found.states.set_value("all")
    found.line.setText("丙")
    found._narrow()
    assert names(found) == ["毕业生丙（示例）"]
    found.line.clear()
    found._narrow()
    found.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert names(found)[0] == "王伟"  # the overdue first
    first = found.table._first.horizontalHeader()
    assert first.sortIndicatorSection() == 1, "the column that stays no longer says that it sorts"
    first.setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    assert names(found) == by_sound[::-1]
    found.table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert names(found) == ["周朝林", "毕业生丙（示例）", "毕业生乙（示例）", "毕业生甲（示例）", "王伟"]
    pole = next(place for place, column in enumerate(found.model.columns) if column.skill == "pole-climbing")
    found.table.sortByColumn(pole, Qt.SortOrder.DescendingOrder)
    assert names(found)[0] == "毕业生乙（示例）"  # only watched so far


def test_a_cell_says_all_of_it_and_enter_opens_the_person(mentor: MentoringPage) -> None:
    found = cohort(mentor)
    row = found.model.row_of(SECOND)
    pole = next(place for place, column in enumerate(found.model.columns) if column.skill == "pole-climbing")
    index = found.model.index(row, pole)
    assert index.data() == "Watched"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "Watched; practised 8 days ago · Last practice came back"
    found.table.setCurrentIndex(index)
    QTest.keyClick(found.table, Qt.Key.Key_Return)
    assert (mentor.part_name, mentor.shown.chosen) == ("apprentice", SECOND)


def test_other_skills_and_other_people_are_shown(mentor: MentoringPage) -> None:
    found = cohort(mentor)
    found.skills.set_value("rural-electrician-safe-work")
    found.skills.changed.emit()
    assert [column.skill for column in found.model.columns if column.skill] == ["isolate-test-earth", "line-patrol"]
    service.delete_mentorship(
        mentor.context.work.store, MENTORSHIPS.of_person(mentor.context.work.store.read(), SECOND)[0].uid
    )
    assert len(mentor.shown.people()) == 4
    found.scope.set_value("everybody")
    found.scope.changed.emit()
    assert len(mentor.shown.people()) == 5


def apprentice(page: MentoringPage, person: str) -> ApprenticePart:
    page.shown.choose(person)
    settle(page)
    found = page.part("apprentice")
    assert isinstance(found, ApprenticePart)
    return found


def test_one_apprentice_and_one_skill_in_full(mentor: MentoringPage) -> None:
    apprentice(mentor, SECOND)
    assert "1 practice came back" in said(mentor)
    press(part(mentor, ActionRow, "skill_pole-climbing"), Qt.Key.Key_Return)
    sheet = part(mentor, SkillSheet)
    assert "后备绳没有系就上杆，重做一次，再写上来。" in said(sheet)
    assert "not signed with a key" in said(sheet)
    click(sheet, Button, "skill_sign")
    assert isinstance(form(mentor).rows["skill"].editor, SkillEdit)
    assert form(mentor).rows["skill"].editor.value() == "pole-climbing"
    save(mentor, stage="assisted")
    assert skills(mentor.context.work.store.read(), SECOND, today=TODAY)[2].stage == "assisted"


def test_a_sign_off_is_taken_back(mentor: MentoringPage) -> None:
    store = mentor.context.work.store
    before = len(SIGNOFFS.of_person(store.read(), SECOND))
    apprentice(mentor, SECOND)
    press(part(mentor, ActionRow, "skill_pole-climbing"), Qt.Key.Key_Return)
    button(mentor, "signoff_withdraw_").click()
    assert len(SIGNOFFS.of_person(store.read(), SECOND)) == before - 1


def test_a_sign_off_under_ones_key_is_exported_for_anybody_to_check(mentor: MentoringPage, tmp_path: Path) -> None:
    apprentice(mentor, SECOND)
    press(part(mentor, ActionRow, "skill_pole-climbing"), Qt.Key.Key_Return)
    click(part(mentor, SkillSheet), Button, "skill_sign")
    save(mentor, stage="assisted")
    press(part(mentor, ActionRow, "skill_pole-climbing"), Qt.Key.Key_Return)
    exporting = button(mentor, "signoff_export_")
    mentor.acts.export_badge(exporting.objectName().removeprefix("signoff_export_"), "登杆", str(tmp_path / "b.json"))
    known = known_keys(mentor.context.work.store.read())
    assert check_badge((tmp_path / "b.json").read_bytes(), known).state == "valid"


def test_the_mentors_own_list(mentor: MentoringPage, window: NotingWindow) -> None:
    apprentice(mentor, SECOND)
    click(mentor, Button, "own_skill_add")
    save(mentor, name="拉线制作", stage="independent", observations=2)
    assert [one.name for one in own_skills(mentor.context.work.store.read())] == ["拉线制作"]
    click(mentor, ActionRow, "own_skill_拉线制作")
    click(mentor, Button, "own_skill_remove")
    assert own_skills(mentor.context.work.store.read()) == ()
    click(window, Button, "undo_bar_undo")
    settle(mentor)
    assert parts(mentor, ActionRow, "own_skill_拉线制作")
    window.redo()
    settle(mentor)
    assert parts(mentor, ActionRow, "own_skill_拉线制作") == []


def test_people_are_gone_through_one_by_one(mentor: MentoringPage) -> None:
    found = apprentice(mentor, FIRST)
    click(mentor, QWidget, "apprentice_after")
    member = mentor.shown.member()
    assert member
    assert member.person.name == "王伟"
    assert found.people.list.value() == member.person.uid


# Months


def review(page: MentoringPage, person: str) -> ReviewPart:
    page.shown.choose(person, "review")
    settle(page)
    found = page.part("review")
    assert isinstance(found, ReviewPart)
    return found


def test_a_month_is_talked_over_ticked_off_and_signed(mentor: MentoringPage) -> None:
    store = mentor.context.work.store
    found = review(mentor, FIRST)
    assert "3 practices, 2 confirmed, 1 to be confirmed" in said(found)
    box = parts(found, QCheckBox)[0]
    assert box.text() == "2023-03-31 在指导下独立装表两户"
    box.click()
    settle(mentor)
    click(mentor, Button, "review_write")
    save(mentor, note="装表很稳", steps="2023-04-30 接线检查\n看书", paper_on=TODAY)
    (kept,) = (one for one in REVIEWS.of_person(store.read(), FIRST) if one.month == "2023-03")
    assert (kept.note, kept.steps, kept.done, kept.by) == (
        "装表很稳",
        "2023-04-30 接线检查\n看书",
        "2023-03-31 在指导下独立装表两户",
        "韩松",
    )
    assert parts(found, QCheckBox)[0].isChecked()
    click(mentor, Button, "review_sign")
    settle(mentor)
    assert "genuine" in [badge.accessibleName() for badge in found.findChildren(QWidget) if badge.isVisible()]
    found.months.set_value("2023-02")
    found.months.changed.emit()
    settle(mentor)
    assert "登杆进步快，已能独立上杆。下月练装表。" in said(found)


# An apprentice


def test_an_apprentice_logs_a_practice_with_photos(own: MentoringPage, tmp_path: Path) -> None:
    store = own.context.work.store
    assert part(own, FirstLine).text() == "0 of 21 skills reached"
    assert own.part_name == "apprentice"
    photo = tmp_path / "杆.jpg"
    photo.write_bytes(b"a photo")
    own.add_record()
    shown = form(own)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(photo))])
    shown.photos.dropEvent(  # type: ignore[attr-defined]
        QDropEvent(
            QPointF(5, 5), Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
    )
    save(own, skill="pole-climbing", stage="assisted", rating="4", what="登 8 米杆")
    (entry,) = service.log(store.read(), "a")
    assert (entry.practice.skill, entry.practice.rating, entry.practice.on) == ("pole-climbing", 4, TODAY)
    assert [one.name for one in attachments(store.read(), entry.practice.uid)] == ["杆.jpg"]
    assert part(own, FirstLine).text() == "0 of 21 skills reached, 1 to be confirmed"


def test_what_is_wrong_with_an_entry_is_said_at_its_field(own: MentoringPage) -> None:
    click(own, Button, "practice_add")
    form(own).rows["on"].editor.set_value(date(2023, 3, 25))
    assert not form(own).submit()
    assert form(own).rows["skill"].problem
    form(own).rows["skill"].editor.set_value("pole-climbing")
    assert not form(own).submit()
    assert "is after today" in form(own).rows["on"].problem
    assert PRACTICES.select(own.context.work.store.read()) == ()


def test_an_entry_is_changed_and_removed(own: MentoringPage, window: NotingWindow) -> None:
    store = own.context.work.store
    service.log_practice(store, "a", {"skill": "自己的技能", "on": TODAY}, today=TODAY, now=FixedClock(TODAY).now())
    window.settle()
    press(part(own, ActionRow, "skill_自己的技能"), Qt.Key.Key_Return)
    button(own, "practice_edit_").click()
    save(own, place="训练场")
    assert PRACTICES.select(store.read())[0].place == "训练场"
    press(part(own, ActionRow, "skill_自己的技能"), Qt.Key.Key_Return)
    button(own, "practice_edit_").click()
    click(own, Button, "practice_remove")
    assert PRACTICES.select(store.read()) == ()


def test_an_apprentice_notes_a_mentor_and_says_what_the_month_was(own: MentoringPage) -> None:
    store = own.context.work.store
    click(own, Button, "mentorship_add")
    save(own, mentor="韩师傅", goals="登杆\n装表")
    (pair,) = MENTORSHIPS.select(store.read())
    assert (pair.mentor, pair.mentor_uid) == ("韩师傅", None)
    own.show_part("review")
    click(own, Button, "review_write")
    save(own, note="这个月学会了登杆")
    (kept,) = REVIEWS.select(store.read())
    assert (kept.mentor_uid, kept.note) == (None, "这个月学会了登杆")


def test_records_go_from_hand_to_hand(own: MentoringPage, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(NotingWindow, "hand_over", lambda _self, person=None: asked.append(person))
    monkeypatch.setattr(NotingWindow, "take_in", lambda _self: asked.append("in"))
    click(own, Button, "apprentice_hand_over")
    click(own, Button, "apprentice_take_in")
    assert asked == ["a", "in"]


def test_an_empty_file_says_what_belongs_here(window: NotingWindow) -> None:
    window.open_on(world(None, TODAY), "mentoring")
    click(part(page_of(window), EmptyState), Button)
    assert window.went == [("record", None)]


def test_a_file_that_may_only_be_read_offers_nothing_to_press(window: NotingWindow, tmp_path: Path) -> None:
    path = str(tmp_path / "mentor.db")
    demo_file(path, "mentor")
    window.open_on(Workspace.open(path, read_only=True), "mentoring")
    page = page_of(window)
    for name in ("today", "apprentice", "review"):
        page.show_part(name)
        page.add_record()
        offered = {one.objectName().split("_")[0] for one in parts(page, Button)} - {"review"}
        assert offered <= {"skills", "apprentice"}, name
    assert parts(page, RecordForm) == []


@pytest.mark.parametrize("part_name", ["today", "cohort", "apprentice", "review"])
def test_keys_reach_every_tab(mentor: MentoringPage, window: NotingWindow, part_name: str) -> None:
    mentor.show_part(part_name)
    mentor.focus_filter()
    focus = window.focusWidget()
    assert focus is not None
    assert mentor.isAncestorOf(focus)
    assert QKeySequence("Ctrl+F").toString() == "Ctrl+F"


def test_somebody_without_a_file_is_noted_by_hand(own: MentoringPage) -> None:
    click(own, Button, "apprentice_add")
    assert not form(own).submit()
    assert form(own).rows["name"].problem
    save(own, name="示例新徒弟", contract_end=date(2024, 3, 23))
    assert own.shown.teaching
    assert part(own, FirstLine).text() == "1 apprentice, nothing waits for you"
    (pair,) = MENTORSHIPS.select(own.context.work.store.read())
    assert (pair.mentor, pair.mentor_uid, pair.contract_end) == ("示例徒弟", "a", date(2024, 3, 23))
    own.show_part("today")
    own.add_record()
    assert form(own).rows["start"].editor.value() == TODAY


def test_the_own_list_is_handed_on_as_a_pack(mentor: MentoringPage, tmp_path: Path) -> None:
    apprentice(mentor, SECOND)
    click(mentor, Button, "own_skill_add")
    save(mentor, name="拉线制作", stage="independent")
    mentor.acts.save_own_list_to(str(tmp_path / "mine.toml"))
    assert "拉线制作" in (tmp_path / "mine.toml").read_text(encoding="utf-8")


def test_either_side_sees_what_the_other_ticked_off(mentor: MentoringPage) -> None:
    service.put_review(mentor.context.work.store, FIRST, "2023-03", None, {"done": "2023-04-10 接户线绑扎练三遍"})
    found = review(mentor, FIRST)
    words = [box.text() for box in parts(found, QCheckBox)]
    assert words[1].endswith("the apprentice says it is done")


def test_sheets_go_to_a_printer_or_into_a_file(mentor: MentoringPage, tmp_path: Path) -> None:
    review(mentor, FIRST)
    click(mentor, Button, "review_print")
    (menu,) = (one for one in mentor.window().findChildren(QMenu, "paper_menu") if one.isVisible())
    assert [action.text() for action in menu.actions()] == ["Onto a printer…", "Save as PDF…"]
    menu.actions()[1].trigger()
    dialog = mentor.window().findChild(QFileDialog, "paper_file")
    assert dialog
    dialog.fileSelected.emit(str(tmp_path / "month.pdf"))
    assert (tmp_path / "month.pdf").read_bytes()[:4] == b"%PDF"
    dialog.close()
    menu.close()


def test_after_a_change_only_those_it_was_about_are_read_again(mentor: MentoringPage, window: NotingWindow) -> None:
    before = {member.person.uid: member for member in mentor.shown.members}
    found = cohort(mentor)
    found.table.setCurrentIndex(found.model.index(found.model.row_of(SECOND), 3))
    service.add_mentorship(mentor.context.work.store, FIRST, {"mentor": "另一位师傅", "start": TODAY})
    window.settle()
    after = {member.person.uid: member for member in mentor.shown.members}
    assert [uid for uid, member in after.items() if member is not before[uid]] == [FIRST]
    current = found.table.currentIndex()
    assert (current.row(), current.column()) == (found.model.row_of(SECOND), 3)
    put_own_skill(mentor.context.work.store, {"name": "拉线", "stage": "seen"}, now=FixedClock(TODAY).now())
    window.settle()
    assert all(member.standing_of("拉线") for member in mentor.shown.members)
