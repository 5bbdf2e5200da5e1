"""The worker's own fields, as every page that needs them asks for them."""

from __future__ import annotations

from tracker.people import service
from ui.forms.record_fields import fields_for
from ui.forms.record_form import RecordForm
from ui.text import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tracker.overview.names import Names
    from tracker.people.model import Person
    from ui.context import Context


def person_form(context: Context, names: Names, person: Person | None) -> RecordForm:
    """Changes a worker, or enters the one whose file this is."""
    work = context.work
    record, rows = fields_for("person", names)

    def save(values: dict[str, Any]) -> None:
        if person:
            service.edit_person(work.store, person.uid, values)
        else:
            work.own(service.add_person(work.store, values))

    return RecordForm(
        context,
        tr("The worker") if person else tr("Who I am"),
        record,
        rows,
        save=save,
        said=tr("Saved."),
        start=person.as_dict() if person else None,
        fixed={"uid": person.uid if person else "new"},
    )
