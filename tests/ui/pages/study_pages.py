"""What tests of the page of study ask of it: a learner's file, the page, one of its tabs, and to wait for long work."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from pytestqt.qtbot import QtBot

from tests.ui.pages.windows import NotingWindow
from tracker.kernel.clock import FixedClock
from tracker.people import service as people
from tracker.workspace import Workspace
from ui.pages.study.page import StudyPage

TODAY = date(2026, 11, 23)


@contextmanager
def learner(file: str) -> Iterator[Workspace]:
    """A new file with one electrician in it."""
    Workspace.create(file).close()
    with Workspace.open(file, FixedClock(TODAY)) as made:
        people.add_person(made.store, {"name": "李工", "occupation": "4-11-01-01"})
        yield made


def page_of(window: NotingWindow) -> StudyPage:
    """The page of study."""
    page = window.page("study")
    assert isinstance(page, StudyPage)
    return page


def on_tab(window: NotingWindow, work: Workspace, tab: str) -> StudyPage:
    """The page, opened at one of its tabs."""
    window.open_on(work, "study")
    page = page_of(window)
    page.show_part(tab)
    window.settle()
    return page


def wait(window: NotingWindow, qtbot: QtBot) -> None:
    """Wait until what is read or written behind the window is done."""
    qtbot.waitUntil(lambda: not window.busy, timeout=10_000)
    window.settle()
