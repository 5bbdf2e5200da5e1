"""The forms about certificates, filled in as a person does."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QToolButton, QWidget

from tests.ui.pages.certificate_pages import (
    LEVEL_3,
    LOW_VOLTAGE,
    click_row,
    first_line,
    page_of,
    sheet,
    store,
    titles,
    words,
)
from tests.ui.pages.windows import NotingWindow
from tests.ui.parts import click, part, parts
from tests.worlds import demo_world
from tracker.certificates import service
from tracker.certificates.model import Certificate
from tracker.kernel.terms import CertificateKind, IssuerKind, Level, TitleRank
from ui.forms.record_form import RecordForm
from ui.pages.certificates.details import CertificateDetails
from ui.widgets.words import Label


@pytest.fixture
def han(window: NotingWindow) -> NotingWindow:
    window.open_on(demo_world("han-song"), "certificates")
    window.take_keyboard()
    return window


def form(window: NotingWindow) -> RecordForm:
    return part(page_of(window), RecordForm)


def choose(window: NotingWindow, **values: str) -> None:
    """Fill in rows as typing and choosing would."""
    for name, value in values.items():
        editor = form(window).rows[name].editor
        if isinstance(editor, QLineEdit):
            editor.setText(value)
        elif isinstance(editor, QPlainTextEdit):
            editor.setPlainText(value)
        else:
            editor.set_value(value)
        editor.changed.emit()


def save(window: NotingWindow) -> None:
    click(page_of(window), QPushButton, "sheet_save")
    window.settle()


def certificate(window: NotingWindow, uid: str) -> Certificate:
    return service.certificate(store(window).read(), uid)


def chosen(window: NotingWindow) -> Certificate:
    held = page_of(window).acts.held
    assert held
    return held.certificate


def details(window: NotingWindow) -> CertificateDetails:
    window.settle()
    return part(page_of(window), CertificateDetails)


def problems(window: NotingWindow) -> dict[str, str]:
    return {name: row.problem for name, row in form(window).rows.items() if row.problem}


class TestNew:
    def test_filled_in_and_saved_it_is_chosen_and_shown(self, han: NotingWindow) -> None:
        QTest.keyClick(han, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        page_of(han).add_record()
        choose(
            han,
            kind="special_operation",
            title="高处作业",
            number="T1",
            issued_on="2022年3月1日",
            issuer="省应急管理厅",
            issuer_kind="government",
            issuer_region="Hubei",
        )
        save(han)
        assert "高处作业" in titles(han)
        assert "高处作业" in words(details(han))
        made = chosen(han)
        assert (made.kind, made.issuer_kind, made.issuer_region) == (
            CertificateKind.SPECIAL_OPERATION,
            IssuerKind.GOVERNMENT,
            "42",
        )
        assert made.issued_on == date(2022, 3, 1)
        assert first_line(han).startswith("4 certificates are valid")

    def test_every_problem_is_told_at_once_at_its_field(self, han: NotingWindow) -> None:
        page_of(han).add_record()
        choose(han, occupation="修飞机的", issuer_region="火星", valid_until="很久以后")
        save(han)
        assert problems(han).keys() == {"occupation", "issuer_region", "valid_until", "issued_on"}
        assert problems(han)["issued_on"] == "this must be filled in"
        assert len(titles(han)) == 3
        focus = QApplication.focusWidget()
        assert focus
        assert focus.objectName() == "field_occupation"

    def test_an_end_before_the_issue_is_told_at_the_end(self, han: NotingWindow) -> None:
        page_of(han).add_record()
        choose(han, issued_on="2020-01-02", valid_until="2020-01-01")
        save(han)
        assert problems(han) == {"valid_until": "“2020-01-01” is before the day of issue, 2020-01-02"}

    def test_an_occupation_is_found_by_its_name_or_given_as_a_code(self, han: NotingWindow) -> None:
        page_of(han).add_record()
        choose(han, occupation="6-99-99-99", issued_on="2020-01-01", title="新职业")
        save(han)
        assert chosen(han).occupation == "6-99-99-99"

    def test_the_rows_follow_the_kind(self, han: NotingWindow) -> None:
        page_of(han).add_record()
        rows = form(han).rows

        def in_sight() -> set[str]:
            return {name for name in ("level", "last_review_on", "revoked_on") if not rows[name].isHidden()}

        assert in_sight() == {"level"}
        choose(han, level="level_2", kind="special_operation")
        assert in_sight() == {"last_review_on"}
        choose(han, kind="professional_title")
        assert in_sight() == {"level"}
        assert "Rank of the title" in words(form(han))
        choose(han, level="intermediate", issued_on="2020-01-01", title="电气工程")
        save(han)
        assert chosen(han).level is TitleRank.INTERMEDIATE

    def test_a_level_that_went_out_of_sight_is_not_kept(self, han: NotingWindow) -> None:
        page_of(han).add_record()
        choose(han, level="level_2", kind="driving", issued_on="2020-01-01")
        save(han)
        assert chosen(han).level is None


class TestChange:
    def test_what_is_there_is_in_the_rows_and_saving_keeps_it(self, han: NotingWindow) -> None:
        before = certificate(han, LEVEL_3)
        page_of(han).reveal(LEVEL_3)
        click(page_of(han), QPushButton, "certificate_edit")
        save(han)
        assert certificate(han, LEVEL_3) == before
        assert "DEMO-3" in words(details(han))

    def test_a_change_is_saved_and_undone(self, han: NotingWindow) -> None:
        page_of(han).reveal(LEVEL_3)
        click(page_of(han), QPushButton, "certificate_edit")
        choose(han, number="新编号", level="level_2")
        save(han)
        assert (certificate(han, LEVEL_3).number, certificate(han, LEVEL_3).level) == ("新编号", Level.LEVEL_2)
        assert "新编号" in words(details(han))
        click(han, QPushButton, "undo_bar_undo")
        assert "DEMO-3" in words(details(han))

    def test_cancel_changes_nothing_and_shows_the_certificate_again(self, han: NotingWindow) -> None:
        page_of(han).reveal(LEVEL_3)
        click(page_of(han), QPushButton, "certificate_edit")
        choose(han, number="新编号")
        click(page_of(han), QPushButton, "sheet_cancel")
        han.settle()
        assert certificate(han, LEVEL_3).number == "DEMO-3"
        assert "DEMO-3" in words(details(han))


class TestReviewAndRevocation:
    def test_a_review_passed_moves_the_next_date(self, han: NotingWindow) -> None:
        click_row(han, 0)
        click(page_of(han), QPushButton, "certificate_review")
        assert "Review due by 2023-05-10 Wed, 47 days left." in words(sheet(han))
        save(han)
        assert problems(han) == {"last_review_on": "this must be filled in"}
        choose(han, last_review_on="2023-03-20")
        save(han)
        assert certificate(han, LOW_VOLTAGE).last_review_on == date(2023, 3, 20)
        assert first_line(han) == "3 certificates are valid, nothing runs out soon"
        assert "Review due by 2026-03-20 Fri, 2 years 11 months left." in words(sheet(han))

    def test_what_has_no_rule_and_no_end_is_not_reviewed(self, han: NotingWindow) -> None:
        page_of(han).reveal(LEVEL_3)
        assert not parts(page_of(han), QPushButton, "certificate_review")

    def test_what_only_ends_is_extended(self, han: NotingWindow) -> None:
        service.edit(store(han), LEVEL_3, {"valid_until": date(2023, 4, 1)})
        page_of(han).reveal(LEVEL_3)
        assert first_line(han) == "3 certificates are valid, 2 are due soon"
        assert click(page_of(han), QPushButton, "certificate_review").text() == "Extended…"
        choose(han, valid_until="2029-04-01")
        save(han)
        assert certificate(han, LEVEL_3).valid_until == date(2029, 4, 1)

    def test_a_revoked_certificate_stays_in_the_list_and_holds_again_after_a_change(self, han: NotingWindow) -> None:
        page_of(han).reveal(LEVEL_3)
        click(page_of(han), QPushButton, "certificate_revoke")
        assert form(han).rows["revoked_on"].editor.value() == date(2023, 3, 24)
        choose(han, revoked_on="2019-01-01")
        save(han)
        assert "before the day of issue" in problems(han)["revoked_on"]
        choose(han, revoked_on="2023-01-24")
        save(han)
        assert "Revoked on 2023-01-24 Tue, 59 days ago." in words(sheet(han))
        assert len(titles(han)) == 3
        assert not parts(page_of(han), QPushButton, "certificate_revoke")
        click(page_of(han), QPushButton, "certificate_edit")
        choose(han, revoked_on="")
        save(han)
        assert certificate(han, LEVEL_3).revoked_on is None


class TestAcceptances:
    def row_button(self, window: NotingWindow, act: str) -> QWidget:
        (note,) = service.acceptances(store(window).read(), LOW_VOLTAGE)
        return click(page_of(window), QToolButton, f"acceptance_{act}_{note.uid}")

    def test_noted_changed_removed_and_brought_back(self, han: NotingWindow) -> None:
        click_row(han, 0)
        click(page_of(han), QPushButton, "acceptance_add")
        choose(han, accepted="no", employer="沿江造船厂", region="Chongqing", on="2023.2.1", note="只认本省的证")
        save(han)
        told = words(sheet(han))
        assert "沿江造船厂 · Chongqing" in told
        assert "2023-02-01 · 只认本省的证" in told
        (note,) = service.acceptances(store(han).read(), LOW_VOLTAGE)
        assert (note.accepted, note.region) == (False, "50")
        self.row_button(han, "edit")
        choose(han, accepted="yes")
        save(han)
        assert service.acceptances(store(han).read(), LOW_VOLTAGE)[0].accepted is True
        self.row_button(han, "remove")
        assert service.acceptances(store(han).read(), LOW_VOLTAGE) == ()
        click(han, QPushButton, "undo_bar_undo")
        assert "沿江造船厂 · Chongqing" in words(sheet(han))


def says_required(label: Label) -> bool:
    return label.text().endswith("(required)")


def test_what_cannot_be_left_empty_says_so(han: NotingWindow) -> None:
    page_of(han).add_record()
    marked = {name: row for name, row in form(han).rows.items() if any(map(says_required, parts(row, Label)))}
    assert list(marked) == ["issued_on"]
    assert marked["issued_on"].label == "Issued on"
    field = marked["issued_on"].editor
    assert isinstance(field, QWidget)
    assert "Required." in field.accessibleDescription()
    save(han)
    assert form(han).rows["issued_on"].problem
