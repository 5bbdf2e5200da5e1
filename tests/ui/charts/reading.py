"""What can be read on a drawn chart, and whether it can be read."""

from __future__ import annotations

from itertools import combinations

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from ui.charts.sheet import Drawing


def words_drawn(drawing: Drawing) -> list[tuple[str, Bbox]]:
    """Every text of a chart and where its letters are, in logical pixels from the bottom left."""
    canvas = FigureCanvasAgg(drawing.figure)
    canvas.draw()  # type: ignore[no-untyped-call]
    renderer = canvas.get_renderer()  # type: ignore[no-untyped-call]
    ratio = drawing.figure.dpi / 72
    texts = [artist for artist in drawing.figure.findobj() if isinstance(artist, Text) and artist.get_text()]
    return [(text.get_text(), Bbox(text.get_window_extent(renderer).get_points() / ratio)) for text in texts]


def meet(one: Bbox, other: Bbox) -> bool:
    """Whether letters stand on letters; the edges of a line's box may touch."""
    shared = Bbox.intersection(one, other)
    return shared is not None and shared.width > 1 and shared.height > 3


def check_words(drawing: Drawing) -> None:
    """Nothing cut off, and no words on words."""
    words = words_drawn(drawing)
    assert words
    for text, box in words:
        inside = box.x0 >= -1 and box.y0 >= -1 and box.x1 <= drawing.width + 1 and box.y1 <= drawing.height + 1
        assert inside, f"{text!r} is cut off: {box}"
    for (text, box), (other, place) in combinations(words, 2):
        assert not meet(box, place), f"{text!r} stands on {other!r}"
