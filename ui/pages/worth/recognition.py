"""Recognition: certificates by regions, three layers kept apart; and what a move asks to be redone."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tracker.recognition import service
from tracker.recognition.model import Redo
from ui.forms.certificate_forms import acceptance_form
from ui.forms.worth_forms import check_form
from ui.models.turns import Turns
from ui.pages.opening import opens
from ui.pages.person_page import PersonPart
from ui.pages.worth.issuers import IssuersCard
from ui.text import tr
from ui.text.labels import certificate_name, label, provinces, region_name
from ui.text.worth import all_practice_words, law_words, rule_words
from ui.theme import current_theme
from ui.widgets.action_row import ActionRow
from ui.widgets.badge import StateBadge
from ui.widgets.card import Card
from ui.widgets.choices import ChoiceEdit
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import FlowRow
from ui.widgets.form import FormRow
from ui.widgets.recognition_grid import RecognitionGrid
from ui.widgets.scroll import ScrollColumn
from ui.widgets.space import Column, clear
from ui.widgets.words import Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.people.model import Person
    from tracker.recognition.model import IssuerCheck, RecognitionCell, ToRedo
    from ui.context import Context
    from ui.pages.person_page import Asking
    from ui.widgets.sheet import SheetHost

_REDO = {
    Redo.RENEW: ("bad", "refresh"),
    Redo.ASSESS_AGAIN: ("due", "refresh"),
    Redo.ASK: ("due", "question"),
    Redo.COMPLETE: ("info", "edit"),
    Redo.NOTHING: ("good", "check"),
}


class RecognitionPart(PersonPart):
    """What a move asks to be redone; the matrix of the regions the worker has to do with; issuers and look-ups."""

    def __init__(self, context: Context, host: SheetHost, parent: QWidget | None = None) -> None:
        super().__init__(context, host, parent)
        self._person: Person | None = None
        self.move_to = ChoiceEdit(
            [(f"{code}0000", words) for code, words in provinces()],
            name="recognition_move",
            empty=tr("Choose a region"),
        )
        self.move_to.setMaximumWidth(current_theme().px(300))
        self.move_to.changed.connect(self._show)
        self.employer = ChoiceEdit(name="recognition_employer", empty=tr("All employers"))
        self.employer.setMaximumWidth(current_theme().px(300))
        self.employer.changed.connect(self._show)
        self._employer_row = FormRow(tr("In practice, at"), self.employer)
        self._unfolded: set[str] = set()
        self._turns = Turns(self)
        self._scroll = ScrollColumn(margin=0, gap=16)
        column = Column(self, gap=12)
        asked = FormRow(tr("What must I redo if I move to"), self.move_to)
        column.addWidget(FlowRow(asked, self._employer_row, gap=24))
        column.addWidget(self._scroll, 1)

    def show_person(self, person: Person, asking: Asking) -> None:
        """Measure a worker's certificates."""
        self._person, self._asking = person, asking
        employers = service.employers_of(self.context.work.store.read(), person.uid)
        self.employer.set_choices((name, name) for name in employers)
        self._employer_row.setVisible(bool(employers))
        self._show()

    def focus_filter(self) -> None:
        """The region to move to."""
        self.move_to.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show(self) -> None:
        if self._person is None:
            return
        reader, today = self.context.work.store.read(), self.context.work.today()
        chosen, employer = self.move_to.value(), self.employer.value()
        regions = service.regions_of_interest(reader, self._person.uid, *filter(None, (chosen,)))
        found = service.matrix(reader, self._person.uid, regions, today=today, employer=employer)
        clear(self._scroll.body)
        self._turns.stop()
        if not found.rows:
            self._scroll.body.addWidget(self._empty())
            return
        if chosen:
            self._scroll.body.addWidget(
                self._redo_card(
                    chosen, service.to_redo(reader, self._person.uid, chosen, today=today, employer=employer)
                )
            )
        card = Card(tr("Where my certificates count"))
        card.body.addWidget(
            Quiet(tr("The law, an agreement of regions and practice are three answers; none replaces another."))
        )
        self._scroll.body.addWidget(card)
        grid = RecognitionGrid(found, self._asking.names, card)
        grid.opened.connect(self._explain)
        card.body.addWidget(grid)
        issuers = IssuersCard(self.context, self._asking, self._unfolded, self.note_check)
        self._scroll.body.addWidget(issuers)
        self._turns.fill(issuers.fill(found.rows), below=True)

    def _redo_card(self, region: str, found: tuple[ToRedo, ...]) -> Card:
        """Each certificate with what it asks there; a row leads to the certificate and the notes on employers."""
        card = Card(tr("If I move to {region}").format(region=region_name(region)))
        for one in sorted(found, key=lambda each: list(_REDO).index(each.redo)):
            cell = one.cell
            state, icon = _REDO[one.redo]
            row = ActionRow(
                certificate_name(cell.certificate, self._asking.names),
                tr("In law: {law}. By agreement: {rule}. In practice: {practice}.").format(
                    law=law_words(cell.in_law), rule=rule_words(cell.by_rule), practice=all_practice_words(cell)
                ),
                name=f"redo_{cell.certificate.uid}",
                badge=StateBadge(state, label(one.redo), icon=icon),
            )
            row.acted.connect(partial(self.context.shell.go, "certificates", cell.certificate.uid))
            card.body.addWidget(row)
        card.body.addWidget(
            Quiet(tr("Note each employer's answer at the certificate: it counts here from then on."), small=True)
        )
        return card

    def _explain(self, cell: RecognitionCell, tile: QWidget) -> None:
        """The three layers of one field in full, beside it."""
        from ui.pages.worth.cell import CellNote
        from ui.widgets.popover import Popover

        note = CellNote(cell, self._asking)
        popover = Popover(note, region_name(cell.region), self.context.shell.window_widget())
        note.left.connect(popover.close)
        note.noting.connect(partial(self._note_answer, cell))
        popover.show_beside(tile)

    @opens
    def note_check(self, certificate: str, person: str, check: IssuerCheck | None) -> None:
        """Note what an official channel answered about a certificate, or change what was noted."""
        self.host.open_sheet(check_form(self.context, person, certificate, check))

    @opens
    def _note_answer(self, cell: RecognitionCell) -> None:
        """What an employer of the region did with a certificate."""
        self.host.open_sheet(acceptance_form(self.context, cell.certificate, region=cell.region))

    def _empty(self) -> EmptyState:
        empty = EmptyState(
            "certificate",
            tr("No certificate yet"),
            tr("Add what you hold. Then this page shows where it counts and what a move would ask."),
            tr("Add my first certificate"),
            name="recognition_none",
        )
        empty.acted.connect(lambda: self.context.shell.go("certificates"))
        return empty
