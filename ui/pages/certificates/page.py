"""Certificates: what do I hold, what runs out? A list to sort and to narrow down, and one certificate beside it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from tracker.certificates import service
from tracker.kernel.changes import Area
from tracker.kernel.terms import CertificateKind
from tracker.overview.certificate_list import CertificateList
from tracker.overview.names import names
from tracker.overview.people import people_in_file
from ui.models.certificates import HELD_ROLE, CertificateTable
from ui.models.turns import Turns
from ui.pages.base import Page
from ui.pages.certificates.acts import CertificateActs
from ui.pages.certificates.empty import ListOrEmpty
from ui.pages.certificates.filters import Filters
from ui.pages.certificates.table import CertificateView
from ui.pages.opening import opens
from ui.text import language, tr
from ui.text.certificates import first_line, second_line, title_words
from ui.widgets.buttons import Button
from ui.widgets.sheet import Sheet, SheetHost
from ui.widgets.space import Column
from ui.widgets.words import FirstLine, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import ClassVar

    from tracker.certificates.model import Certificate
    from tracker.overview.certificate_list import Held
    from ui.context import Context
    from ui.pages.certificates.details import CertificateDetails

_BROWSING_MS = 60
"""How long a row must be the current one before the sheet shows it: a key held down must not wait for it."""


class CertificatesPage(Page):
    """The list, and at its right the certificate chosen; both go on working while rows are still coming in."""

    AREAS: ClassVar[frozenset[Area]] = frozenset({Area.CERTIFICATES, Area.PEOPLE, Area.PACKS})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._names = names(context.work.store.read(), language())
        self._listed: CertificateList | None = None
        self._person: str | None = None
        self._chosen: str | None = None
        self._row = -1
        self._bring_into_sight = False
        self.model = CertificateTable(self._names, today=context.work.today(), parent=self)
        self.table = CertificateView(self.model)
        self.filters = Filters()
        self._first, self._second, self._count = FirstLine(), Quiet(), Quiet(small=True)
        self._counting = Turns(self)
        self._browsing = QTimer(self, singleShot=True, interval=_BROWSING_MS)
        self.host = SheetHost(QWidget())
        self.acts = CertificateActs(context, self._names, self.table, self.host)
        self._details: CertificateDetails | None = None
        self._add = Button(tr("New certificate"), name="certificates_add", kind="primary", icon_name="plus")
        self._build()
        self._connect()
        self.setAcceptDrops(self.acts.writing)

    def _build(self) -> None:
        self._add.setToolTip("Ctrl+N")
        self.filters.tools.addWidget(self._add)
        content, listed = self.host.content, QWidget()
        Column(self, gap=0).addWidget(self.host)
        self._body = ListOrEmpty(listed, add=self.add_record, enter=self._enter_person, widen=self.filters.clear)
        column = Column(content, margin=24, gap=12)
        column.addWidget(self._first)
        column.addWidget(self._second)
        column.addWidget(self.filters)
        column.addWidget(self._body, 1)
        rows = Column(listed)
        rows.add_list(self.table)
        rows.addWidget(self._count)
        rows.addStretch(1)

    def _connect(self) -> None:
        self._add.clicked.connect(self.add_record)
        self.filters.changed.connect(self._narrow)
        self.filters.scope_changed.connect(self._show_anew)
        self.filters.left.connect(self._enter_list)
        self.model.settled.connect(self._settle)
        self.table.selectionModel().currentRowChanged.connect(self._browse)
        self.table.clicked.connect(lambda _index: self._show_chosen(focus=False))
        self.table.opened.connect(lambda _index: self._show_chosen(focus=True))
        self.table.customContextMenuRequested.connect(self._show_menu)
        self._counting.ended.connect(self._tell)
        self._browsing.timeout.connect(lambda: self._show_chosen(focus=False))
        self.acts.opening.connect(lambda: self._show_chosen(focus=True))
        self.acts.editing.connect(self._edit)
        self.acts.asked.connect(self._ask)
        leave = QShortcut(QKeySequence("Esc"), self.table)
        leave.setContext(Qt.ShortcutContext.WidgetShortcut)
        leave.activated.connect(self._leave_details)

    # What is listed

    def refresh(self) -> None:
        """Read the file; what is chosen stays chosen, and the list where it is."""
        work = self.context.work
        person = work.find_person()
        self.filters.show_people(person.name if person else "", people_in_file(work.store.read()))
        uid = person.uid if person else None
        if self._listed is None or uid != self._person:
            self._person = uid
            self._choose(None)
            self._show_anew()
        else:
            self._listed = self._make_list()
            self._look_again()
            self.model.show_list(self._listed)

    @property
    def busy(self) -> bool:
        """Whether rows are still to come or to be counted."""
        return self.model.busy or self._counting.busy

    def _make_list(self) -> CertificateList:
        work = self.context.work
        self.model.today = work.today()
        person = None if self.filters.everyone else self._person
        return CertificateList(work.store.read(), person=person, today=work.today())

    def _show_anew(self) -> None:
        """Another list, from its beginning."""
        self.setProperty("busy", True)
        self._listed = self._make_list()
        self.table.show_workers(self.filters.everyone)
        self.model.show_list(self._listed, self.model.view.replace(filter=self.filters.wanted(self._names)))

    def _narrow(self) -> None:
        self.model.show_view(self.model.view.replace(filter=self.filters.wanted(self._names)))

    def _settle(self) -> None:
        """All rows are there: find the chosen one again, then count."""
        place = self.model.place_of(self._chosen) if self._chosen else -1
        if place < 0 and self._chosen is None and self._row >= 0:
            place = min(self._row, self.model.rowCount() - 1)
        if place >= 0 and place != self.table.currentIndex().row():
            self.table.choose(place, scroll=self._bring_into_sight)
        self._bring_into_sight = False
        if self._listed:
            self._counting.begin(self._listed.survey())

    def _tell(self) -> None:
        """Answer the page's question, once everything is counted."""
        assert self._listed
        self.setProperty("busy", False)
        tally, today, everyone = self._listed.tally(), self.context.work.today(), self.filters.everyone
        total, shown = sum(tally.counts.values()), self.model.rowCount()
        self.filters.show_counts(tally.counts)
        self._first.setText(first_line(tally, today=today))
        self._second.setText(second_line(tally, self._names, today=today, whose=everyone))
        self._count.setText(tr("{n} of {total} certificates").format(n=f"{shown:,}", total=f"{total:,}"))
        self._count.setVisible(shown != total)
        empty = "nobody" if self._person is None else "none"
        self._body.show_page(empty if not total else "list" if shown or self.model.busy else "nothing")
        for part in (self._first, self._second):
            part.setVisible(total > 0)
        self._add.setVisible(total > 0 and self.acts.writing)
        self.filters.setVisible(total > 0 or self.filters.many)
        self._second.setVisible(bool(self._second.text()))

    # What is chosen

    @property
    def details(self) -> CertificateDetails:
        """The sheet for one certificate, made when it is first asked for."""
        if self._details is None:
            from ui.pages.certificates.details import CertificateDetails

            self._details = CertificateDetails(self.context, self._names, self.acts)
        return self._details

    @property
    def _details_open(self) -> bool:
        return self.host.sheet is not None and self.host.sheet is self._details

    def _leave_details(self) -> None:
        if self._details_open:
            self.details.close_sheet()

    def _browse(self, index: QModelIndex) -> None:
        held = index.data(HELD_ROLE) if index.isValid() else None
        if self.model.rearranging or held is None:
            return
        if self._bring_into_sight and self.model.busy:  # a list that gets the keyboard goes to its first row by itself
            return
        self._row = index.row()
        self._choose(held)
        if self._details_open:
            self._browsing.start()

    def _choose(self, held: Held | None) -> None:
        self._chosen = held.certificate.uid if held else None
        self.acts.choose(held)

    def _look_again(self) -> None:
        """The chosen certificate as the file has it now; one that was removed leaves its place to the next."""
        found = self._find(self._chosen) if self._chosen else None
        before = self.model.index(self._row, 0).data(HELD_ROLE)
        if found is None and before and before.certificate.uid == self._chosen:
            self.model.drop(self._row)
        self._choose(found)
        if self._details_open:
            if found:
                self.details.show_held(found, whose=self.filters.everyone)
            else:
                self.details.close_sheet()

    def _find(self, uid: str) -> Held | None:
        row = self._listed.row_of(uid) if self._listed else None
        return self._listed.held([row]).get(row) if self._listed and row is not None else None

    def _show_chosen(self, *, focus: bool) -> None:
        """Show the chosen certificate in the sheet, unless a form is open there: nobody's typing may be lost."""
        self._browsing.stop()
        if self.acts.held and (self.host.sheet is None or self._details_open):
            self.details.show_held(self.acts.held, whose=self.filters.everyone)
            self.host.open_sheet(self.details, focus=focus)

    def reveal(self, uid: str) -> None:
        """Show the certificate with this uid, or the one that the scan or the note of this uid belongs to."""
        self.refresh_if_behind()
        certificate = service.find(self.context.work.store.read(), uid)
        if certificate is None:
            return
        if certificate.person != self._person and not self.filters.everyone:
            self.filters.show_everyone()
            self._show_anew()
        self._choose(self._find(certificate.uid))
        self._bring_into_sight = True
        if not self.model.busy:
            if self.model.place_of(certificate.uid) < 0:
                self.filters.clear()
            self._settle()
        self._show_chosen(focus=False)

    def _enter_list(self) -> None:
        """From the filter down into the list."""
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.table.currentIndex().isValid() and self.model.rowCount():
            self.table.choose(0, scroll=True)

    def focus_filter(self) -> None:
        """The words that narrow the list down."""
        self.filters.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.line.selectAll()

    def _show_menu(self, point: QPoint) -> None:
        under = self.table.indexAt(point)
        if under.isValid():
            self.table.setCurrentIndex(under)
        else:
            point = self.table.visualRect(self.table.currentIndex()).center()
        if self.acts.held:
            self.acts.menu(self.table).popup(self.table.viewport().mapToGlobal(point))

    # Forms

    @opens
    def add_record(self) -> None:
        """A new certificate of the worker shown, who comes first where there is none."""
        if not self.acts.writing:
            return
        person = self.context.work.find_person()
        if person is None:
            self._enter_person()
            return
        from ui.forms.certificate_forms import CertificateForm

        self._ask(CertificateForm(self.context, self._names, self._reviewed(), person=person, saved_as=self.reveal))

    def _edit(self) -> None:
        if self.acts.held:
            self.change(self.acts.held.certificate)

    @opens
    def change(self, held: Certificate) -> None:
        """Change a certificate in its form."""
        from ui.forms.certificate_forms import CertificateForm

        self._ask(CertificateForm(self.context, self._names, self._reviewed(), certificate=held))

    def _reviewed(self) -> frozenset[CertificateKind]:
        return self._listed.reviewed if self._listed else frozenset()

    def _enter_person(self) -> None:
        from ui.forms.person_form import person_form

        self._ask(person_form(self.context, self._names, None))

    def sheet(self) -> Sheet | None:
        return self.host.sheet

    def _ask(self, form: Sheet) -> None:
        """Show a form in the place of the certificate, which comes back afterwards."""
        shown = self._details_open
        form.closed.connect(lambda: QTimer.singleShot(0, self, lambda: self._come_back(form, shown=shown)))
        self.host.open_sheet(form)

    def _come_back(self, form: Sheet, *, shown: bool) -> None:
        form.deleteLater()
        if self.host.sheet is None:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            if shown or not self.host.narrow:
                self._show_chosen(focus=False)

    # Files dropped onto the page

    def _target(self, point: QPoint) -> Held | None:
        """The certificate whose row is under a point of the page, else the one chosen."""
        viewport = self.table.viewport()
        inside = viewport.mapFrom(self, point)
        index = self.table.indexAt(inside) if viewport.rect().contains(inside) else QModelIndex()
        return (index.data(HELD_ROLE) if index.isValid() else None) or self.acts.held

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        target = self._target(event.position().toPoint())
        self._count.setVisible(True)
        if target is None:
            self._count.setText(tr("Drop the files onto the certificate they belong to."))
            event.ignore()
        else:
            title = title_words(target.certificate, self._names)
            self._count.setText(tr("Drop the files to keep them with: {title}").format(title=title))
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._tell()

    def dropEvent(self, event: QDropEvent) -> None:
        self._tell()
        target, files = self._target(event.position().toPoint()), _files(event)
        if target and files:
            event.acceptProposedAction()
            self.acts.attach(target.certificate, files)
            self.reveal(target.certificate.uid)


def _files(event: QDropEvent) -> list[str]:
    """The files of this computer that are being dragged."""
    return [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
