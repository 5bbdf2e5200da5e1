"""The sheets of mentoring from the window: onto a printer, or as PDF."""

from __future__ import annotations

import os
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from ui.run import run
from ui.text import tr
from ui.theme import icon
from ui.widgets.save_dialog import save_dialog

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.overview.cohort import Member
    from tracker.overview.monthly import Month
    from tracker.overview.names import Names
    from ui.context import Context
    from ui.reports.paper import Draw


def print_review(context: Context, month: Month, names: Names, beside: QWidget) -> None:
    """Offer the sheet of a month, beside what was pressed."""
    from ui.reports.review import review_sheet, review_title

    _offer(context, review_sheet(month, names).draw, review_title(month), beside)


def print_cohort(
    context: Context, members: Sequence[Member], skills: Sequence[str], names: Names, beside: QWidget
) -> None:
    """Offer the people and skills in sight, beside what was pressed."""
    from ui.reports.cohort import CohortSheet, cohort_title

    today = context.work.today()
    sheet = CohortSheet(members, skills, names, today=today)
    _offer(context, sheet.draw, cohort_title(today), beside, landscape=True)


def _offer(context: Context, draw: Draw, title: str, beside: QWidget, *, landscape: bool = False) -> None:
    """Ask whether it goes to a printer or into a file."""
    menu = QMenu(context.shell.window_widget())
    menu.setObjectName("paper_menu")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    paper = menu.addAction(icon("print", "quiet"), tr("Onto a printer…"))
    paper.triggered.connect(lambda: _print(context, draw, title, landscape=landscape))
    pdf = menu.addAction(icon("save", "quiet"), tr("Save as PDF…"))
    pdf.triggered.connect(lambda: _ask_file(context, draw, title, landscape=landscape))
    menu.popup(beside.mapToGlobal(beside.rect().bottomLeft()))


def _print(context: Context, draw: Draw, title: str, *, landscape: bool) -> None:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    from ui.reports.paper import lay_out

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    lay_out(printer, landscape=landscape)
    dialog = QPrintDialog(printer, context.shell.window_widget())
    dialog.setObjectName("paper_dialog")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: draw(printer))
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.show()  # its own `open` wants a slot by name


def _ask_file(context: Context, draw: Draw, title: str, *, landscape: bool) -> None:
    name = f"{title}.pdf".replace("/", "-").replace(":", " ")
    dialog = save_dialog(context.shell.window_widget(), tr("Save as PDF"), name, {"PDF (*.pdf)": "pdf"})
    dialog.setObjectName("paper_file")
    dialog.fileSelected.connect(partial(save, context, draw, title, landscape=landscape))
    dialog.open()


def save(context: Context, draw: Draw, title: str, path: str, *, landscape: bool = False) -> None:
    """Write a sheet as PDF."""
    from ui.reports.paper import save_pdf

    run(
        context,
        lambda: save_pdf(draw, path, title=title, landscape=landscape),
        said=tr("Saved as {name}.").format(name=os.path.basename(path)),
        undo=False,
    )
