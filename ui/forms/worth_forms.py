"""The forms about claims, look-ups and entries: a claim's next step, what a query answered, an application."""

from __future__ import annotations

from functools import partial

from tracker.benefits import service as benefits
from tracker.benefits.model import Claim, ClaimStep, Document
from tracker.opportunities import service as opportunities
from tracker.opportunities.model import EntryResult, OpportunityEntry
from tracker.recognition import service as recognition
from tracker.recognition.model import CheckResult, IssuerCheck
from ui.forms.record_form import Field, RecordForm
from ui.forms.rows import choice_row, day_row, money_row, note_row, number_row, text_row
from ui.text import tr
from ui.text.labels import choices, label
from ui.text.rules import name_words
from ui.widgets.choices import CompletingEdit
from ui.widgets.words import Label

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from typing import Any

    from tracker.catalog.model import Benefit, Opportunity
    from ui.context import Context


def claim_form(context: Context, benefit: Benefit, claim: Claim) -> RecordForm:
    """How far a claim has come, with the days and the sum that belong to it."""
    form = RecordForm(
        context,
        tr("My claim"),
        Claim,
        [
            choice_row("state", tr("How far it is"), choices(ClaimStep)),
            day_row("handed_in_on", tr("Handed in on")),
            day_row("answered_on", tr("Answered on"), tr("The day it was paid or refused.")),
            money_row("paid_fen", tr("Amount paid (yuan)")),
            note_row(),
        ],
        save=lambda values: benefits.edit_claim(context.work.store, claim.uid, values),
        said=tr("Claim noted."),
        start=claim.as_dict(),
        fixed=claim.as_dict(),
    )
    form.body.insertWidget(0, Label(name_words(benefit)))
    return form


def paper_form(context: Context, claim: Claim) -> RecordForm:
    """One more paper that the office asks for."""
    return RecordForm(
        context,
        tr("A paper I need"),
        Document,
        [text_row("name", tr("Paper"))],
        save=lambda values: benefits.tick_document(context.work.store, claim.uid, values["name"], ready=False),
        said=tr("On the list."),
    )


def check_form(context: Context, person: str, certificate: str, check: IssuerCheck | None = None) -> RecordForm:
    """What an official query channel answered about a certificate."""
    store = context.work.store
    fixed = {"uid": check.uid if check else "new", "person": person, "certificate": certificate}

    def save(values: dict[str, Any]) -> None:
        if check:
            recognition.edit_check(store, check.uid, values)
        else:
            recognition.add_check(store, person, {**values, "certificate": certificate})

    channels = [(one.host, label(one.about)) for one in recognition.QUERY_CHANNELS]
    channel = partial(CompletingEdit, channels, name="field_channel", free=True)
    return RecordForm(
        context,
        tr("Looked up"),
        IssuerCheck,
        [
            Field(
                name="channel", label=tr("Where I looked"), editor=channel, hint=tr("An official site, or an office.")
            ),
            day_row("checked_on", tr("Looked up on")),
            choice_row("result", tr("What it said"), choices(CheckResult)),
            note_row(),
        ],
        save=save,
        said=tr("Noted. Add the screenshot below it."),
        start=check.as_dict() if check else {"checked_on": context.work.today(), "channel": channels[0][0]},
        fixed=fixed,
    )


def entry_form(context: Context, opportunity: Opportunity, person: str, *, today: date) -> RecordForm:
    """That the worker applied for something."""
    fixed = {"uid": "new", "person": person, "opportunity": opportunity.id, "rule": "{}"}
    form = RecordForm(
        context,
        tr("I applied"),
        OpportunityEntry,
        [day_row("applied_on", tr("Applied on")), note_row()],
        save=lambda values: opportunities.enter(context.work.store, person, opportunity.id, values),
        said=tr("Application noted."),
        start={"applied_on": today},
        fixed=fixed,
    )
    form.body.insertWidget(0, Label(name_words(opportunity)))
    return form


def result_form(context: Context, opportunity: Opportunity, entry: OpportunityEntry) -> RecordForm:
    """What came of an application."""
    form = RecordForm(
        context,
        tr("What came of it"),
        OpportunityEntry,
        [
            day_row("applied_on", tr("Applied on")),
            choice_row("result", tr("Result"), choices(EntryResult), empty=tr("Not known yet")),
            day_row("result_on", tr("Day of the result")),
            number_row("rank", tr("My place")),
            note_row(),
        ],
        save=lambda values: opportunities.edit_entry(context.work.store, entry.uid, values),
        said=tr("Result noted."),
        start=entry.as_dict(),
        fixed=entry.as_dict(),
    )
    form.body.insertWidget(0, Label(name_words(opportunity)))
    return form
