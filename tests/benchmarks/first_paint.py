"""Starts a window in this process and prints, as JSON, when its first paint was delivered and what was made by then.

`python -m tests.benchmarks.first_paint bare` opens an empty window, `… FILE` the program's own on a career file.
`at` is CLOCK_MONOTONIC, which the process that started this one can compare with its own; `cpu` is this one's alone.
The window itself is watched: a filter on the application would have Qt's every object wrapped for Python to look at.
"""

from __future__ import annotations

import sys
from time import monotonic, process_time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget


def watched(window: type[QWidget]) -> type[QWidget]:
    """The class of a window that ends the program once its first paint is delivered and the event loop is idle."""
    from PySide6.QtCore import QTimer

    class Watched(window):  # type: ignore[misc,valid-type]
        seen = False

        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            if not self.seen:
                self.seen = True
                QTimer.singleShot(0, tell)

    return Watched


def tell() -> None:
    """Print what was found."""
    import json

    import PySide6.QtCore
    from PySide6.QtWidgets import QApplication

    at, cpu = monotonic(), process_time()
    qt = "Qt" in vars(PySide6.QtCore)  # its hundred lists of codes are made when it is first named
    print(json.dumps({"at": at, "cpu": cpu, "modules": sorted(sys.modules), "codes_of_qt": qt}), flush=True)
    QApplication.quit()


def bare() -> int:
    """An empty window."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])
    window = watched(QMainWindow)()
    window.resize(1200, 780)
    window.show()
    return app.exec()


def ours(path: str) -> int:
    """The program's own window, started as a person starts it, by the console script's own way."""
    import gc

    from ui.__main__ import main

    gc.disable()  # as `main` does before it imports the window
    import ui.app

    ui.app.MainWindow = watched(ui.app.MainWindow)  # type: ignore[assignment,attr-defined]
    return main(["--file", path])


if __name__ == "__main__":
    sys.exit(bare() if sys.argv[1] == "bare" else ours(sys.argv[1]))
