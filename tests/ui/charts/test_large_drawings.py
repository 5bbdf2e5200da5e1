"""Sixty jobs, forty certificates and thirty years stay readable, at 200 % text too."""

from __future__ import annotations

import pytest
from matplotlib.collections import PolyCollection

from tests.ui.charts.conftest import MakeStyle
from tests.ui.charts.reading import check_words
from tests.ui.charts.samples import SERIES
from ui.charts import kinds
from ui.charts.sheet import Drawing
from ui.text import set_language


@pytest.mark.parametrize(("language", "scale", "width"), [("zh_CN", 1.0, 900), ("en", 2.0, 640)])
@pytest.mark.parametrize("name", SERIES)
def test_words_are_whole_and_apart_and_every_part_speaks(
    name: str, language: str, scale: float, width: int, style: MakeStyle
) -> None:
    set_language(language)
    drawing = kinds.draw(SERIES[name]("large"), style("light", scale, width))
    check_words(drawing)
    check_regions(drawing)
    assert drawing.width == width
    assert (drawing.figure.bbox.width, drawing.figure.bbox.height) == (drawing.width, drawing.height)
    assert len(drawing.figure.findobj(PolyCollection)) == 1, "bars are drawn in one go"


def check_regions(drawing: Drawing) -> None:
    """Every part that speaks lies on the chart."""
    assert drawing.regions
    for region in drawing.regions:
        assert region.text
        assert region.right > 0
        assert region.left < min(region.right, drawing.width)
        assert 0 <= region.top < region.bottom <= drawing.height


def test_every_record_can_be_pointed_at(style: MakeStyle) -> None:
    series = SERIES["career"]("large")
    said = "\n".join(region.text for region in kinds.draw(series, style()).regions)
    assert all(job.start.isoformat() in said for job in series.jobs)
    assert all(one.issued_on.isoformat() in said for one in series.certificates)
