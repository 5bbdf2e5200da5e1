"""Our own bugs: logged, shown as a report that can be saved, and the choice to go on or to quit."""

from __future__ import annotations

import sys

from PySide6 import __version__ as qt_version
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QWidget

from ui.text import tr
from ui.theme import current_theme
from ui.widgets.buttons import Button
from ui.widgets.save_dialog import save_dialog
from ui.widgets.space import Column, Row
from ui.widgets.words import Label, Quiet, SectionTitle

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType


def _report_of(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """What a developer needs: versions, system and trace; none of the worker's records, nor the name of his folder."""
    import os
    import platform
    import traceback
    from importlib.metadata import version

    lines = [
        f"Career Tracker {version('career-tracker')}, Python {platform.python_version()}, Qt {qt_version}",
        platform.platform(),
        "",
        *traceback.format_exception(kind, error, trace),
    ]
    return "\n".join(line.rstrip("\n") for line in lines).replace(os.path.expanduser("~"), "~")


class CrashReport(QDialog):
    """The report of one bug, and of those that follow while it is in sight.

    The file is safe: every change is one transaction, done or not done.
    """

    def __init__(self, report: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("crash_report")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Something went wrong in the program"))
        self.setMinimumWidth(current_theme().px(560))
        self._reports = [report]
        column = Column(self, margin=24, gap=16)
        column.addWidget(SectionTitle(tr("Something went wrong in the program")))
        column.addWidget(
            Label(
                tr(
                    "This is a fault of the program, not yours. Your file is safe: a change is saved whole "
                    "or not at all. Please save this report and pass it to whoever looks after the program. "
                    "It holds none of your records, but look it over: it may name a file."
                )
            )
        )
        self._text = QPlainTextEdit(report)
        self._text.setReadOnly(True)
        self._text.setObjectName("crash_text")
        self._text.setAccessibleName(tr("Report"))
        self._text.setTabChangesFocus(True)
        self._text.setFont(_fixed_font())
        column.addWidget(self._text)
        self._told = Quiet()
        self._told.hide()
        column.addWidget(self._told)
        column.addLayout(self._buttons())

    def _buttons(self) -> Row:
        buttons = Row()
        for name, words, kind, act in (
            ("crash_save", tr("Save the report…"), "primary", self._save),
            ("crash_go_on", tr("Go on"), "", self.accept),
            ("crash_quit", tr("Quit"), "", QApplication.quit),
        ):
            button = Button(words, name=name, kind=kind)
            button.clicked.connect(act)
            buttons.addWidget(button)
            if kind:
                button.setFocus()
        buttons.addStretch()
        return buttons

    def add(self, report: str) -> None:
        """Another bug while the report is in sight; one that comes again and again is said once."""
        if report not in self._reports:
            self._reports.append(report)
            self._text.appendPlainText(f"\n{report}")

    def _save(self) -> None:
        kinds = {tr("Text") + " (*.txt)": "txt"}
        dialog = save_dialog(self, tr("Save the report"), "career-tracker-report.txt", kinds)
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    def save_to(self, path: str) -> None:
        """Write the report, and say that it is done or what the disk said."""
        try:
            with open(path, "w", encoding="utf-8") as target:
                target.write("\n\n".join(self._reports))
        except OSError as error:
            self._tell(tr("The report could not be saved: {why}").format(why=error.strerror))
        else:
            self._tell(tr("Saved as {name}.").format(name=path))

    def _tell(self, words: str) -> None:
        self._told.setText(words)
        self._told.show()


def _fixed_font() -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPixelSize(current_theme().font("small").pixelSize())
    return font


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None, window: QWidget) -> None:
    """Show the report of a bug; it also goes to stderr, for those who started from a terminal."""
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    words = _report_of(kind, error, trace)
    if sys.stderr is not None:
        sys.stderr.write(words + "\n")
    shown = next((one for one in window.findChildren(CrashReport) if one.isVisible()), None)
    if shown:
        shown.add(words)
    else:
        CrashReport(words, window).open()
