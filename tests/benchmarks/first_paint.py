"""Starts a window in this process and prints, as JSON, when its first paint was delivered and what was imported by then.

`python -m tests.benchmarks.first_paint bare` opens an empty window, `… FILE` the program's own on a career file.
`at` is CLOCK_MONOTONIC, which the process that started this one can compare with its own; `cpu` is this one's alone.
"""

from __future__ import annotations

import sys
from time import monotonic, process_time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow


class Watch(QObject):
    """Waits for the window's first paint, then for the event loop to be idle, and ends the program."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            app = QApplication.instance()
            assert app is not None
            app.removeEventFilter(self)
            QTimer.singleShot(0, self.tell)
        return False

    def tell(self) -> None:
        """Print what was found."""
        import json

        at = monotonic()
        print(json.dumps({"at": at, "cpu": process_time(), "modules": sorted(sys.modules)}), flush=True)
        QApplication.quit()


def bare() -> int:
    """An empty window."""
    app = QApplication([])
    watch = Watch()
    app.installEventFilter(watch)
    window = QMainWindow()
    window.resize(1200, 780)
    window.show()
    return app.exec()


def ours(path: str) -> int:
    """The program's own window, started as a person starts it."""
    import gc

    gc.disable()  # as ui.__main__ does
    from ui.app import make_app, run

    watch = Watch()
    make_app().installEventFilter(watch)
    return run(path)


if __name__ == "__main__":
    sys.exit(bare() if sys.argv[1] == "bare" else ours(sys.argv[1]))
