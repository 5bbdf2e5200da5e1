"""The forms about ways ahead: an option, and an application for a post with what came of it."""

from __future__ import annotations

from functools import partial

from tracker.kernel.terms import StationClass
from tracker.paths import service
from tracker.paths.model import Option, OptionKind, Selection, SelectionResult
from ui.forms.record_form import Field, RecordForm
from ui.text import tr
from ui.text.labels import choices
from ui.widgets.choices import ChoiceEdit
from ui.widgets.codes import RegionEdit
from ui.widgets.dates import DateEdit
from ui.widgets.editors import DecimalEdit, MoneyEdit, NoteEdit, NumberEdit, TextEdit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tracker.overview.names import Names
    from ui.context import Context

_FURTHEST_KM = 10_000


class OptionForm(RecordForm):
    """A new option of a worker, or a change of one; which rows there are follows from the kind."""

    def __init__(self, context: Context, names: Names, person: str, option: Option | None = None) -> None:
        store = context.work.store

        def save(values: dict[str, Any]) -> None:
            given = _with_post(values)
            if option:
                service.edit_option(store, option.uid, given)
            else:
                service.add_option(store, person, given)

        start: dict[str, Any] = option.as_dict() if option else {"kind": OptionKind.POST}
        if option and option.role:
            start["role"] = f"{option.ladder}/{option.role}"
        super().__init__(
            context,
            tr("Change an option") if option else tr("A new option"),
            Option,
            _option_fields(names),
            save=save,
            said=tr("Saved."),
            start=start,
            fixed={"uid": option.uid if option else "new", "person": person},
        )
        self.rows["kind"].editor.changed.connect(self._fit_kind)
        self._fit_kind()

    def _fit_kind(self) -> None:
        """A post is asked for where one is taken, a region where one moves."""
        kind = self.rows["kind"].editor.value()
        for name in ("role", "station_class", "candidates", "posts", "rank"):
            self.rows[name].setVisible(kind == OptionKind.POST)
        self.rows["region"].setVisible(kind != OptionKind.STAY)


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
            _text("post", tr("Post")),
            _day("on", tr("Day")),
            _number("candidates", tr("Candidates")),
            _number("posts", tr("Posts to fill")),
            _number("rank", tr("My place")),
            _choice("result", tr("Result"), choices(SelectionResult), empty=tr("Not known yet")),
            _text("employer", tr("Employer")),
            _choice("station_class", tr("Class of the station"), choices(StationClass), empty=tr("Not given")),
            Field(name="region", label=tr("Region"), editor=partial(RegionEdit, name="field_region")),
            Field(name="note", label=tr("Note"), editor=partial(NoteEdit, name="field_note")),
        ],
        save=save,
        said=tr("Saved."),
        start=selection.as_dict() if selection else None,
        fixed={"uid": selection.uid if selection else "new", "person": person},
    )


def _with_post(values: dict[str, Any]) -> dict[str, Any]:
    """The post chosen, parted into its ladder and its role."""
    ladder, _, role = (values.get("role") or "").rpartition("/")
    return {**values, "ladder": ladder or None, "role": role or None}


def _option_fields(names: Names) -> list[Field]:
    posts = [(f"{ladder}/{role}", name) for (ladder, role), name in names.roles.items()]
    distance = partial(DecimalEdit, name="field_distance_km", highest=_FURTHEST_KM)
    rating = partial(NumberEdit, name="field_family_rating", lowest=1, highest=5)
    return [
        _choice("kind", tr("What it is"), choices(OptionKind)),
        _text("title", tr("What I call it"), tr("Leave empty to use the name of the post or region.")),
        _choice("role", tr("Post"), posts, empty=tr("Not given")),
        _choice("station_class", tr("Class of the station"), choices(StationClass), empty=tr("Not given")),
        Field(name="region", label=tr("Region"), editor=partial(RegionEdit, name="field_region")),
        _day("start", tr("Begins on"), tr("Leave empty if it can begin as soon as the conditions are met.")),
        _money("pay_low_fen", tr("Pay a month (yuan), at least")),
        _money("pay_high_fen", tr("Pay a month (yuan), at most")),
        Field(name="distance_km", label=tr("Distance from home (km)"), editor=distance),
        _text("travel", tr("Travel")),
        _text("family", tr("What it means for the family")),
        Field(name="family_rating", label=tr("For the family: 1 hard, 5 good"), editor=rating),
        _number("candidates", tr("Candidates last time")),
        _number("posts", tr("Posts to fill last time")),
        _number("rank", tr("My place last time")),
        Field(name="note", label=tr("Note"), editor=partial(NoteEdit, name="field_note")),
    ]


def _choice(name: str, label: str, offered: list[tuple[str, str]], empty: str | None = None) -> Field:
    return Field(name=name, label=label, editor=partial(ChoiceEdit, offered, name=f"field_{name}", empty=empty))


def _text(name: str, label: str, hint: str = "") -> Field:
    return Field(name=name, label=label, editor=partial(TextEdit, name=f"field_{name}"), hint=hint)


def _number(name: str, label: str) -> Field:
    return Field(name=name, label=label, editor=partial(NumberEdit, name=f"field_{name}", lowest=1))


def _money(name: str, label: str) -> Field:
    return Field(name=name, label=label, editor=partial(MoneyEdit, name=f"field_{name}"))


def _day(name: str, label: str, hint: str = "") -> Field:
    return Field(name=name, label=label, editor=partial(DateEdit, name=f"field_{name}"), hint=hint)
