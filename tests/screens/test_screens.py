"""Every page and tab of a demo worker, a mentor, an empty file and an office's file: both languages, themes and sizes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.benchmarks.large_file import make_large_file
from tests.ui.look import cut_off, nameless, without_glyph
from tracker.workspace import Workspace
from ui.pages.registry import PAGES
from ui.screens import Look, save, views

pytestmark = [pytest.mark.screens, pytest.mark.timeout(600)]

LOOKS = [
    Look(language="zh_CN", theme="light", scale=1.0, size=(1200, 780)),
    Look(language="zh_CN", theme="dark", scale=1.75, size=(1024, 600)),
    Look(language="en", theme="light", scale=1.75, size=(1200, 780)),
    Look(language="en", theme="dark", scale=1.0, size=(1024, 600)),
]


@pytest.fixture(params=["han-song", "mentor", "empty", "large"])
def work(request: pytest.FixtureRequest, file: str) -> Workspace:
    if request.param == "large":
        make_large_file(file, people=500)
        return Workspace.open(file)
    return Workspace.create(file, None if request.param == "empty" else request.param)


def test_every_page_is_whole(qapp: object, work: Workspace, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    folder = os.path.join(os.environ.get("SCREENS", str(tmp_path)), request.node.callspec.id)
    faults = []
    seen = set()
    for window, name, look in views(work, LOOKS):
        seen.add(name)
        save(window, folder, f"{name}-{look.suffix}")
        where = f"{name} {look.suffix}"
        faults += [f"{where}: cut off: {words}" for words in cut_off(window)]
        faults += [f"{where}: no glyph for: {sign}" for sign in sorted(without_glyph(window))]
        faults += [f"{where}: nameless: {widget}" for widget in nameless(window)]
    assert {entry.name for entry in PAGES} <= seen
    assert faults == []
