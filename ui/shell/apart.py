"""Work on the file as a whole, for which the window lets go of it and opens it again afterwards."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tracker.kernel.errors import StorageProblem, TrackerError
from ui.shell.background import Job
from ui.text import tr
from ui.widgets.busy_bar import BusyBar
from ui.widgets.space import Column

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.kernel.password import Password
    from ui.shell.frame import Frame


def work_apart(
    window: Frame,
    title: str,
    work: Callable[[], object],
    done: Callable[[], object],
    *,
    password: Password | None = None,
) -> None:
    """Do `work` while nobody has the file open, open it again (with `password` where that is now its own), then `done`.

    Where the work fails, the file is as it was before and the window says why. A window without a file stays so.
    """
    before = window.context.work if window.context else None
    page = window.page_name
    window.close_work()
    window.show_content(Waiting(title))
    window.apart = True
    job = Job(lambda _report: work(), window)

    def come_back(password: Password | None) -> None:
        job.deleteLater()
        window.apart = False
        if before is None:
            window.rebuild()
            return
        try:
            window.open_work(before.reopen(password))
        except StorageProblem as error:
            window.rebuild()
            window.explain(tr("The file cannot be opened"), error)
        else:
            window.go(page)

    def finished(_result: object) -> None:
        come_back(password)
        done()

    def failed(error: BaseException) -> None:
        come_back(None)
        if not isinstance(error, TrackerError):
            raise error
        window.explain(tr("Nothing was changed"), error)

    job.finished.connect(finished)
    job.failed.connect(failed)
    job.start()


class Waiting(QWidget):
    """What is done just now, in place of the pages."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setObjectName("waiting")
        bar = BusyBar(cancel=False)
        column = Column(self, margin=32)
        column.addStretch()
        column.addWidget(bar)
        column.addStretch()
        bar.begin(title)
