"""Who in the file meets what posts, benefits and opportunities ask, at the terminal."""

from __future__ import annotations

from ui.text.answers.around import MARKS, line, origin
from ui.text.catalogue import ntr, tr
from ui.text.labels import name_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.commands.answer import Answer

_SHOWN = 12
"""How many names stand in a line."""


def everybody(answer: Answer) -> Iterator[str]:
    """A line for each, with the names of those who meet it."""
    people, found = answer.found
    yield ntr("{n} person in the file", "{n} people in the file", people).format(n=people)
    if not found:
        yield tr("The packs in the file name none.")
    for entry, who in found:
        said = tr(", ").join(who[:_SHOWN]) or tr("nobody yet")
        if len(who) > _SHOWN:
            more = len(who) - _SHOWN
            said = f"{said} {ntr('… and {n} more', '… and {n} more', more).format(n=more)}"
        counted = f"{len(who)}/{people} · {said}" if who else said
        yield f"{MARKS['met' if who else 'act']} {line(name_in(entry.name, entry.key), counted)}"
        yield f"    {origin(entry)}"
