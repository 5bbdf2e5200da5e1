"""Long work off the window's thread: it gets a way to report and to learn that the person cancelled."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from shiboken6 import isValid

from tracker.kernel.errors import Cancelled, Refused, TrackerError
from ui.text import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from ui.context import Report
    from ui.shell.frame import Frame
    from ui.widgets.busy_bar import BusyBar
    from ui.widgets.work_dialog import WorkDialog


class Job(QObject):
    """One piece of work and its news; lives on the window's thread."""

    progressed = Signal(int, int, str)
    finished = Signal(object)
    failed = Signal(object)

    def __init__(self, work: Callable[[Report], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._cancelled = False

    def start(self) -> None:
        """Begin on another thread; the work opens its own connection there."""
        QThreadPool.globalInstance().start(_Runner(self))

    def cancel(self) -> None:
        """Ask the work to stop: its next report raises `Cancelled` there, and all it did is rolled back."""
        self._cancelled = True

    def perform(self) -> None:
        """Do the work and send its outcome over; runs on the other thread."""
        try:
            result = self._work(self._report)
        except BaseException as error:  # noqa: BLE001 - whatever it is, the window's thread explains it or crashes loudly
            self.failed.emit(error)
        else:
            self.finished.emit(result)

    def _report(self, done: int, total: int, text: str = "") -> None:
        if self._cancelled:
            raise Cancelled
        self.progressed.emit(done, total, text)


class _Runner(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        self._job.perform()


def work_behind(
    window: Frame,
    bar: BusyBar,
    title: str,
    work: Callable[[Report], object],
    done: Callable[[Any], object],
    over: Callable[[], object],
) -> Job:
    """Run long work behind a window, with progress and Cancel in its bar; what went wrong is said.

    `over` is called first when it ends, whatever came of it. What is our own bug goes on to the crash report.
    """
    job = Job(work, window)
    job.progressed.connect(bar.report)
    bar.cancelled.connect(job.cancel)

    def end() -> None:
        bar.finish()
        bar.deleteLater()
        over()

    def finished(result: object) -> None:
        end()
        done(result)

    def failed(error: BaseException) -> None:
        end()
        if isinstance(error, Cancelled):
            window.say(tr("Stopped; nothing was changed."), undo=False)
        elif isinstance(error, Refused):
            window.explain(tr("This cannot be done"), error)
        elif isinstance(error, TrackerError):
            window.explain(tr("Nothing was changed"), error)
        else:
            raise error

    job.finished.connect(finished)
    job.failed.connect(failed)
    bar.begin(title)
    job.start()
    return job


def work_in(
    dialog: WorkDialog,
    title: str,
    work: Callable[[Report], object],
    done: Callable[[Any], object],
    failed: Callable[[TrackerError], object],
    stopped: Callable[[], object] = lambda: None,
) -> Job:
    """Run long work for a dialog, with progress and Cancel in it; to leave the dialog is to cancel the work.

    Stopping is no failure; `stopped` hears of it while the dialog is there. What is our own bug goes on to the crash
    report.
    """
    from ui.widgets.busy_bar import BusyBar

    bar = BusyBar()
    dialog.body.addWidget(bar)
    job = Job(work, dialog.parent())
    job.progressed.connect(bar.report)
    bar.cancelled.connect(job.cancel)
    dialog.finished.connect(job.cancel)

    def over() -> bool:
        job.deleteLater()
        if not isValid(dialog):
            return False
        bar.finish()
        bar.deleteLater()
        return True

    def told(error: BaseException) -> None:
        still = over()
        if isinstance(error, TrackerError):
            if still and isinstance(error, Cancelled):
                stopped()
            elif still:
                failed(error)
            return
        raise error

    job.finished.connect(lambda result: done(result) if over() else None)
    job.failed.connect(told)
    bar.begin(title)
    job.start()
    return job
