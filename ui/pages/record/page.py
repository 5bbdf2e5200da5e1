"""My record: what have I done that counts? Work drawn as a time line, and all records of a working life."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from tracker.certificates.service import delete_record
from tracker.kernel.changes import Area
from tracker.overview.names import names
from tracker.overview.worked import Worked, worked
from tracker.people import service
from ui.forms.goal_form import GoalForm
from ui.forms.person_form import person_form
from ui.forms.record_fields import fields_for
from ui.forms.record_form import RecordForm
from ui.models.record_table import ROW_ROLE, RecordTable
from ui.pages.attached_files import AttachedFiles
from ui.pages.base import Page
from ui.pages.opening import opens
from ui.pages.record.kinds import Kind, kinds, tab_title
from ui.run import run
from ui.text import language, ntr, tr
from ui.text.formats import parts_words
from ui.text.labels import label
from ui.text.requirements import inside
from ui.theme import current_theme
from ui.widgets.buttons import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.lanes import Interval, Lanes
from ui.widgets.sheet import Sheet, SheetHost
from ui.widgets.space import Column, Row
from ui.widgets.table import Shares, Table
from ui.widgets.words import FirstLine, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from typing import Any, ClassVar

    from tracker.people.model import Experience, Person
    from ui.context import Context


EVIDENCED = frozenset({"experience", "education", "training", "award", "exam"})
"""The kinds of records that files can be kept with."""


class RecordPage(Page):
    """The worker's own fields, then a tab for each kind of record; a form opens at the right."""

    AREAS: ClassVar[frozenset[Area]] = frozenset({Area.PEOPLE, Area.RECORD, Area.GOALS, Area.PACKS, Area.CERTIFICATES})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._names = names(context.work.store.read(), language())
        self._kinds = kinds(self._names)
        self._rows: dict[str, Sequence[Any]] = {}
        self._first = FirstLine()
        self._about = Quiet()
        self._person = Button("", name="record_person", kind="quiet", icon_name="edit")
        self._person.clicked.connect(self.edit_person)
        self._tabs = QTabBar()
        self._tabs.setObjectName("record_tabs")
        self._tabs.setAccessibleName(tr("Kinds of records"))
        self._tabs.setUsesScrollButtons(True)
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        self._stack = QStackedWidget()
        self.sections: dict[str, Section] = {}
        for kind in self._kinds:
            self._tabs.addTab(kind.title)
        self._tabs.currentChanged.connect(self._show_section)
        content = QWidget()
        self.host = SheetHost(content)
        Column(self, gap=0).addWidget(self.host)
        column = Column(content, margin=24, gap=12)
        column.addWidget(self._first)
        head = Row(gap=16)
        head.addWidget(self._about, 1)
        head.addWidget(self._person, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self._tabs)
        column.addWidget(self._stack, 1)
        self._nobody = EmptyState(
            "person",
            tr("What have you done that counts?"),
            tr("Enter your name first. Then work, schools, courses and exams can be entered."),
            tr("Enter who I am"),
            name="record_nobody",
        )
        self._nobody.acted.connect(self.edit_person)
        column.addWidget(self._nobody, 1)

    def refresh(self) -> None:
        """Read the worker's records and show them."""
        work = self.context.work
        person = work.find_person()
        reader = work.store.read()
        if person is not None:
            self._first.setText(_first_line(worked(reader, person.uid, today=work.today())))
            known = (person.name, self._names.occupation(person.occupation), person.employer)
            self._about.setText(" · ".join(filter(None, known)))
            self._person.say(tr("Change my details…"))
        for part in (self._first, self._about, self._person, self._tabs, self._stack):
            part.setVisible(person is not None)
        self._nobody.setVisible(person is None)
        for at, kind in enumerate(self._kinds):
            rows = service.records(reader, kind.name, person.uid) if person else ()
            self._tabs.setTabText(at, tab_title(kind, len(rows)))
            self._rows[kind.name] = rows
            if kind.name in self.sections:
                self.sections[kind.name].show_records(rows)
        self._show_section()

    def section(self, name: str) -> Section:
        """The section of a kind, made when it is first looked at."""
        if name not in self.sections:
            self.sections[name] = Section(next(kind for kind in self._kinds if kind.name == name), self)
            self._stack.addWidget(self.sections[name])
            self.sections[name].show_records(self._rows.get(name, ()))
        return self.sections[name]

    def _show_section(self) -> None:
        self._stack.setCurrentWidget(self.section(self.current_kind().name))

    def current_kind(self) -> Kind:
        """The section in view."""
        return self._kinds[self._tabs.currentIndex()]

    def tabs(self) -> tuple[str, ...]:
        return tuple(kind.name for kind in self._kinds)

    @property
    def part_name(self) -> str:
        return self.current_kind().name

    def show_part(self, name: str) -> None:
        """Bring a section into view."""
        self._tabs.setCurrentIndex([kind.name for kind in self._kinds].index(name))

    @opens
    def add_record(self) -> None:
        """A new record in the section in view; the worker comes first where there is none."""
        person = self.context.work.find_person()
        if person is None:
            self.edit_person()
            return
        self.host.open_sheet(self._form(self.current_kind(), person))

    @opens
    def edit_record(self, record: Any) -> None:
        """Change a record."""
        kind = self.current_kind()
        form = self._form(kind, self.context.work.person(), record)
        self.host.open_sheet(form)
        if kind.name in EVIDENCED:
            files = AttachedFiles(
                self.context,
                tr("Evidence"),
                tr("Contracts, pay slips, pictures of the work: what shows that it was so."),
                name="evidence",
            )
            files.show_subject(record.person, record.uid)
            form.body.addWidget(files)
        remove = Button(tr("Remove"), name="record_remove", kind="danger")
        remove.clicked.connect(form.close_sheet)
        remove.clicked.connect(lambda: self.delete_record(record))
        form.foot.addWidget(remove)

    def delete_record(self, record: Any) -> None:
        """Remove a record with its evidence; the quiet line offers to bring it back."""
        kind = self.current_kind().name
        run(self.context, lambda: delete_record(self.context.work.store, kind, record.uid), said=tr("Removed."))

    def begin(self, kind: str) -> None:
        """A new record of a kind; with "person" the worker's own fields."""
        if kind == "person":
            self.edit_person()
            return
        if kind:
            self.show_part(kind)
        self.add_record()

    def sheet(self) -> Sheet | None:
        return self.host.sheet

    @opens
    def edit_person(self) -> None:
        """The worker's own fields."""
        self.host.open_sheet(person_form(self.context, self._names, self.context.work.find_person()))

    def reveal(self, uid: str) -> None:
        """Show the record with this uid in its section; the worker's own fields open in their form."""
        self.refresh_if_behind()
        person = self.context.work.find_person()
        if person and person.uid == uid:
            self.edit_person()
            return
        for name, rows in self._rows.items():
            if any(record.uid == uid for record in rows):
                self.show_part(name)
                self.section(name).select(uid)

    def _form(self, kind: Kind, person: Person, record: Any = None) -> RecordForm:
        """The form of a record, a new one without; goals have a form of their own."""
        if kind.name == "goal":
            return GoalForm(self.context, self._names, person, record)
        store = self.context.work.store

        def save(values: dict[str, Any]) -> None:
            if record:
                service.edit(store, kind.name, record.uid, values)
            else:
                service.add(store, kind.name, person.uid, values)

        of_trade = kind.name in ("experience", "exam", "training")
        fields, rows = fields_for(kind.name, self._names)
        return RecordForm(
            self.context,
            kind.change if record else kind.add,
            fields,
            rows,
            save=save,
            said=tr("Saved."),
            start=record.as_dict() if record else {"occupation": person.occupation} if of_trade else {},
            fixed={"uid": record.uid if record else "new", "person": person.uid},
        )


class Section(QWidget):
    """One kind of record: the time line for work, the table, and the first act where there is nothing."""

    def __init__(self, kind: Kind, page: RecordPage) -> None:
        super().__init__()
        self._page = page
        self.kind = kind
        self.model = RecordTable(kind.columns, self)
        shares = Shares(importance=kind.importance, grows=kind.importance[0])
        self.table = Table(name=f"record_{kind.name}", title=kind.title, shares=shares, snug=True)
        self.table.setModel(self.model)
        self.table.opened.connect(self._open)
        self._lanes = Lanes() if kind.name == "experience" else None
        self._add = Button(kind.add, name=f"record_add_{kind.name}", icon_name="plus", kind="primary")
        self._add.clicked.connect(page.add_record)
        self._empty = EmptyState(kind.icon, kind.empty_title, kind.empty_text, kind.add, name=f"empty_{kind.name}")
        self._empty.acted.connect(page.add_record)
        self._full = QWidget()
        column = Column(self._full, gap=12)
        if self._lanes:
            self._lanes.activated.connect(self.select)
            column.addWidget(self._lanes)
        self._add.setToolTip("Ctrl+N")
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignRight)
        column.add_list(self.table)
        column.addStretch(1)
        outer = Column(self, gap=0)
        outer.addWidget(self._full, 1)
        outer.addWidget(self._empty, 1)
        for keys, act in (("Delete", self._delete), ("Backspace", self._delete)):
            shortcut = QShortcut(QKeySequence(keys), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)
        self.table.sortByColumn(_newest_first(kind), Qt.SortOrder.DescendingOrder)

    def show_records(self, rows: Sequence[Any]) -> None:
        """Show these records; the one that was chosen stays chosen."""
        chosen = self._chosen()
        self.model.set_rows(rows)
        self._full.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        if self._lanes:
            self._lanes.show_intervals(_job_lanes(rows), today=self._page.context.work.today())
        if chosen is not None:
            self.select(chosen.uid)
        self._fit_height()

    def _fit_height(self) -> None:
        """Where the window is low the table has the room of the time line."""
        if self._lanes:
            self._lanes.setVisible(not current_theme().low)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit_height()

    def select(self, uid: str) -> bool:
        """Choose the record with this uid; says whether it is here."""
        row = self.model.row_of(uid)
        if row >= 0:
            self.table.selectRow(row)
            self.table.scrollTo(self.model.index(row, 0))
        return row >= 0

    def _chosen(self) -> Any:
        index = self.table.currentIndex()
        return index.data(ROW_ROLE) if index.isValid() else None

    def _open(self, index: QModelIndex) -> None:
        self._page.edit_record(index.data(ROW_ROLE))

    def _delete(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._page.delete_record(chosen)


def _newest_first(kind: Kind) -> int:
    """The column that holds a kind's day, or its first."""
    heads = {"experience": 2, "education": 2, "training": 3, "award": 5, "goal": 4}
    return heads.get(kind.name, 0)


def _job_lanes(jobs: Sequence[Experience]) -> list[Interval]:
    return [
        Interval(
            key=job.uid,
            start=job.start,
            end=job.end,
            text=" · ".join(filter(None, (job.employer, job.title))) or tr("Job"),
            tip=tr("{what}: {start} to {end}").format(
                what=" · ".join(filter(None, (job.employer, job.title))) or tr("Job"),
                start=job.start.isoformat(),
                end=job.end.isoformat() if job.end else tr("today"),
            ),
            state="accent" if job.occupation else "quiet",
        )
        for job in sorted(jobs, key=_start)
    ]


def _start(job: Experience) -> date:
    return job.start


def _first_line(done: Worked) -> str:
    if done.occupation is None:
        return tr("Enter the worker's occupation to see what counts")
    line = tr("{time} in this occupation").format(time=parts_words(*_rounded(done.total)))
    if done.level and done.since_level and any(done.total):
        since = tr("{time} of it since {level}").format(
            time=parts_words(*_rounded(done.since_level)), level=inside(label(done.level))
        )
        line = tr("{all}, {part}").format(all=line, part=since)
    if done.uncounted:
        jobs = ntr("{n} job names no occupation", "{n} jobs name no occupation", done.uncounted)
        line = tr("{all}; {jobs}").format(all=line, jobs=jobs.format(n=done.uncounted))
    return line


def _rounded(parts: tuple[int, int, int]) -> tuple[int, int, int]:
    """Days matter only before the first month is full."""
    years, months, days = parts
    return (years, months, 0) if years or months else (0, 0, days)
