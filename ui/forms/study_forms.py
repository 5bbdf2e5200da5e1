"""The form of the exam to study for."""

from __future__ import annotations

from functools import partial

from tracker.kernel.terms import Component, Level
from tracker.study.kept import USUAL_CHANCE, Target
from tracker.study.model import weekly
from tracker.study.service import targets
from ui.forms.record_form import Field, RecordForm
from ui.run import run
from ui.text import tr
from ui.text.labels import choices, label
from ui.widgets.buttons import Button
from ui.widgets.choices import ChoiceEdit, CompletingEdit
from ui.widgets.dates import DateEdit
from ui.widgets.editors import DecimalEdit, NumberEdit, TextEdit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from tracker.kernel.problems import Problem
    from tracker.overview.names import Names
    from tracker.people.model import Person
    from ui.context import Context

LOWEST_CHANCE, HIGHEST_CHANCE = 50, 97
"""The chance to aim at, in percent: below an even chance is no aim, and nothing is certain."""

MOST_MINUTES = 600


class TargetForm(RecordForm):
    """One exam with the pass mark of each of its papers; an empty mark means that the paper is not sat."""

    def __init__(
        self, context: Context, names: Names, person: Person, known: Target | None, *, start: Target | None
    ) -> None:
        self._work = context.work
        self._person = person
        self._known = known
        self._parts = targets.parts(context.work.store.read(), known.uid) if known else ()
        super().__init__(
            context,
            tr("The exam"),
            Target,
            _target_fields(names),
            save=self._keep,
            said=tr("Saved."),
            start=self._start(start),
            fixed={"uid": "new", "person": person.uid, "chance": USUAL_CHANCE},
        )
        if known:
            remove = Button(tr("Remove"), name="target_remove", kind="danger")
            remove.clicked.connect(self._remove)
            self.foot.addWidget(remove)

    def _start(self, start: Target | None) -> dict[str, Any]:
        """What the rows begin with: the exam, else the worker's own occupation and the theory paper."""
        marks = {str(part.component): part.pass_mark for part in self._parts}
        if not self._parts:
            marks = {str(Component.THEORY): targets.PASS_MARK}
        begun: dict[str, Any] = start.as_dict() if start else {"occupation": self._person.occupation}
        percent = round(100 * (start.chance if start else USUAL_CHANCE))
        calendar = targets.calendar_of(start)
        self._minutes = max(calendar.pattern) if calendar.pattern else targets.USUAL_MINUTES
        return {**begun, **marks, "percent": percent, "minutes": self._minutes}

    def _problems(self, values: Mapping[str, Any]) -> list[Problem]:
        return super()._problems({name: value for name, value in values.items() if name in Target._fields})

    def _keep(self, values: dict[str, Any]) -> None:
        store = self._work.store
        marks = {component: values.pop(str(component)) for component in Component}
        values["chance"] = (values.pop("percent") or round(100 * USUAL_CHANCE)) / 100
        minutes = values.pop("minutes")
        if minutes != self._minutes:  # a cycle of shifts stays as it is until another number is typed
            values["calendar"] = None if minutes is None else targets.calendar_text(weekly(*[minutes] * 7))
        known = self._known.uid if self._known else None
        targets.save_target(store, self._person.uid, known, values, marks)

    def _remove(self) -> None:
        assert self._known
        uid = self._known.uid
        self.close_sheet()
        run(self._context, lambda: targets.delete_target(self._work.store, uid), said=tr("Removed."))


def _target_fields(names: Names) -> list[Field]:
    occupation = partial(CompletingEdit, tuple(names.occupations.items()), name="field_occupation", free=True)
    level = partial(ChoiceEdit, choices(Level), name="field_level", empty=tr("Not given"))
    mark = tr("{component}: pass mark of 100")
    return [
        Field(name="on", label=tr("Day of the exam"), editor=partial(DateEdit, name="field_on")),
        Field(name="occupation", label=tr("Occupation"), editor=occupation),
        Field(name="level", label=tr("Level"), editor=level),
        Field(name="title", label=tr("What you call it"), editor=partial(TextEdit, name="field_title")),
        *(
            Field(
                name=str(component),
                label=mark.format(component=label(component)),
                editor=partial(DecimalEdit, name=f"field_{component}", lowest=1, highest=100),
                hint=tr("Leave empty if this part is not examined."),
            )
            for component in Component
        ),
        Field(
            name="percent",
            label=tr("Chance of passing to aim at, in percent"),
            editor=partial(NumberEdit, name="field_percent", lowest=LOWEST_CHANCE, highest=HIGHEST_CHANCE),
        ),
        Field(
            name="minutes",
            label=tr("Minutes a day there are for study"),
            editor=partial(NumberEdit, name="field_minutes", lowest=0, highest=MOST_MINUTES),
        ),
    ]
