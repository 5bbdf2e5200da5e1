"""Opportunities: what can be entered, what is missing, how long it is open; applications and what came of them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tracker.kernel.terms import Contract
from tracker.opportunities import service
from tracker.people import service as people
from ui.forms.record_fields import fields_for
from ui.forms.record_form import RecordForm
from ui.forms.worth_forms import entry_form, result_form
from ui.pages.opening import opens
from ui.pages.person_page import PersonPart
from ui.run import run
from ui.text import ntr, tr
from ui.text.labels import opportunity_kind, region_name
from ui.text.rules import name_words, note_words
from ui.text.worth import closes_words, entry_words, missing_words, opens_words, opportunity_state
from ui.theme import current_theme
from ui.widgets.badge import StateBadge, UnverifiedBadge
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.choices import ChoiceEdit
from ui.widgets.flow import FlowRow
from ui.widgets.scroll import ScrollColumn
from ui.widgets.space import Column, clear
from ui.widgets.words import Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.opportunities.model import OpportunityEntry, OpportunityVerdict
    from tracker.people.model import Person
    from ui.context import Context
    from ui.pages.person_page import Asking
    from ui.widgets.sheet import SheetHost

HERE, ALL = "here", "all"


class OpportunitiesPart(PersonPart):
    """A list of what the packs name, what is held where the worker lives first; an application is noted in a form."""

    def __init__(self, context: Context, host: SheetHost, parent: QWidget | None = None) -> None:
        super().__init__(context, host, parent)
        self._person: Person | None = None
        self.where = ChoiceEdit(
            [(HERE, tr("Where I live, and nationwide")), (ALL, tr("All regions"))], name="opportunities_where"
        )
        self.where.setAccessibleName(tr("Opportunities shown"))
        self.where.setSizeAdjustPolicy(ChoiceEdit.SizeAdjustPolicy.AdjustToContents)
        self.where.setMaximumWidth(current_theme().px(300))
        self.where.changed.connect(self._show)
        self._count = Quiet()
        self.bring = Button(tr("Take in a sheet…"), name="opportunities_import", icon_name="import")
        self.bring.setToolTip(tr("A table of competitions, openings, courses or casual work, a row each."))
        self.bring.clicked.connect(self.choose)
        if context.work.store.read_only:
            self.bring.hide()
        self._scroll = ScrollColumn(margin=0, gap=16)
        column = Column(self, gap=12)
        column.addWidget(FlowRow(self.where, self.bring, self._count, gap=16))
        column.addWidget(self._scroll, 1)

    def show_person(self, person: Person, asking: Asking) -> None:
        """Measure the opportunities for a worker."""
        self._person, self._asking = person, asking
        self._show()

    def focus_filter(self) -> None:
        """Where."""
        self.where.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def add_record(self) -> None:
        """A sheet to take in."""
        self.choose()

    def choose(self) -> None:
        """Ask for a sheet; what it holds is looked at before it is stored."""
        from ui.pages.worth.sheet_preview import choose_sheet

        if self._person:
            choose_sheet(self.context, self._person, self.wants_page.emit)

    def _show(self) -> None:
        if self._person is None:
            return
        today = self.context.work.today()
        every = service.opportunities_of(self.context.work.store.read(), self._person.uid, today=today)
        found = [one for one in every if self.where.value() == ALL or one.here is not False or one.entered]
        self._count.setText(ntr("{n} opportunity", "{n} opportunities", len(found)).format(n=len(found)))
        clear(self._scroll.body)
        for one in sorted(found, key=_open_first):
            self._scroll.body.addWidget(self._card(one))
        if not found:
            self._scroll.body.addWidget(
                Quiet(tr("The rules in this file name no competition, course or opening here. Show all regions."))
            )

    def _card(self, one: OpportunityVerdict) -> Card:
        opportunity, key = one.opportunity, one.opportunity.id
        card = Card(name_words(opportunity))
        state, icon, word = opportunity_state(one)
        card.head.addWidget(StateBadge(state, word, icon=icon), 0, Qt.AlignmentFlag.AlignTop)
        places = [region_name(region) for region in opportunity.regions]
        days = filter(None, (opens_words(one), closes_words(one)))
        what = " · ".join((opportunity_kind(opportunity.kind), *places, *days))
        card.body.addWidget(Label(what))
        note = note_words(opportunity)
        if one.verdict is None:
            card.body.addWidget(Quiet(note or tr("Nobody has said what it asks: ask the organiser.")))
        else:
            card.body.addWidget(Label(missing_words(one.verdict, self._asking.names, today=self.context.work.today())))
            if not one.verdict.met:
                card.body.addWidget(
                    self._asking.fold("opportunity", opportunity, one.verdict, name=f"entry_asks_{key}")
                )
            if note:
                card.body.addWidget(Quiet(note))
        if one.entered:
            card.body.addWidget(Label(entry_words(one.entered), tone="accent"))
        card.body.addWidget(self._acts(one))
        return card

    def _acts(self, one: OpportunityVerdict) -> FlowRow:
        """The rule with its source, and where the file may be written the application and its result."""
        opportunity, key = one.opportunity, one.opportunity.id
        acts = FlowRow(self._asking.rule_button("opportunity", opportunity, name=f"entry_rule_{key}"))
        if opportunity.unverified:
            acts.add(UnverifiedBadge())
        if self.context.work.store.read_only:
            return acts
        if one.entered and opportunity.kind == "casual_work":
            work = Button(tr("Enter it as work…"), name=f"entry_work_{key}", icon_name="work")
            work.setToolTip(tr("Casual work counts as experience, with its own evidence."))
            work.clicked.connect(partial(self._ask_work, one, one.entered))
            acts.add(work)
        if one.entered:
            result = Button(tr("What came of it…"), name=f"entry_result_{key}", icon_name="edit")
            result.clicked.connect(partial(self._ask_result, one, one.entered))
            remove = Button(tr("Remove"), name=f"entry_remove_{key}", kind="quiet")
            remove.clicked.connect(partial(self._remove, one.entered))
            acts.add(result)
            acts.add(remove)
        else:
            apply = Button(tr("I applied…"), name=f"entry_apply_{key}", icon_name="plus")
            apply.clicked.connect(partial(self._ask_entry, one))
            acts.add(apply)
        return acts

    @opens
    def _ask_entry(self, one: OpportunityVerdict, _checked: bool = False) -> None:
        work = self.context.work
        form = entry_form(self.context, one.opportunity, work.person().uid, today=work.today())
        self.host.open_sheet(form)

    @opens
    def _ask_work(self, one: OpportunityVerdict, entry: OpportunityEntry, _checked: bool = False) -> None:
        """The casual work as a job of the record, to be completed; its evidence is added to it there."""
        person, opportunity = self.context.work.person(), one.opportunity
        record, rows = fields_for("experience", self._asking.names)
        start = {
            "title": name_words(opportunity),
            "contract": Contract.CASUAL,
            "occupation": person.occupation,
            "region": opportunity.regions[0] if opportunity.regions else person.region,
            "start": entry.result_on or entry.applied_on,
        }
        self.host.open_sheet(
            RecordForm(
                self.context,
                tr("Casual work"),
                record,
                rows,
                save=lambda values: people.add(self.context.work.store, "experience", person.uid, values),
                said=tr("Saved. Add its evidence in My record."),
                start=start,
                fixed={"uid": "new", "person": person.uid},
            )
        )

    @opens
    def _ask_result(self, one: OpportunityVerdict, entry: OpportunityEntry, _checked: bool = False) -> None:
        self.host.open_sheet(result_form(self.context, one.opportunity, entry))

    def _remove(self, entry: OpportunityEntry, _checked: bool = False) -> None:
        run(
            self.context,
            lambda: service.delete_entry(self.context.work.store, entry.uid),
            said=tr("Application removed."),
        )


def _open_first(one: OpportunityVerdict) -> tuple[bool, bool, bool, bool]:
    """Applied for first, then what is open, then what is met; what opens later comes behind, what is closed last."""
    return one.over, one.entered is None, one.open is False, not (one.verdict and one.verdict.met)
