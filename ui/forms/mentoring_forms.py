"""The forms of mentor and apprentice: a practice with photos, a sign-off, a comment, a pair, a skill of one's own."""

from __future__ import annotations

from functools import partial

from tracker.catalog.own_skills import OwnSkill, put_own_skill
from tracker.certificates.service import MEDIA_TYPES
from tracker.exchange.signing import confirm, send_back, sign_off
from tracker.kernel.record import Record
from tracker.kernel.terms import SkillStage
from tracker.mentoring import service
from tracker.mentoring.model import Mentorship, MonthlyReview, Practice
from tracker.mentoring.rules import BEST_RATING
from tracker.overview.names import names
from tracker.people.model import Signoff
from ui.forms.record_form import Field, RecordForm
from ui.forms.rows import choice_row, day_row, note_row, number_row, text_row
from ui.forms.skill_edit import SkillEdit
from ui.forms.steps_edit import StepsEdit
from ui.text import language, ptr, tr
from ui.text.labels import choices
from ui.text.mentoring import rating_words
from ui.widgets.choices import CompletingEdit
from ui.widgets.editors import NoteEdit
from ui.widgets.form import FormRow
from ui.widgets.photos import PhotoEdit
from ui.widgets.sheet import Sheet
from ui.widgets.words import Label, Quiet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from typing import Any

    from tracker.people.model import Person
    from ui.context import Context

    Choice = tuple[str, str]


class PracticeForm(RecordForm):
    """An entry of one's own log, a new one with photos; `again` begins a new one like one that came back."""

    def __init__(
        self,
        context: Context,
        person: str,
        skills: Iterable[Choice],
        known: Practice | None = None,
        *,
        again: bool = False,
        skill: str | None = None,
    ) -> None:
        self._person = person
        self._known = None if again else known
        self.photos = PhotoEdit(tuple(MEDIA_TYPES), name="practice_photos")
        start = known.as_dict() if known else {"skill": skill}
        today = context.work.today()
        super().__init__(
            context,
            tr("Change a practice") if self._known else tr("Log a practice"),
            Practice,
            [
                _skill_row(skills),
                day_row("on", tr("Day")),
                choice_row(
                    "stage", tr("How far I was"), choices(SkillStage), hint=tr("What you think; the mentor says.")
                ),
                choice_row("rating", tr("How well it went"), _ratings(), empty=tr("Not given")),
                text_row("place", tr("Where")),
                Field(name="what", label=tr("What I did"), editor=partial(NoteEdit, name="field_what")),
            ],
            save=self._keep_practice,
            said=tr("Practice noted.") if self._known else tr("Practice logged; it waits for the mentor."),
            start={**start, "on": today, "rating": None} if again or not known else start,
            fixed={"uid": known.uid if known else "new", "person": person},
        )
        if self._known is None:
            self.body.addWidget(FormRow(tr("Photos"), self.photos, tr("Up to 20 MB each.")))

    def take_over(self, other: Sheet) -> bool:
        if isinstance(other, PracticeForm):
            self.photos.set_value(other.photos.value())
        return super().take_over(other)

    def _keep_practice(self, values: dict[str, Any]) -> None:
        work = self._context.work
        given = {**values, "rating": int(values["rating"]) if values.get("rating") else None}
        if self._known:
            service.edit_practice(work.store, self._known.uid, given, today=work.today())
        else:
            service.log_practice(
                work.store, self._person, given, self.photos.value(), today=work.today(), now=work.clock.now()
            )


def _skill_row(skills: Iterable[Choice]) -> Field:
    return Field(name="skill", label=tr("Skill"), editor=partial(SkillEdit, tuple(skills), name="field_skill"))


def _ratings() -> list[Choice]:
    return [(str(mark), rating_words(mark)) for mark in range(BEST_RATING, 0, -1)]


def signoff_form(
    context: Context, person: Person, skills: Iterable[Choice], skill: str | None, *, password: bytes | None
) -> RecordForm:
    """Sign a skill off that the mentor saw himself, without an entry in the log."""
    work = context.work
    return RecordForm(
        context,
        tr("Sign a skill off: {name}").format(name=person.name),
        Signoff,
        [
            _skill_row(skills),
            choice_row("stage", tr("Stage"), choices(SkillStage)),
            day_row("on", tr("Day")),
            note_row(),
        ],
        save=lambda values: sign_off(work.store, person.uid, values, today=work.today(), password=password),
        said=tr("Signed off."),
        start={"on": work.today(), "skill": skill},
        fixed={"uid": "new", "person": person.uid},
    )


def raise_form(context: Context, practice: Practice, said: str, *, password: bytes | None) -> RecordForm:
    """Confirm a practice at a stage of the mentor's choice, with a word to it."""
    work = context.work
    form = RecordForm(
        context,
        tr("Confirm at another stage"),
        Signoff,
        [choice_row("stage", tr("Stage"), choices(SkillStage)), note_row()],
        save=lambda values: confirm(
            work.store,
            [practice.uid],
            stage=SkillStage(values["stage"]),
            note=values["note"],
            today=work.today(),
            password=password,
        ),
        said=tr("Confirmed."),
        start={"stage": practice.stage},
        fixed={"uid": "new", "person": practice.person, "skill": practice.skill, "on": work.today()},
    )
    form.body.insertWidget(0, Label(said))
    return form


def return_form(context: Context, practice: Practice, said: str, *, password: bytes | None) -> RecordForm:
    """Return a practice with a comment."""
    work = context.work
    comment = partial(NoteEdit, name="field_note", lines=4)
    form = RecordForm(
        context,
        tr("Return a practice"),
        Signoff,
        [
            Field(
                name="note",
                label=tr("What is to be done better"),
                editor=comment,
                hint=tr("The apprentice reads this."),
                required=True,
            )
        ],
        save=lambda values: send_back(
            work.store, [practice.uid], comment=values["note"], today=work.today(), password=password
        ),
        said=tr("Returned with your comment."),
        fixed={"uid": "new", "person": practice.person, "skill": practice.skill, "on": work.today()},
    )
    form.body.insertWidget(0, Label(said))
    return form


def mentorship_form(
    context: Context, person: str, mentor: Person | None, known: Mentorship | None = None
) -> RecordForm:
    """A pair: by the mentor himself, or, without one, an apprentice's note on a mentor."""
    store = context.work.store
    fixed = {"mentor_uid": mentor.uid if mentor else None}

    def save(values: dict[str, Any]) -> None:
        if known:
            service.edit_mentorship(store, known.uid, values)
        else:
            service.add_mentorship(store, person, {**values, **fixed})

    return RecordForm(
        context,
        tr("Change a mentorship") if known else tr("New mentorship"),
        Mentorship,
        [
            text_row("mentor", tr("Mentor")),
            day_row("start", tr("Since")),
            day_row("end", ptr("last day", "Until"), tr("Leave empty while it goes on.")),
            day_row("contract_start", tr("Contract from")),
            day_row("contract_end", tr("Contract until")),
            _goals_row(),
            note_row(),
        ],
        save=save,
        said=tr("Saved."),
        start=known.as_dict() if known else {"mentor": mentor.name if mentor else None, "start": context.work.today()},
        fixed={"uid": known.uid if known else "new", "person": person},
    )


class Apprentice(Record):
    """What is asked of somebody one teaches who keeps no file of his own."""

    name: str
    start: date
    occupation: str | None = None
    employer: str | None = None
    contract_start: date | None = None
    contract_end: date | None = None
    goals: str | None = None


def apprentice_form(context: Context, mentor: Person) -> RecordForm:
    """A new person with the mentorship."""
    work = context.work
    known = names(work.store.read(), language()).occupations
    occupations = partial(CompletingEdit, tuple(known.items()), name="field_occupation", free=True)
    form = RecordForm(
        context,
        tr("Note an apprentice"),
        Apprentice,
        [
            text_row("name", tr("Name")),
            Field(name="occupation", label=tr("Occupation"), editor=occupations),
            text_row("employer", tr("Employer")),
            day_row("start", tr("Since")),
            day_row("contract_start", tr("Contract from")),
            day_row("contract_end", tr("Contract until")),
            _goals_row(),
        ],
        save=lambda values: service.add_apprentice(work.store, mentor, values),
        said=tr("Apprentice noted."),
        start={"start": work.today(), "occupation": mentor.occupation, "employer": mentor.employer},
    )
    words = tr(
        "Somebody who keeps a file of his own comes in with his bundle; if he was noted, the two are put together."
    )
    form.body.insertWidget(0, Quiet(words))
    return form


def _goals_row() -> Field:
    make = partial(NoteEdit, name="field_goals")
    return Field(name="goals", label=tr("Goals"), editor=make, hint=tr("One goal a line."))


def own_skill_form(context: Context, known: OwnSkill | None = None) -> RecordForm:
    """A skill of the mentor's own list."""
    work = context.work
    return RecordForm(
        context,
        tr("Change a skill of my own list") if known else tr("New skill of my own list"),
        OwnSkill,
        [
            text_row("name", tr("Skill")),
            choice_row("stage", tr("Stage to be reached"), choices(SkillStage)),
            number_row("observations", tr("How often a mentor must have seen it"), highest=100),
            number_row(
                "lapses_months",
                tr("Lapses after so many months without practice"),
                highest=1200,
                hint=tr("Leave empty if it never lapses."),
            ),
        ],
        save=lambda values: put_own_skill(work.store, values, known.name if known else None, now=work.clock.now()),
        said=tr("Saved."),
        start=known.as_dict() if known else {"stage": SkillStage.INDEPENDENT, "observations": 1},
    )


def review_form(
    context: Context, person: str, month: str, mentor: Person | None, known: MonthlyReview | None
) -> RecordForm:
    """One side's word on a month: the mentor's with the steps agreed on, or, without one, the apprentice's own."""
    work = context.work
    note = Field(
        name="note",
        label=tr("What I say of this month"),
        editor=partial(NoteEdit, name="field_note", lines=6),
    )
    steps = Field(name="steps", label=tr("Agreed for next month"), editor=partial(StepsEdit, name="field_steps"))
    days = [day_row("on", tr("Day of the talk")), day_row("paper_on", tr("Both signed on paper on"))]
    return RecordForm(
        context,
        tr("What the mentor says") if mentor else tr("What I say"),
        MonthlyReview,
        [days[0], note, steps, days[1]] if mentor else [note],
        save=lambda values: service.put_review(
            work.store, person, month, mentor.uid if mentor else None, {**_by(mentor), **values}
        ),
        said=tr("Saved."),
        start=known.as_dict() if known else {"on": work.today()},
        fixed={"uid": known.uid if known else "new", "person": person, "month": month},
    )


def _by(mentor: Person | None) -> dict[str, str]:
    return {"by": mentor.name} if mentor else {}
