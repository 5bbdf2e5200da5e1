"""Every chart of an ordinary working life and of nothing, in both languages and themes.

A character without a glyph is a warning of matplotlib's, and a warning fails the test.
"""

from __future__ import annotations

import sys

import pytest

from tests.ui.charts.conftest import MakeStyle
from tests.ui.charts.reading import check_words, words_drawn
from tests.ui.charts.samples import SERIES
from ui.charts import kinds
from ui.text import set_language

LOOKS = [
    ("en", "light", 1.0, 480),
    ("zh_CN", "dark", 1.75, 900),
    ("en", "dark", 2.0, 640),
]


@pytest.mark.parametrize(("language", "theme", "scale", "width"), LOOKS)
@pytest.mark.parametrize("size", ["empty", "full"])
@pytest.mark.parametrize("name", SERIES)
def test_words_are_whole_and_apart(
    name: str, size: str, language: str, theme: str, scale: float, width: int, style: MakeStyle
) -> None:
    set_language(language)
    series = SERIES[name](size)
    drawing = kinds.draw(series, style(theme, scale, width))
    check_words(drawing)
    said = "".join(text for text, _box in words_drawn(drawing)).replace(" ", "")
    assert kinds.finding(series).replace(" ", "") in said
    assert (len(drawing.regions) == 0) is kinds.is_empty(series)


@pytest.mark.parametrize("name", SERIES)
def test_where_one_stands_is_on_the_chart(name: str, style: MakeStyle) -> None:
    said = "\n".join(text for text, _box in words_drawn(kinds.draw(SERIES[name]("full"), style())))
    assert {"income": "2022-10", "choice": "now +", "payoff": "expected", "hours": "24:00"}.get(
        name, "Today 2023-03-24"
    ) in said


def test_a_chart_is_drawn_without_pyplot(style: MakeStyle) -> None:
    kinds.draw(SERIES["career"]("full"), style())
    assert "matplotlib.pyplot" not in sys.modules


def test_a_sharper_chart_has_the_same_size_and_places(style: MakeStyle) -> None:
    plain, sharp = (kinds.draw(SERIES["validity"]("full"), style(pixel_ratio=ratio)) for ratio in (1.0, 2.0))
    assert (plain.width, plain.height) == (sharp.width, sharp.height)
    assert plain.regions == sharp.regions
    assert sharp.figure.dpi == 2 * plain.figure.dpi


def test_without_a_chinese_font_a_chart_in_english_is_drawn_all_the_same(style: MakeStyle) -> None:
    bare = style().replace(font_file=None, font_family=None)
    check_words(kinds.draw(SERIES["income"]("empty"), bare))
