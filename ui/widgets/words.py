"""Labels: the sizes of text a page is made of. All wrap, and none reads its text as HTML."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import current_theme, restyle
from ui.widgets.painted import Painted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


PLAIN_TEXT = 0
"""`Qt.TextFormat.PlainText`: to name it would make all the codes of `Qt` before the first paint (see `ui.app`)."""

_WRAP = 0x1000
"""`Qt.TextFlag.TextWordWrap`, for the same reason."""
_NARROWEST = QRect(0, 0, 0, 2000)
_SPARE = 2
_USUAL = ("body", "ink")
"""The size and tone that need no rule of the style sheet."""

_UNITS = frozenset("%年月日周天时小分元级个道题项张名人条次本套份步段轮处岁")
_LEVELS = "一二三四五"
_NO_BREAK, _JOINER = "\N{NO-BREAK SPACE}", "\N{WORD JOINER}"


def kept_together(text: str) -> str:
    """`text` with signs that keep a number with its unit, and a level with its brackets, on one line."""
    kept = ""
    for word in text.split(" "):
        kept += (_NO_BREAK if kept[-1:].isdigit() and word[:1] in _UNITS else " ") + word
    kept = kept[1:]
    for level in _LEVELS if "级）" in kept else "":
        kept = kept.replace(f"（{level}级）", f"（{_JOINER}{level}{_JOINER}级{_JOINER}）")
    return kept


@cache
def _wrapping() -> QSizePolicy:
    """As wide as there is room, and as high as that width makes it."""
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    return policy


class _Measured:
    """What is known of a text's size in a font: to lay it out is most of what it takes to lay a page out."""

    def __init__(self, font: QFont, line: QSize) -> None:
        self.font, self.line = font, line
        self.narrowest: int | None = None
        self.heights: dict[int, int] = {}


class Label(QLabel):
    """Plain text that wraps. `size` is a role of `Theme.font`, `tone` is `ink`, `quiet`, `accent` or a state."""

    def __init__(
        self, text: str = "", *, size: str = "body", tone: str = "ink", wrap: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("textFormat", PLAIN_TEXT)
        for name, asked in (("text_size", size), ("tone", tone)):
            if asked not in _USUAL:
                self.setProperty(name, asked)
        if wrap:
            self.setWordWrap(True)
            self.setSizePolicy(_wrapping())
        self.setText(text)

    def setText(self, text: str) -> None:
        """Say something else; at the end of a line a number stays with its unit."""
        self._said = text
        self._measured: _Measured | None = None
        super().setText(kept_together(text))

    def text(self) -> str:
        """What was said, without the signs that keep words together."""
        return self._said

    def sizeHint(self) -> QSize:
        """One line of what is said: a wrapping label asks for more height only where its width makes it wrap.

        Qt's own hint takes the height at a width of its choice, which pages that scroll would then reserve in vain.
        """
        if not self.wordWrap():
            return super().sizeHint()
        line = self._measure().line
        return QSize(line.width() + _SPARE, line.height())

    def minimumSizeHint(self) -> QSize:
        """The widest word."""
        if not self.wordWrap():
            return super().minimumSizeHint()
        measured = self._measure()
        if measured.narrowest is None:
            measured.narrowest = self.fontMetrics().boundingRect(_NARROWEST, _WRAP, super().text()).width()
        return QSize(measured.narrowest, measured.line.height())

    def heightForWidth(self, width: int) -> int:
        """Qt lays the text out anew each time it asks, and it asks often; most words fit on a line anyway."""
        measured = self._measure()
        if width not in measured.heights:
            roomy = width >= measured.line.width() + _SPARE and self.contentsMargins().isNull()
            fits = roomy and self.wordWrap() and bool(self._said)
            measured.heights[width] = measured.line.height() if fits else super().heightForWidth(width)
        return measured.heights[width]

    def _measure(self) -> _Measured:
        """What was measured of these words in this font; to begin with their size on one line."""
        if self._measured is None:
            self.ensurePolished()
        font = self.font()
        if self._measured is None or self._measured.font != font:
            self._measured = _Measured(font, self.fontMetrics().size(0, self._said))
        return self._measured

    def set_tone(self, tone: str) -> None:
        """Say the same in another colour."""
        if (self.property("tone") or _USUAL[1]) != tone:
            restyle(self, tone=tone)


class FirstLine(Label):
    """The answer to a page's question, in words, at the head of the page."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, size="page", parent=parent)


class SectionTitle(Label):
    """The head of a section of a page."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, size="section", parent=parent)


class Quiet(Label):
    """What may be overlooked: sources, hints, units."""

    def __init__(self, text: str = "", *, small: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, size="small" if small else "body", tone="quiet", parent=parent)


class Figure(Painted):
    """The one big number of a page with its unit on the same base line; screen readers hear both together."""

    def __init__(self, number: str, unit: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._number, self._unit = number, unit
        self.setAccessibleName(f"{number} {unit}")

    def sizeHint(self) -> QSize:
        theme = current_theme()
        big = QFontMetrics(theme.font("figure"))
        unit = QFontMetrics(theme.font("emphasis")).horizontalAdvance(self._unit)
        return QSize(big.horizontalAdvance(self._number) + theme.space(8) + unit, big.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = self.painter()
        big = QFontMetrics(theme.font("figure"))
        painter.setFont(theme.font("figure"))
        painter.setPen(theme.color("ink"))
        painter.drawText(0, big.ascent(), self._number)
        painter.setFont(theme.font("emphasis"))
        painter.setPen(theme.color("quiet"))
        painter.drawText(big.horizontalAdvance(self._number) + theme.space(8), big.ascent(), self._unit)
