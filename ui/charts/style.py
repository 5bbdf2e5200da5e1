"""How charts look: colours by role, type and sizes, all from the theme; no matplotlib."""

from __future__ import annotations

from functools import cache

from tracker.kernel.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ui.theme import Theme


class ChartStyle(Record):
    """What a chart needs to know of the theme. Sizes are logical pixels, which on paper are points."""

    colours: dict[str, str]
    """Colours by the roles of the theme files."""
    series: tuple[str, ...]
    """Colours that tell things apart, in Okabe-Ito order."""
    font_file: str | None = None
    """The file with Chinese letters; without one only the letters of the built-in face are drawn."""
    font_family: str | None = None
    """Which face of that file: the one that draws simplified forms."""
    scale: float = 1.0
    """Text size: 1.0 is 100 %."""
    width: int = 800
    pixel_ratio: float = 1.0
    """Device pixels for each logical one."""

    def colour(self, role: str) -> str:
        """The colour of a role such as `ink`. Raises `KeyError` for a role no theme has."""
        return self.colours[role]

    def px(self, size: float) -> float:
        """A size given for 100 % text, at the text size in use."""
        return size * self.scale

    @property
    def small(self) -> float:
        """Size of ticks and notes."""
        return self.px(12)

    @property
    def body(self) -> float:
        """Size of labels."""
        return self.px(13)

    @property
    def title(self) -> float:
        """Size of the finding above the chart."""
        return self.px(15)


def chart_style(theme: Theme, *, width: int, pixel_ratio: float) -> ChartStyle:
    """The style of charts in a theme; needs an application, which knows the fonts."""
    file, family = _chinese_face()
    return ChartStyle(
        colours=theme.colours,
        series=theme.series,
        font_file=file,
        font_family=family,
        scale=theme.scale,
        width=width,
        pixel_ratio=pixel_ratio,
    )


@cache
def _chinese_face() -> tuple[str | None, str | None]:
    """File and family of the window's Chinese letters; looked for once, because it walks the font folders."""
    from ui.theme import chinese_family, chinese_font_file

    return chinese_font_file(), chinese_family()
