"""What can be done in the window by keys, by name and from the File menu; made once there is a page to do it on."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from ui.pages.registry import PAGES
from ui.text import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from ui.shell.frame import Frame

    Act = tuple[str, str, str, Callable[[], Any]]
    """Its name, what it is called, its keys, and what it does."""

_FILE_MENU = (
    ("hand_over", "take_in", "keys", "portfolio"),
    ("import", "import_folder", "export", "calendar"),
    ("backup", "restore", "check", "password"),
    ("open",),
)
"""What the File menu offers, in groups."""
_CHANGES_FILE = ("restore", "password")
"""What is not offered for a file that is only looked at."""


class Acts(QObject):
    """The acts of one window on the file it shows."""

    def __init__(self, window: Frame) -> None:
        super().__init__(window)
        self._window = window
        self._actions: dict[str, QAction] = {}
        for name, text, keys, act in (*self._of_window(), *self._of_file(), *self._of_pages()):
            action = QAction(text, self)
            action.setObjectName(f"act_{name}")
            if keys:
                action.setShortcut(QKeySequence(keys))
            action.triggered.connect(act)
            window.addAction(action)
            self._actions[name] = action
        for name in _CHANGES_FILE:
            self._actions[name].setEnabled(window.context is not None and not window.context.work.store.read_only)

    def drop(self) -> None:
        """Take them from the window."""
        for action in self._actions.values():
            self._window.removeAction(action)
        self.deleteLater()

    def commands(self) -> list[QAction]:
        """Those a person can run by name."""
        return [
            action
            for name, action in self._actions.items()
            if action.text() and action.isEnabled() and name not in ("find", "file")
        ]

    def open_file_menu(self) -> None:
        """Those on the whole file, at the button that opens them."""
        menu = QMenu(self._window)
        menu.setObjectName("file_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for group in _FILE_MENU:
            menu.addActions([self._actions[name] for name in group])
            menu.addSeparator()
        button = self._window.navigation.tool("file")
        menu.popup(button.mapToGlobal(QPoint(button.width(), 0)))

    def _of_window(self) -> list[Act]:
        window = self._window
        return [
            ("find", tr("Find"), "Ctrl+K", window.open_palette),
            ("undo", tr("Undo"), "Ctrl+Z", window.undo),
            ("redo", tr("Redo"), "Ctrl+Shift+Z", window.redo),
            ("new", tr("New on this page"), "Ctrl+N", lambda: window.page(window.page_name).add_record()),
            ("filter", tr("Filter this page"), "Ctrl+F", lambda: window.page(window.page_name).focus_filter()),
            ("file", tr("File"), "Alt+F", self.open_file_menu),
            ("open", tr("Open or start another file"), "Ctrl+O", window.open_other),
            ("settings", tr("Settings"), "Ctrl+,", window.settings),
            ("help", tr("Help"), "F1", window.help),
        ]

    def _of_file(self) -> list[Act]:
        """The acts on the whole file; what they need is imported when one is run."""
        words = {
            "hand_over": (tr("Hand over records…"), "Ctrl+Shift+H", "hand_over"),
            "take_in": (tr("Take in a bundle…"), "Ctrl+Shift+I", "choose_bundle"),
            "keys": (tr("Keys for signing…"), "Ctrl+Shift+K", "keys"),
            "portfolio": (tr("Signed page of certificates and skills…"), "", "choose_portfolio"),
            "import": (tr("Import a career file…"), "Ctrl+I", "choose_import"),
            "import_folder": (tr("Import a folder of career files…"), "", "choose_folder"),
            "export": (tr("Export the career file…"), "Ctrl+E", "choose_export"),
            "calendar": (tr("Save all dates for a calendar…"), "", "choose_calendar"),
            "backup": (tr("Save a copy of the whole file…"), "", "choose_copy"),
            "restore": (tr("Go back to a copy…"), "", "restore"),
            "password": (tr("Password of the file…"), "", "password"),
            "check": (tr("Check the file"), "", "check"),
        }
        return [(name, text, keys, partial(self._do, act)) for name, (text, keys, act) in words.items()]

    def _of_pages(self) -> list[Act]:
        return [
            (f"page_{entry.name}", "", f"Ctrl+{number}", partial(self._window.go, entry.name))
            for number, entry in enumerate(PAGES, start=1)
        ]

    def _do(self, name: str) -> None:
        from ui.shell.file_acts import FileActs

        getattr(FileActs(self._window), name)()
