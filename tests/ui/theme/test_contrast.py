"""WCAG 2.1 AA: 4.5:1 for words, 3:1 for graphics that mean something, in both themes."""

from __future__ import annotations

import pytest

from ui.theme import STATES, Theme, load_theme

GROUNDS = ("page", "surface", "raised", "hover", "selection", "quiet_soft")
WORDS = [(role, ground) for role in ("ink", "quiet", "accent") for ground in GROUNDS]
WORDS += [(state, ground) for state in STATES for ground in ("page", "surface", "raised", f"{state}_soft")]
WORDS += [("ink", f"{role}_soft") for role in (*STATES, "accent")]
WORDS += [("accent", "accent_soft"), ("on_accent", "accent"), ("on_accent", "accent_strong"), ("quiet", "track")]
GRAPHICS = [("edge", ground) for ground in ("page", "surface", "raised")]
GRAPHICS += [("focus", ground) for ground in GROUNDS]
GRAPHICS += [(role, "track") for role in (*STATES, "accent")]
GRAPHICS += [(role, f"{role}_soft") for role in (*STATES, "accent")]


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(request.param)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_is_that_of_wcag() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize(("word", "ground"), WORDS)
def test_words_can_be_read(theme: Theme, word: str, ground: str) -> None:
    assert contrast(theme.colours[word], theme.colours[ground]) >= 4.5


@pytest.mark.parametrize(("graphic", "ground"), GRAPHICS)
def test_graphics_can_be_seen(theme: Theme, graphic: str, ground: str) -> None:
    assert contrast(theme.colours[graphic], theme.colours[ground]) >= 3


@pytest.mark.parametrize("ground", ["page", "surface"])
def test_every_series_can_be_seen(theme: Theme, ground: str) -> None:
    assert [colour for colour in theme.series if contrast(colour, theme.colours[ground]) < 3] == []


def test_both_themes_have_the_same_roles() -> None:
    light, dark = load_theme("light"), load_theme("dark")
    assert light.colours.keys() == dark.colours.keys()
    assert len(light.series) == len(dark.series) == 8
