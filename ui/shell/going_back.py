"""Going back to a copy of the file: those beside it, newest first, or one from elsewhere."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QListView

from tracker.kernel.errors import StorageProblem
from tracker.kernel.password import Password
from tracker.workspace import listed_copies, restore, unlocks
from ui.shell.apart import work_apart
from ui.shell.files import default_folder, file_kinds
from ui.shell.password import ask_password
from ui.text import tr
from ui.text.copies import copy_words
from ui.theme import current_theme
from ui.widgets.buttons import Button
from ui.widgets.open_dialog import open_dialog
from ui.widgets.space import Column, Row
from ui.widgets.words import Label, SectionTitle

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.shell.frame import Frame

_ROWS = 5


class GoingBack(QDialog):
    """Choose a copy; the file as it is now is kept as a copy too, so this can be undone the same way.

    `reopen` shows the file afterwards where the window had none, as when it was too damaged to be opened.
    """

    def __init__(self, window: Frame, path: str, *, reopen: Callable[[], object]) -> None:
        super().__init__(window)
        self.setObjectName("going_back")
        self.setWindowTitle(tr("Go back to a copy"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window, self._path, self._reopen = window, path, reopen
        self._copies = listed_copies(path)
        self._list = QListView()
        self._list.setObjectName("going_back_list")
        self._list.setAccessibleName(tr("Copies beside the file, newest first"))
        self._list.setModel(QStringListModel([copy_words(copy.made_at, copy.reason) for copy in self._copies], self))
        self._list.setVisible(bool(self._copies))
        self._list.activated.connect(self._take)
        self._fill()
        self._list.setCurrentIndex(self._list.model().index(0, 0))
        self.setFixedWidth(current_theme().px(480))

    def _fill(self) -> None:
        said = tr("The file becomes as it was then. As it is now, it is kept as a copy, to come back to the same way.")
        column = Column(self, margin=24, gap=16)
        column.addWidget(SectionTitle(tr("Go back to a copy")))
        column.addWidget(Label(said if self._copies else tr("There is no copy beside the file yet.")))
        column.addWidget(self._list)
        buttons = Row()
        buttons.addStretch()
        take = Button(tr("Go back to it"), name="going_back_take", kind="primary")
        take.setEnabled(bool(self._copies))
        for button, act in (
            (take, self._take),
            (Button(tr("A copy elsewhere…"), name="going_back_other"), self._choose_other),
            (Button(tr("Close"), name="going_back_close"), self.reject),
        ):
            button.clicked.connect(act)
            buttons.addWidget(button)
        column.addLayout(buttons)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as the words need at this width, and the list as its first few rows."""
        layout = self.layout()
        assert layout
        rows = min(len(self._copies), _ROWS)
        self._list.setFixedHeight(rows * self._list.sizeHintForRow(0) + 2 * self._list.frameWidth() + 2)
        self.setFixedHeight(layout.totalHeightForWidth(self.width()))
        super().showEvent(event)

    def _take(self) -> None:
        row = self._list.currentIndex().row()
        self.accept()
        self._go_back(self._copies[row].path)

    def _choose_other(self) -> None:
        self.accept()
        dialog = open_dialog(self._window, tr("Which copy"), file_kinds(), folder=default_folder())
        dialog.fileSelected.connect(self._go_back)
        dialog.open()

    def _go_back(self, copy: str) -> None:
        go_back(self._window, self._path, copy, self._reopen)


def go_back(window: Frame, path: str, copy: str, reopen: Callable[[], object]) -> None:
    """Put a copy in the place of the file; the copy's password is asked for where it is not that of the file."""
    present = window.context.work.store.password if window.context else None
    try:
        for password in (None, present):
            if unlocks(copy, password):
                _put(window, path, copy, password, reopen)
                return
    except StorageProblem as error:
        window.explain(tr("Nothing was changed"), error)
        return
    ask_password(
        window,
        tr("This copy has a password"),
        tr("It is the one that the file had when the copy was made."),
        lambda typed: None if unlocks(copy, typed) else tr("This password does not open the copy."),
        lambda typed: _put(window, path, copy, typed, reopen),
    )


def _put(window: Frame, path: str, copy: str, password: Password | None, reopen: Callable[[], object]) -> None:
    def done() -> None:
        if window.context is None:
            reopen()
            return
        said = tr("The file is as in the copy now; as it was before, it is kept as a copy.")
        if had_password and not window.context.work.locked:
            said = tr("The file is as in the copy now, and has no password, as the copy had none.")
        window.say(said, undo=False)

    had_password = window.context is not None and window.context.work.locked
    work_apart(window, tr("Going back to the copy"), partial(restore, path, copy, password), done, password=password)
