"""Chips, editors of national codes, cells of a table that say more than a word, and pictures."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage, QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.parts import click, parts
from ui.text import set_language
from ui.theme import current_theme
from ui.widgets.cells import BADGE_ROLE, QUIET_ROLE, Cells, cells_width
from ui.widgets.chips import Chip, Chips
from ui.widgets.choices import ChoiceEdit
from ui.widgets.codes import OccupationEdit, RegionEdit, RegionsEdit
from ui.widgets.facts import Facts
from ui.widgets.picture import Picture
from ui.widgets.readings import Unreadable
from ui.widgets.table import Table
from ui.widgets.words import Label

STATES = [Chip(code="all", words="All"), Chip(code="due", words="Due"), Chip(code="over", words="Over", hidden=True)]


class TestChips:
    @pytest.fixture
    def chips(self, qtbot: QtBot) -> Chips:
        made = Chips(STATES, name="state", title="State")
        qtbot.addWidget(made)
        made.show()
        return made

    def test_one_is_always_chosen(self, qtbot: QtBot, chips: Chips) -> None:
        assert chips.value() == "all"
        with qtbot.waitSignal(chips.changed):
            click(chips, QPushButton, "state_due")
        click(chips, QPushButton, "state_due")
        assert chips.value() == "due"

    def test_what_is_not_offered_is_hidden_unless_it_is_chosen(self, chips: Chips) -> None:
        assert [button.text() for button in parts(chips, QPushButton)] == ["All", "Due"]
        chips.set_value("over")
        chips.say(STATES)
        assert [button.text() for button in parts(chips, QPushButton)] == ["All", "Due", "Over"]

    def test_where_there_is_little_room_a_list_says_the_same(self, qtbot: QtBot, chips: Chips) -> None:
        click(chips, QPushButton, "state_due")
        chips.set_compact(True)
        assert not parts(chips, QPushButton)
        (listed,) = parts(chips, ChoiceEdit)
        assert (listed.value(), listed.count()) == ("due", 2)
        with qtbot.waitSignal(chips.changed):
            QTest.keyClick(listed, Qt.Key.Key_Up)
        assert chips.value() == "all"


class TestCodes:
    @pytest.fixture
    def occupation(self, qtbot: QtBot) -> OccupationEdit:
        made = OccupationEdit([("6-31-01-03", "电工"), ("6-18-01-01", "车工")], name="field")
        qtbot.addWidget(made)
        return made

    @pytest.mark.parametrize(
        ("typed", "code"),
        [("", None), ("电工", "6-31-01-03"), (" 6-31-01-03 ", "6-31-01-03"), ("6-99-99-99", "6-99-99-99")],
    )
    def test_an_occupation_by_name_or_code(self, occupation: OccupationEdit, typed: str, code: str | None) -> None:
        occupation.setText(typed)
        assert (occupation.value(), occupation.problem()) == (code, None)

    @pytest.mark.parametrize("typed", ["修飞机的", "6-31-01", "6-31-01-033"])
    def test_what_is_no_occupation_is_told(self, occupation: OccupationEdit, typed: str) -> None:
        occupation.setText(typed)
        assert "No occupation is called so" in str(occupation.problem())
        with pytest.raises(Unreadable):
            occupation.value()

    @pytest.mark.parametrize(
        ("typed", "code"),
        [
            ("湖北", "42"),
            ("重庆江津区", "500116"),
            ("42", "42"),
            ("4206", "4206"),
            ("420607", "420607"),
            ("42060", None),
        ],
    )
    def test_a_region_by_name_or_code(self, qtbot: QtBot, typed: str, code: str | None) -> None:
        set_language("zh_CN")
        made = RegionEdit(name="field")
        qtbot.addWidget(made)
        made.setText(typed)
        assert (made.problem() is None) == (code is not None)
        if code:
            assert made.value() == code

    def test_a_province_written_long_is_shown_by_name_and_stays_long(self, qtbot: QtBot) -> None:
        made = RegionEdit(name="field")
        qtbot.addWidget(made)
        made.set_value("500000")
        assert (made.text(), made.value()) == ("Chongqing  500000", "500000")

    @pytest.mark.parametrize(
        ("typed", "codes"),
        [("Chongqing, 51", ("50", "51")), ("重庆 江津区、420607", None), ("", None), ("Chongqing 江津区", ("500116",))],
    )
    def test_several_regions(self, qtbot: QtBot, typed: str, codes: tuple[str, ...] | None) -> None:
        made = RegionsEdit(name="field")
        qtbot.addWidget(made)
        made.setText(typed)
        if codes or not typed:
            assert made.value() == codes
            made.set_value(codes)
            assert made.value() == codes
        else:
            assert "重庆 江津区" in str(made.problem())

    def test_a_code_that_is_there_already_is_kept_as_it_is(self, qtbot: QtBot) -> None:
        made = RegionEdit(name="field")
        qtbot.addWidget(made)
        made.set_value("42060")
        assert (made.value(), made.problem()) == ("42060", None)


class TestCells:
    def draw(self, qtbot: QtBot, item: QStandardItem) -> QImage:
        model = QStandardItemModel(1, 1)
        model.setItem(0, 0, item)
        table = Table(name="t", title="t")
        table.setModel(model)
        table.setItemDelegate(Cells(table))
        table.resize(240, 120)
        qtbot.addWidget(table)
        table.show()
        return table.viewport().grab().toImage()

    def colours(self, image: QImage) -> set[str]:
        return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(2, 36)}

    def test_a_badge_is_drawn_on_its_tint_with_its_word(self, qtbot: QtBot) -> None:
        plain, badge = QStandardItem("Due soon"), QStandardItem("Due soon")
        badge.setData(("due", "clock"), BADGE_ROLE)
        tint = current_theme().color("due_soft").name()
        assert tint not in self.colours(self.draw(qtbot, plain))
        assert tint in self.colours(self.draw(qtbot, badge))

    def test_quiet_words_follow_in_their_own_colour(self, qtbot: QtBot) -> None:
        item = QStandardItem("2023-05-10")
        item.setData(("in 47 days", "bad"), QUIET_ROLE)
        assert current_theme().color("bad").name() in self.colours(self.draw(qtbot, item))

    def test_cells_ask_for_the_room_they_need(self, qtbot: QtBot) -> None:
        model = QStandardItemModel(1, 2)
        item = QStandardItem("2023-05-10")
        item.setData(("review in 2 years 11 months", "quiet"), QUIET_ROLE)
        model.setItem(0, 0, item)
        model.setItem(0, 1, QStandardItem("2023-05-10"))
        metrics = QFontMetrics(current_theme().font("body"))
        wide, narrow = (cells_width(model, at, 1, metrics) for at in (0, 1))
        assert wide > narrow + 100


class TestPicture:
    def made(self, qtbot: QtBot, content: bytes, highest: int | None = 100) -> Picture:
        picture = Picture(content, "scan", name="scan", highest=highest, sharpest=64)
        qtbot.addWidget(picture)
        picture.resize(picture.sizeHint())
        picture.show()
        qtbot.waitUntil(lambda: picture.property("busy") is False)
        return picture

    @pytest.fixture
    def photo(self, tmp_path: Path) -> bytes:
        image = QImage(QSize(300, 200), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.red)
        image.save(str(tmp_path / "photo.jpg"))
        return (tmp_path / "photo.jpg").read_bytes()

    def test_it_keeps_its_shape_up_to_its_height(self, qtbot: QtBot, photo: bytes) -> None:
        picture = self.made(qtbot, photo)
        assert picture.readable
        assert abs(picture.heightForWidth(90) - 60) <= 1
        assert picture.heightForWidth(900) == 100

    def test_it_is_kept_no_sharper_than_asked(self, qtbot: QtBot, photo: bytes) -> None:
        picture = self.made(qtbot, photo)
        assert picture._image is not None
        assert max(picture._image.width(), picture._image.height()) == 64

    def test_what_is_no_picture_takes_little_room(self, qtbot: QtBot) -> None:
        picture = self.made(qtbot, b"nothing")
        assert not picture.readable
        assert picture.heightForWidth(900) == 72
        picture.grab()

    @pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
    def test_the_keyboard_opens_it(self, qtbot: QtBot, photo: bytes, key: Qt.Key) -> None:
        picture = self.made(qtbot, photo)
        with qtbot.waitSignal(picture.acted):
            QTest.keyClick(picture, key)


def test_facts_without_a_value_are_left_out(qtbot: QtBot) -> None:
    facts = Facts()
    qtbot.addWidget(facts)
    facts.add("Number", "T1")
    facts.add("Note", None)
    facts.add("Issuer", "")
    assert [label.text() for label in facts.findChildren(Label)] == ["Number", "T1"]
    assert facts.findChildren(Label)[1].accessibleName() == "Number: T1"
