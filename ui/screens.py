"""Draws every page of a file to PNG, with or without a display: for looking, for the documentation, for CI."""

from __future__ import annotations

import os
import sys

from tracker.kernel.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QWidget

    from tracker.commands.answer import Answer
    from tracker.commands.options import Options
    from tracker.workspace import Workspace
    from ui.shell.window import MainWindow

SIZE = (1200, 780)
PATIENCE_S = 30
"""How long a page may take to draw what it draws in the background."""

CALM_ROUNDS = 12
"""Rounds of events with nothing under way before a page counts as settled; in each a late size goes up one parent."""

ROUND_MS = 5
"""How long a round leaves the interpreter to the thread that draws charts."""


class Look(Record):
    """How a set of pictures is to look."""

    language: str = "zh_CN"
    theme: str = "light"
    scale: float = 1.0
    size: tuple[int, int] = SIZE

    @property
    def suffix(self) -> str:
        """What a picture's name says of its look."""
        width, height = self.size
        return f"{self.language}-{self.theme}-{round(self.scale * 100)}-{width}x{height}"


def run(options: Options) -> Answer:
    """`screens FOLDER`: every page in both languages and both themes."""
    from tracker.commands.answer import Answer

    _hush()
    prepare()
    looks = [Look(language=language, theme=theme) for language in ("zh_CN", "en") for theme in ("light", "dark")]
    with options.workspace() as work:
        written = draw(work, options.folder, looks)
    return Answer(data={"written": written})


def prepare() -> None:
    """Make the application object for a command that draws: no display is needed, a missing Chinese font is told of."""
    from ui.app import make_app
    from ui.display import use_no_display
    from ui.shell.font_notice import NOTICE
    from ui.theme import has_chinese_font

    use_no_display()
    make_app()
    if not has_chinese_font():
        print(NOTICE, file=sys.stderr)


def _hush() -> None:
    """Leave out what Qt says of each window that it draws in memory, and keep the rest of what it says."""
    from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

    def say(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if "propagateSizeHints" not in text:
            print(text, file=sys.stderr)

    qInstallMessageHandler(say)


def draw(work: Workspace, folder: str, looks: Sequence[Look]) -> list[str]:
    """Every page of an open file in every look; returns the paths written. Raises `StorageProblem` if it cannot."""
    return [save(window, folder, f"{name}-{look.suffix}") for window, name, look in views(work, looks)]


def views(work: Workspace, looks: Sequence[Look]) -> Iterator[tuple[MainWindow, str, Look]]:
    """The window on each page and each tab of it in each look, drawn and settled, one after the other."""
    import tempfile

    from ui.app import make_app
    from ui.pages.registry import PAGES
    from ui.preferences import Preferences
    from ui.shell.collecting import collect
    from ui.shell.window import MainWindow

    make_app()
    with tempfile.TemporaryDirectory() as folder:
        preferences = Preferences(os.path.join(folder, "preferences.ini"))
        window = MainWindow(preferences)
        preferences.language, preferences.theme, preferences.scale = looks[0].language, looks[0].theme, looks[0].scale
        window.open_work(work)
        for look in looks:
            preferences.language, preferences.theme, preferences.scale = look.language, look.theme, look.scale
            window.relook()
            window.resize(*look.size)
            window.show()
            for entry in PAGES:
                for name in _turn(window, entry.name):
                    settle(window)
                    collect()
                    yield window, name, look
        window.close()


def _turn(window: MainWindow, page: str) -> Iterator[str]:
    """Go to a page and then to its other tabs; what each picture is to be called."""
    window.go(page)
    yield page
    for tab in window.page(page).tabs()[1:]:
        window.page(page).show_part(tab)
        yield f"{page}-{tab}"


def settle(window: QWidget) -> None:
    """Let a page finish what it does in the background, such as drawing charts."""
    from time import monotonic

    from PySide6.QtCore import QCoreApplication, QThread
    from PySide6.QtWidgets import QWidget

    def busy() -> bool:
        return any(child.property("busy") for child in window.findChildren(QWidget) if child.isVisible())

    until = monotonic() + PATIENCE_S
    calm = 0
    while calm < CALM_ROUNDS and monotonic() < until:
        QCoreApplication.processEvents()
        QThread.msleep(ROUND_MS)
        calm = 0 if busy() else calm + 1


def save(window: QWidget, folder: str, name: str) -> str:
    """Write the window's picture. Raises `StorageProblem` where the folder cannot be written."""
    from PySide6.QtCore import QBuffer

    from tracker.kernel.files import system_problem, write_whole

    path = os.path.join(folder, f"{name}.png")
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise system_problem(error, folder) from None
    picture = QBuffer()
    window.grab().save(picture, "PNG")
    write_whole(path, bytes(picture.data().data()))
    return path
