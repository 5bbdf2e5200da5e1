"""Bringing questions in, from a file or from the clipboard: read behind the window, then looked at."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QGuiApplication

from tracker.kernel.errors import TrackerError
from tracker.study.service import banks
from ui.text import tr
from ui.widgets.open_dialog import open_dialog

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from tracker.study.banks.model import Progress
    from tracker.study.service.banks import Preview
    from ui.context import Context, Report
    from ui.forms.mapping_form import Told
    from ui.pages.study.preview import Again

BANK_FILES = "*.xlsx *.xls *.ods *.csv *.tsv *.txt *.docx *.doc *.apkg *.gift *.md *.xlsm"
CLIPBOARD = "clipboard.txt"


class Bringing:
    """Reads a bank; `show` gets what was understood, and how to read it again by what a person says of it."""

    def __init__(self, context: Context, show: Callable[[Preview, Again], None]) -> None:
        self._context, self._show = context, show

    def choose(self) -> None:
        """Ask for a file with questions."""
        kinds = tr("Question banks ({endings})").format(endings=BANK_FILES)
        dialog = open_dialog(self._context.shell.window_widget(), tr("Import a question bank"), kinds)
        dialog.fileSelected.connect(self.read_file)
        dialog.open()

    def read_file(self, path: str) -> None:
        """Read a bank behind the window, then show what was understood."""
        self._read(partial(banks.preview, path=path))

    def paste(self) -> None:
        """The same for the text that was copied."""
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self._context.shell.say(tr("There is no text to paste. Copy the questions first."), undo=False)
            return
        self._read(partial(banks.preview_data, data=text.encode("utf-8", "replace"), name=CLIPBOARD))

    def _read(self, read: Callable[..., Preview]) -> None:
        def show(preview: Preview) -> None:
            self._show(preview, partial(self._read_again, read))

        self._work_on(lambda reader, report: read(reader, by_hand=True, progress=report), show)

    def _read_again(
        self,
        read: Callable[..., Preview],
        told: Told,
        done: Callable[[Preview | TrackerError], None],
    ) -> None:
        """Read the same bank by what a person said of it; what goes wrong is handed on as well."""

        def act(reader: Any, report: Progress) -> Preview | TrackerError:
            try:
                said = {"mappings": told.mappings, "separators": told.separators, "marks": told.marks}
                return read(reader, **said, by_hand=True, progress=report)
            except TrackerError as error:
                return error

        self._work_on(act, done)

    def _work_on(self, act: Callable[[Any, Progress], Any], done: Callable[[Any], None]) -> None:
        work = self._context.work

        def read(report: Report) -> Any:
            with work.again(read_only=True) as other:
                return act(other.store.read(), lambda done, total: report(done, total, ""))

        self._context.shell.work_on(tr("Reading the questions"), read, done)
