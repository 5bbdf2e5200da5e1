"""Sizes, fonts, the style sheet, and switching while the window is open."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QLabel

from ui.theme import (
    SPACES,
    apply_theme,
    chinese_family,
    chinese_font_file,
    current_theme,
    has_chinese_font,
    load_theme,
    theme_changed,
)
from ui.theme.apply import style_sheet
from ui.theme.model import FOLDER, SIZES
from ui.widgets.words import Label


@pytest.mark.parametrize(("asked", "kept"), [(0.5, 1.0), (1.0, 1.0), (1.75, 1.75), (3.0, 2.0)])
def test_the_text_size_stays_between_100_and_200_percent(asked: float, kept: float) -> None:
    assert load_theme("light", asked).scale == kept


def test_sizes_grow_with_the_text_and_space_half_as_fast() -> None:
    theme = load_theme("light", 2.0)
    assert theme.px(13) == 26
    assert [theme.space(step) for step in SPACES] == [6, 12, 18, 24, 36, 48, 72]
    with pytest.raises(ValueError, match="10"):
        theme.space(10)


def test_in_a_low_window_space_is_tight_and_the_head_of_a_page_small() -> None:
    roomy, low = load_theme("light", 1.75), load_theme("light", 1.75, low=True)
    assert low.space(24) < roomy.space(24)
    assert low.text_px("page") == roomy.text_px("section")
    assert low.text_px("body") == roomy.text_px("body")


def test_no_text_is_smaller_than_twelve() -> None:
    assert min(SIZES.values()) == 12


@pytest.mark.parametrize("role", SIZES)
def test_figures_are_of_one_width(qapp: QApplication, role: str) -> None:
    words = QFontMetrics(load_theme("light").font(role))
    assert {words.horizontalAdvance(figure * 10) for figure in "0123456789"} == {words.horizontalAdvance("0" * 10)}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks for the fonts of this system")
def test_characters_get_their_square_marks_back_when_the_language_is_changed(qapp: QApplication) -> None:
    """Qt adds the features of a font to those of the one before: what is not wanted any more must be said."""
    word = QLabel()
    square = QFontMetrics(load_theme("light").font()).horizontalAdvance("（，）")
    apply_theme(qapp, load_theme("light", latin=True))
    word.setFont(load_theme("light", latin=True).font())
    apply_theme(qapp, load_theme("light"))
    word.setFont(load_theme("light").font())
    assert word.fontMetrics().horizontalAdvance("（，）") == square


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks for the fonts of this system")
def test_quotation_marks_are_narrow_among_latin_letters(qapp: QApplication) -> None:
    square, narrow = (QFontMetrics(load_theme("light", latin=latin).font()) for latin in (False, True))
    assert narrow.horizontalAdvance("“’”·") < square.horizontalAdvance("“’”·")
    assert narrow.horizontalAdvance("匠途") == square.horizontalAdvance("匠途")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks for the fonts of this system")
def test_the_simplified_face_is_taken_by_name(qapp: QApplication) -> None:
    if "Noto Sans CJK SC" not in (family := chinese_family() or ""):
        pytest.skip(f"{family!r} is the Chinese face here")
    assert QFontInfo(load_theme("light").font()).family() == "Noto Sans CJK SC"
    assert has_chinese_font()
    file = chinese_font_file()
    assert file is not None
    assert Path(file).is_file()


def test_the_sheet_has_no_place_left_unfilled_and_no_colour_of_its_own() -> None:
    template = (Path(FOLDER) / "style.qss").read_text(encoding="utf-8")
    assert re.findall(r"#[0-9A-Fa-f]{6}\b", template) == []
    assert "@" not in style_sheet(load_theme("dark", 1.5))


def test_every_mark_of_the_sheet_is_there_in_the_colours_of_its_theme() -> None:
    template = (Path(FOLDER) / "style.qss").read_text(encoding="utf-8")
    marks = set(re.findall(r"@marks/([a-z-]+\.svg)", template))
    assert marks
    for name in ("light", "dark"):
        colours = load_theme(name).colours
        for mark in marks:
            drawn = (Path(FOLDER) / name / mark).read_text(encoding="utf-8")
            assert set(re.findall(r"#[0-9A-F]{6}", drawn)) <= {colours["quiet"], colours["on_accent"]}


def test_a_switch_reaches_the_open_window(qapp: QApplication) -> None:
    apply_theme(qapp, load_theme("light"))
    label = Label("字", size="page")
    label.show()
    small = label.sizeHint().height()
    heard: list[str] = []
    hear = theme_changed.connect(lambda: heard.append(current_theme().name))
    apply_theme(qapp, load_theme("dark", 2.0))
    theme_changed.disconnect(hear)
    assert heard == ["dark"]
    assert label.sizeHint().height() > 1.8 * small
    assert label.palette().color(QPalette.ColorRole.WindowText).name().upper() == current_theme().colours["ink"]


def test_the_style_sheet_keeps_figures_of_one_width(qapp: QApplication) -> None:
    apply_theme(qapp, load_theme("light"))
    label = QLabel("1")
    label.ensurePolished()
    if hasattr(QFont, "setFeature"):
        assert QFont.Tag("tnum") in label.font().featureTags()


def test_widgets_that_are_gone_hear_nothing(qapp: QApplication) -> None:
    from ui.widgets.dates import DateEdit

    for _count in range(20):
        DateEdit(name="gone").deleteLater()
    qapp.processEvents()
    apply_theme(qapp, load_theme("light"))


def test_the_theme_loads_nothing_that_draws_or_counts() -> None:
    asked = (
        "import sys; from PySide6.QtWidgets import QApplication; app = QApplication([]);"
        "from ui.theme import apply_theme, icon, load_theme; apply_theme(app, load_theme('dark')); icon('home');"
        "print(sorted({'PySide6.QtSvg', 'matplotlib', 'numpy', 'sqlite_utils', 'tomllib'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
