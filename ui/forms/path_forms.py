"""The forms about ways ahead: an option, a step to a goal, an application for a post with what came of it."""

from __future__ import annotations

from functools import partial

from tracker.kernel.terms import StationClass
from tracker.paths import service
from tracker.paths.model import GoalStep, Option, OptionKind, Selection, SelectionResult, StepKind
from ui.forms.record_form import Field, RecordForm
from ui.forms.rows import choice_row, day_row, decimal_row, money_row, note_row, number_row, region_row, text_row
from ui.text import tr
from ui.text.formats import yuan
from ui.text.labels import choices
from ui.widgets.editors import PercentEdit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from tracker.kernel.problems import Problem
    from tracker.overview.names import Names
    from ui.context import Context

_FURTHEST_KM = 10_000
_AMOUNT, _CHANGE = "amount", "change"
_PAY = {_AMOUNT: ("pay_low_fen", "pay_high_fen"), _CHANGE: ("pay_low_permille", "pay_high_permille")}


class OptionForm(RecordForm):
    """A new option of a kind, or a change of one; which rows there are follows from the kind and how pay is given."""

    def __init__(
        self,
        context: Context,
        names: Names,
        person: str,
        option: Option | None = None,
        *,
        kind: OptionKind = OptionKind.POST,
    ) -> None:
        work = context.work

        def save(values: dict[str, Any]) -> None:
            given = _with_post(values)
            if option:
                service.edit_option(work.store, option.uid, given)
            else:
                service.add_option(work.store, person, given)

        start: dict[str, Any] = option.as_dict() if option else {"kind": kind}
        if option and option.role:
            start["role"] = f"{option.ladder}/{option.role}"
        start["pay_as"] = _CHANGE if start.get("pay_low_permille") is not None else _AMOUNT
        pay_fen = service.pay_of(work.store.read(), person, today=work.today())
        super().__init__(
            context,
            tr("Change an option") if option else tr("A new option"),
            Option,
            [*_option_head(names), *_pay_fields(pay_fen), *_option_rest()],
            save=save,
            said=tr("Saved."),
            start=start,
            fixed={"uid": option.uid if option else "new", "person": person},
        )
        for name in ("kind", "pay_as"):
            self.rows[name].editor.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        """A post is asked for where one is taken, a region where one moves; pay in one of its two ways."""
        kind, pay_as = self.rows["kind"].editor.value(), self.rows["pay_as"].editor.value()
        for name in ("role", "station_class", "candidates", "posts", "rank"):
            self.rows[name].setVisible(kind == OptionKind.POST)
        self.rows["region"].setVisible(kind != OptionKind.STAY)
        for given, names in _PAY.items():
            for name in names:
                self.rows[name].setVisible(pay_as == given)

    def _problems(self, values: Mapping[str, Any]) -> list[Problem]:
        return super()._problems({name: value for name, value in values.items() if name != "pay_as"})


def selection_form(context: Context, person: str, selection: Selection | None = None) -> RecordForm:
    """A new application for a post, or a change of one."""
    store = context.work.store

    def save(values: dict[str, Any]) -> None:
        if selection:
            service.edit_selection(store, selection.uid, values)
        else:
            service.add_selection(store, person, values)

    return RecordForm(
        context,
        tr("Change an application") if selection else tr("A new application"),
        Selection,
        [
            text_row("post", tr("Post")),
            day_row("on", tr("Day")),
            number_row("candidates", tr("Candidates")),
            number_row("posts", tr("Posts to fill")),
            number_row("rank", tr("My place")),
            choice_row("result", tr("Result"), choices(SelectionResult), empty=tr("Not known yet")),
            text_row("employer", tr("Employer")),
            choice_row("station_class", tr("Class of the station"), choices(StationClass), empty=tr("Not given")),
            region_row(),
            note_row(),
        ],
        save=save,
        said=tr("Saved."),
        start=selection.as_dict() if selection else None,
        fixed={"uid": selection.uid if selection else "new", "person": person},
    )


def step_form(context: Context, goal: str, step: GoalStep | None = None) -> RecordForm:
    """A step of the worker's own to a goal, or a change of any."""
    store = context.work.store

    def save(values: dict[str, Any]) -> None:
        if step:
            service.edit_step(store, step.uid, values)
        else:
            service.add_step(store, goal, values)

    own = step is None or step.kind is StepKind.OWN
    hint = "" if own else tr("Leave empty for the words of the rule.")
    return RecordForm(
        context,
        tr("Change a step") if step else tr("A new step"),
        GoalStep,
        [
            text_row("title", tr("What is to be done"), hint, required=own),
            day_row("by", tr("By")),
            day_row("done_on", tr("Done on")),
        ],
        save=save,
        said=tr("Saved."),
        start=step.as_dict() if step else None,
        fixed=step.as_dict() if step else {"uid": "new", "person": "new", "goal": goal, "kind": StepKind.OWN},
    )


def _with_post(values: dict[str, Any]) -> dict[str, Any]:
    """The post chosen, parted into its ladder and its role."""
    ladder, _, role = (values.get("role") or "").rpartition("/")
    given = {name: value for name, value in values.items() if name != "pay_as"}
    return {**given, "ladder": ladder or None, "role": role or None}


def _option_head(names: Names) -> list[Field]:
    posts = [(f"{ladder}/{role}", name) for (ladder, role), name in names.roles.items()]
    return [
        choice_row("kind", tr("What it is"), choices(OptionKind)),
        text_row("title", tr("What I call it"), tr("Leave empty to use the name of the post or region.")),
        choice_row("role", tr("Post"), posts, empty=tr("Not given")),
        choice_row("station_class", tr("Class of the station"), choices(StationClass), empty=tr("Not given")),
        region_row(),
        text_row("employer", tr("Employer"), tr("Only what this employer did with your certificates counts then.")),
        day_row("start", tr("Begins on"), tr("Leave empty if it can begin as soon as the conditions are met.")),
    ]


def _pay_fields(pay_fen: int | None) -> list[Field]:
    """Pay as amounts, or as a change of what the record shows for today."""
    now = tr("Now {amount} a month on average, by your record.").format(amount=yuan(pay_fen)) if pay_fen else ""
    ways = [(_AMOUNT, tr("Amounts in yuan"))]
    if pay_fen:
        ways.append((_CHANGE, tr("More or less than now, in per cent")))
    percent = tr("For example 20, or -10 for less.")
    return [
        choice_row("pay_as", tr("Pay is given as"), ways, hint=now),
        money_row("pay_low_fen", tr("Pay a month (yuan), at least")),
        money_row("pay_high_fen", tr("Pay a month (yuan), at most")),
        _percent_row("pay_low_permille", tr("Change of pay (%), at least"), percent),
        _percent_row("pay_high_permille", tr("Change of pay (%), at most")),
    ]


def _percent_row(name: str, label: str, hint: str = "") -> Field:
    make = partial(PercentEdit, name=f"field_{name}", lowest=-100, highest=1000)
    return Field(name=name, label=label, editor=make, hint=hint)


def _option_rest() -> list[Field]:
    return [
        decimal_row("distance_km", tr("Distance from home (km)"), highest=_FURTHEST_KM),
        text_row("travel", tr("Travel")),
        text_row("family", tr("What it means for the family")),
        number_row("family_rating", tr("For the family: 1 hard, 5 good"), highest=5),
        number_row("candidates", tr("Candidates last time")),
        number_row("posts", tr("Posts to fill last time")),
        number_row("rank", tr("My place last time")),
        note_row(),
    ]
