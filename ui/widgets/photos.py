"""An editor of photos: dropped onto it or chosen, listed by name, each removable."""

from __future__ import annotations

import os
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QWidget

from ui.text import tr
from ui.widgets.buttons import Button, IconButton
from ui.widgets.flow import FlowRow
from ui.widgets.icon_mark import IconMark
from ui.widgets.space import Column, Row, clear
from ui.widgets.words import Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class PhotoEdit(QFrame):
    """`value()` has the paths; `endings` are those of files that can be kept, such as `.jpg`."""

    changed = Signal()

    def __init__(self, endings: Sequence[str], *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("kind", "drop")
        self.setAcceptDrops(True)
        self._endings = tuple(endings)
        self._paths: list[str] = []
        self._listed = Column(gap=4)
        add = Button(tr("Choose files…"), name=f"{name}_add", kind="quiet", icon_name="image")
        add.clicked.connect(self._choose)
        self.setFocusProxy(add)
        column = Column(self, margin=8, gap=4)
        column.addLayout(self._listed)
        column.addWidget(FlowRow(add))
        column.addWidget(Quiet(tr("Or drop photos here."), small=True))

    def value(self) -> tuple[str, ...]:
        """The paths of the files chosen."""
        return tuple(self._paths)

    def set_value(self, value: Sequence[str] | None) -> None:
        """Show other files."""
        self._paths = list(value or ())
        self._show()

    def problem(self) -> str | None:
        """None: what is wrong with a file is found when it is read."""
        return None

    def add(self, paths: Sequence[str]) -> None:
        """Add files, each once."""
        new = [path for path in paths if path not in self._paths]
        if new:
            self._paths += new
            self._show()
            self.changed.emit()

    def _show(self) -> None:
        clear(self._listed)
        for number, path in enumerate(self._paths):
            line = Row(gap=4)
            line.addWidget(IconMark("file", size=16, beside="body"), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Label(os.path.basename(path)), 1)
            words = tr("Remove {name}").format(name=os.path.basename(path))
            remove = IconButton("close", words, name=f"{self.objectName()}_remove_{number}")
            remove.clicked.connect(partial(self._remove, path))
            line.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
            self._listed.addLayout(line)

    def _remove(self, path: str, _checked: bool = False) -> None:
        self._paths.remove(path)
        self._show()
        self.changed.emit()

    def _choose(self) -> None:
        dialog = QFileDialog(self, tr("Photos"))
        dialog.setObjectName("photos_choose")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        endings = " ".join(f"*{ending}" for ending in self._endings)
        dialog.setNameFilter(tr("Pictures, PDF and text ({endings})").format(endings=endings))
        dialog.filesSelected.connect(self.add)
        dialog.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if files := _files(event):
            event.acceptProposedAction()
            self.add(files)


def _files(event: QDropEvent) -> list[str]:
    """The files of this computer that are being dragged."""
    return [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
