"""A sheet to draw a chart on, in logical pixels from the top left corner; it becomes a matplotlib figure.

Words are measured and laid out before they are drawn, which axes with their own coordinates make hard. Boxes and lines
are gathered and drawn as one collection each: a time line of sixty jobs costs a third of sixty bars.
"""

from __future__ import annotations

from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.figure import Figure

from tracker.kernel.record import Record
from ui.charts.fonts import Ruler
from ui.charts.layout import one_line, shorten, wrap
from ui.charts.style import ChartStyle

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

DASHES = {"solid": "solid", "dashed": (0, (4, 3)), "dotted": (0, (1, 2.5))}
_BASELINE = 0.36
"""How far below the middle of a line its letters stand, as a share of their size."""


class Region(Record):
    """A part of a chart that says exactly what it shows; logical pixels from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float
    text: str

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is inside."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


class Drawing(Record):
    """A chart drawn: the figure, its size in logical pixels, and what its parts say, the topmost last."""

    figure: Figure
    width: int
    height: int
    regions: tuple[Region, ...] = ()


class Sheet:
    """Gathers what is drawn; `drawing` makes the figure as high as the content asks."""

    def __init__(self, style: ChartStyle) -> None:
        self.style = style
        self.width = float(style.width)
        self.ruler = Ruler(style)
        self._boxes: list[dict[str, Any]] = []
        self._lines: list[dict[str, Any]] = []
        self._marks: dict[tuple[str, str, float, bool], list[tuple[float, float]]] = {}
        self._texts: list[dict[str, Any]] = []
        self._regions: list[Region] = []

    def measure(self, text: str, size: float | None = None) -> float:
        """How wide a line of text is; at body size unless told."""
        return self.ruler.width(text, size or self.style.body)

    def text(
        self,
        x: float,
        middle: float,
        text: str,
        *,
        size: float | None = None,
        role: str = "ink",
        align: str = "left",
        room: float | None = None,
    ) -> float:
        """One line of text around the height `middle`, shortened to `room`; returns its width."""
        text = one_line(text)
        size = size or self.style.body
        if room is not None:
            text = shorten(text, room, lambda part: self.ruler.width(part, size))
        self._texts.append(
            {"x": x, "y": middle + size * _BASELINE, "s": text, "size": size, "color": self._paint(role), "ha": align}
        )
        return self.ruler.width(text, size)

    def paragraph(self, left: float, top: float, text: str, *, size: float, room: float, role: str = "ink") -> float:
        """Text in as many lines as it needs; returns where it ends."""
        for line in wrap(text, room, lambda part: self.ruler.width(part, size)):
            self.text(left, top + size * 0.75, line, size=size, role=role)
            top += size * 1.5
        return top

    def box(
        self,
        left: float,
        top: float,
        right: float,
        bottom: float,
        role: str,
        *,
        edge: str | None = None,
        opacity: float = 1.0,
    ) -> None:
        """A filled rectangle; `edge` outlines it in the colour of another role."""
        self._boxes.append(
            {
                "corners": [(left, top), (right, top), (right, bottom), (left, bottom)],
                "face": (self._paint(role), opacity),
                "edge": self._paint(edge) if edge else (0, 0, 0, 0),
                "dash": DASHES["solid"],
            }
        )

    def area(self, points: list[tuple[float, float]], role: str, *, opacity: float = 1.0) -> None:
        """A filled shape with these corners, such as the range of a forecast."""
        self._boxes.append(
            {"corners": points, "face": (self._paint(role), opacity), "edge": (0, 0, 0, 0), "dash": DASHES["solid"]}
        )

    def line(
        self,
        points: list[tuple[float, float]],
        role: str,
        *,
        width: float = 1.0,
        line: str = "solid",
    ) -> None:
        """A line through points."""
        self._lines.append({"points": points, "color": self._paint(role), "width": width, "dash": DASHES[line]})

    def mark(self, x: float, y: float, shape: str, role: str, *, size: float, filled: bool = True) -> None:
        """A small shape around a point: matplotlib's letter for it, such as `o` or `D`."""
        self._marks.setdefault((shape, role, size, filled), []).append((x, y))

    def region(self, left: float, top: float, right: float, bottom: float, text: str) -> None:
        """Let a part of the chart say its exact values; never so small that it cannot be pointed at."""
        slack = max(0.0, (8 - (right - left)) / 2)
        self._regions.append(Region(left=left - slack, top=top, right=right + slack, bottom=bottom, text=text))

    def _paint(self, role: str) -> str:
        """A role of the theme, or `series_2` for the third colour that tells things apart."""
        if role.startswith("series_"):
            return self.style.series[int(role.removeprefix("series_")) % len(self.style.series)]
        return self.style.colour(role)

    def drawing(self, height: float) -> Drawing:
        """Everything gathered, as a figure of this height. Without pyplot: nothing keeps the figure alive."""
        tall = max(1, round(height))
        figure = Figure(
            figsize=(self.width / 72, tall / 72),
            dpi=72 * self.style.pixel_ratio,
            facecolor=self.style.colour("surface"),
        )
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        axes.set_xlim(0, self.width)
        axes.set_ylim(tall, 0)
        self._put_shapes(axes)
        for words in self._texts:
            size = words.pop("size")
            axes.text(**words, va="baseline", fontproperties=self.ruler.face(size), parse_math=False, zorder=4)
        return Drawing(figure=figure, width=round(self.width), height=tall, regions=tuple(self._regions))

    def _put_shapes(self, axes: Any) -> None:
        """Boxes below lines below marks."""
        axes.add_collection(
            PolyCollection(
                [box["corners"] for box in self._boxes],
                facecolors=[box["face"] for box in self._boxes],
                edgecolors=[box["edge"] for box in self._boxes],
                linestyles=[box["dash"] for box in self._boxes] or "solid",
                linewidths=1,
                zorder=1,
            ),
            autolim=False,
        )
        axes.add_collection(
            LineCollection(
                [line["points"] for line in self._lines],
                colors=[line["color"] for line in self._lines],
                linewidths=[line["width"] for line in self._lines],
                linestyles=[line["dash"] for line in self._lines] or "solid",
                capstyle="butt",
                zorder=2,
            ),
            autolim=False,
        )
        for (shape, role, size, filled), points in self._marks.items():
            colour = self._paint(role)
            axes.plot(
                [x for x, _y in points],
                [y for _x, y in points],
                shape,
                color=colour,
                markersize=size,
                markerfacecolor=colour if filled else self.style.colour("surface"),
                markeredgewidth=1.5,
                zorder=3,
            )
