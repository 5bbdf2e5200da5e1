"""How far something is: a slim bar. Screen readers hear the value as of any progress bar."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from ui.theme import current_theme
from ui.widgets.painted import fill_pill
from ui.widgets.space import Column, Row
from ui.widgets.words import Label, Quiet

_STEPS = 1000


class Bar(QProgressBar):
    """A slim bar with round ends: a share from 0 to 1 in the colour of a state; `accent` is the ordinary one."""

    def __init__(self, progress: float = 0.0, state: str = "accent", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, _STEPS)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
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


class BarLine(QWidget):
    """A name, its figure in words, and a bar below both."""

    def __init__(self, name: str, words: str, share: float) -> None:
        super().__init__()
        row = Row()
        row.addWidget(Label(name), 1)
        row.addWidget(Quiet(words, small=True), 0, Qt.AlignmentFlag.AlignTop)
        bar = Bar(share)
        bar.setAccessibleName(f"{name}: {words}")
        column = Column(self, gap=4)
        column.addLayout(row)
        column.addWidget(bar)
