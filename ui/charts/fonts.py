"""The window's own letters in charts: its font file is registered with matplotlib and measured."""

from __future__ import annotations

import warnings
from functools import cache

from matplotlib import ft2font
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties, fontManager

from ui.charts.layout import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ui.charts.style import ChartStyle

BUILT_IN = "DejaVu Sans"
"""matplotlib's own face, for marks the Chinese one lacks."""

# It says so for each character and each drawing; that there is no Chinese font is said once, by ui.shell.font_notice.
warnings.filterwarnings("ignore", message="Glyph .* missing from font", category=UserWarning)


def families(style: ChartStyle) -> list[str]:
    """The faces to draw with, best first."""
    if style.font_file is None:
        return [BUILT_IN]
    return [_register(style.font_file, style.font_family), BUILT_IN]


@cache
def _register(file: str, family: str | None) -> str:
    """Make a font file known and say by which name; a face that draws simplified forms where the file has several.

    matplotlib's list of fonts is kept between runs and misses those installed since: hence by file, not by name.
    """
    fontManager.addfont(file)
    faces = _faces(file)
    if family in faces:
        return family
    return next((face for face in faces if face.endswith((" SC", " CN", " GB"))), faces[0])


def _faces(file: str) -> list[str]:
    """The names of the faces in a font file; only a collection (.ttc) has more than one."""
    first = ft2font.FT2Font(file)
    others = (ft2font.FT2Font(file, face_index=place) for place in range(1, first.num_faces))
    return [str(face.family_name) for face in (first, *others)]


class Ruler:
    """Measures text as it will be drawn, in logical pixels."""

    def __init__(self, style: ChartStyle) -> None:
        self._families = families(style)
        self._ratio = style.pixel_ratio
        self._renderer = RendererAgg(1, 1, 72 * style.pixel_ratio)  # type: ignore[no-untyped-call]
        self._widths: dict[tuple[str, float], float] = {}

    def face(self, size: float) -> FontProperties:
        """The letters at a size."""
        return FontProperties(family=self._families, size=size)

    def width(self, text: str, size: float) -> float:
        """How wide a line of text is."""
        text = one_line(text)
        known = self._widths.get((text, size))
        if known is None:
            face = self.face(size)
            extent = self._renderer.get_text_width_height_descent(text, face, ismath=False)  # type: ignore[no-untyped-call]
            known = self._widths[text, size] = extent[0] / self._ratio
        return known
