"""A chart on a page: the picture, its exact values where one points, the same in words, and saving it."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from ui.charts import kinds
from ui.charts.canvas import Canvas
from ui.charts.render import Picture, chart_thread, paint
from ui.charts.saving import SaveRow
from ui.charts.style import chart_style
from ui.text import language, tr
from ui.theme import current_theme, theme_changed
from ui.widgets.buttons import Button
from ui.widgets.space import Column

TYPE_CHECKING = False
if TYPE_CHECKING:
    from concurrent.futures import Future

    from ui.charts.kinds import Series
    from ui.charts.style import ChartStyle

_PATIENCE_MS = 120
"""How long a size must stay before it is drawn for."""
_TWIN_HEIGHT = 320


class ChartView(QWidget):
    """Shows a series; draws in the background, and anew when its width, the theme, text size or language change."""

    drawn = Signal()

    def __init__(self, parent: QWidget | None = None, *, name: str = "chart") -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._series: Series | None = None
        self._future: Future[Picture] | None = None
        self._shown: tuple[Series, ChartStyle, str] | None = None
        self._column = Column(self, gap=4)
        self._canvas = Canvas(self)
        self._as_text = Button("", name=f"{name}_as_text", kind="quiet", icon_name="list")
        self._as_text.setCheckable(True)
        self._as_text.toggled.connect(self._show_text)
        self._row = SaveRow(self._as_text, name=name, parent=self)
        self._row.hide()
        self._column.addWidget(self._canvas)
        self._column.addWidget(self._row)
        self._patience = QTimer(self, singleShot=True)
        self._patience.timeout.connect(self._draw)
        theme_changed.connect(self._say)
        self._say()

    def set_series(self, series: Series) -> None:
        """Show this from now on; what was shown stays until it is drawn."""
        self._series = series
        self._say()

    @property
    def series(self) -> Series | None:
        """What is shown, or will be once it is drawn."""
        return self._series

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw_in(0)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._patience.stop()
        self.setProperty("busy", False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._draw_in(_PATIENCE_MS)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._draw_in(_PATIENCE_MS)
        return super().event(event)

    def _say(self) -> None:
        """Words anew, and the picture as soon as it can be seen."""
        self._as_text.say(tr("As a picture") if self._as_text.isChecked() else tr("As text"))
        self._row.say()
        if self._series is None:
            return
        self._row.set_series(self._series)
        self._row.setVisible(not kinds.is_empty(self._series))
        self._canvas.setAccessibleName(kinds.finding(self._series))
        self._canvas.setAccessibleDescription(kinds.describe(self._series))
        if "_twin" in self.__dict__:
            self._say_in_words(self._series)
        if self.isVisible():
            self._draw_in(0)

    @cached_property
    def _twin(self) -> QPlainTextEdit:
        """The same in words, made when it is first asked for."""
        twin = QPlainTextEdit(self, readOnly=True)
        twin.setObjectName(f"{self.objectName()}_text")
        twin.setTabChangesFocus(True)
        self._column.insertWidget(1, twin)
        return twin

    def _say_in_words(self, series: Series) -> None:
        self._twin.setAccessibleName(kinds.finding(series))
        self._twin.setPlainText(kinds.describe(series))
        self._twin.setFixedHeight(current_theme().px(_TWIN_HEIGHT))

    def _wanted(self) -> tuple[Series, ChartStyle, str] | None:
        """What should be drawn now, if anything can be seen."""
        if self._series is None or not self.isVisible():
            return None
        style = chart_style(current_theme(), width=self.width(), pixel_ratio=self.devicePixelRatioF())
        return self._series, style, language()

    def _draw_in(self, milliseconds: int) -> None:
        """Draw soon; `busy` tells those who wait for the page."""
        self.setProperty("busy", True)
        self._patience.start(milliseconds)

    def _draw(self) -> None:
        """Ask for the picture, in place of any that was asked for before."""
        wanted = self._wanted()
        if wanted is None or wanted == self._shown:
            self.setProperty("busy", self._future is not None)
            return
        if self._future:
            self._future.cancel()
        self._shown = wanted
        series, style, _language = wanted
        self._future = chart_thread().start(lambda: paint(series, style), self._take, self)

    def _take(self, done: Future[Picture]) -> None:
        """Show a picture, unless a later one was asked for meanwhile."""
        if done is self._future:
            self._future = None
            self.setProperty("busy", self._patience.isActive())
            self._canvas.show_picture(done.result())
            self.drawn.emit()

    def _show_text(self, on: bool) -> None:
        if self._series is not None:
            self._say_in_words(self._series)
        self._twin.setVisible(on)
        self._canvas.setVisible(not on)
        self._as_text.say(tr("As a picture") if on else tr("As text"))
        if on:
            self._twin.setFocus(Qt.FocusReason.OtherFocusReason)
