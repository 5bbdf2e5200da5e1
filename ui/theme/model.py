"""A theme: named colours, a text scale, and the sizes and fonts that follow from it.

Of the colours in resources/themes/, `faint` is for disabled words only, `line` for hairlines that part and carry no
meaning, `edge` for the outline of what can be typed in or ticked, `track` for the empty part of a bar. Every pair of
text and ground used in the window reaches 4.5:1, every graphic 3:1; a test computes it. The series of charts are Okabe
and Ito's in their order, darkened where paper would swallow them, with the theme's ink for their black.
"""

from __future__ import annotations

import json
import os
from functools import cache

from PySide6.QtGui import QColor, QFont

from tracker.kernel.record import Record
from ui.theme.fonts import interface_families

FOLDER = os.path.join(
    os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "resources", "themes"
)
SPACES = (4, 8, 12, 16, 24, 32, 48)
STATES = ("good", "due", "bad", "info", "quiet")
SMALLEST, LARGEST = 1.0, 2.0

SIZES = {"small": 12, "body": 13, "emphasis": 15, "section": 18, "page": 24, "figure": 34}
_TIGHT = 0.75
_STRONG = ("emphasis", "section", "page", "figure")


class Theme(Record):
    """What a window looks like: `scale` is the text size a person chose, 1.0 to 2.0.

    `low` is for a window of few lines of such text: heads and space are small in it, so that something is seen below.
    `latin` is for a language in Latin letters: its dots and quotation marks are narrow, not squares among characters.
    """

    name: str
    colours: dict[str, str]
    series: tuple[str, ...]
    scale: float = 1.0
    low: bool = False
    latin: bool = False

    def color(self, role: str) -> QColor:
        """The colour of a role such as `ink` or `due_soft`. Raises `KeyError` for a role no theme has."""
        return QColor(self.colours[role])

    def px(self, size: int) -> int:
        """A size given for 100 % text, in pixels at the chosen text size."""
        return round(size * self.scale)

    def text_px(self, role: str) -> int:
        """The height of a role's letters in pixels; where it is low, the head of a page is like that of a section."""
        return self.px(SIZES["section" if self.low and role == "page" else role])

    def space(self, step: int) -> int:
        """One of `SPACES`, in pixels. Space grows half as fast as text, so that large text keeps its room."""
        if step not in SPACES:
            raise ValueError(f"{step} is no step of space: {SPACES}")
        return round(step * (_TIGHT if self.low else 1 + (self.scale - 1) / 2))

    def font(self, role: str = "body") -> QFont:
        """The face for `small`, `body`, `emphasis`, `section`, `page` or `figure`, with figures of one width."""
        return QFont(_font(self.text_px(role), strong=role in _STRONG, latin=self.latin))

    @property
    def dark(self) -> bool:
        """Whether light words stand on a dark page."""
        return self.color("page").lightness() < 128


@cache
def _font(height: int, *, strong: bool, latin: bool) -> QFont:
    """A face, made once: its copies share what Qt looked up for it, and painted cells ask for one each time."""
    font = QFont()
    font.setFamilies(list(interface_families()))
    font.setPixelSize(height)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    if hasattr(QFont, "setFeature"):  # Qt 6.7
        font.setFeature(QFont.Tag("tnum"), 1)
        # Said for both: Qt adds features to those a font had before, as when the language is changed.
        font.setFeature(QFont.Tag("pwid"), int(latin))
    return font


def load_theme(name: str, scale: float = 1.0, *, low: bool = False, latin: bool = False) -> Theme:
    """The theme `light` or `dark` from its file, with the text size held between 100 % and 200 %."""
    with open(os.path.join(FOLDER, f"{name}.json"), encoding="utf-8") as source:
        read = json.load(source)
    return Theme(
        name=name,
        colours=read["colours"],
        series=tuple(read["series"]),
        scale=min(max(scale, SMALLEST), LARGEST),
        low=low,
        latin=latin,
    )
