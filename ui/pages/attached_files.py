"""The files kept with a record: seen, opened, saved elsewhere, added, removed."""

from __future__ import annotations

import os
import stat
from functools import partial

from PySide6.QtCore import Qt, QTemporaryDir, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from tracker.certificates import service
from tracker.kernel.changes import Area, Changes
from tracker.kernel.errors import NotFound
from ui.run import run
from ui.text import ntr, tr
from ui.text.certificates import size_words
from ui.theme import current_theme
from ui.widgets.buttons import Button, IconButton
from ui.widgets.flow import FlowRow
from ui.widgets.icon_mark import IconMark
from ui.widgets.large_picture import show_large
from ui.widgets.picture import Picture
from ui.widgets.space import Column, Row, clear
from ui.widgets.words import Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tracker.certificates.model import Attachment
    from ui.context import Context, Report

_PREVIEW, _WIDEST = 200, 420


class AttachedFiles(QWidget):
    """Pictures are shown; what is not a picture opens in the program that the system has for it."""

    def __init__(self, context: Context, title: str, hint: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._name = context, name
        self._writing = not context.work.store.read_only
        self._copies = QTemporaryDir()
        self._owner = self._subject = ""
        self._shown: tuple[Attachment, ...] | None = None
        self._files = Column(gap=16)
        add = Button(tr("Add files…"), name=f"{name}_add", kind="quiet", icon_name="attach")
        add.clicked.connect(self.choose)
        said = Quiet(hint, small=True)
        column = Column(self, gap=8)
        column.addWidget(Label(title, size="emphasis"))
        column.addLayout(self._files)
        column.addWidget(FlowRow(add))
        column.addWidget(said)
        for part in (add, said):
            part.setVisible(self._writing)
        context.bus.changed.connect(self._hear)

    def show_subject(self, owner: str, subject: str) -> None:
        """Show the files kept with a person's record; those in sight already are not read again."""
        self._owner, self._subject = owner, subject
        found = service.attachments(self._context.work.store.read(), subject)
        if found != self._shown:
            self._shown = found
            clear(self._files)
            for attachment in found:
                self._files.addWidget(self._part(attachment))

    def _hear(self, changes: Changes) -> None:
        if self._subject and Area.CERTIFICATES in changes.areas:
            self.show_subject(self._owner, self._subject)

    def _part(self, attachment: Attachment) -> QWidget:
        part = QWidget()
        column = Column(part, gap=4)
        content = self._content_of(attachment) if attachment.media_type.startswith("image/") else None
        if content is not None:
            picture = Picture(
                content,
                tr("Picture {name}; Enter shows it large").format(name=attachment.name),
                name=f"{self._name}_{attachment.uid}",
                highest=_PREVIEW,
            )
            picture.acted.connect(partial(self._show_large, attachment, content))
            picture.setMaximumWidth(current_theme().px(_WIDEST))
            column.addWidget(picture)
        column.addLayout(self._line(attachment, with_icon=content is None))
        return part

    def _line(self, attachment: Attachment, *, with_icon: bool) -> Row:
        line = Row(gap=4)
        if with_icon:
            line.addWidget(IconMark("file", size=24), 0, Qt.AlignmentFlag.AlignTop)
        words = Column(gap=0)
        words.addWidget(Label(attachment.name))
        words.addWidget(Quiet(size_words(attachment), small=True))
        line.addLayout(words, 1)
        for icon, text, name, act in self._tools(attachment):
            button = IconButton(icon, text, name=f"{self._name}_{name}_{attachment.uid}")
            button.clicked.connect(act)
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _tools(self, attachment: Attachment) -> list[tuple[str, str, str, Callable[[], object]]]:
        tools: list[tuple[str, str, str, Callable[[], object]]] = [
            ("external", tr("Open {name}").format(name=attachment.name), "open", partial(self.open, attachment)),
            ("save", tr("Save {name} as…").format(name=attachment.name), "save", partial(self.save, attachment)),
        ]
        if self._writing:
            remove = tr("Remove {name}").format(name=attachment.name)
            tools.append(("delete", remove, "remove", partial(self.remove, attachment)))
        return tools

    def _content_of(self, attachment: Attachment) -> bytes | None:
        """The bytes of a picture; None where the file has lost them, which opening it explains."""
        try:
            return service.content(self._context.work.store.read(), attachment)
        except NotFound:
            return None

    def _show_large(self, attachment: Attachment, content: bytes) -> None:
        show_large(self._context.shell.window_widget(), attachment.name, content)

    def choose(self) -> None:
        """Ask which files to keep."""
        ask_for_files(self._context, self.attach, name=self._name)

    def attach(self, paths: Sequence[str]) -> None:
        """Keep files with the record; large ones take their time, so it is done beside the window."""
        keep_files(self._context, self._owner, self._subject, paths)

    def open(self, attachment: Attachment) -> None:
        """Open a copy in the program that the system has for it. The copy cannot be written: it does not come back."""
        folder = self._copies.filePath(attachment.uid)
        path = os.path.join(folder, os.path.basename(attachment.name))

        def copy() -> None:
            if not os.path.exists(path):
                os.makedirs(folder, exist_ok=True)
                service.save_copy(self._context.work.store.read(), attachment, path)
                os.chmod(path, stat.S_IRUSR)

        if run(self._context, copy) and not QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
            self._context.shell.complain(
                tr("The file cannot be opened"),
                tr("This computer has no program for {name}. Save it and open it elsewhere.").format(
                    name=attachment.name
                ),
            )

    def save(self, attachment: Attachment) -> None:
        """Ask where, then write the file there."""
        dialog = QFileDialog(self._context.shell.window_widget(), tr("Save as"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(attachment.name)
        dialog.fileSelected.connect(partial(self.save_to, attachment))
        dialog.open()

    def save_to(self, attachment: Attachment, path: str) -> None:
        """Write a file of the record to a place of its own."""
        run(
            self._context,
            lambda: service.save_copy(self._context.work.store.read(), attachment, path),
            said=tr("Saved as {name}.").format(name=os.path.basename(path)),
            undo=False,
        )

    def remove(self, attachment: Attachment) -> None:
        """Remove a file from the record; the quiet line offers to bring it back."""
        run(
            self._context,
            lambda: service.detach(self._context.work.store, attachment.uid),
            said=tr("{name} removed.").format(name=attachment.name),
        )


def ask_for_files(context: Context, then: Callable[[list[str]], None], *, name: str) -> None:
    """Ask which files to keep with a record, beside the work."""
    endings = " ".join(f"*{ending}" for ending in service.MEDIA_TYPES)
    dialog = QFileDialog(context.shell.window_widget(), tr("Files to keep"))
    dialog.setObjectName(f"{name}_choose")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilter(tr("Pictures, documents and text ({endings})").format(endings=endings))
    dialog.filesSelected.connect(then)
    dialog.open()


def keep_files(context: Context, owner: str, subject: str, paths: Sequence[str]) -> None:
    """Keep files with a person's record beside the window, all or none, with progress and Cancel."""
    again, now = context.work.again, context.work.clock.now()

    def work(report: Report) -> int:
        with again() as own:
            return service.attach(own.store, owner, subject, paths, now=now, report=report)

    def tell(added: int) -> None:
        if not added:
            context.shell.say(tr("It was kept here already; nothing was added."), undo=False)
            return
        said = ntr("{n} file added.", "{n} files added.", added).format(n=added)
        if known := len(paths) - added:
            there = ntr("{n} was kept here already.", "{n} were kept here already.", known).format(n=known)
            said = tr("{added} {known}").format(added=said, known=there)
        context.shell.say(said)

    context.shell.work_on(tr("Adding files"), work, tell)
