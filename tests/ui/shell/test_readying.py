"""Pages that are made and filled before anybody opens them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from tracker.people import service as people
from ui.pages.registry import PAGES
from ui.shell.readying import Readying
from ui.shell.window import MainWindow

TYPE_CHECKING = False
if TYPE_CHECKING:
    pass


def let_rest(readying: Readying) -> None:
    """As when nobody touches the window for a while."""
    while readying._timer.isActive():
        readying._timer.stop()
        readying._step()


def behind(window: MainWindow) -> list[str]:
    return [name for name, page in window.made.items() if page._behind]


def test_every_page_is_ready_before_it_is_opened(window: MainWindow) -> None:
    readying = Readying(window, window._bus.changed)
    let_rest(readying)
    assert list(window.made) == [entry.name for entry in PAGES]
    assert behind(window) == []
    assert [page.isVisible() for page in window.made.values()] == [name == "home" for name in window.made]


def test_what_changes_in_the_file_is_seen_to_at_rest(window: MainWindow) -> None:
    readying = Readying(window, window._bus.changed)
    let_rest(readying)
    assert window.context
    work = window.context.work
    person = work.find_person()
    assert person
    people.edit_person(work.store, person.uid, {"name": "韩一松"})
    assert behind(window)
    let_rest(readying)
    assert behind(window) == []


def test_a_window_made_anew_gets_its_pages_ready_again_and_one_without_a_file_waits(window: MainWindow) -> None:
    readying = Readying(window, window._bus.changed)
    let_rest(readying)
    before = window.page("rules")
    window.relook()
    let_rest(readying)
    assert window.page("rules") is not before
    assert behind(window) == []
    window.open_other()
    readying.begin()
    let_rest(readying)
    assert window.made == {}


class ShownWindows(QObject):
    """Notes which windows were shown."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt calls it so
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(watched)
        return False


def test_no_part_of_a_page_is_ever_a_window_of_its_own(window: MainWindow, qapp: QApplication) -> None:
    shown = ShownWindows()
    qapp.installEventFilter(shown)
    for entry in PAGES:
        window.go(entry.name)
        for tab in window.page(entry.name).tabs():
            window.page(entry.name).show_part(tab)
    qapp.removeEventFilter(shown)
    assert shown.seen == []
