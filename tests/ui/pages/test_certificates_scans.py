"""Scans of a certificate: chosen or dropped, seen, opened, saved elsewhere, removed and brought back."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.pages.certificate_pages import LEVEL_3, LOW_VOLTAGE, click_row, page_of, sheet, store, words
from tests.ui.pages.windows import NotingWindow
from tests.ui.parts import click, part, parts, press
from tests.worlds import demo_file
from tracker.certificates import service
from tracker.certificates.model import Attachment
from tracker.workspace import Workspace
from ui.widgets.picture import Picture


@pytest.fixture
def han(window: NotingWindow, file: str) -> NotingWindow:
    demo_file(file, "han-song")
    window.open_on(Workspace.open(file), "certificates", size=(1200, 1000))
    window.take_keyboard()
    click_row(window, 0)
    return window


@pytest.fixture
def picture(tmp_path: Path) -> str:
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    image.save(str(tmp_path / "正面.png"))
    return str(tmp_path / "正面.png")


@pytest.fixture
def paper(tmp_path: Path) -> str:
    (tmp_path / "通知单.pdf").write_bytes(b"%PDF-1.4")
    return str(tmp_path / "通知单.pdf")


def scans(window: NotingWindow, uid: str = LOW_VOLTAGE) -> tuple[Attachment, ...]:
    return service.attachments(store(window).read(), uid)


def add(window: NotingWindow, qtbot: QtBot, *paths: str) -> tuple[Attachment, ...]:
    before = len(scans(window))
    page_of(window).acts.attach(service.certificate(store(window).read(), LOW_VOLTAGE), paths)
    qtbot.waitUntil(lambda: len(scans(window)) > before and not window.busy)
    window.settle()
    return scans(window)


def test_files_are_chosen_without_holding_up_the_window(han: NotingWindow, qtbot: QtBot, picture: str) -> None:
    click(sheet(han), QPushButton, "scan_add")
    dialog = part(han, QFileDialog, "scan_choose")
    dialog.setDirectory(os.path.dirname(picture))
    dialog.selectFile(os.path.basename(picture))
    dialog.accept()
    qtbot.waitUntil(lambda: len(scans(han)) == 1 and not han.busy)
    assert "1 file added." in words(han)
    assert "正面.png" in words(sheet(han))
    click(han, QPushButton, "undo_bar_undo")
    assert scans(han) == ()
    assert "正面.png" not in words(sheet(han))


def test_a_picture_is_seen_and_shown_large(han: NotingWindow, qtbot: QtBot, picture: str) -> None:
    (kept,) = add(han, qtbot, picture)
    seen = part(sheet(han), Picture, f"scan_{kept.uid}")
    qtbot.waitUntil(lambda: seen.readable)
    assert abs(seen.height() / seen.width() - 40 / 60) < 0.02 or seen.height() == 200
    press(seen, Qt.Key.Key_Return)
    large = part(han, QDialog, "scan_large")
    large.activateWindow()
    assert QTest.qWaitForWindowActive(large)
    press(large, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not parts(han, QDialog, "scan_large"))


def test_a_broken_picture_says_so(han: NotingWindow, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "broken.jpg").write_bytes(b"no picture at all")
    (kept,) = add(han, qtbot, str(tmp_path / "broken.jpg"))
    seen = part(sheet(han), Picture, f"scan_{kept.uid}")
    qtbot.waitUntil(lambda: seen.accessibleDescription() == "This picture cannot be read.")


def test_other_files_open_as_a_copy_that_cannot_be_written(han: NotingWindow, qtbot: QtBot, paper: str) -> None:
    class System(QObject):
        opened: list[str] = []  # noqa: RUF012 - one test, one list

        @Slot(QUrl)
        def open(self, url: QUrl) -> None:
            self.opened.append(url.toLocalFile())

    system = System()
    (kept,) = add(han, qtbot, paper)
    assert any(line.startswith("PDF · 1 KB · added ") for line in words(sheet(han)))
    QDesktopServices.setUrlHandler("file", system, "open")  # type: ignore[arg-type]
    click(sheet(han), QToolButton, f"scan_open_{kept.uid}")
    QDesktopServices.unsetUrlHandler("file")
    (copy,) = system.opened
    assert os.path.basename(copy) == "通知单.pdf"
    assert Path(copy).read_bytes() == b"%PDF-1.4"
    assert Path(copy).stat().st_mode & 0o222 == 0


def test_a_file_is_saved_elsewhere(han: NotingWindow, qtbot: QtBot, paper: str, tmp_path: Path) -> None:
    (kept,) = add(han, qtbot, paper)
    page_of(han).details.scans.save_to(kept, str(tmp_path / "out.pdf"))
    assert (tmp_path / "out.pdf").read_bytes() == b"%PDF-1.4"
    assert "Saved as out.pdf." in words(han)
    click(sheet(han), QToolButton, f"scan_save_{kept.uid}")
    part(han, QFileDialog).reject()


def test_a_removed_file_comes_back_with_undo(han: NotingWindow, qtbot: QtBot, picture: str) -> None:
    (kept,) = add(han, qtbot, picture)
    click(sheet(han), QToolButton, f"scan_remove_{kept.uid}")
    assert scans(han) == ()
    assert not parts(sheet(han), Picture)
    click(han, QPushButton, "undo_bar_undo")
    assert scans(han) == (kept,)
    assert parts(sheet(han), Picture)


def test_what_cannot_be_kept_is_explained_and_nothing_is(han: NotingWindow, qtbot: QtBot, tmp_path: Path) -> None:
    with (tmp_path / "huge.png").open("wb") as huge:
        huge.truncate(service.MAX_ATTACHMENT + 1)
    page_of(han).acts.attach(service.certificate(store(han).read(), LOW_VOLTAGE), [str(tmp_path / "huge.png")])
    qtbot.waitUntil(lambda: bool(parts(han, QDialog, "question")))
    told = "\n".join(words(part(han, QDialog, "question")))
    assert "huge.png: 20.1 MB is too large, up to 20 MB are kept" in told
    assert scans(han) == ()


@pytest.mark.filterwarnings("ignore:Function. 'QDrag:DeprecationWarning")  # the newer form came with Qt 6.12
class TestDrop:
    def drop(self, window: NotingWindow, on: QWidget, place: QPoint, *paths: str) -> bool:
        """Drag files onto a part of the page, hold them there, let go; says whether they were taken."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(path) for path in paths])
        page = page_of(window)
        spot = on.mapTo(page, place)
        how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(page, QDragEnterEvent(spot, *how))
        over = QDragMoveEvent(spot, *how)
        QApplication.sendEvent(page, over)
        if not over.isAccepted():
            QApplication.sendEvent(page, QDragLeaveEvent())
            return False
        self.told = words(page)
        dropped = QDropEvent(QPointF(spot), *how)
        QApplication.sendEvent(page, dropped)
        return dropped.isAccepted()

    def test_onto_the_sheet(self, han: NotingWindow, qtbot: QtBot, picture: str) -> None:
        assert self.drop(han, sheet(han), QPoint(20, 200), picture)
        assert "Drop the files to keep them with: 低压电工作业" in self.told
        qtbot.waitUntil(lambda: len(scans(han)) == 1 and not han.busy)

    def test_onto_the_row_of_another(self, han: NotingWindow, qtbot: QtBot, picture: str, paper: str) -> None:
        page = page_of(han)
        place = page.table.visualRect(page.model.index(page.model.place_of(LEVEL_3), 0)).center()
        assert self.drop(han, page.table.viewport(), place, picture, paper)
        qtbot.waitUntil(lambda: len(scans(han, LEVEL_3)) == 2 and not han.busy)
        assert page.acts.held
        assert page.acts.held.certificate.uid == LEVEL_3

    def test_onto_nothing_says_where_to(self, window: NotingWindow, file: str, picture: str) -> None:
        demo_file(file, "han-song")
        window.open_on(Workspace.open(file), "certificates")
        assert not self.drop(window, page_of(window), QPoint(300, 600), picture)
