"""Certificates: the answer in one line, the list and its keys, the sheet beside it, and what undo brings back."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.look import cut_off, nameless, without_glyph
from tests.ui.pages.certificate_pages import (
    LEVEL_3,
    click_row,
    first_line,
    page_of,
    sheet,
    store,
    titles,
    words,
)
from tests.ui.pages.windows import NotingWindow
from tests.ui.parts import click, part, parts, press
from tests.worlds import demo_world, world
from tracker.certificates import service
from tracker.people.service import add_person
from ui.widgets.badge import UnverifiedBadge
from ui.widgets.popover import Popover

TODAY = date(2023, 3, 24)


@pytest.fixture
def han(window: NotingWindow) -> NotingWindow:
    window.open_on(demo_world("han-song"), "certificates")
    return window


def test_the_answer_is_the_first_line(window: NotingWindow) -> None:
    window.open_on(demo_world("han-song"), "certificates", language="zh_CN")
    assert first_line(window) == "3 张证书有效，1 张在 47 天内需要复审"
    assert "先办这一张：低压电工作业。请在 2023-05-10 周三前复审，还有 47 天。" in words(page_of(window))


def test_what_needs_care_comes_first_with_its_words(han: NotingWindow) -> None:
    assert titles(han) == ["低压电工作业", "农网配电营业工", "农网配电营业工"]
    model = page_of(han).model
    told = [model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in range(model.columnCount())]
    assert told == [
        "Due soon",
        "韩松",
        "低压电工作业",
        "–",
        "Special operation certificate",
        "DEMO-T",
        "示例应急管理部门",
        "2020-05-10",
        "2023-05-10 review in 47 days",
    ]


class TestSheet:
    def test_all_fields_in_words(self, han: NotingWindow) -> None:
        click_row(han, 0)
        told = words(sheet(han))
        for said in (
            "低压电工作业",
            "Review due by 2023-05-10 Wed, 47 days left.",
            "It can be applied for from 2023-03-11 Sat, 60 days before.\nThe certificate itself ends on 2026-05-10 Sun.",
            "Special operation certificate",
            "DEMO-T",
            "示例应急管理部门 · Government body · Hubei",
            "2020-05-10 Sun",
        ):
            assert said in told

    def test_the_rule_is_shown_with_its_source(self, han: NotingWindow) -> None:
        click_row(han, 0)
        click(page_of(han), QPushButton, "certificate_rule")
        told = "\n".join(words(part(han, Popover)))
        assert "令第30号" in told
        part(han, Popover).close()

    def test_a_doubtful_rule_carries_its_mark(self, window: NotingWindow) -> None:
        certificate = {"uid": "c", "kind": "special_equipment", "issued_on": "2021-01-01"}
        window.open_on(
            world({"person": {"uid": "p", "name": "李工"}, "certificates": [certificate]}, TODAY), "certificates"
        )
        click_row(window, 0)
        assert part(sheet(window), UnverifiedBadge).accessibleName() == "Not verified"

    def test_a_click_beside_a_form_does_not_throw_away_what_was_typed(self, han: NotingWindow) -> None:
        page_of(han).add_record()
        form = sheet(han)
        click_row(han, 1)
        assert sheet(han) is form


class TestEmpty:
    def test_without_a_worker_the_name_comes_first(self, window: NotingWindow, qtbot: QtBot) -> None:
        window.open_on(world(None, TODAY), "certificates")
        assert "Which certificates do you hold?" in words(page_of(window))
        click(page_of(window), QPushButton, "certificates_nobody_act")
        part(page_of(window), QLineEdit, "field_name").insert("李工")
        click(page_of(window), QPushButton, "sheet_save")
        window.settle()
        assert window.context
        assert window.context.work.person().name == "李工"
        assert "No certificate yet" in words(page_of(window))

    def test_the_first_act_is_a_new_certificate(self, window: NotingWindow) -> None:
        window.open_on(world({"person": {"uid": "p", "name": "李工"}}, TODAY), "certificates")
        click(page_of(window), QPushButton, "certificates_none_act")
        assert "New certificate of 李工" in words(sheet(window))


class TestEveryone:
    @pytest.fixture
    def office(self, window: NotingWindow) -> NotingWindow:
        work = demo_world("han-song")
        other = add_person(work.store, {"name": "李工"})
        service.add(work.store, other, {"kind": "driving", "title": "驾驶证", "issued_on": date(2020, 1, 1)})
        window.open_on(work, "certificates")
        return window

    def test_one_worker_or_everyone(self, office: NotingWindow) -> None:
        assert len(titles(office)) == 3
        click(page_of(office), QPushButton, "certificates_scope_everyone")
        assert sorted(titles(office)) == ["低压电工作业", "农网配电营业工", "农网配电营业工", "驾驶证"]
        assert not page_of(office).table.isColumnHidden(1)
        assert first_line(office).startswith("4 certificates are valid")
        click(page_of(office), QPushButton, "certificates_scope_own")
        assert len(titles(office)) == 3
        assert page_of(office).table.isColumnHidden(1)

    def test_another_person_shown_is_another_list(self, office: NotingWindow) -> None:
        assert office.context
        office.context.work.show(store(office).read().value("SELECT uid FROM person WHERE name = '李工'"))
        assert titles(office) == ["驾驶证"]

    def test_reveal_finds_what_belongs_to_another(self, office: NotingWindow) -> None:
        uid = store(office).read().value("SELECT uid FROM certificate WHERE title = '驾驶证'")
        page_of(office).reveal(uid)
        assert page_of(office).filters.everyone
        assert "驾驶证" in words(sheet(office))

    def test_reveal_looks_past_the_filter(self, office: NotingWindow) -> None:
        click(page_of(office), QPushButton, "certificates_state_due")
        page_of(office).reveal(LEVEL_3)
        assert page_of(office).table.currentIndex().row() == page_of(office).model.place_of(LEVEL_3) >= 0


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("size", [(1024, 600), (1600, 1000)])
def test_nothing_is_cut_off_or_nameless(window: NotingWindow, language: str, size: tuple[int, int]) -> None:
    window.open_on(demo_world("han-song"), "certificates", language=language, size=size)
    click_row(window, 0)
    for _look in range(2):
        assert cut_off(page_of(window)) == []
        assert nameless(page_of(window)) == []
        assert without_glyph(page_of(window)) == set()
        page_of(window).add_record()
        window.settle()


def test_nothing_ever_shows_up_as_a_window_of_its_own(han: NotingWindow) -> None:
    class Watch(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.seen: list[str] = []

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt calls it so
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                self.seen.append(repr(watched))
            return False

    watch = Watch()
    app = QApplication.instance()
    assert app
    app.installEventFilter(watch)
    for row in (0, 1, 2):
        click_row(han, row)
    page_of(han).add_record()
    han.settle()
    app.removeEventFilter(watch)
    assert watch.seen == []


def test_a_file_opened_to_look_at_offers_no_changes(window: NotingWindow) -> None:
    work = demo_world("han-song")
    work.store.read_only = True
    window.open_on(work, "certificates")
    click_row(window, 0)
    assert not parts(page_of(window), QPushButton, "certificates_add")
    offered = {button.objectName(): button.isEnabled() for button in parts(sheet(window), QPushButton)}
    assert not any(offered[f"certificate_{act}"] for act in ("edit", "review", "revoke", "remove"))
    press(page_of(window).table, Qt.Key.Key_Delete)
    assert len(titles(window)) == 3
