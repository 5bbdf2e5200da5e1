"""All widgets in both languages, both themes and two text sizes: drawn, and no word cut off."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import delete

from tests.ui.look import cut_off, fits
from tests.ui.widgets.gallery import Gallery
from ui.theme import apply_theme, load_theme
from ui.widgets.words import Label

LOOKS = [
    (language, theme, scale, width)
    for language in ("zh_CN", "en")
    for theme, scale, width in (("light", 1.0, 1240), ("dark", 1.0, 824), ("dark", 1.75, 1240), ("light", 2.0, 824))
]


@pytest.fixture
def shots(tmp_path: Path) -> Path:
    """Where pictures go: a folder of the test's own, or the one asked for, to look at them."""
    place = Path(os.environ.get("GALLERY", tmp_path))
    place.mkdir(parents=True, exist_ok=True)
    return place


@pytest.fixture(params=LOOKS, ids=lambda look: "-".join(map(str, look)))
def gallery(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Gallery]:
    language, theme, scale, width = request.param
    apply_theme(qapp, load_theme(theme, scale))
    made = Gallery(language)
    made.resize(width, 600)
    made.show()
    settle(qapp)
    yield made
    delete(made)
    apply_theme(qapp, load_theme("light"))


def settle(app: QApplication) -> None:
    for _round in range(5):
        app.processEvents()


def test_a_label_that_is_too_small_is_found(qapp: QApplication) -> None:
    label = Label("很长的一句话，一行放不下，于是换到下一行。")
    label.setFixedSize(60, 20)
    label.show()
    assert not fits(label)


def colours(window: QWidget) -> int:
    image = window.grab().toImage()
    dots = {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    return len(dots)


def test_the_page_is_drawn_whole(
    qapp: QApplication, gallery: Gallery, shots: Path, request: pytest.FixtureRequest
) -> None:
    name = request.node.callspec.id
    assert cut_off(gallery) == []
    assert not gallery.page.horizontalScrollBar().isVisible()
    assert colours(gallery) > 20
    content = gallery.page.widget()
    assert content is not None
    content.grab().save(str(shots / f"page-{name}.png"))


def test_the_sheet_is_drawn_whole(
    qapp: QApplication, gallery: Gallery, shots: Path, request: pytest.FixtureRequest
) -> None:
    name = request.node.callspec.id
    gallery.undo.show_done(gallery.words.done)
    gallery.host.open_sheet(gallery.sheet)
    settle(qapp)
    assert cut_off(gallery) == []
    assert gallery.page.isVisible() != gallery.host.covers
    gallery.grab().save(str(shots / f"sheet-{name}.png"))
