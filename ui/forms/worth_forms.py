"""The forms about claims and entries: the next step of a claim, an application, and what came of it."""

from __future__ import annotations

from functools import partial

from tracker.benefits import service as benefits
from tracker.benefits.model import Claim, ClaimStep
from tracker.opportunities import service as opportunities
from tracker.opportunities.model import EntryResult, OpportunityEntry
from ui.forms.record_form import Field, RecordForm
from ui.text import tr
from ui.text.labels import choices
from ui.text.rules import name_words
from ui.widgets.choices import ChoiceEdit
from ui.widgets.dates import DateEdit
from ui.widgets.editors import MoneyEdit, NoteEdit, NumberEdit
from ui.widgets.words import Label

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from tracker.catalog.model import Benefit, Opportunity
    from ui.context import Context


def claim_form(context: Context, benefit: Benefit, claim: Claim) -> RecordForm:
    """How far a claim has come, with the days and the sum that belong to it."""
    form = RecordForm(
        context,
        tr("My claim"),
        Claim,
        [
            Field(
                name="state",
                label=tr("How far it is"),
                editor=partial(ChoiceEdit, choices(ClaimStep), name="field_state"),
            ),
            _day("handed_in_on", tr("Handed in on")),
            _day("answered_on", tr("Answered on"), tr("The day it was paid or refused.")),
            Field(name="paid_fen", label=tr("Amount paid (yuan)"), editor=partial(MoneyEdit, name="field_paid_fen")),
            _note(),
        ],
        save=lambda values: benefits.edit_claim(context.work.store, claim.uid, values),
        said=tr("Claim noted."),
        start=claim.as_dict(),
        fixed=claim.as_dict(),
    )
    form.body.insertWidget(0, Label(name_words(benefit)))
    return form


def entry_form(context: Context, opportunity: Opportunity, person: str, *, today: date) -> RecordForm:
    """That the worker applied for something."""
    fixed = {"uid": "new", "person": person, "opportunity": opportunity.id, "rule": "{}"}
    form = RecordForm(
        context,
        tr("I applied"),
        OpportunityEntry,
        [_day("applied_on", tr("Applied on")), _note()],
        save=lambda values: opportunities.enter(context.work.store, person, opportunity.id, values),
        said=tr("Application noted."),
        start={"applied_on": today},
        fixed=fixed,
    )
    form.body.insertWidget(0, Label(name_words(opportunity)))
    return form


def result_form(context: Context, opportunity: Opportunity, entry: OpportunityEntry) -> RecordForm:
    """What came of an application."""
    results = partial(ChoiceEdit, choices(EntryResult), name="field_result", empty=tr("Not known yet"))
    form = RecordForm(
        context,
        tr("What came of it"),
        OpportunityEntry,
        [
            _day("applied_on", tr("Applied on")),
            Field(name="result", label=tr("Result"), editor=results),
            _day("result_on", tr("Day of the result")),
            Field(name="rank", label=tr("My place"), editor=partial(NumberEdit, name="field_rank", lowest=1)),
            _note(),
        ],
        save=lambda values: opportunities.edit_entry(context.work.store, entry.uid, values),
        said=tr("Result noted."),
        start=entry.as_dict(),
        fixed=entry.as_dict(),
    )
    form.body.insertWidget(0, Label(name_words(opportunity)))
    return form


def _day(name: str, label: str, hint: str = "") -> Field:
    return Field(name=name, label=label, editor=partial(DateEdit, name=f"field_{name}"), hint=hint)


def _note() -> Field:
    return Field(name="note", label=tr("Note"), editor=partial(NoteEdit, name="field_note"))
