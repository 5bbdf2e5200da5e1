"""What runs out, at the terminal."""

from __future__ import annotations

from ui.text.agenda import item_deadline, item_title
from ui.text.answers.around import surroundings
from ui.text.catalogue import tr
from ui.text.columns import columns
from ui.text.labels import label

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.commands.answer import Answer
    from tracker.commands.options import Options
    from tracker.overview.agenda import AgendaItem


def run(answer: Answer, options: Options) -> Iterator[str]:
    """A line for each date, the nearest first."""
    names, today = surroundings(options)
    items: tuple[AgendaItem, ...] = answer.found
    if not items:
        yield tr("Nothing runs out.")
        return
    yield from columns(
        [
            (label(item.state), str(item.due_on), item_title(item, names), item_deadline(item, today=today))
            for item in items
        ],
        indent="",
    )
