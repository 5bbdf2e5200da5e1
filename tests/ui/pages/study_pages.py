"""What tests of the page of study ask of it: a learner's file, the page and its tabs, practice, and to wait."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from pytestqt.qtbot import QtBot

from tests.ui.pages.windows import NotingWindow
from tracker.kernel.clock import FixedClock
from tracker.people import service as people
from tracker.study.banks.model import Kind, Question
from tracker.study.service import banks
from tracker.workspace import Workspace
from ui.pages.study.page import StudyPage
from ui.pages.study.practice import PracticeView, Wanted

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


def fill(work: Workspace, *questions: Question) -> str:
    """Put questions into the file as a bank; whose study it is."""
    banks.store_bank(work.store, questions, bank=banks.NewBank(name="高级工题库"), now=work.clock.now())
    return work.person().uid


def single(stem: str, right: int = 1, **more: Any) -> Question:
    """A question with one right option."""
    return Question(kind=Kind.SINGLE, stem=stem, options=("甲", "乙", "丙"), answer=(right,), **more)


def practising(window: NotingWindow, wanted: Wanted | None = None) -> PracticeView:
    """Begin to practise."""
    page = page_of(window)
    page.acts.practise(wanted or Wanted(mode="due"))
    window.settle()
    view = page.whole.currentWidget()
    assert isinstance(view, PracticeView)
    return view
