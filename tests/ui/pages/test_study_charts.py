"""The charts of study in their tab: read when it is turned to, one after the other, drawn in the background."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.ui.look import cut_off, nameless
from tests.ui.pages.windows import NotingWindow
from tests.worlds import demo_file
from tracker.workspace import Workspace
from ui.pages.study.charts import ChartsPart
from ui.pages.study.page import StudyPage


def test_the_demo_worker_has_all_six(window: NotingWindow, tmp_path: Path, qtbot: QtBot) -> None:
    with Workspace.open(demo_file(str(tmp_path / "demo.db"), "han-song")) as work:
        window.open_on(work, "study")
        page = window.page("study")
        assert isinstance(page, StudyPage)
        page.show_part("charts")
        part = page.part("charts")
        assert isinstance(part, ChartsPart)
        assert part.property("busy"), "nothing is read before the tab is in sight"
        qtbot.waitUntil(lambda: not part.property("busy"), timeout=10_000)
        qtbot.waitUntil(lambda: not any(view.property("busy") for view in part.views.values()), timeout=30_000)
        assert all(view._canvas._picture for view in part.views.values())
        assert not cut_off(part)
        assert not nameless(part)
        window.close()
