"""How far something is: a slim bar and a ring. Screen readers hear the value as of any progress bar."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from ui.theme import current_theme
from ui.widgets.painted import fill_pill
from ui.widgets.space import Column, Row
from ui.widgets.words import Label, Quiet

_STEPS = 1000


class _Share(QProgressBar):
    """A share from 0 to 1 in the colour of a state; `accent` is the ordinary one."""

    def __init__(self, progress: float, state: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setRange(0, _STEPS)
        self.setTextVisible(False)
        self.show_progress(progress, state)

    def show_progress(self, progress: float, state: str = "accent") -> None:
        """Show another share; outside of 0 to 1 it is held at the end."""
        self._state = state
        self.setValue(round(_STEPS * min(max(progress, 0.0), 1.0)))
        self.update()

    @property
    def progress(self) -> float:
        """The share shown, 0 to 1."""
        return self.value() / _STEPS

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Bar(_Share):
    """A slim bar with round ends."""

    def __init__(self, progress: float = 0.0, state: str = "accent", parent: QWidget | None = None) -> None:
        super().__init__(progress, state, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(theme.px(80), theme.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = min(theme.px(6), self.height())
        track = QRectF(0, (self.height() - height) / 2, self.width(), height)
        fill_pill(painter, track, theme.color("track"), height / 2)
        if self.progress > 0:
            done = QRectF(track)
            done.setWidth(max(height, track.width() * self.progress))
            fill_pill(painter, done, theme.color(self._state), height / 2)


class Ring(_Share):
    """A ring that closes, with the share in words in its middle."""

    def __init__(
        self, progress: float = 0.0, state: str = "accent", text: str = "", parent: QWidget | None = None
    ) -> None:
        self._text = text
        super().__init__(progress, state, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str) -> None:
        """The words in the middle, such as 58 %."""
        self._text = text
        self.setAccessibleDescription(text)
        self.update()

    def sizeHint(self) -> QSize:
        side = current_theme().px(72)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick = theme.px(6)
        inset = thick / 2 + 1
        area = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.setPen(QPen(theme.color("track"), thick))
        painter.drawEllipse(area)
        if self.progress > 0:
            pen = QPen(theme.color(self._state), thick)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(area, 90 * 16, -round(360 * 16 * self.progress))
        painter.setPen(theme.color("ink"))
        painter.setFont(theme.font("emphasis"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._text)


class BarLine(QWidget):
    """A name, its figure in words, and a bar below both."""

    def __init__(self, name: str, words: str, share: float, *, state: str = "accent") -> None:
        super().__init__()
        row = Row()
        row.addWidget(Label(name), 1)
        row.addWidget(Quiet(words, small=True), 0, Qt.AlignmentFlag.AlignTop)
        bar = Bar(share, state)
        bar.setAccessibleName(f"{name}: {words}")
        column = Column(self, gap=4)
        column.addLayout(row)
        column.addWidget(bar)
