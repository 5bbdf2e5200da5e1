"""Everything with a date on one list, each leading to its place; and all of it for a calendar program."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog

from tracker.certificates.rules import DueState
from tracker.overview.agenda import ItemKind, agenda
from tracker.overview.calendar import save
from ui.run import run
from ui.text import tr
from ui.text.agenda import calendar, item_deadline, item_words
from ui.text.labels import label
from ui.theme import current_theme
from ui.widgets.action_row import ActionRow
from ui.widgets.badge import StateBadge
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import FlowRow
from ui.widgets.save_dialog import save_dialog
from ui.widgets.scroll import ScrollColumn
from ui.widgets.space import Column, Row
from ui.widgets.words import Quiet, SectionTitle

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.overview.agenda import AgendaItem
    from tracker.overview.names import Names
    from tracker.overview.standing import Standing
    from ui.context import Context

SHOWN = 4
_WIDTH, _HEIGHT = 620, 560
_STATES = {DueState.LATER: "quiet", DueState.OPEN: "due", DueState.OVERDUE: "bad", DueState.EXPIRED: "bad"}
_ON_HOME = (ItemKind.REVIEW, ItemKind.EXPIRY, ItemKind.GOAL, ItemKind.STEP)
"""The kinds that other cards of Home show already."""


class DatesCard(Card):
    """The next claims, closing days and exams; all dates behind a button, also as a calendar file."""

    def __init__(self, context: Context, standing: Standing, names: Names) -> None:
        super().__init__(tr("Other dates"))
        self._context, self._names = context, names
        coming = [item for item in standing.dates if item.kind not in _ON_HOME and item.days_left >= 0]
        for item in coming[:SHOWN]:
            self.body.addWidget(_date_row(context, item, names))
        if not coming:
            self.body.addWidget(Quiet(tr("No claim, closing day or exam is coming.")))
        every = Button(tr("All dates…"), name="home_all_dates", kind="quiet", icon_name="calendar")
        every.clicked.connect(self._open)
        self.body.addWidget(FlowRow(every))

    def _open(self) -> None:
        AgendaDialog(self._context, self._names).open()


class AgendaDialog(QDialog):
    """The whole agenda, the nearest first."""

    def __init__(self, context: Context, names: Names) -> None:
        window = context.shell.window_widget()
        super().__init__(window)
        self.setObjectName("agenda")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("All dates"))
        self._context = context
        work = context.work
        items = agenda(work.store.read(), work.person().uid, today=work.today())
        scroll = ScrollColumn(margin=0, gap=4)
        for item in items:
            scroll.body.addWidget(_date_row(context, item, names, self.accept))
        if not items:
            scroll.body.addWidget(Quiet(tr("Nothing with a date is entered yet.")))
        export = Button(tr("Save for a calendar…"), name="agenda_export", icon_name="export")
        export.clicked.connect(lambda: choose_calendar(context))
        close = Button(tr("Close"), name="agenda_close", kind="primary")
        close.clicked.connect(self.accept)
        foot = Row()
        foot.addWidget(export)
        foot.addStretch()
        foot.addWidget(close)
        column = Column(self, margin=24, gap=12)
        column.addWidget(SectionTitle(tr("All dates")))
        column.addWidget(scroll, 1)
        column.addLayout(foot)
        theme = current_theme()
        self.resize(min(theme.px(_WIDTH), window.width()), min(theme.px(_HEIGHT), window.height()))


def _date_row(context: Context, item: AgendaItem, names: Names, then: Callable[[], object] | None = None) -> ActionRow:
    """A date with what it is about; the row leads to where something can be done."""
    state = _STATES[item.state]
    badge = StateBadge(state, label(item.kind), icon="calendar" if state == "quiet" else "")
    row = ActionRow(
        item_words(item, names) or label(item.kind),
        item_deadline(item, today=context.work.today()),
        name=f"date_{item.kind}_{item.subject}",
        badge=badge,
    )
    if then:
        row.acted.connect(then)
    row.acted.connect(partial(context.shell.go, *_place(item)))
    return row


def _place(item: AgendaItem) -> tuple[str, str | None]:
    """The page of a date, and the record on it."""
    if item.certificate:
        return "certificates", item.subject
    if item.benefit or item.opportunity:
        return "worth", item.kind
    if item.goal:
        return "paths", item.subject
    if item.step:
        return "paths", item.step.goal
    if item.agreed:
        return "mentoring", None
    return ("study", None) if item.target else ("record", item.subject)


def choose_calendar(context: Context) -> QFileDialog:
    """Ask where the calendar file goes."""
    kinds = {tr("Calendar (*.ics)"): "ics"}
    dialog = save_dialog(context.shell.window_widget(), tr("Save for a calendar"), tr("dates") + ".ics", kinds)
    dialog.setObjectName("calendar_dialog")
    dialog.fileSelected.connect(lambda path: export_calendar(context, path))
    dialog.open()
    return dialog


def export_calendar(context: Context, path: str) -> None:
    """Write every date to come with its alarms."""
    run(
        context,
        lambda: save(path, calendar(context.work)),
        said=tr("Saved. Open it with your phone's or computer's calendar."),
        undo=False,
    )
