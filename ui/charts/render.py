"""Charts are drawn on one thread of their own, so that the window never waits for matplotlib.

One thread for all charts, because matplotlib is not made to be used by two; Python hands the interpreter over twenty
times as often while it works, which keeps the largest gap on the window's thread under 50 ms even while matplotlib
is being imported.
"""

from __future__ import annotations

import sys
from functools import cache, partial
from importlib import import_module

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QImage
from shiboken6 import isValid

from tracker.kernel.record import Record
from ui.charts import kinds

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from concurrent.futures import Future
    from typing import Any

    from ui.charts.kinds import Series
    from ui.charts.sheet import Region
    from ui.charts.style import ChartStyle

_POLITE = 0.0005
"""Seconds after which the thread offers the interpreter to the window; Python's own choice is 0.005."""


class Picture(Record):
    """A chart as the window shows it; regions in logical pixels."""

    image: QImage
    regions: tuple[Region, ...]
    width: int
    height: int


class ChartThread(QObject):
    """Does work on the charts' thread and hands its outcome back on the window's."""

    _done = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        from concurrent.futures import ThreadPoolExecutor

        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="charts")
        # Kept here and not with the work: a widget whose last name were on the other thread would be taken apart there.
        self._waiting: dict[Future[Any], tuple[Callable[[Future[Any]], None], QObject]] = {}
        self._done.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)
        application = QCoreApplication.instance()
        if application:
            application.aboutToQuit.connect(self._stop)

    def start(self, work: Callable[[], Any], then: Callable[[Future[Any]], None], receiver: QObject) -> Future[Any]:
        """Begin `work` when the thread is free; `then` gets its future, unless cancelled or `receiver` gone."""
        future = self._pool.submit(_politely, work)
        self._waiting[future] = then, receiver
        future.add_done_callback(self._tell)
        return future

    def _tell(self, done: Future[Any]) -> None:
        """Runs on the charts' thread, or on the window's where the work was cancelled."""
        if done.cancelled():
            self._waiting.pop(done, None)
        elif isValid(self):
            self._done.emit(done)

    def _hand_over(self, done: Future[Any]) -> None:
        then, receiver = self._waiting.pop(done)
        if isValid(receiver):
            then(done)

    def _stop(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)


@cache
def chart_thread() -> ChartThread:
    """The one thread that draws: there is one matplotlib."""
    return ChartThread()


def load_in_background(modules: Iterable[str], then: Callable[[], None], receiver: QObject) -> None:
    """Import some modules and then matplotlib after the first paint, so that what a person opens next comes at once.

    `then` is called with everything there, unless `receiver` is gone by then.
    """
    thread = chart_thread()

    def loaded(done: Future[Any]) -> None:
        done.result()
        then()

    for name in modules:
        thread.start(partial(import_module, name), lambda done: done.result(), thread)
    thread.start(kinds.load, loaded, receiver)


def paint(series: Series, style: ChartStyle) -> Picture:
    """A series as an image; the caller chooses the thread."""
    drawing = kinds.draw(series, style)
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    canvas = FigureCanvasAgg(drawing.figure)
    canvas.draw()  # type: ignore[no-untyped-call]
    width, height = canvas.get_width_height(physical=True)
    pixels = bytes(canvas.buffer_rgba())  # type: ignore[no-untyped-call]
    image = QImage(pixels, width, height, 4 * width, QImage.Format.Format_RGBA8888)
    image = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(style.pixel_ratio)
    return Picture(image=image, regions=drawing.regions, width=drawing.width, height=drawing.height)


def save(series: Series, style: ChartStyle, path: str) -> None:
    """A series as a file, in the format the name asks for; errors as `export_figure`."""
    drawing = kinds.draw(series, style)
    from ui.charts.export import export_figure

    export_figure(drawing.figure, path)


def _politely(work: Callable[[], Any]) -> Any:
    """Do work while handing the interpreter over often."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(_POLITE)
    try:
        return work()
    finally:
        sys.setswitchinterval(usual)
