"""The chart on a page: drawn in the background, anew when its look changes, pointed at, read, saved."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPlainTextEdit, QPushButton, QToolTip
from pytestqt.qtbot import QtBot

from tests.ui.charts.samples import SERIES
from ui.charts import kinds
from ui.charts.canvas import Canvas, region_at
from ui.charts.chart_view import ChartView
from ui.charts.saving import SaveRow
from ui.charts.sheet import Region
from ui.text import set_language
from ui.theme import apply_theme, load_theme


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication) -> ChartView:
    apply_theme(qapp, load_theme("light"))
    shown = ChartView(name="progress")
    qtbot.addWidget(shown)
    shown.resize(800, 400)
    with qtbot.waitSignal(shown.drawn, timeout=20_000):
        shown.set_series(SERIES["progress"]("full"))
        shown.show()
    return shown


def canvas(view: ChartView) -> Canvas:
    found = view.findChild(Canvas)
    assert isinstance(found, Canvas)
    return found


def words_at(view: ChartView, x: int, y: int) -> str:
    picture = canvas(view)._picture
    region = region_at(picture.regions, x, y) if picture else None
    return region.text if region else ""


def button(view: ChartView, name: str) -> QPushButton:
    found = view.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def picture_bytes(view: ChartView) -> bytes:
    image = view.grab().toImage()
    return bytes(image.constBits())


def test_a_chart_is_busy_until_it_is_drawn(qtbot: QtBot, qapp: QApplication) -> None:
    shown = ChartView()
    qtbot.addWidget(shown)
    shown.resize(700, 300)
    shown.set_series(SERIES["career"]("full"))
    assert not shown.property("busy"), "what nobody sees is not drawn"
    with qtbot.waitSignal(shown.drawn, timeout=20_000):
        shown.show()
        assert shown.property("busy")
    assert not shown.property("busy")
    assert canvas(shown).height() > 200


def test_it_says_everything_to_a_screen_reader(view: ChartView) -> None:
    series = SERIES["progress"]("full")
    assert canvas(view).accessibleName() == kinds.finding(series)
    assert canvas(view).accessibleDescription() == kinds.describe(series)


def test_the_chart_turns_into_text_and_back(view: ChartView, qtbot: QtBot) -> None:
    switch = button(view, "progress_as_text")
    switch.click()
    twin = view.findChild(QPlainTextEdit)
    assert isinstance(twin, QPlainTextEdit)
    assert twin.isVisible()
    assert not canvas(view).isVisible()
    assert twin.toPlainText() == kinds.describe(SERIES["progress"]("full"))
    assert (twin.isReadOnly(), switch.text()) == (True, "As a picture")
    switch.setFocus()
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert canvas(view).isVisible()


def test_another_width_theme_or_language_is_drawn_anew(view: ChartView, qtbot: QtBot, qapp: QApplication) -> None:
    before = picture_bytes(view)
    with qtbot.waitSignal(view.drawn, timeout=20_000):
        view.resize(600, 400)
    assert canvas(view).width() == 600
    with qtbot.waitSignal(view.drawn, timeout=20_000):
        set_language("zh_CN")
        apply_theme(qapp, load_theme("dark", 1.5))
    assert "技师" in canvas(view).accessibleName()
    assert button(view, "progress_as_text").text() == "看文字"
    assert picture_bytes(view) != before


def test_of_many_sizes_in_a_row_the_last_is_shown(view: ChartView, qtbot: QtBot) -> None:
    drawn: list[int] = []
    view.drawn.connect(lambda: drawn.append(canvas(view).width()))
    for width in range(500, 700, 10):
        view.resize(width, 400)
        qtbot.wait(1)
    qtbot.waitUntil(lambda: not view.property("busy"), timeout=20_000)
    assert drawn[-1] == 690
    assert len(drawn) <= 3


def test_nothing_to_draw_offers_nothing_to_save(view: ChartView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.drawn, timeout=20_000):
        view.set_series(SERIES["progress"]("empty"))
    assert not button(view, "progress_save").isVisible()
    assert canvas(view).accessibleName() == "No occupation is recorded yet"


def test_pointing_says_the_exact_values(view: ChartView, qtbot: QtBot) -> None:
    said = [words_at(view, 400, y) for y in range(0, canvas(view).height(), 4)]
    assert any("4 years" in words and "84 %" in words for words in said)
    assert said[0] == ""
    spot = QPoint(400, 4 * next(place for place, words in enumerate(said) if words))
    event = QHelpEvent(QEvent.Type.ToolTip, spot, canvas(view).mapToGlobal(spot))
    QApplication.sendEvent(canvas(view), event)
    qtbot.waitUntil(QToolTip.isVisible)
    assert QToolTip.text() == words_at(view, spot.x(), spot.y())
    QToolTip.hideText()


@pytest.mark.parametrize(
    ("x", "y", "meant"), [(50, 50, "small"), (10, 10, "large"), (31, 80, "left"), (34, 80, "right")]
)
def test_of_several_parts_the_smallest_and_nearest_is_meant(x: float, y: float, meant: str) -> None:
    regions = [
        Region(left=45, top=45, right=55, bottom=55, text="small"),
        Region(left=0, top=0, right=100, bottom=100, text="large"),
        Region(left=28, top=70, right=36, bottom=90, text="left"),
        Region(left=30, top=70, right=38, bottom=90, text="right"),
    ]
    found = region_at(regions, x, y)
    assert found is not None
    assert found.text == meant
    assert region_at(regions, 101, 50) is None


def row_of(view: ChartView) -> SaveRow:
    found = view.findChild(SaveRow)
    assert isinstance(found, SaveRow)
    return found


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_a_chart_is_saved_for_paper(view: ChartView, qtbot: QtBot, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"chart.{ending}"
    row_of(view).save_to(str(path))
    qtbot.waitUntil(lambda: row_of(view).outcome == f"Saved as {path}", timeout=20_000)
    assert path.stat().st_size > 1000


def test_why_a_chart_was_not_saved_is_said(view: ChartView, qtbot: QtBot, tmp_path: Path) -> None:
    path = str(tmp_path / "gone" / "chart.png")
    row_of(view).save_to(path)
    qtbot.waitUntil(lambda: row_of(view).outcome != "", timeout=20_000)
    assert row_of(view).outcome == f"The chart was not saved. The folder for “{path}” does not exist."


def test_asking_where_to_save_does_not_block(view: ChartView, qtbot: QtBot, tmp_path: Path) -> None:
    button(view, "progress_save").click()
    dialog = row_of(view).findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert dialog.isVisible()
    assert os.path.basename(dialog.selectedFiles()[0]) == "progress-2023-03-24.png"
    assert [name.split()[0] for name in dialog.nameFilters()] == ["Picture", "Drawing", "Page"]
    dialog.filterSelected.emit(dialog.nameFilters()[2])
    assert dialog.defaultSuffix() == "pdf"
    dialog.fileSelected.emit(str(tmp_path / "chosen.svg"))
    qtbot.waitUntil((tmp_path / "chosen.svg").exists, timeout=20_000)
    dialog.reject()


def test_a_view_that_is_gone_is_not_called(qtbot: QtBot, qapp: QApplication) -> None:
    shown = ChartView()
    shown.resize(700, 300)
    shown.set_series(SERIES["career"]("large"))
    shown.show()
    qtbot.wait(20)
    shown.deleteLater()
    other = ChartView()
    qtbot.addWidget(other)
    other.resize(700, 300)
    with qtbot.waitSignal(other.drawn, timeout=20_000):
        other.set_series(SERIES["career"]("empty"))
        other.show()
