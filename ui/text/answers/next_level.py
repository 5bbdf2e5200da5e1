"""The next level at the terminal: the nearest way in full, the others in a line each."""

from __future__ import annotations

from ui.text.answers.around import MARKS, line, origin, parts, surroundings
from ui.text.catalogue import tr
from ui.text.headline import headline
from ui.text.labels import edition_name, name_in
from ui.text.verdicts import outcome, state_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tracker.commands.answer import Answer
    from tracker.commands.options import Options
    from tracker.overview.next_level import NextLevel, RouteVerdict


def run(answer: Answer, options: Options) -> Iterator[str]:
    """From which level to which, when, and why."""
    names, today = surroundings(options)
    found: NextLevel = answer.found
    if found.occupation is None:
        yield tr("No occupation is entered for this worker; name one with --occupation.")
        return
    yield names.occupation(found.occupation)
    yield headline(found, names, today=today)
    if found.applying is None or not found.applying.routes:
        return
    nearest, *others = found.applying.routes
    yield ""
    yield tr("By the {edition}:").format(edition=edition_name(found.applying.edition))
    yield _line(nearest, today)
    yield from parts(nearest.verdict, names, today)
    yield f"    {origin(nearest.route)}"
    if others:
        yield tr("Other ways:")
        yield from (_line(other, today) for other in others)
    for edition in found.others:
        if edition.verdict:
            yield tr("By the {edition}: {outcome}").format(
                edition=edition_name(edition.edition), outcome=outcome(edition.verdict, today=today)
            )


def _line(way: RouteVerdict, today: date) -> str:
    named = name_in(way.route.name, way.route.id)
    return f"  {MARKS[state_of(way.verdict)]} {line(named, outcome(way.verdict, today=today))}"
