"""Where words go so that they never meet: wrapping, shortening and lanes. Plain arithmetic."""

from __future__ import annotations

import itertools

from tracker.kernel.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Measure = Callable[[str], float]
    """How wide a text is drawn, in pixels."""

ELLIPSIS = "…"
NEVER_FIRST = frozenset("，。、；：！？）》」』】”’%,.;:!?)]}")
"""Closing marks, which no line begins with."""
NEVER_LAST = frozenset("（《「『【“‘([{")
"""Opening marks, which no line ends with."""


def one_line(text: str) -> str:
    """`text` without line breaks and needless spaces, as a label must be."""
    return " ".join(text.split())


def shorten(text: str, room: float, measure: Measure) -> str:
    """`text`, cut at its end with an ellipsis where it is wider than `room`."""
    if measure(text) <= room:
        return text
    shortest, longest = 0, len(text)
    while shortest < longest:
        middle = (shortest + longest + 1) // 2
        if measure(text[:middle].rstrip() + ELLIPSIS) <= room:
            shortest = middle
        else:
            longest = middle - 1
    return text[:shortest].rstrip() + ELLIPSIS


def wrap(text: str, room: float, measure: Measure) -> list[str]:
    """`text` in lines no wider than `room`; Chinese may break between any two characters, other words at spaces."""
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if line and measure((line + piece).rstrip()) > room:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


def _pieces(text: str) -> list[str]:
    """The smallest parts of a text that stay on one line; a run of blanks counts as one blank."""
    pieces: list[str] = []
    for letter in text:
        if letter.isspace() and pieces and pieces[-1][-1].isspace():
            continue
        joins = bool(pieces) and (
            letter in NEVER_FIRST
            or letter.isspace()
            or pieces[-1][-1] in NEVER_LAST
            or not (_is_wide(letter) or _is_wide(pieces[-1][-1]) or pieces[-1][-1].isspace())
        )
        if joins:
            pieces[-1] += letter
        else:
            pieces.append(letter)
    return pieces


def _is_wide(letter: str) -> bool:
    """Whether a letter is Chinese, where a line may break beside it."""
    return letter >= "\u2e80"


class Lanes:
    """Lanes, one below the other, in which stretches from left to right never overlap."""

    def __init__(self) -> None:
        self.taken: list[list[tuple[float, float]]] = []

    def __len__(self) -> int:
        return len(self.taken)

    def place(self, stretches: Sequence[tuple[float, float]]) -> tuple[int, int]:
        """Take the first lane with room for one of these stretches; returns the lane and which stretch it was."""
        for lane, taken in enumerate(self.taken):
            for choice, stretch in enumerate(stretches):
                if _is_free(taken, stretch):
                    taken.append(stretch)
                    return lane, choice
        self.taken.append([stretches[0]])
        return len(self.taken) - 1, 0


class Flags:
    """Words on poles: lanes counted from the row of points, and no pole through the words of a lane nearer to it.

    Most crossings never arise if flags that fly to the right are placed from right to left.
    """

    def __init__(self, most: int | None = None) -> None:
        self.most = most
        self.taken: list[list[tuple[float, float]]] = []
        self.poles: list[list[float]] = []

    def __len__(self) -> int:
        return len(self.taken)

    def place(self, pole: float, stretches: Sequence[tuple[float, float]]) -> tuple[int, int] | None:
        """Take the nearest lane with room for one of these stretches; returns the lane and which stretch it was.

        None where all lanes are full; with lanes without number there is always room, if need be behind other words.
        """
        lanes = len(self.taken)
        for lane in range(lanes + 1 if self.most is None else self.most):
            for choice, stretch in enumerate(stretches):
                if self._is_open(lane, pole, stretch):
                    return self._take(lane, pole, stretch), choice
        return (self._take(lanes, pole, stretches[0]), 0) if self.most is None else None

    def _is_open(self, lane: int, pole: float, stretch: tuple[float, float]) -> bool:
        """Whether words here meet no words, no pole passes through them, and their pole through no others."""
        if any(left < pole < right for nearer in self.taken[:lane] for left, right in nearer):
            return False
        if any(stretch[0] < passing < stretch[1] for farther in self.poles[lane + 1 :] for passing in farther):
            return False
        return lane >= len(self.taken) or _is_free(self.taken[lane], stretch)

    def _take(self, lane: int, pole: float, stretch: tuple[float, float]) -> int:
        while len(self.taken) <= lane:
            self.taken.append([])
            self.poles.append([])
        self.taken[lane].append(stretch)
        self.poles[lane].append(pole)
        return lane


def _is_free(taken: Sequence[tuple[float, float]], stretch: tuple[float, float]) -> bool:
    """Whether a stretch overlaps none of those taken."""
    return all(stretch[1] <= left or stretch[0] >= right for left, right in taken)


def crosses(line: Sequence[tuple[float, float]], left: float, top: float, right: float, bottom: float) -> bool:
    """Whether a line through points, in order from left to right, passes through a rectangle."""
    for (x0, y0), (x1, y1) in zip(line, line[1:] or line, strict=False):
        if x1 < left or x0 > right:
            continue
        slope = (y1 - y0) / (x1 - x0) if x1 > x0 else 0.0
        heights = [y0 + slope * (min(max(x, x0), x1) - x0) for x in (left, right)]
        if min(heights) <= bottom and max(heights) >= top:
            return True
    return False


class Place(Record):
    """Where the words beside a point or stretch stand: `left` and `right` enclose both."""

    left: float
    right: float
    x: float
    align: str


def places_beside(left: float, right: float, width: float, pad: float, edges: tuple[float, float]) -> list[Place]:
    """Words of a width in a stretch, right of it or left of it, best first; inside the edges where that is possible."""
    if width + 2 * pad <= right - left:
        return [Place(left=left, right=right, x=left + pad, align="left")]
    after = Place(left=left, right=right + 2 * pad + width, x=right + pad, align="left")
    before = Place(left=left - 2 * pad - width, right=right, x=left - pad, align="right")
    fitting = [place for place in (after, before) if edges[0] <= place.left and place.right <= edges[1]]
    return fitting or [before if left - edges[0] > edges[1] - right else after]


def apart(wanted: Sequence[float], gap: float, top: float, bottom: float) -> list[float]:
    """Heights at least `gap` from each other, each as near to the one wanted as the order allows, from top to bottom.

    Where there are too many for the room they run on below it.
    """
    order = sorted(range(len(wanted)), key=lambda at: wanted[at])
    placed: dict[int, float] = {}
    last = top - gap
    for at in order:
        last = placed[at] = max(wanted[at], last + gap)
    over = last - bottom
    if over > 0:  # push those at the end up again, as far as the top allows
        limit = bottom
        for at in reversed(order):
            placed[at] = min(placed[at], max(limit, top))
            limit = placed[at] - gap
        for before, after in itertools.pairwise(order):
            placed[after] = max(placed[after], placed[before] + gap)
    return [placed[at] for at in range(len(wanted))]
