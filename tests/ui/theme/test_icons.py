"""Every icon opens, is drawn, and takes the colour of its role."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

import ui
from ui.theme import apply_theme, icon, icon_names, icon_pixmap, load_theme
from ui.theme.icons import FOLDER
from ui.widgets.badge import STATE_ICONS

ROOT = Path(ui.__file__).parent
NAMED = re.compile(
    r"""(?:(?<![\w.])icon\(|icon_pixmap\(|IconMark\(|IconButton\(|EmptyState\(|icon(?:_name)?=)\s*"([a-z-]+)\""""
)


def ink(image: QImage) -> set[str]:
    """The colours of the fully opaque dots."""
    dots = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {dot.name().upper() for dot in dots if dot.alpha() == 255}


@pytest.mark.parametrize("name", icon_names())
def test_each_icon_is_drawn(qapp: QApplication, name: str) -> None:
    assert QSvgRenderer(str(Path(FOLDER) / f"{name}.svg")).isValid()
    apply_theme(qapp, load_theme("light"))
    assert ink(icon_pixmap(name, "accent", 48).toImage()) == {"#0C6B5D"}


@pytest.mark.parametrize("name", icon_names())
def test_each_icon_is_of_the_same_make(name: str) -> None:
    text = (Path(FOLDER) / f"{name}.svg").read_text(encoding="utf-8")
    assert 'viewBox="0 0 24 24"' in text
    assert 'stroke="currentColor" stroke-width="1.75"' in text


def test_each_icon_named_in_the_code_exists() -> None:
    named = {name for file in ROOT.rglob("*.py") for name in NAMED.findall(file.read_text(encoding="utf-8"))}
    assert {"calendar", "warning", "close"} <= named, "the pattern finds no icons any more"
    assert (named | set(STATE_ICONS.values())) - set(icon_names()) == set()


def test_each_icon_is_used() -> None:
    code = "\n".join(file.read_text(encoding="utf-8") for file in ROOT.rglob("*.py"))
    assert [name for name in icon_names() if f'"{name}"' not in code] == []


def test_an_icon_follows_the_theme_without_being_set_again(qapp: QApplication) -> None:
    apply_theme(qapp, load_theme("light"))
    shown = icon("home", "ink")
    assert ink(shown.pixmap(QSize(48, 48)).toImage()) == {"#1E2329"}
    apply_theme(qapp, load_theme("dark"))
    assert ink(shown.pixmap(QSize(48, 48)).toImage()) == {"#E8EAED"}


def test_a_disabled_icon_is_faint(qapp: QApplication) -> None:
    theme = load_theme("light")
    apply_theme(qapp, theme)
    drawn = icon("home").pixmap(QSize(48, 48), icon("home").Mode.Disabled)
    assert ink(drawn.toImage()) == {theme.colours["faint"]}


def test_an_icon_is_sharp_on_a_dense_screen(qapp: QApplication) -> None:
    pixmap = icon_pixmap("home", "ink", 16, ratio=2.0)
    assert pixmap.width() == 32
    assert pixmap.devicePixelRatio() == 2


def test_an_unknown_icon_is_refused_at_once() -> None:
    with pytest.raises(KeyError, match="dragon"):
        icon("dragon")


def test_a_copied_icon_still_draws(qapp: QApplication) -> None:
    copies = [icon("flag") for _count in range(50)]
    assert all(not copy.pixmap(QSize(24, 24)).isNull() for copy in copies)
