"""What runs out, at the terminal."""

from __future__ import annotations

from ui.text.answers.around import surroundings
from ui.text.catalogue import tr
from ui.text.columns import columns
from ui.text.labels import certificate_name, label
from ui.text.standing import deadline_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.commands.answer import Answer
    from tracker.commands.options import Options
    from tracker.overview.agenda import AgendaItem
    from tracker.overview.names import Names


def run(answer: Answer, options: Options) -> Iterator[str]:
    """A line for each date, the nearest first."""
    names, today = surroundings(options)
    items: tuple[AgendaItem, ...] = answer.found
    if not items:
        yield tr("Nothing runs out.")
        return
    yield from columns(
        [
            (label(item.state), str(item.due_on), _what(item, names), deadline_words(item, today=today))
            for item in items
        ],
        indent="",
    )


def _what(item: AgendaItem, names: Names) -> str:
    if item.certificate:
        return certificate_name(item.certificate, names)
    return f"{label(item.kind)} {label(item.goal.level) if item.goal and item.goal.level else ''}".strip()
