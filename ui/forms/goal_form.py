"""The form of a goal: what for, then only what that kind of goal needs."""

from __future__ import annotations

from functools import partial

from tracker.benefits.service import benefits_of
from tracker.kernel.problems import Problem
from tracker.kernel.terms import GoalKind, Level
from tracker.people import service
from tracker.people.model import Goal
from ui.forms.record_form import Field, RecordForm
from ui.forms.rows import choice_row, day_row
from ui.text import tr
from ui.text.labels import choices
from ui.text.rules import name_words
from ui.text.worth import regions_words
from ui.widgets.choices import CompletingEdit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from tracker.overview.names import Names
    from tracker.people.model import Person
    from ui.context import Context
    from ui.widgets.choices import Choice

_AIMS = {GoalKind.LEVEL: "level", GoalKind.ROLE: "role", GoalKind.BENEFIT: "benefit"}
"""The row that says what a goal of a kind aims at."""


class GoalForm(RecordForm):
    """A new goal of a person, or a change of one; which rows there are follows from what it is for."""

    def __init__(self, context: Context, names: Names, person: Person, goal: Goal | None = None) -> None:
        store = context.work.store
        self._before = goal

        def save(values: dict[str, Any]) -> None:
            if goal:
                service.edit(store, "goal", goal.uid, values)
            else:
                service.add(store, "goal", person.uid, values)

        super().__init__(
            context,
            tr("Goal") if goal else tr("New goal"),
            Goal,
            [
                choice_row(
                    "kind",
                    tr("What for"),
                    choices(GoalKind),
                    empty=tr("Not given") if goal and goal.kind is None else None,
                ),
                _code_row("occupation", tr("Occupation"), names.occupations.items()),
                choice_row("level", tr("Level"), choices(Level), empty=tr("Not given")),
                _code_row("role", tr("Post"), ((code, words) for (_ladder, code), words in names.roles.items())),
                _code_row("benefit", tr("Benefit"), _benefits(context, person)),
                day_row("by", tr("Until")),
            ],
            save=save,
            said=tr("Saved."),
            start=goal.as_dict() if goal else {"kind": GoalKind.LEVEL, "occupation": person.occupation},
            fixed={"uid": goal.uid if goal else "new", "person": person.uid},
        )
        self.rows["kind"].editor.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        """What the kind aims at, and what the goal of that kind had before."""
        kind = self.rows["kind"].editor.value()
        for of_kind, name in _AIMS.items():
            self.rows[name].setVisible(kind == of_kind or self._had(name, kind))
        self.rows["occupation"].setVisible(kind == GoalKind.LEVEL or self._had("occupation", kind))

    def _had(self, name: str, kind: object) -> bool:
        before = self._before
        return before is not None and before.kind == kind and getattr(before, name) is not None

    def _problems(self, values: Mapping[str, Any]) -> list[Problem]:
        """A goal says what it aims at, unless it comes from an option, which says it."""
        aim = _AIMS[GoalKind(values["kind"])] if values.get("kind") else None
        missing = [Problem(code="missing", where=aim)] if aim and values.get(aim) is None else []
        return [*missing, *super()._problems(values)]


def _code_row(name: str, label: str, offered: Iterable[Choice]) -> Field:
    """One of many codes the packs know, or words of one's own."""
    make = partial(CompletingEdit, tuple(offered), name=f"field_{name}", free=True)
    return Field(name=name, label=label, editor=make, hint=tr("Type part of its name and choose it from the list."))


def _benefits(context: Context, person: Person) -> list[Choice]:
    """The benefits in force today, each with where it is given."""
    found = benefits_of(context.work.store.read(), person.uid, today=context.work.today())
    return [
        (one.benefit.id, " · ".join(filter(None, (name_words(one.benefit), regions_words(one.benefit.regions)))))
        for one in found
    ]
