"""The fields of each kind of record on a worker's own page, row by row."""

from __future__ import annotations

from functools import partial

from tracker.kernel.record import Record
from tracker.kernel.terms import Contract, ExamResult, Level, Prize, SchoolStage, StationClass, Tier
from tracker.people.model import Award, Education, Exam, Experience, Income, Person, Training
from ui.forms.record_form import Field
from ui.forms.rows import region_row
from ui.text import tr
from ui.text.labels import choices
from ui.widgets.choices import ChoiceEdit, CompletingEdit
from ui.widgets.dates import DateEdit, MonthEdit
from ui.widgets.editors import DecimalEdit, MoneyEdit, NoteEdit, NumberEdit, TextEdit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.kernel.codes import Codes
    from tracker.overview.names import Names
    from ui.widgets.editors import Editor


def fields_for(kind: str, names: Names) -> tuple[type[Record], list[Field]]:
    """The record type of a kind (`person` or a name of people's `TABLES`, but not `goal`) and its rows."""
    record, rows = _KINDS[kind]
    return record, rows(names)


def _text(name: str, label: str, hint: str = "") -> Field:
    return Field(name=name, label=label, editor=partial(TextEdit, name=f"field_{name}"), hint=hint)


def _note() -> Field:
    return Field(name="note", label=tr("Note"), editor=partial(NoteEdit, name="field_note"))


def _day(name: str, label: str, hint: str = "") -> Field:
    return Field(name=name, label=label, editor=partial(DateEdit, name=f"field_{name}"), hint=hint)


def _code(name: str, label: str, codes: type[Codes], hint: str = "") -> Field:
    make = partial(ChoiceEdit, choices(codes), name=f"field_{name}", empty=tr("Not given"))
    return Field(name=name, label=label, editor=make, hint=hint)


def _mark(name: str, label: str) -> Field:
    return Field(name=name, label=label, editor=partial(DecimalEdit, name=f"field_{name}", highest=100))


def _occupation(names: Names) -> Field:
    make = partial(CompletingEdit, tuple(names.occupations.items()), name="field_occupation", free=True)
    return Field(
        name="occupation",
        label=tr("Occupation"),
        editor=make,
        hint=tr("Type part of its name or code; without it the record counts towards no level."),
    )


def _person(names: Names) -> list[Field]:
    return [
        _text("name", tr("Name")),
        _day("birth_date", tr("Date of birth")),
        _occupation(names).replace(hint=tr("Type part of its name or code. The next level is measured in it.")),
        _text("employer", tr("Employer")),
        region_row(),
        _note(),
    ]


def _experience(names: Names) -> list[Field]:
    posts = {code: words for (_ladder, code), words in names.roles.items()}
    role = partial(CompletingEdit, tuple(posts.items()), name="field_role", free=True)
    return [
        _text("employer", tr("Employer")),
        _text("title", tr("Job title")),
        _occupation(names),
        Field(name="role", label=tr("Post"), editor=role, hint=tr("Where it counts towards a ladder of posts.")),
        _day("start", tr("First day")),
        _day("end", tr("Last day"), tr("Leave empty while the job goes on.")),
        _code("station_class", tr("Station class"), StationClass),
        _code("contract", tr("Contract"), Contract),
        region_row(),
        _note(),
    ]


def _education(_names: Names) -> list[Field]:
    yes_no: Callable[[], Editor] = partial(YesNoEdit, name="field_major_matches")
    return [
        _text("school", tr("School")),
        _code("stage", tr("Kind of school"), SchoolStage),
        Field(name="major_matches", label=tr("Does the subject match the occupation?"), editor=yes_no),
        _day("graduated_on", tr("Graduated on"), tr("Leave empty while still at school.")),
    ]


def _training(names: Names) -> list[Field]:
    hours = partial(DecimalEdit, name="field_hours", highest=100_000)
    return [
        _text("title", tr("Course")),
        _occupation(names),
        _code("level", tr("Level"), Level),
        Field(name="hours", label=tr("Class hours"), editor=hours),
        _day("completed_on", tr("Completed on")),
        _text("provider", tr("Given by")),
    ]


def _award(_names: Names) -> list[Field]:
    rank = partial(NumberEdit, name="field_rank", lowest=1, highest=9999)
    return [
        _text("competition", tr("Competition")),
        _code("tier", tr("Tier"), Tier),
        _text("event", tr("Event")),
        Field(name="rank", label=tr("Rank"), editor=rank),
        _code("prize", tr("Prize"), Prize),
        _day("on", tr("Day")),
    ]


def _exam(names: Names) -> list[Field]:
    return [
        _occupation(names).replace(hint=""),
        _code("level", tr("Level"), Level),
        _day("on", tr("Day")),
        _mark("theory", tr("Theory mark")),
        _mark("skills", tr("Practical mark")),
        _mark("review", tr("Overall review mark")),
        _code("result", tr("Result"), ExamResult),
    ]


def _income(_names: Names) -> list[Field]:
    return [
        Field(name="month", label=tr("Month"), editor=partial(MonthEdit, name="field_month")),
        Field(name="amount_fen", label=tr("Amount in yuan"), editor=partial(MoneyEdit, name="field_amount_fen")),
    ]


class YesNoEdit(ChoiceEdit):
    """Yes, no, or not given, as a truth value."""

    def __init__(self, *, name: str) -> None:
        super().__init__((("yes", tr("Yes")), ("no", tr("No"))), name=name, empty=tr("Not given"))

    def value(self) -> bool | None:  # type: ignore[override]
        """True, False, or None where nothing was chosen."""
        return {"yes": True, "no": False}.get(str(super().value()))

    def set_value(self, value: bool | str | None) -> None:
        """Show a truth value."""
        super().set_value({True: "yes", False: "no"}.get(value) if isinstance(value, bool) else value)


_KINDS: dict[str, tuple[type[Record], Callable[[Names], list[Field]]]] = {
    "person": (Person, _person),
    "experience": (Experience, _experience),
    "education": (Education, _education),
    "training": (Training, _training),
    "award": (Award, _award),
    "exam": (Exam, _exam),
    "income": (Income, _income),
}
