"""The sections of My record: what each is called, its columns, and what an empty one says."""

from __future__ import annotations

from tracker.kernel.record import Record
from ui.models.record_table import Column
from ui.text import tr
from ui.text.formats import yuan
from ui.text.labels import label

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from typing import Any

    from tracker.overview.names import Names


class Kind(Record):
    """One section: `name` is the record's kind, `icon` and the words for its tab, its button and its empty state."""

    name: str
    icon: str
    title: str
    add: str
    change: str
    empty_title: str
    empty_text: str
    columns: tuple[Column, ...]


def _words(title: str, field: str, width: int = 160) -> Column:
    return Column(
        title=title,
        text=lambda record: getattr(record, field) or "–",
        raw=lambda record: getattr(record, field),
        width=width,
    )


def _day(title: str, field: str, none: Callable[[], str] | None = None) -> Column:
    def text(record: Any) -> str:
        day: date | None = getattr(record, field)
        return day.isoformat() if day else (none() if none else "–")

    return Column(title=title, text=text, raw=lambda record: getattr(record, field), width=110)


def _code(title: str, field: str, width: int = 130) -> Column:
    return Column(
        title=title,
        text=lambda record: label(getattr(record, field)),
        raw=lambda record: str(getattr(record, field) or "") or None,
        width=width,
    )


def _number(title: str, field: str) -> Column:
    return Column(
        title=title,
        text=lambda record: "–" if getattr(record, field) is None else f"{getattr(record, field):g}",
        raw=lambda record: getattr(record, field),
        width=80,
    )


def kinds(names: Names) -> tuple[Kind, ...]:
    """The sections in the order of their tabs."""
    occupation = Column(
        title=tr("Occupation"),
        text=lambda record: names.occupation(record.occupation) or tr("not given"),
        raw=lambda record: record.occupation,
        width=170,
    )
    return (
        _experience(occupation),
        _education(),
        _training(occupation),
        _award(),
        _exam(occupation),
        _income(),
        _goal(occupation, names),
    )


def _experience(occupation: Column) -> Kind:
    return Kind(
        name="experience",
        icon="work",
        title=tr("Work"),
        add=tr("New job"),
        change=tr("Job"),
        empty_title=tr("Where have you worked?"),
        empty_text=tr("Years in your occupation decide when the next level opens. Begin with your present job."),
        columns=(
            _words(tr("Employer"), "employer", 190),
            _words(tr("Job title"), "title", 130),
            _day(tr("First day"), "start"),
            _day(tr("Last day"), "end", lambda: tr("goes on")),
            occupation,
        ),
    )


def _education() -> Kind:
    return Kind(
        name="education",
        icon="school",
        title=tr("Education"),
        add=tr("New school"),
        change=tr("School"),
        empty_title=tr("Which school did you finish?"),
        empty_text=tr("A technical school or college can shorten the years a level asks for."),
        columns=(
            _words(tr("School"), "school", 220),
            _code(tr("Kind of school"), "stage", 180),
            _day(tr("Graduated on"), "graduated_on", lambda: tr("still there")),
        ),
    )


def _training(occupation: Column) -> Kind:
    return Kind(
        name="training",
        icon="study",
        title=tr("Training"),
        add=tr("New course"),
        change=tr("Course"),
        empty_title=tr("Which courses did you take?"),
        empty_text=tr("Some reviews and routes ask for class hours."),
        columns=(
            _words(tr("Course"), "title", 220),
            occupation,
            _number(tr("Class hours"), "hours"),
            _day(tr("Completed on"), "completed_on"),
            _words(tr("Given by"), "provider"),
        ),
    )


def _award() -> Kind:
    return Kind(
        name="award",
        icon="trophy",
        title=tr("Awards"),
        add=tr("New award"),
        change=tr("Award"),
        empty_title=tr("Have you won anything?"),
        empty_text=tr("A placing in a competition can bring a level ahead of time."),
        columns=(
            _words(tr("Competition"), "competition", 220),
            _code(tr("Tier"), "tier"),
            _words(tr("Event"), "event", 130),
            _code(tr("Prize"), "prize", 100),
            _number(tr("Rank"), "rank"),
            _day(tr("Day"), "on"),
        ),
    )


def _exam(occupation: Column) -> Kind:
    return Kind(
        name="exam",
        icon="record",
        title=tr("Exams"),
        add=tr("New exam"),
        change=tr("Exam"),
        empty_title=tr("Which exams have you sat?"),
        empty_text=tr("Each part counts by itself: 60 of 100 passes it."),
        columns=(
            _day(tr("Day"), "on"),
            occupation,
            _code(tr("Level"), "level", 150),
            _number(tr("Theory"), "theory"),
            _number(tr("Practical"), "skills"),
            _number(tr("Review"), "review"),
            _code(tr("Result"), "result", 110),
        ),
    )


def _income() -> Kind:
    return Kind(
        name="income",
        icon="money",
        title=tr("Income"),
        add=tr("New income"),
        change=tr("Income"),
        empty_title=tr("What do you earn?"),
        empty_text=tr("Kept on this computer only. It shows what a change of post or level was worth."),
        columns=(
            _words(tr("Month"), "month", 120),
            Column(
                title=tr("Amount"),
                text=lambda record: yuan(record.amount_fen),
                raw=lambda record: record.amount_fen,
                width=160,
            ),
        ),
    )


def _goal(occupation: Column, names: Names) -> Kind:
    return Kind(
        name="goal",
        icon="target",
        title=tr("Goals"),
        add=tr("New goal"),
        change=tr("Goal"),
        empty_title=tr("What are you aiming at?"),
        empty_text=tr("A goal with a day is kept in sight on the first page."),
        columns=(
            _code(tr("What for"), "kind"),
            occupation,
            _code(tr("Level"), "level", 170),
            Column(
                title=tr("Post"),
                text=lambda record: names.role(record.role) if record.role else "–",
                raw=lambda record: record.role,
            ),
            _day(tr("Until"), "by"),
        ),
    )


def tab_title(kind: Kind, count: int) -> str:
    """A tab's words, with how many records it has."""
    return f"{kind.title} {count}" if count else kind.title
