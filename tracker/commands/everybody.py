"""`roles`, `benefits` and `opportunities` with `--everybody`: who in the file meets what each of them asks."""

from __future__ import annotations

from tracker.commands.answer import Answer
from tracker.commands.shapes import entry_data
from tracker.people.repo import people_in_order

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.catalog.model import Benefit, Opportunity, Role
    from tracker.commands.options import Options


def everybody(
    options: Options, kind: type[Role | Benefit | Opportunity], listed_as: str, ladder: str | None = None
) -> Answer:
    """What is in force of a kind, or of one ladder, and asks something, with the people who meet it, by name."""
    from tracker.overview.everyone import measure_everyone

    with options.workspace() as work:
        reader = work.store.read()
        people = dict(people_in_order(reader))
        measured = tuple(measure_everyone(reader, kind, today=work.today()))
    found = [one for one in measured if ladder in (None, getattr(one.entry, "ladder", None))]
    met_by = [one.met_by for one in found]
    who = [[uid for uid in people if uid in met] for met in met_by]
    named = [[people[uid] for uid in uids] for uids in who]
    entries = [
        {**_name(one.entry), **entry_data(one.entry), "met": len(uids), "who": uids}
        for one, uids in zip(found, who, strict=True)
    ]
    return Answer(
        found=(len(people), tuple(zip((one.entry for one in found), named, strict=True))),
        data={"people": len(people), listed_as: entries},
    )


def _name(entry: Role | Benefit | Opportunity) -> dict[str, str]:
    ladder = getattr(entry, "ladder", None)
    return {"id": entry.id} if ladder is None else {"id": entry.id, "ladder": ladder}
