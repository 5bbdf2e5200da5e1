"""Home before there is anything to measure: what is missing, and the first act."""

from __future__ import annotations

from ui.text import tr
from ui.widgets.empty_state import EmptyState

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.overview.standing import Standing
    from ui.context import Context


def no_person(context: Context) -> EmptyState:
    """The file has nobody yet."""
    empty = EmptyState(
        "person",
        tr("Whose career is this?"),
        tr("Enter your name and occupation first. Then this page shows your next level and its earliest day."),
        tr("Enter who I am"),
        name="home_no_person",
    )
    empty.acted.connect(lambda: context.shell.go("record"))
    return empty


def no_occupation(context: Context, standing: Standing) -> EmptyState:
    """There is a worker, but nothing says in which occupation."""
    enter = bool(standing.facts.certificates)
    empty = EmptyState(
        "certificate",
        tr("Which occupation is yours?"),
        tr("Add your first certificate, or enter your occupation. Then this page shows your next level."),
        tr("Enter my occupation") if enter else tr("Add my first certificate"),
        name="home_no_occupation",
    )
    place = ("record", standing.facts.person.uid) if enter else ("certificates", None)
    empty.acted.connect(lambda: context.shell.go(*place))
    return empty
