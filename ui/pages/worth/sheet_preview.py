"""A sheet of opportunities before anything of it is stored: measured row by row, or everything wrong with it."""

from __future__ import annotations

import os

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget

from tracker.kernel.changes import Area
from tracker.kernel.errors import Refused
from tracker.opportunities import sheet
from tracker.opportunities.service import preview
from ui.models.record_table import Column as Head
from ui.models.record_table import RecordTable
from ui.text import ntr, tr
from ui.text.labels import opportunity_kind, region_codes, region_name
from ui.text.problems import reason
from ui.text.rules import name_words
from ui.text.worth import closes_words, opportunity_state, sheet_field
from ui.widgets.buttons import Button
from ui.widgets.open_dialog import open_dialog
from ui.widgets.problem_list import ProblemList
from ui.widgets.space import Column, Row
from ui.widgets.table import Shares, Table
from ui.widgets.words import FirstLine, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.catalog.load import LoadedPack
    from tracker.kernel.problems import Problem
    from tracker.opportunities.model import OpportunityVerdict
    from tracker.people.model import Person
    from ui.context import Context, Report

SHEETS = "*.xlsx *.xls *.ods *.csv"


class SheetPreview(QWidget):
    """`left` follows Esc, Cancel, and storing."""

    left = Signal()
    stays = True

    def __init__(self, context: Context, person: Person, path: str, loaded: LoadedPack) -> None:
        super().__init__()
        self._context, self._path = context, path
        found = preview(context.work.store.read(), person.uid, loaded, today=context.work.today())
        self.model = RecordTable(_heads(), self)
        self.model.set_rows(found)
        shares = Shares(importance=(0, 4, 3, 1, 2))
        self.table = Table(name="sheet_rows", title=tr("Rows of the sheet"), shares=shares, snug=True)
        self.table.setModel(self.model)
        self._store = Button(
            ntr("Take {n} opportunity", "Take {n} opportunities", len(found)).format(n=len(found)),
            name="sheet_store",
            kind="primary",
            icon_name="import",
        )
        self._store.clicked.connect(self.store)
        cancel = Button(tr("Cancel"), name="sheet_cancel_import")
        cancel.clicked.connect(self.left)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.activated.connect(self.left)
        acts = Row()
        acts.addWidget(self._store)
        acts.addWidget(cancel)
        acts.addStretch(1)
        column = Column(self, margin=24, gap=12)
        column.addWidget(FirstLine(_answer(found)))
        name = os.path.basename(path)
        column.addWidget(
            Quiet(tr("From {name}. It takes the place of an earlier state of the same sheet.").format(name=name))
        )
        column.add_list(self.table)
        column.addLayout(acts)
        column.addStretch(1)
        self.setFocusProxy(self.table)

    def store(self) -> None:
        """Keep the opportunities, all or none."""
        work, path = self._context.work, self._path
        again, now, today, places = work.again, work.clock.now(), work.today(), region_codes()

        def act(_report: Report) -> int:
            with again() as other:
                return len(sheet.import_sheet(other.store, path, today=today, now=now, places=places).entries)

        self._store.setEnabled(False)
        self._context.shell.work_on(tr("Taking the sheet in"), act, self._stored)

    def _stored(self, count: int) -> None:
        self._context.work.store.announce(frozenset({Area.PACKS}), "opportunities.import")
        said = ntr("{n} opportunity taken in.", "{n} opportunities taken in.", count).format(n=count)
        self._context.shell.say(said)
        self.left.emit()


def choose_sheet(context: Context, person: Person, then: Callable[[SheetPreview], None]) -> QFileDialog:
    """Ask for a sheet, read it behind the window, and hand on what it holds; or list everything wrong with it."""
    kinds = tr("Sheets ({endings})").format(endings=SHEETS)
    dialog = open_dialog(context.shell.window_widget(), tr("Take in a sheet of opportunities"), kinds)
    dialog.setObjectName("sheet_choose")
    dialog.fileSelected.connect(lambda path: read(context, person, path, then))
    dialog.open()
    return dialog


def read(context: Context, person: Person, path: str, then: Callable[[SheetPreview], None]) -> None:
    """Read a sheet behind the window; a refused one is an answer too."""
    today, places = context.work.today(), region_codes()

    def act(_report: Report) -> LoadedPack | Refused:
        try:
            return sheet.read_sheet(path, today=today, places=places)
        except Refused as refused:
            return refused

    def shown(outcome: LoadedPack | Refused) -> None:
        if isinstance(outcome, Refused):
            _list_faults(context, path, outcome)
        else:
            then(SheetPreview(context, person, path, outcome))

    context.shell.work_on(tr("Reading the sheet"), act, shown)


def _list_faults(context: Context, path: str, refused: Refused) -> None:
    summary = tr("Nothing of {name} was taken in. Put these right in the sheet and try again.")
    ProblemList(
        context.shell.window_widget(),
        tr("The sheet was not taken in"),
        summary.format(name=os.path.basename(path)),
        [fault_words(problem) for problem in refused.problems],
    ).open()


def fault_words(problem: Problem) -> str:
    """One thing wrong with a sheet: its row, its column, and what is the matter."""
    row, field = sheet.fault_place(problem)
    if row is None:
        return tr("{where}: {what}").format(where=sheet_field(field), what=reason(problem))
    return tr("Row {row}, {field}: {what}").format(row=row, field=sheet_field(field), what=reason(problem))


def _answer(found: tuple[OpportunityVerdict, ...]) -> str:
    """How many there are, and how many of them can be entered."""
    words = ntr("{n} opportunity in the sheet", "{n} opportunities in the sheet", len(found)).format(n=len(found))
    able = sum(one.verdict is not None and one.verdict.met and one.open is not False for one in found)
    open_to = ntr("you can enter {n}", "you can enter {n}", able).format(n=able)
    return tr("{first}, {last}").format(first=words, last=open_to) if able else words


def _heads() -> tuple[Head, ...]:
    return (
        Head(title=tr("Name"), text=lambda one: name_words(one.opportunity), raw=_name),
        Head(
            title=tr("Kind"),
            text=lambda one: opportunity_kind(one.opportunity.kind),
            raw=lambda one: one.opportunity.kind,
        ),
        Head(
            title=tr("Region"),
            text=lambda one: tr(", ").join(map(region_name, one.opportunity.regions)) or "–",
            raw=lambda one: one.opportunity.regions,
        ),
        Head(title=tr("Open until"), text=closes_words, raw=lambda one: str(one.opportunity.closes_on or "")),
        Head(
            title=tr("For you"),
            text=lambda one: opportunity_state(one)[2],
            raw=lambda one: opportunity_state(one)[2],
        ),
    )


def _name(one: OpportunityVerdict) -> str:
    return name_words(one.opportunity)
