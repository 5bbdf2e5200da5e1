"""How long the window stands still while matplotlib is loaded and the first chart is drawn behind it.

A timer ticks every 5 ms in a window just shown; what counts is the longest time between two ticks, in a process of its
own for each run: with nothing else going on, loaded on the charts' thread, and loaded on the window's own thread.
"""

from __future__ import annotations

from statistics import median

import pytest

from tests.architecture.house import run_python

RUNS = 5
LONGEST_MS = 50
LOAD = """
import sys, time
from datetime import date
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
from tracker.overview.career import career_series
from tracker.people.model import Experience
from ui.charts import kinds, render
from ui.charts.style import chart_style
from ui.theme import apply_theme, load_theme

app = QApplication([])
apply_theme(app, load_theme("light"))
window = QMainWindow()
window.resize(1000, 700)
window.show()
app.processEvents()
assert "matplotlib" not in sys.modules
jobs = [Experience(uid=str(year), person="p", employer="供电所", start=date(year, 1, 1), end=date(year, 12, 31))
        for year in range(2000, 2023)]
series = career_series(jobs, [], today=date(2023, 3, 24))
style = chart_style(load_theme("light"), width=1000, pixel_ratio=1)
ticks = []
timer = QTimer(interval=5)
timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
how = sys.argv[1]

def work():
    kinds.load()
    return render.paint(series, style)

def begin():
    ticks.clear()
    ticks.append(time.perf_counter())
    if how == "idle":
        QTimer.singleShot(1000, app.quit)
    elif how == "behind":
        render.chart_thread().start(work, lambda done: (done.result(), QTimer.singleShot(20, app.quit)), window)
    else:
        work()
        QTimer.singleShot(20, app.quit)

timer.start()
QTimer.singleShot(300, begin)
app.exec()
print(max(after - before for before, after in zip(ticks, ticks[1:])) * 1000)
"""


def longest_gaps(how: str) -> list[float]:
    """The longest gap of each run, in milliseconds."""
    gaps = []
    for _run in range(RUNS):
        done = run_python(LOAD, how)
        assert done.returncode == 0, done.stderr
        gaps.append(float(done.stdout))
    return gaps


@pytest.mark.benchmark
@pytest.mark.timeout(300)
def test_the_window_goes_on_while_charts_are_loaded_behind_it() -> None:
    gaps = {how: longest_gaps(how) for how in ("idle", "behind", "in front")}
    for how, found in gaps.items():
        print(f"{how:9} longest gap {median(found):7.1f} ms [{min(found):.1f}-{max(found):.1f}]")
    behind, front = median(gaps["behind"]), median(gaps["in front"])
    print(f"behind / in front: {behind / front:.3f}")
    assert behind / front < 0.15
    assert min(gaps["behind"]) < LONGEST_MS
