"""Our own bugs: logged, shown as a report that can be saved, and the choice to go on or to quit."""

from __future__ import annotations

import sys

from PySide6 import __version__ as qt_version
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPlainTextEdit, QWidget

from ui.text import tr
from ui.theme import current_theme
from ui.widgets.buttons import Button
from ui.widgets.space import Column, Row
from ui.widgets.words import Label, SectionTitle

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType


def report_of(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """What a developer needs: versions, system and trace; nothing of the worker's records."""
    import platform
    import traceback

    lines = [
        f"Python {platform.python_version()}, Qt {qt_version}, {platform.platform()}",
        "",
        *traceback.format_exception(kind, error, trace),
    ]
    return "\n".join(line.rstrip("\n") for line in lines)


class CrashReport(QDialog):
    """The report of one bug. The file is safe: every change is one transaction, done or not done."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("crash_report")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Something went wrong in the program"))
        self.setMinimumWidth(current_theme().px(560))
        self._report = report
        column = Column(self, margin=24, gap=16)
        column.addWidget(SectionTitle(tr("Something went wrong in the program")))
        column.addWidget(
            Label(
                tr(
                    "This is a fault of the program, not yours. Your file is safe: a change is saved whole "
                    "or not at all. Please save this report and pass it to whoever looks after the program."
                )
            )
        )
        self._text = QPlainTextEdit(report)
        self._text.setReadOnly(True)
        self._text.setObjectName("crash_text")
        self._text.setAccessibleName(tr("Report"))
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        column.addWidget(self._text)
        buttons = Row()
        for name, words, kind, act in (
            ("crash_save", tr("Save the report…"), "primary", self._save),
            ("crash_go_on", tr("Go on"), "", self.accept),
            ("crash_quit", tr("Quit"), "", QApplication.quit),
        ):
            button = Button(words, name=name, kind=kind)
            button.clicked.connect(act)
            buttons.addWidget(button)
        buttons.addStretch()
        column.addLayout(buttons)

    def _save(self) -> None:
        dialog = QFileDialog(self, tr("Save the report"), "career-tracker-report.txt")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    def save_to(self, path: str) -> None:
        """Write the report; where the disk refuses, say so in place of the report's head."""
        try:
            with open(path, "w", encoding="utf-8") as target:
                target.write(self._report)
        except OSError as error:
            self._text.setPlainText(f"{tr('The report could not be saved')}: {error.strerror}\n\n{self._report}")


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None, window: QWidget) -> None:
    """Show the report of a bug; it also goes to stderr, for those who started from a terminal."""
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    words = report_of(kind, error, trace)
    if sys.stderr is not None:
        sys.stderr.write(words + "\n")
    CrashReport(words, window).open()
