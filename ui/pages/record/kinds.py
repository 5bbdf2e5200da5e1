"""The sections of My record: what each is called, its columns, and what an empty one says."""

from __future__ import annotations

from tracker.kernel.record import Record
from tracker.kernel.terms import GoalKind
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
    from tracker.people.model import Goal


class Kind(Record):
    """One section: `name` is the record's kind, `icon` and the words for its tab, its button and its empty state.

    `importance` says which columns are shown first where not all find room.
    """

    name: str
    icon: str
    title: str
    add: str
    change: str
    empty_title: str
    empty_text: str
    columns: tuple[Column, ...]
    importance: tuple[int, ...]


def _words(title: str, field: str) -> Column:
    return Column(
        title=title,
        text=lambda record: getattr(record, field) or "–",
        raw=lambda record: getattr(record, field),
    )


def _day(title: str, field: str, none: Callable[[], str] | None = None) -> Column:
    def text(record: Any) -> str:
        day: date | None = getattr(record, field)
        return day.isoformat() if day else (none() if none else "–")

    return Column(title=title, text=text, raw=lambda record: getattr(record, field))


def _code(title: str, field: str) -> Column:
    return Column(
        title=title,
        text=lambda record: label(getattr(record, field)),
        raw=lambda record: str(getattr(record, field) or "") or None,
    )


def _number(title: str, field: str) -> Column:
    return Column(
        title=title,
        text=lambda record: "–" if getattr(record, field) is None else f"{getattr(record, field):g}",
        raw=lambda record: getattr(record, field),
    )


def kinds(names: Names) -> tuple[Kind, ...]:
    """The sections in the order of their tabs."""
    occupation = Column(
        title=tr("Occupation"),
        text=lambda record: names.occupation(record.occupation) or tr("not given"),
        raw=lambda record: record.occupation,
    )
    return (
        _experience(occupation),
        _education(),
        _training(occupation),
        _award(),
        _exam(occupation),
        _income(),
        _goal(names),
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
            _words(tr("Employer"), "employer"),
            _words(tr("Job title"), "title"),
            _day(tr("First day"), "start"),
            _day(tr("Last day"), "end", lambda: tr("goes on")),
            occupation,
        ),
        importance=(0, 2, 3, 1, 4),
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
            _words(tr("School"), "school"),
            _code(tr("Kind of school"), "stage"),
            _day(tr("Graduated on"), "graduated_on", lambda: tr("still there")),
        ),
        importance=(0, 2, 1),
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
            _words(tr("Course"), "title"),
            occupation,
            _number(tr("Class hours"), "hours"),
            _day(tr("Completed on"), "completed_on"),
            _words(tr("Given by"), "provider"),
        ),
        importance=(0, 3, 2, 1, 4),
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
            _words(tr("Competition"), "competition"),
            _code(tr("Tier"), "tier"),
            _words(tr("Event"), "event"),
            _code(tr("Prize"), "prize"),
            _number(tr("Rank"), "rank"),
            _day(tr("Day"), "on"),
        ),
        importance=(0, 3, 5, 4, 1, 2),
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
            _code(tr("Level"), "level"),
            _number(tr("Theory"), "theory"),
            _number(tr("Practical"), "skills"),
            _number(tr("Review"), "review"),
            _code(tr("Result"), "result"),
        ),
        importance=(1, 0, 2, 6, 3, 4, 5),
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
            _words(tr("Month"), "month"),
            Column(
                title=tr("Amount"),
                text=lambda record: yuan(record.amount_fen),
                raw=lambda record: record.amount_fen,
            ),
        ),
        importance=(0, 1),
    )


def _aim(goal: Goal, names: Names) -> str:
    if goal.role:
        return names.role(goal.role)
    return names.benefit(goal.benefit) if goal.benefit else "–"


def _goal_occupation(goal: Goal, names: Names) -> str:
    """A post and a benefit say themselves which occupations they are for."""
    needed = goal.kind == GoalKind.LEVEL
    return names.occupation(goal.occupation) or (tr("not given") if needed else "–")


def _goal(names: Names) -> Kind:
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
            Column(
                title=tr("Occupation"),
                text=lambda record: _goal_occupation(record, names),
                raw=lambda record: record.occupation,
            ),
            _code(tr("Level"), "level"),
            Column(
                title=tr("Post or benefit"),
                text=lambda record: _aim(record, names),
                raw=lambda record: record.role or record.benefit,
            ),
            _day(tr("Until"), "by"),
        ),
        importance=(2, 4, 0, 3, 1),
    )


def tab_title(kind: Kind, count: int) -> str:
    """A tab's words, with how many records it has."""
    return f"{kind.title} {count}" if count else kind.title
