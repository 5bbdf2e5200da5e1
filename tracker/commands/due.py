"""`due`: what runs out, and when to act."""

from __future__ import annotations

from tracker.commands.answer import Answer
from tracker.commands.shapes import plain
from tracker.overview.agenda import agenda

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tracker.commands.options import Options


def run(options: Options) -> Answer:
    """Every dated duty, the nearest first."""
    with options.workspace() as work:
        items = agenda(work.store.read(), work.person().uid, today=work.today(), within=options.within)
    return Answer(
        found=items,
        data={
            "deadlines": [
                {
                    "kind": item.kind,
                    "subject": item.subject,
                    "title": item.certificate.title if item.certificate else item.step.title if item.step else None,
                    "name": plain(item.rule.name) if item.rule else None,
                    "opens_on": plain(item.opens_on),
                    "due_on": plain(item.due_on),
                    "days_left": item.days_left,
                    "state": item.state,
                    "source": item.source,
                    "note": item.note,
                }
                for item in items
            ]
        },
    )
